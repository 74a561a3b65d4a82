import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import forge from 'node-forge';

const DAY_MS = 86_400_000;

/** From when to when a certificate is valid. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What a certificate to be signed says; `host` makes it a server's, its absence a client's. */
export interface LeafRequest {
  readonly commonName: string;
  readonly organization: string;
  readonly validity: Validity;
  /** In hexadecimal. */
  readonly serialNumber: string;
  readonly host?: string;
}

/** A certificate with its private key, both as PEM. */
export interface Credentials {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** A self-signed certificate that signs others. */
export interface RootCertificate {
  readonly certificatePem: string;
  /** The root's own name, as certificates and revocation lists carry it. */
  readonly name: forge.asn1.Asn1;
  /** The identifier of the root's public key, raw bytes as a binary string. */
  readonly keyIdentifier: string;
  /** Makes a key pair and signs a certificate for it. */
  issue(request: LeafRequest): Credentials;
  /** Signs raw bytes: RSA with SHA-256. */
  sign(bytes: Buffer): Buffer;
}

/**
 * The days around now, negative before it.
 * @example validityInDays(-1, 1) // from yesterday to tomorrow
 */
export function validityInDays(from: number, to: number): Validity {
  const now = Date.now();
  return { notBefore: new Date(now + from * DAY_MS), notAfter: new Date(now + to * DAY_MS) };
}

/** A serial number nobody else has, in hexadecimal. */
export function newSerialNumber(): string {
  // The first byte keeps the DER integer positive and free of a leading zero.
  return `01${randomBytes(15).toString('hex')}`;
}

/** Node makes RSA keys many times faster than forge's JavaScript does. */
function generateKeys(): { readonly publicPem: string; readonly privatePem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicPem: publicKey, privatePem: privateKey };
}

function nameOf(commonName: string, organization: string): forge.pki.CertificateField[] {
  for (const part of [commonName, organization]) {
    // forge writes names as PrintableString: anything else would be a malformed certificate.
    if (!/^[A-Za-z0-9 '()+,\-./:=?]{1,64}$/.test(part)) {
      throw new Error(`A certificate's name is 1 to 64 plain ASCII characters, not "${part}".`);
    }
  }
  return [
    { name: 'countryName', value: 'JP' },
    { name: 'organizationName', value: organization },
    { name: 'commonName', value: commonName },
  ];
}

function draft(
  publicPem: string,
  serialNumber: string,
  { notBefore, notAfter }: Validity,
): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicPem);
  certificate.serialNumber = serialNumber;
  certificate.validity.notBefore = notBefore;
  certificate.validity.notAfter = notAfter;
  return certificate;
}

/**
 * Makes a root certificate, valid for ten years and since three.
 * @param commonName its name; two roots that a browser shall tell apart need two names
 */
export function createRoot(commonName: string): RootCertificate {
  const keys = generateKeys();
  const privateKey = forge.pki.privateKeyFromPem(keys.privatePem);
  const subject = nameOf(commonName, 'e-Parcel stand-in');
  // Older than the certificates that have expired, as an issuer is.
  const root = draft(keys.publicPem, newSerialNumber(), validityInDays(-3 * 365, 10 * 365));
  root.setSubject(subject);
  root.setIssuer(subject);
  root.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  root.sign(privateKey, forge.md.sha256.create());
  const keyIdentifier = root.generateSubjectKeyIdentifier().getBytes();

  return {
    certificatePem: forge.pki.certificateToPem(root),
    name: forge.pki.distinguishedNameToAsn1(root.subject),
    keyIdentifier,

    issue({ commonName: leafName, organization, validity, serialNumber, host }) {
      const leafKeys = generateKeys();
      const leaf = draft(leafKeys.publicPem, serialNumber, validity);
      leaf.setSubject(nameOf(leafName, organization));
      leaf.setIssuer(root.subject.attributes);
      leaf.setExtensions([
        { name: 'basicConstraints', critical: true, cA: false },
        { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
        host === undefined
          ? { name: 'extKeyUsage', clientAuth: true }
          : { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectKeyIdentifier' },
        // forge's `true` would mean the leaf's own key: only the bytes name the issuer's.
        { name: 'authorityKeyIdentifier', keyIdentifier },
        ...(host === undefined
          ? []
          : [{ name: 'subjectAltName', altNames: [{ type: DNS_NAME, value: host }] }]),
      ]);
      leaf.sign(privateKey, forge.md.sha256.create());
      return {
        certificatePem: forge.pki.certificateToPem(leaf),
        keyPem: leafKeys.privatePem,
      };
    },

    sign: (bytes) => sign('sha256', bytes, keys.privatePem),
  };
}

/** The number of a DNS name among the kinds of GeneralName (RFC 5280, 4.2.1.6). */
const DNS_NAME = 2;
