import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import forge from 'node-forge';
import { describe, expect, it, vi } from 'vitest';
import { CLIENT_KINDS, createAuthority, PORTAL_HOST } from './authority';
import { validityInDays } from './root-certificate';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const authority = createAuthority();
const root = new X509Certificate(authority.certificatePem);
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const DAY_MS = 86_400_000;

function isFromRoot(certificate: X509Certificate): boolean {
  return certificate.checkIssued(root) && certificate.verify(root.publicKey);
}

function isValidNow({ validFrom, validTo }: X509Certificate): boolean {
  const now = Date.now();
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

/** The list's bytes in hexadecimal, in which a serial number can be looked for. */
function revocationListHex(): string {
  return forge.util.bytesToHex(forge.pem.decode(authority.crlPem)[0]?.body ?? '');
}

describe('the server certificate', () => {
  const { certificatePem, keyPem } = authority.serverCredentials();
  const certificate = new X509Certificate(certificatePem);

  it('is for the portal, signed by the authority, for servers only', () => {
    expect(certificate.subjectAltName).toBe(`DNS:${PORTAL_HOST}`);
    expect(certificate.keyUsage).toEqual([SERVER_AUTH]);
    expect(certificate.ca).toBe(false);
    expect(isFromRoot(certificate)).toBe(true);
  });

  it('is valid now and for no longer than browsers allow', () => {
    expect(isValidNow(certificate)).toBe(true);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS;
    expect(days).toBeLessThanOrEqual(365);
  });

  it('belongs to its key', () => {
    expect(() => createSecureContext({ cert: certificatePem, key: keyPem })).not.toThrow();
    const { keyPem: strange } = authority.serverCredentials();
    expect(() => createSecureContext({ cert: certificatePem, key: strange })).toThrow('mismatch');
  });

  it('can be valid at another time', () => {
    const validity = validityInDays(399, 401);
    const other = new X509Certificate(
      authority.serverCredentials(PORTAL_HOST, validity).certificatePem,
    );
    // A certificate knows whole seconds.
    const seconds = (date: Date) => Math.floor(date.getTime() / 1000) * 1000;
    expect(Date.parse(other.validFrom)).toBe(seconds(validity.notBefore));
    expect(Date.parse(other.validTo)).toBe(seconds(validity.notAfter));
  });

  it('can be for another host', () => {
    const { certificatePem: other } = authority.serverCredentials('www.example.test');
    expect(new X509Certificate(other).subjectAltName).toBe('DNS:www.example.test');
  });
});

describe('a client certificate', () => {
  it.each(CLIENT_KINDS)('of kind %s names the customer and is for clients only', (kind) => {
    const certificate = new X509Certificate(authority.issueClient(kind).certificatePem);
    expect(certificate.subject).toMatch(/^CN=EP123456$/m);
    expect(certificate.keyUsage).toEqual([CLIENT_AUTH]);
  });

  it.each([
    { kind: 'good', valid: true, fromRoot: true, listed: false },
    { kind: 'expired', valid: false, fromRoot: true, listed: false },
    { kind: 'other', valid: true, fromRoot: false, listed: false },
    { kind: 'revoked', valid: true, fromRoot: true, listed: true },
  ] as const)('of kind $kind differs in exactly what its kind says', (expected) => {
    const { kind, valid, fromRoot, listed } = expected;
    const certificate = new X509Certificate(authority.issueClient(kind).certificatePem);
    expect(isValidNow(certificate)).toBe(valid);
    expect(isFromRoot(certificate)).toBe(fromRoot);
    expect(certificate.issuer === root.subject).toBe(fromRoot);
    expect(revocationListHex().includes(certificate.serialNumber.toLowerCase())).toBe(listed);
  });

  it('can name another customer', () => {
    const { certificatePem } = authority.issueClient('good', { commonName: 'EP777777' });
    expect(new X509Certificate(certificatePem).subject).toMatch(/^CN=EP777777$/m);
  });

  it('is refused a name that it could not carry', () => {
    expect(() => authority.issueClient('good', { commonName: '太郎' })).toThrow('ASCII');
  });

  it('is never revoked under a number that the list does not have', () => {
    const fresh = createAuthority();
    const numbers = new Set<string>();
    expect(() => {
      for (let count = 0; count < 9; count += 1) {
        const { certificatePem } = fresh.issueClient('revoked');
        numbers.add(new X509Certificate(certificatePem).serialNumber);
      }
    }).toThrow('no more than 8');
    expect(numbers.size).toBe(8);
  });
});

describe('a .p12 file', () => {
  const { p12, p12Password, certificatePem } = authority.issueClient('good');

  it('opens with its password only', () => {
    expect(() => createSecureContext({ pfx: p12, passphrase: p12Password })).not.toThrow();
    expect(() => createSecureContext({ pfx: p12, passphrase: 'wrong' })).toThrow('mac verify');
  });

  it('holds the certificate and its issuer', () => {
    const der = forge.asn1.fromDer(forge.util.createBuffer(p12.toString('binary')));
    const { certBag } = forge.pki.oids;
    if (certBag === undefined) throw new Error('forge does not know certificate bags.');
    const bags = forge.pkcs12.pkcs12FromAsn1(der, p12Password).getBags({ bagType: certBag });
    const pems = (bags[certBag] ?? []).map(({ cert }) => {
      if (cert === undefined) throw new Error('A bag without a certificate.');
      return forge.pki.certificateToPem(cert);
    });
    expect(pems).toEqual([certificatePem, authority.certificatePem]);
  });
});

describe('the revocation list', () => {
  it('is one that TLS takes', () => {
    expect(() => createSecureContext({ crl: authority.crlPem })).not.toThrow();
    expect(() => createSecureContext({ crl: authority.certificatePem })).toThrow();
  });
});
