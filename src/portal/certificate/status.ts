/**
 * What can be said of the client certificate.
 *
 * No extension can read the certificate store. What it can see is how requests to the portal end, and
 * that tells most of what a customer needs to know. A cause is one of its own where the person has to
 * do something else about it; its confidence says how much the outcome proves.
 */

/** What is said about the certificate. `choose`: installed, and the browser will ask which one. */
export const CERTIFICATE_STATES = [
  'accepted',
  'choose',
  'refused',
  'key-unavailable',
  'server-untrusted',
  'unreachable',
  'offline',
  'unknown',
] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/**
 * How much a cause is proven. `certain`: the outcome has no other meaning. `likely`: it has, and this
 * is the usual one. `unclear`: it is only known that something went wrong.
 */
export const CONFIDENCES = ['certain', 'likely', 'unclear'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

interface CauseMeaning {
  /** What is read out on the telephone, `C30`: short, the same in every language, never given anew. */
  readonly code: number;
  readonly state: CertificateState;
  readonly confidence: Confidence;
}

/**
 * Every cause that can be told apart: the state that it makes, and how much is proven. What to do next is
 * in the guide.
 */
const MEANINGS = {
  /** Nothing is known yet. */
  'no-evidence': { code: 90, state: 'unknown', confidence: 'unclear' },
  /** The portal answered over a connection that it opens to certificate holders only. */
  answered: { code: 10, state: 'accepted', confidence: 'certain' },
  /** The same, and it asks for ID and password (401 with a Basic challenge). */
  'sign-in-asked': { code: 11, state: 'accepted', confidence: 'certain' },
  /** The same tab was asked again: the sign-in was cancelled, or ID or password was wrong (the two look the same). */
  'sign-in-failed': { code: 12, state: 'accepted', confidence: 'certain' },
  /** A fitting certificate is installed; nobody has chosen it in this browser session. */
  'not-chosen': { code: 20, state: 'choose', confidence: 'certain' },
  /** The browser asked for a choice just before, and the portal then got none that it accepts. */
  'choice-failed': { code: 21, state: 'choose', confidence: 'likely' },
  /** A check opened the portal in a tab, and nothing came of it: most likely the browser asks there. */
  'choice-awaited': { code: 22, state: 'choose', confidence: 'likely' },
  /** The TLS handshake ended because no certificate, or no acceptable one, was presented. */
  'no-certificate': { code: 30, state: 'refused', confidence: 'certain' },
  /** The portal closed the connection where it asks for a certificate. */
  closed: { code: 31, state: 'refused', confidence: 'likely' },
  /** The portal said that the certificate has expired. Only Firefox can tell. */
  expired: { code: 32, state: 'refused', confidence: 'certain' },
  /** The portal said that the certificate was revoked. Only Firefox can tell. */
  revoked: { code: 33, state: 'refused', confidence: 'certain' },
  /** The portal does not know who issued the certificate: it is another service's. Only Firefox can tell. */
  'other-issuer': { code: 34, state: 'refused', confidence: 'certain' },
  /** The portal's web server said over HTTP that it got no certificate (400, 496). */
  'http-none': { code: 35, state: 'refused', confidence: 'certain' },
  /** It said that it got one and refused it (400, 495). */
  'http-invalid': { code: 36, state: 'refused', confidence: 'certain' },
  /** It said one of the two, and its page was not read (400). */
  'http-refused': { code: 37, state: 'refused', confidence: 'likely' },
  /** The portal's web server said 403 Forbidden. */
  forbidden: { code: 38, state: 'refused', confidence: 'likely' },
  /** The certificate is there and its private key cannot be used. */
  'private-key': { code: 40, state: 'key-unavailable', confidence: 'certain' },
  /** The browser itself broke the handshake off, as it does where the key cannot sign. Only Firefox tells. */
  'key-failed': { code: 41, state: 'key-unavailable', confidence: 'likely' },
  /** The portal's own certificate is not valid now: most likely this computer's clock is wrong. */
  'server-date': { code: 50, state: 'server-untrusted', confidence: 'likely' },
  /** It is for another host: most likely the sign-in page of a network. */
  'server-name': { code: 51, state: 'server-untrusted', confidence: 'likely' },
  /** It is signed by nobody that the browser trusts: most likely an inspecting box or program. */
  'server-issuer': { code: 52, state: 'server-untrusted', confidence: 'likely' },
  /** It is not trusted for another reason. */
  'server-certificate': { code: 53, state: 'server-untrusted', confidence: 'certain' },
  /** No common TLS version or cipher: old software or a box in between. */
  'tls-version': { code: 60, state: 'unreachable', confidence: 'certain' },
  /** The configured proxy does not let the connection through. */
  proxy: { code: 61, state: 'unreachable', confidence: 'certain' },
  /** The portal's name could not be looked up. */
  name: { code: 62, state: 'unreachable', confidence: 'certain' },
  /** The network carried no answer. */
  network: { code: 63, state: 'unreachable', confidence: 'likely' },
  /** No answer within the time allowed. */
  'timed-out': { code: 64, state: 'unreachable', confidence: 'likely' },
  /** The portal says that it is out of order (5xx). */
  'portal-down': { code: 65, state: 'unreachable', confidence: 'certain' },
  /** Nothing came from the portal, and the operator's public site answers. */
  'portal-silent': { code: 66, state: 'unreachable', confidence: 'likely' },
  /** Another extension blocked the request. */
  'blocked-by-extension': { code: 67, state: 'unreachable', confidence: 'certain' },
  /** An administrator's policy, or the browser itself, blocked the request. */
  'blocked-by-policy': { code: 68, state: 'unreachable', confidence: 'certain' },
  /** The computer has no network. */
  'no-network': { code: 70, state: 'offline', confidence: 'certain' },
  /** The browser does not let the extension see the portal: its site access was withdrawn. */
  'no-access': { code: 91, state: 'unknown', confidence: 'certain' },
  /** An error whose meaning is not known here; its name is shown. */
  other: { code: 92, state: 'unknown', confidence: 'unclear' },
} as const satisfies Readonly<Record<string, CauseMeaning>>;

/** Why a state was concluded, as far as the browser lets us tell. */
export type CertificateCause = keyof typeof MEANINGS;

const isCause = (name: string): name is CertificateCause => Object.hasOwn(MEANINGS, name);

/** Every cause. */
export const CERTIFICATE_CAUSES: readonly CertificateCause[] =
  Object.keys(MEANINGS).filter(isCause);

/** What a cause means. */
export const meaningOf = (cause: CertificateCause): CauseMeaning => MEANINGS[cause];

/** A cause as it is read out on the telephone: `C30`. */
export const codeOf = (cause: CertificateCause): string => `C${MEANINGS[cause].code}`;

/** Who caused the request: the person's own navigation, or a press on "Check now". */
export const EVIDENCE_SOURCES = ['tab', 'check'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** What is known of the certificate, with its evidence. */
export interface CertificateStatus {
  readonly state: CertificateState;
  readonly cause: CertificateCause;
  readonly confidence: Confidence;
  /** The browser's or the portal's own word for it (`net::ERR_…`, `HTTP 400`); empty when there is none. */
  readonly detail: string;
  /** Who caused the request that told us; null when nothing was seen yet. */
  readonly source: EvidenceSource | null;
  /** The tab in which it was seen; null for a check. */
  readonly tab: number | null;
  /** When it was seen, in milliseconds since 1970; null when nothing was seen yet. */
  readonly at: number | null;
}

/** Nothing was seen yet. */
export const CERTIFICATE_UNKNOWN: CertificateStatus = {
  state: 'unknown',
  cause: 'no-evidence',
  confidence: 'unclear',
  detail: '',
  source: null,
  tab: null,
  at: null,
};
