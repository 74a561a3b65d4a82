import { type DerHeader, readHeader, TAG } from './der';

/** What a binary file may turn out to be. */
export type Beginning =
  | 'certificate'
  | 'with-key'
  | 'private-key'
  | 'request'
  | 'revocation-list'
  | 'bundle';

/** 1.2.840.113549.1.7.2, signed data (RFC 5652, 5.1). */
const SIGNED_DATA = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/** 1.2.840.113549.1.5 and 1.2.840.113549.1.12.1: under these are the ways to encrypt with a password. */
const PASSWORD_ENCRYPTIONS = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c, 0x01],
];

/**
 * The first elements from a place on, as far as they can be seen. Only their headers are read, and
 * lengths without an end are allowed: Firefox and macOS write them into PKCS#12 files.
 */
function glance(bytes: Uint8Array, at: number, most: number): DerHeader[] {
  const seen: DerHeader[] = [];
  let next: number | null = at;
  while (next !== null && seen.length < most) {
    const header = readHeader(bytes, next);
    if (header === null) break;
    seen.push(header);
    next = header.length === null ? null : header.start + header.length;
  }
  return seen;
}

function isAt(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((octet, index) => bytes[at + index] === octet);
}

/** The number of one octet that an element holds; null when it is longer. */
function smallNumber(bytes: Uint8Array, { start, length }: DerHeader): number | null {
  return length === 1 ? (bytes[start] ?? null) : null;
}

function isTime(header: DerHeader | undefined): boolean {
  return header?.tag === TAG.utcTime || header?.tag === TAG.generalizedTime;
}

/** An algorithm begins with its object identifier; a name with a set, or it is empty. */
function isAlgorithm(bytes: Uint8Array, header: DerHeader | undefined): boolean {
  return header?.tag === TAG.sequence && bytes[header.start] === TAG.objectIdentifier;
}

/** A number comes first: the version of a key, or of a store of keys. */
function whatIsNumbered(bytes: Uint8Array, at: number): Beginning | null {
  const [version, second, third] = glance(bytes, at, 3);
  if (version === undefined || second === undefined) return null;
  const number = smallNumber(bytes, version);
  // PKCS#12: RFC 7292, 4.
  if (number === 3) return second.tag === TAG.sequence ? 'with-key' : null;
  if (number !== 0 && number !== 1) return null;
  // PKCS#8 (RFC 5958, 2), SEC 1 (RFC 5915, 3), PKCS#1 (RFC 8017, A.1.2).
  const isKey =
    isAlgorithm(bytes, second) ||
    second.tag === TAG.octetString ||
    (second.tag === TAG.integer && third?.tag === TAG.integer);
  return isKey ? 'private-key' : null;
}

/** A sequence comes first: what is signed, or how a key is encrypted. */
function whatIsSigned(bytes: Uint8Array, at: number): Beginning | null {
  const [first, second, third, fourth] = glance(bytes, at, 4);
  switch (first?.tag) {
    case TAG.version:
      return bytes[first.start] === TAG.integer ? 'certificate' : null;
    case TAG.integer:
      // CertificationRequestInfo goes on with a name (RFC 2986, 4.1).
      if (!isAlgorithm(bytes, second)) {
        const isRequest = smallNumber(bytes, first) === 0 && second?.tag === TAG.sequence;
        return isRequest ? 'request' : null;
      }
      // A list has one time here (RFC 5280, 5.1), a certificate of version 1 a sequence of two.
      return isTime(fourth) ? 'revocation-list' : 'certificate';
    case TAG.sequence:
      // A list of version 1 has no number.
      return isAlgorithm(bytes, first) && isTime(third) ? 'revocation-list' : null;
    case TAG.objectIdentifier:
      // EncryptedPrivateKeyInfo: RFC 5958, 3.
      return PASSWORD_ENCRYPTIONS.some((encryption) => isAt(bytes, first.start, encryption))
        ? 'private-key'
        : null;
    default:
      return null;
  }
}

/**
 * What the bytes begin to be, by their first few headers alone: they may be cut off, or broken later.
 * @returns null for none of what is known here
 */
export function whatBegins(bytes: Uint8Array): Beginning | null {
  const outer = readHeader(bytes, 0);
  if (outer?.tag !== TAG.sequence) return null;
  const first = readHeader(bytes, outer.start);
  switch (first?.tag) {
    case TAG.integer:
      return whatIsNumbered(bytes, outer.start);
    case TAG.sequence:
      return whatIsSigned(bytes, first.start);
    case TAG.objectIdentifier:
      return isAt(bytes, first.start, SIGNED_DATA) ? 'bundle' : null;
    default:
      return null;
  }
}
