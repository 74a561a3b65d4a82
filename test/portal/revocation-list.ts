import forge from 'node-forge';
import { type RootCertificate, validityInDays } from './root-certificate';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;

/** Extensions that every list of version 2 carries (RFC 5280, 5.2); forge has no name for them. */
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
const CRL_NUMBER = '2.5.29.20';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';

function sequence(...parts: Asn1[]): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts);
}

function primitive(type: forge.asn1.Type, bytes: string): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, type, false, bytes);
}

function objectIdentifier(oid: string): Asn1 {
  return primitive(asn1.Type.OID, asn1.oidToDer(oid).getBytes());
}

function time(date: Date): Asn1 {
  return primitive(asn1.Type.UTCTIME, asn1.dateToUtcTime(date));
}

function integer(value: number): Asn1 {
  return primitive(asn1.Type.INTEGER, asn1.integerToDer(value).getBytes());
}

function extension(oid: string, value: Asn1): Asn1 {
  return sequence(
    objectIdentifier(oid),
    primitive(asn1.Type.OCTETSTRING, asn1.toDer(value).getBytes()),
  );
}

/** `[0]`: which field it is, its place in the structure says. */
function contextZero(constructed: boolean, value: string | Asn1[]): Asn1 {
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, asn1.Type.NONE, constructed, value);
}

function sha256WithRsa(): Asn1 {
  return sequence(objectIdentifier(SHA256_WITH_RSA), primitive(asn1.Type.NULL, ''));
}

/**
 * Writes a certificate revocation list. By hand, because forge has none.
 * @param root who revokes: only certificates of the same root are meant
 * @param serialNumbers the revoked certificates' numbers, in hexadecimal; at least one, because
 *   an empty list would have to leave the field out
 * @returns the list as PEM, valid for a year
 */
export function writeRevocationList(
  root: RootCertificate,
  serialNumbers: readonly [string, ...string[]],
): string {
  const { notBefore, notAfter } = validityInDays(-1, 364);
  const toBeSigned = sequence(
    integer(1), // version 2, counted from 0
    sha256WithRsa(),
    root.name,
    time(notBefore),
    time(notAfter),
    sequence(
      ...serialNumbers.map((serialNumber) =>
        sequence(
          primitive(asn1.Type.INTEGER, forge.util.hexToBytes(serialNumber)),
          time(notBefore),
        ),
      ),
    ),
    contextZero(true, [
      sequence(
        extension(AUTHORITY_KEY_IDENTIFIER, sequence(contextZero(false, root.keyIdentifier))),
        extension(CRL_NUMBER, integer(1)),
      ),
    ]),
  );
  const signature = root.sign(Buffer.from(asn1.toDer(toBeSigned).getBytes(), 'binary'));
  const list = sequence(
    toBeSigned,
    sha256WithRsa(),
    // A bit string begins with the number of bits that its last byte leaves unused.
    primitive(asn1.Type.BITSTRING, `\0${signature.toString('binary')}`),
  );
  return forge.pem.encode({ type: 'X509 CRL', body: asn1.toDer(list).getBytes() });
}
