import { DerError, DerReader, TAG } from './der';
import { readName } from './name';
import { readObjectIdentifier } from './object-identifier';
import { readTime } from './time';

/** What a certificate says of itself. Nobody has checked its signature: it may say what it likes. */
export interface CertificateSummary {
  /** Whose it is, the most specific part first; empty when the certificate names nobody. */
  readonly subject: string;
  /** Who is said to have issued it, likewise. */
  readonly issuer: string;
  /** The subject's most specific common name; without one, the whole subject. */
  readonly commonName: string;
  /** From when it is valid, in milliseconds since 1970. */
  readonly notBefore: number;
  /** Until when it is valid, likewise. The two are as written, even where this is the earlier. */
  readonly notAfter: number;
  /** It may issue certificates (basic constraints, cA). */
  readonly isAuthority: boolean;
}

/** A certificate, and what follows it in the bytes. */
export interface ReadCertificate {
  readonly certificate: CertificateSummary;
  readonly rest: Uint8Array;
}

const BASIC_CONSTRAINTS = '2.5.29.19';

/** X.509 versions 1 to 3 are written as 0 to 2 (RFC 5280, 4.1.2.1); left out, it is the first. */
function skipVersion(fields: DerReader): void {
  const explicit = fields.takeIf(TAG.version);
  if (explicit === null) return;
  const version = new DerReader(explicit);
  const octets = version.take(TAG.integer);
  version.finish();
  if (octets.length !== 1 || (octets[0] ?? 0) > 2) throw new DerError('no such version');
}

/** RFC 5280, 4.2.1.9: cA is left out where it is false. */
function readIsAuthority(value: Uint8Array): boolean {
  const reader = new DerReader(value);
  const constraints = reader.enter(TAG.sequence);
  reader.finish();
  const flag = constraints.takeIf(TAG.boolean);
  constraints.takeIf(TAG.integer); // how many authorities may follow
  constraints.finish();
  if (flag !== null && flag.length !== 1) throw new DerError('not true, not false');
  return flag !== null && flag[0] !== 0;
}

/** RFC 5280, 4.1.2.9; true when one of the extensions makes it an authority. */
function readExtensions(content: Uint8Array): boolean {
  const reader = new DerReader(content);
  const extensions = reader.enter(TAG.sequence);
  reader.finish();
  let isAuthority = false;
  while (!extensions.isAtEnd) {
    const extension = extensions.enter(TAG.sequence);
    const type = readObjectIdentifier(extension.take(TAG.objectIdentifier));
    extension.takeIf(TAG.boolean);
    const value = extension.take(TAG.octetString);
    extension.finish();
    if (type === BASIC_CONSTRAINTS && readIsAuthority(value)) isAuthority = true;
  }
  return isAuthority;
}

/** TBSCertificate, RFC 5280, 4.1: every field in its order. */
function readToBeSigned(fields: DerReader): CertificateSummary {
  skipVersion(fields);
  fields.take(TAG.integer); // serial number
  fields.take(TAG.sequence); // signature algorithm
  const issuer = readName(fields.enter(TAG.sequence));
  const validity = fields.enter(TAG.sequence);
  const notBefore = readTime(validity.next());
  const notAfter = readTime(validity.next());
  validity.finish();
  const subject = readName(fields.enter(TAG.sequence));
  fields.take(TAG.sequence); // public key
  fields.takeIf(TAG.issuerUniqueId);
  fields.takeIf(TAG.subjectUniqueId);
  const extensions = fields.takeIf(TAG.extensions);
  fields.finish();
  return {
    subject: subject.text,
    issuer: issuer.text,
    commonName: subject.commonName ?? subject.text,
    notBefore,
    notAfter,
    isAuthority: extensions !== null && readExtensions(extensions),
  };
}

/**
 * Reads the certificate that the bytes begin with (RFC 5280, 4.1). The signature is not verified.
 * @returns null when it cannot be read to its end
 */
export function readCertificate(bytes: Uint8Array): ReadCertificate | null {
  try {
    const file = new DerReader(bytes);
    const signed = file.enter(TAG.sequence);
    const certificate = readToBeSigned(signed.enter(TAG.sequence));
    signed.take(TAG.sequence); // signature algorithm, again
    signed.take(TAG.bitString); // signature
    signed.finish();
    return { certificate, rest: file.rest };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
