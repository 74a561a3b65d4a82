/**
 * The certificate authority of the stand-in portal, made anew at each start: no key is ever kept
 * in the repository, and nothing that was made for a test can be used against the real portal.
 */
import forge from 'node-forge';
import { writeRevocationList } from './revocation-list';
import {
  type Credentials,
  createRoot,
  newSerialNumber,
  type RootCertificate,
  type Validity,
  validityInDays,
} from './root-certificate';

/** The portal's host name, as customers know it. */
export const PORTAL_HOST = 'secure.e-parcel.ne.jp';

/** The e-Parcel ID that a client certificate names unless told otherwise. */
export const DEMO_E_PARCEL_ID = 'EP123456';

/** The kinds of client certificate: one that fits, and three that the portal refuses. */
export const CLIENT_KINDS = ['good', 'expired', 'other', 'revoked'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** A client certificate in every form that a test or a person needs. */
export interface ClientCredentials extends Credentials {
  /** Certificate, private key and the issuer's certificate, to be imported into a browser. */
  readonly p12: Buffer;
  readonly p12Password: string;
}

/** What to put into a client certificate. */
export interface ClientOptions {
  /** The e-Parcel ID: the portal keeps one user's information for each. */
  readonly commonName?: string;
}

/** Signs the certificates of the portal and of its customers. */
export interface Authority {
  readonly certificatePem: string;
  /** The certificate revocation list. */
  readonly crlPem: string;
  /** A server certificate for a host name; the portal's, from yesterday for a year, unless told otherwise. */
  serverCredentials(host?: string, validity?: Validity): Credentials;
  /** A client certificate with a key of its own, a new one at each call. */
  issueClient(kind: ClientKind, options?: ClientOptions): ClientCredentials;
}

/** One for all: it protects nothing, the key beside it is worth nothing. */
const P12_PASSWORD = 'parcel';

/**
 * A running server has read the revocation list already, so the numbers of certificates that will
 * be issued as revoked are in it from the beginning. More than any test needs.
 */
const REVOKED_IN_STORE = 8;

function toP12(
  { certificatePem, keyPem }: Credentials,
  root: RootCertificate,
  friendlyName: string,
): Buffer {
  const { pki, pkcs12, asn1 } = forge;
  const container = pkcs12.toPkcs12Asn1(
    pki.privateKeyFromPem(keyPem),
    [pki.certificateFromPem(certificatePem), pki.certificateFromPem(root.certificatePem)],
    P12_PASSWORD,
    // Old, and the one cipher that every system's import understands.
    { algorithm: '3des', friendlyName },
  );
  return Buffer.from(asn1.toDer(container).getBytes(), 'binary');
}

/**
 * Makes an authority with keys of its own; takes about half a second.
 * @param name a browser that trusts one takes another of the same name for a forgery of it
 */
export function createAuthority(name = 'e-Parcel stand-in CA'): Authority {
  const root = createRoot(name);
  let otherRoot: RootCertificate | undefined;
  const reserved: [string, ...string[]] = [newSerialNumber()];
  while (reserved.length < REVOKED_IN_STORE) reserved.push(newSerialNumber());
  const unused = [...reserved];

  function takeRevoked(): string {
    const serialNumber = unused.pop();
    if (serialNumber === undefined) {
      throw new Error(`An authority has no more than ${REVOKED_IN_STORE} revoked certificates.`);
    }
    return serialNumber;
  }

  function rootFor(kind: ClientKind): RootCertificate {
    if (kind !== 'other') return root;
    otherRoot ??= createRoot('Unrelated stand-in CA');
    return otherRoot;
  }

  return {
    certificatePem: root.certificatePem,
    crlPem: writeRevocationList(root, reserved),

    serverCredentials: (host = PORTAL_HOST, validity = validityInDays(-1, 364)) =>
      root.issue({
        commonName: host,
        organization: 'e-Parcel stand-in',
        validity,
        serialNumber: newSerialNumber(),
        host,
      }),

    issueClient(kind, { commonName = DEMO_E_PARCEL_ID } = {}) {
      const issuer = rootFor(kind);
      const credentials = issuer.issue({
        commonName,
        // The kind, so that a person can tell them apart in the browser's prompt.
        organization: `Stand-in customer, ${kind}`,
        validity: kind === 'expired' ? validityInDays(-366, -1) : validityInDays(-1, 364),
        serialNumber: kind === 'revoked' ? takeRevoked() : newSerialNumber(),
      });
      return {
        ...credentials,
        p12: toP12(credentials, issuer, `${commonName} (${kind})`),
        p12Password: P12_PASSWORD,
      };
    },
  };
}
