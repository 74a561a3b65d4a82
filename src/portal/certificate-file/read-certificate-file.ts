/**
 * Reads the file that a person picked as their certificate, on this device. Nothing is verified: it
 * tells what the file says. Nothing is decrypted, and no password is ever asked for.
 */

import { decodeBase64 } from './base64';
import { readFileText } from './file-text';
import { type PemBlock, readPemBlocks } from './pem';
import { type CertificateSummary, readCertificate } from './read-certificate';
import { whatBegins } from './what-begins';

/** Why a file is not shown. */
export const CERTIFICATE_FILE_REFUSALS = [
  /** Nothing is in it. */
  'empty',
  /** More than `LARGEST_CERTIFICATE_FILE`. */
  'too-large',
  /** The browser could not read it. */
  'unreadable',
  /** PKCS#12 (.p12, .pfx): certificate and private key under a password. */
  'with-key',
  /** A private key alone. */
  'private-key',
  /** A request for a certificate (CSR). */
  'request',
  /** A list of revoked certificates (CRL). */
  'revocation-list',
  /** PKCS#7 (.p7b, .p7c): a bundle of certificates. */
  'bundle',
  /** A certificate begins, and cannot be read to its end. */
  'damaged',
  /** Anything else. */
  'not-a-certificate',
] as const;
export type CertificateFileRefusal = (typeof CERTIFICATE_FILE_REFUSALS)[number];

/** What a picked file is. */
export type CertificateFile =
  | {
      readonly kind: 'certificate';
      readonly certificate: CertificateSummary;
      /** How many further certificates are in the file. */
      readonly others: number;
      /** The file holds a private key, too: the person should keep it to themselves. */
      readonly hasPrivateKey: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: CertificateFileRefusal };

/**
 * The largest file that is read, in bytes. A certificate has 1 to 3 kB; all the roots that a browser
 * trusts, in one file of text, have about 230 kB.
 */
export const LARGEST_CERTIFICATE_FILE = 1_048_576;

/** `TRUSTED CERTIFICATE` is OpenSSL's own: the certificate, and behind it what it is trusted for. */
const CERTIFICATE_LABEL = /^(?:(?:X509|TRUSTED) )?CERTIFICATE$/;
const WITH_TRUST = 'TRUSTED CERTIFICATE';

/** The labels of RFC 7468 and OpenSSL. The first kind of these that a file has is what it is. */
const OTHER_LABELS: readonly (readonly [RegExp, CertificateFileRefusal])[] = [
  [/^PKCS12$/, 'with-key'],
  [/PRIVATE KEY$/, 'private-key'],
  [/^(?:PKCS7|PKCS #7 SIGNED DATA|CMS)$/, 'bundle'],
  [/^(?:NEW )?CERTIFICATE REQUEST$/, 'request'],
  [/^X509 CRL$/, 'revocation-list'],
];

function refuse(reason: CertificateFileRefusal): CertificateFile {
  return { kind: 'refused', reason };
}

function isLineBreak(octet: number): boolean {
  return octet === 0x0a || octet === 0x0d;
}

/** A certificate in binary, or why it is none. Tools that copy files as text leave a line break. */
function readBinary(
  bytes: Uint8Array,
  mayGoOn: boolean,
): CertificateSummary | CertificateFileRefusal {
  const beginning = whatBegins(bytes);
  if (beginning !== 'certificate') return beginning ?? 'not-a-certificate';
  const read = readCertificate(bytes);
  return read !== null && (mayGoOn || read.rest.every(isLineBreak)) ? read.certificate : 'damaged';
}

function readBlock({ label, body }: PemBlock): CertificateSummary | CertificateFileRefusal {
  if (!CERTIFICATE_LABEL.test(label)) {
    return OTHER_LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? 'not-a-certificate';
  }
  const bytes = decodeBase64(body ?? '');
  const read = bytes === null ? 'damaged' : readBinary(bytes, label === WITH_TRUST);
  // It says that it is one.
  return read === 'not-a-certificate' ? 'damaged' : read;
}

/**
 * What the blocks of a PEM file are together. The person's own certificate is the one that is no
 * authority's. Where only authorities' are left, and one is damaged, that may have been the person's.
 */
function readBlocks(
  blocks: readonly (CertificateSummary | CertificateFileRefusal)[],
): CertificateFile {
  const certificates = blocks.filter((block) => typeof block !== 'string');
  const damaged = blocks.filter((block) => block === 'damaged').length;
  const own = certificates.find(({ isAuthority }) => !isAuthority);
  const certificate = own ?? (damaged === 0 ? certificates[0] : undefined);
  if (certificate === undefined) {
    if (damaged > 0) return refuse('damaged');
    const reason = OTHER_LABELS.find(([, other]) => blocks.includes(other))?.[1];
    return refuse(reason ?? 'not-a-certificate');
  }
  return {
    kind: 'certificate',
    certificate,
    others: certificates.length + damaged - 1,
    hasPrivateKey: blocks.includes('private-key'),
  };
}

function toFile(read: CertificateSummary | CertificateFileRefusal): CertificateFile {
  return typeof read === 'string' ? refuse(read) : readBlocks([read]);
}

function readText(text: string): CertificateFile {
  if (text.trim() === '') return refuse('empty');
  const blocks = Array.from(readPemBlocks(text), readBlock);
  if (blocks.length > 0) return readBlocks(blocks);
  const bytes = decodeBase64(text);
  return bytes === null ? refuse('not-a-certificate') : toFile(readBinary(bytes, false));
}

/**
 * Reads a file: DER, PEM, or base64 alone, by what is in it and never by its name. Never throws; takes
 * time and memory in proportion to the file, whatever is in it.
 * @param bytes the whole file
 */
export function readCertificateFile(bytes: Uint8Array): CertificateFile {
  if (bytes.length > LARGEST_CERTIFICATE_FILE) return refuse('too-large');
  const read = readBinary(bytes, false);
  // A text, too, may begin with what looks like a sequence: the digit 0.
  return read === 'not-a-certificate' ? readText(readFileText(bytes)) : toFile(read);
}
