import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import {
  type CertificateFile,
  type CertificateFileRefusal,
  LARGEST_CERTIFICATE_FILE,
  readCertificateFile,
} from '../../src/portal/certificate-file/read-certificate-file';
import { KEYS } from '../certificates/keys';
import {
  AT,
  basicConstraints,
  extension,
  makeCertificate,
  type Name,
} from '../certificates/make-certificate';
import {
  makeBundle,
  makeEndlessBundle,
  makeEndlessStore,
  makeRequest,
  makeRevocationList,
} from '../certificates/other-files';
import { toPem } from '../certificates/to-pem';
import {
  boolean,
  element,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../certificates/write-der';
import { CLIENT_KINDS, createAuthority, DEMO_E_PARCEL_ID } from '../portal/authority';

const named = (name: string): Name => [[[AT.commonName, 'utf8', name]]];
const own = makeCertificate({ subject: named('own') });
const second = makeCertificate({ subject: named('second') });
const authority = makeCertificate({
  subject: named('authority'),
  extensions: [basicConstraints(true)],
});
const root = makeCertificate({ subject: named('root'), extensions: [basicConstraints(true)] });
const keyPem = KEYS.p256.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function read(file: string | Uint8Array): CertificateFile {
  return readCertificateFile(typeof file === 'string' ? Buffer.from(file) : file);
}

/** The common name of the certificate that is shown, how many others, and whether with a key. */
function shown(file: string | Uint8Array): [name: string, others: number, hasPrivateKey: boolean] {
  const result = read(file);
  if (result.kind === 'refused') throw new Error(result.reason);
  return [result.certificate.commonName, result.others, result.hasPrivateKey];
}

function expectRefused(file: string | Uint8Array, reason: CertificateFileRefusal): void {
  expect(read(file)).toEqual({ kind: 'refused', reason });
}

describe('a binary file', () => {
  it('is a certificate', () => {
    expect(read(own)).toEqual({
      kind: 'certificate',
      certificate: {
        subject: 'CN=own',
        issuer: 'CN=EP123456, O=Stand-in customer, C=JP',
        commonName: 'own',
        notBefore: Date.UTC(2025, 0, 1),
        notAfter: Date.UTC(2027, 0, 1, 23, 59, 59),
        isAuthority: false,
      },
      others: 0,
      hasPrivateKey: false,
    });
  });

  it.each(['\n', '\r\n', '\n\n'])('may end in a line break: %j', (lineBreak) => {
    expect(shown(Buffer.concat([own, Buffer.from(lineBreak)]))).toEqual(['own', 0, false]);
  });

  it.each(['\0', ' ', '\nx', 'x\n'])('may not go on: %j', (more) => {
    expectRefused(Buffer.concat([own, Buffer.from(more)]), 'damaged');
    expectRefused(Buffer.concat([own, second]), 'damaged');
  });

  it('may be a view of a larger buffer', () => {
    const large = Buffer.concat([Buffer.alloc(5, 0x30), own, Buffer.alloc(5, 0x30)]);
    expect(shown(large.subarray(5, 5 + own.length))).toEqual(['own', 0, false]);
  });
});

describe('a file of PEM', () => {
  const pem = toPem(own);

  it.each<[string, string | Uint8Array]>([
    ['as it is', pem],
    ['with lines as in Windows', toPem(own, 'CERTIFICATE', '\r\n')],
    ['with lines as in old Macs', toPem(own, 'CERTIFICATE', '\r')],
    ['in one line', pem.replaceAll('\n', ' ')],
    ['without its last line break', pem.trimEnd()],
    ['with a margin', pem.replaceAll(/^/gm, '  \t')],
    ['with text around it', `Bag Attributes\n  friendlyName: 花子\n${pem}-----\nThank you\n`],
    ['with a mark before it', `\ufeff${pem}`],
    ['after a text that begins with the digit 0', `0 s:CN = own\n${pem}`],
    ['in UTF-16 of Windows', Buffer.from(`\ufeff${pem}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(pem, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\ufeff${pem}`, 'utf16le').swap16()],
    ['after a text in Shift_JIS', Buffer.concat([Buffer.of(0x8f, 0xd8, 0x96), Buffer.from(pem)])],
    ['labelled as of old', toPem(own, 'X509 CERTIFICATE')],
    ['labelled as trusted', toPem(own, 'TRUSTED CERTIFICATE')],
    [
      'with what it is trusted for',
      toPem(Buffer.concat([own, sequence(sequence())]), 'TRUSTED CERTIFICATE'),
    ],
    ['as base64 alone', own.toString('base64')],
    [
      'as base64 alone, in lines',
      `\r\n${own.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
    ],
    ['as base64 alone, in UTF-16', Buffer.from(`\ufeff${own.toString('base64')}`, 'utf16le')],
  ])('is read %s', (_how, file) => {
    expect(shown(file)).toEqual(['own', 0, false]);
  });

  it.each<[string, string]>([
    ['without its end', pem.replace(/-----END.*/, '')],
    ['without its beginning', pem.replace(/.*BEGIN.*/, '')],
    ['with another end', pem.replace('END CERTIFICATE', 'END X509 CERTIFICATE')],
    ['with a beginning in it', pem.replace(/(?=\n-----END)/, '\n-----BEGIN CERTIFICATE-----')],
    ['that is empty', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
    ['with a character less', pem.replace(/\n./, '\n')],
    ['with a strange character', pem.replace(/\nM/, '\n*')],
    ['in the base64 of addresses', pem.replaceAll('+', '-').replaceAll('/', '_').replace('M', '-')],
    ['with padding too early', pem.replace(/(\n.{8})..../, '$1AA==')],
    [
      'with too much padding',
      toPem(Buffer.concat([own, Buffer.of(0)])).replace(/=*(?=\n-----E)/, '===='),
    ],
    ['that is something else', toPem(Buffer.from('Hello, certificate'))],
    ['that goes on', toPem(Buffer.concat([own, sequence()]))],
  ])('is damaged %s', (_how, file) => {
    expect(file).not.toBe(pem);
    expectRefused(file, 'damaged');
  });

  it('shows the first certificate that is no authority', () => {
    expect(shown(toPem(root) + toPem(authority) + pem + toPem(second))).toEqual(['own', 3, false]);
    expect(shown(pem + toPem(authority))).toEqual(['own', 1, false]);
  });

  it('shows the first of authorities', () => {
    expect(shown(toPem(authority) + toPem(root))).toEqual(['authority', 1, false]);
  });

  it('shows no authority in place of one that is damaged', () => {
    const damaged = toPem(own.subarray(0, -1));
    expectRefused(damaged + toPem(authority), 'damaged');
    expect(shown(damaged + pem)).toEqual(['own', 1, false]);
    expect(shown(pem + damaged)).toEqual(['own', 1, false]);
  });

  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])(
    'says that there is a key, too: %s',
    (label) => {
      const key = toPem(Buffer.alloc(80), label);
      expect(shown(key + pem)).toEqual(['own', 0, true]);
      expect(shown(pem + key)).toEqual(['own', 0, true]);
      // Cut off, it is still a part of the key.
      expect(shown(pem + key.slice(0, -20))).toEqual(['own', 0, true]);
    },
  );

  it('is not troubled by other blocks', () => {
    expect(shown(toPem(makeRequest(), 'CERTIFICATE REQUEST') + pem)).toEqual(['own', 0, false]);
    expect(shown(toPem(Buffer.alloc(9), 'EC PARAMETERS') + pem)).toEqual(['own', 0, false]);
  });
});

const { privateKey: rsaKey, publicKey: rsaPublic } = KEYS.rsa2048;
const { privateKey: ecKey } = KEYS.p384;
const passphrase = 'secret';
const cipher = 'aes-256-cbc';

/** Files by what they are, binary, and the label they have as PEM. */
const OTHERS: [what: string, CertificateFileRefusal, Buffer, label: string][] = [
  ['a request', 'request', makeRequest(), 'CERTIFICATE REQUEST'],
  ['a request of old', 'request', makeRequest(), 'NEW CERTIFICATE REQUEST'],
  ['a bare request', 'request', makeRequest({ hasAttributes: false }), 'CERTIFICATE REQUEST'],
  ['a request of nobody', 'request', makeRequest({ name: [] }), 'CERTIFICATE REQUEST'],
  ['a revocation list', 'revocation-list', makeRevocationList(2), 'X509 CRL'],
  ['a revocation list of old', 'revocation-list', makeRevocationList(1), 'X509 CRL'],
  ['a bundle', 'bundle', makeBundle(own, authority), 'PKCS7'],
  ['a bundle as CMS', 'bundle', makeBundle(own), 'CMS'],
  ['a bundle without lengths', 'bundle', makeEndlessBundle(), 'PKCS #7 SIGNED DATA'],
  ['a store without lengths', 'with-key', makeEndlessStore(), 'PKCS12'],
  ['a key, PKCS#8', 'private-key', ecKey.export({ type: 'pkcs8', format: 'der' }), 'PRIVATE KEY'],
  [
    'a key of Ed25519',
    'private-key',
    KEYS.ed25519.privateKey.export({ type: 'pkcs8', format: 'der' }),
    'PRIVATE KEY',
  ],
  [
    'a key under a password',
    'private-key',
    rsaKey.export({ type: 'pkcs8', format: 'der', cipher, passphrase }),
    'ENCRYPTED PRIVATE KEY',
  ],
  [
    'a key, PKCS#1',
    'private-key',
    rsaKey.export({ type: 'pkcs1', format: 'der' }),
    'RSA PRIVATE KEY',
  ],
  ['a key, SEC 1', 'private-key', ecKey.export({ type: 'sec1', format: 'der' }), 'EC PRIVATE KEY'],
];

describe('another file', () => {
  it.each(OTHERS)('is %s', (_what, reason, der, label) => {
    expectRefused(der, reason);
    expectRefused(der.toString('base64'), reason);
    expectRefused(toPem(der, label), reason);
    expectRefused(Buffer.from(`\ufeff${toPem(der, label, '\r\n')}`, 'utf16le'), reason);
    // Cut off in the middle, it still is what it is.
    expectRefused(der.subarray(0, der.length / 2), reason);
  });

  it.each(OTHERS)('is %s under a wrong label', (_what, reason, der) => {
    expectRefused(toPem(der), reason);
  });

  it('is a key even with a request', () => {
    expectRefused(toPem(makeRequest(), 'CERTIFICATE REQUEST') + keyPem, 'private-key');
  });

  it('is a key as PEM, under a password, too', () => {
    expectRefused(
      rsaKey.export({ type: 'pkcs1', format: 'pem', cipher, passphrase }).toString(),
      'private-key',
    );
    expectRefused(toPem(Buffer.alloc(99), 'OPENSSH PRIVATE KEY'), 'private-key');
    const { privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    expectRefused(privateKey.export({ type: 'pkcs8', format: 'der' }), 'private-key');
  });

  it.each<[string, string | Uint8Array]>([
    ['a text', 'Dear customer,\nhere is no certificate.\n'],
    ['one character', '0'],
    ['a short text in base64', 'SGVsbG8='],
    ['an empty sequence', Buffer.of(0x30, 0)],
    ['a sequence that is cut off', Buffer.of(0x30)],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex')],
    ['a Java key store', Buffer.from('feedfeed0000000200000001', 'hex')],
    ['noughts', Buffer.alloc(2000)],
    ['a public key', rsaPublic.export({ type: 'spki', format: 'der' })],
    ['a public key, PKCS#1', rsaPublic.export({ type: 'pkcs1', format: 'der' })],
    ['a public key as PEM', rsaPublic.export({ type: 'spki', format: 'pem' }).toString()],
    ['a signature', sequence(integer(1), integer(2))],
    ['another content of PKCS#7', sequence(objectIdentifier('1.2.840.113549.1.7.3'))],
    ['a number and nothing', sequence(integer(3))],
    ['a later number', sequence(integer(4), sequence())],
  ])('is no certificate: %s', (_what, file) => {
    expectRefused(file, 'not-a-certificate');
  });

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['spaces', ' \r\n\t\n'],
    ['a mark', '\ufeff'],
    ['a mark of UTF-16', Buffer.of(0xff, 0xfe)],
  ])('is empty: %s', (_what, file) => {
    expectRefused(file, 'empty');
  });

  it('is too large from one byte more than the largest', () => {
    const largest = Buffer.alloc(LARGEST_CERTIFICATE_FILE, '\n');
    toPem(own)
      .split('')
      .forEach((character, at) => {
        largest[at] = character.charCodeAt(0);
      });
    expect(shown(largest)).toEqual(['own', 0, false]);
    expectRefused(Buffer.concat([largest, Buffer.from('\n')]), 'too-large');
  });
});

describe('the parts of a certificate', () => {
  it('tell an authority by basic constraints', () => {
    const isAuthority = (...extensions: Buffer[]): boolean | string => {
      const result = read(makeCertificate({ extensions }));
      return result.kind === 'certificate' ? result.certificate.isAuthority : result.reason;
    };
    const constraints = (...parts: Buffer[]): Buffer => extension('2.5.29.19', sequence(...parts));
    expect(isAuthority(basicConstraints(true))).toBe(true);
    expect(isAuthority(basicConstraints(true, 0))).toBe(true);
    expect(isAuthority(basicConstraints(false))).toBe(false);
    expect(isAuthority(constraints(boolean(false)))).toBe(false);
    expect(isAuthority(constraints(element(0x01, Buffer.of(1))))).toBe(true);
    expect(isAuthority(extension('2.5.29.20', sequence(boolean(true))))).toBe(false);
    expect(isAuthority(constraints(boolean(true), octetString(Buffer.of(1))))).toBe('damaged');
    expect(isAuthority(extension('2.5.29.19', boolean(true)))).toBe('damaged');
    expect(isAuthority(constraints(element(0x01)))).toBe('damaged');
  });

  it('are those of version 1, 2 or 3', () => {
    const plain = makeCertificate().toString('hex');
    const version = (octets: string): CertificateFile =>
      read(Buffer.from(plain.replace('a003020102', octets), 'hex'));
    expect(version('a003020100').kind).toBe('certificate');
    expect(version('a003020101').kind).toBe('certificate');
    for (const octets of ['a003020103', 'a0030201ff', 'a003040102']) {
      expect(version(octets).kind).toBe('refused');
    }
  });
});

describe("the stand-in portal's certificates, made by forge", () => {
  const standIn = createAuthority();

  it.each(CLIENT_KINDS)('are read: %s', (kind) => {
    const client = standIn.issueClient(kind);
    const node = new X509Certificate(client.certificatePem);
    for (const file of [client.certificatePem, node.raw]) {
      expect(read(file)).toEqual({
        kind: 'certificate',
        certificate: {
          subject: `CN=${DEMO_E_PARCEL_ID}, O="Stand-in customer, ${kind}", C=JP`,
          issuer: `CN=${kind === 'other' ? 'Unrelated' : 'e-Parcel'} stand-in CA, O=e-Parcel stand-in, C=JP`,
          commonName: DEMO_E_PARCEL_ID,
          notBefore: Date.parse(node.validFrom),
          notAfter: Date.parse(node.validTo),
          isAuthority: false,
        },
        others: 0,
        hasPrivateKey: false,
      });
    }
    expect(shown(standIn.certificatePem + client.keyPem + client.certificatePem)).toEqual([
      DEMO_E_PARCEL_ID,
      1,
      true,
    ]);
  });

  it('are not opened where they come with their key', () => {
    const { p12, keyPem: key } = standIn.issueClient('good');
    expectRefused(p12, 'with-key');
    expectRefused(p12.toString('base64'), 'with-key');
    expectRefused(key, 'private-key');
  });

  it('know an authority and a revocation list', () => {
    const result = read(standIn.certificatePem);
    expect(result.kind === 'certificate' && result.certificate.isAuthority).toBe(true);
    expectRefused(standIn.crlPem, 'revocation-list');
    const body = forge.pem.decode(standIn.crlPem)[0]?.body ?? '';
    expectRefused(Buffer.from(body, 'binary'), 'revocation-list');
  });

  it('know a request and a bundle of forge', () => {
    const publicPem = rsaPublic.export({ type: 'spki', format: 'pem' }).toString();
    const privatePem = rsaKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const request = forge.pki.createCertificationRequest();
    request.publicKey = forge.pki.publicKeyFromPem(publicPem);
    request.setSubject([{ name: 'commonName', value: 'EP1' }]);
    request.sign(forge.pki.privateKeyFromPem(privatePem), forge.md.sha256.create());
    const requestPem = forge.pki.certificationRequestToPem(request);
    expectRefused(requestPem, 'request');
    expectRefused(requestPem.replaceAll(/-----.*/g, ''), 'request');

    const bundle = forge.pkcs7.createSignedData();
    bundle.addCertificate(standIn.certificatePem);
    expectRefused(forge.pkcs7.messageToPem(bundle), 'bundle');
    const der = forge.asn1.toDer(bundle.toAsn1()).getBytes();
    expectRefused(Buffer.from(der, 'binary'), 'bundle');
  });
});
