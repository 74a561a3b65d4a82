/**
 * What the outcome of a request to the portal says about the client certificate.
 *
 * No extension can read the certificate store. What it can see is how the portal's own requests
 * end, and that tells most of what a customer needs to know. Which outcome means what was measured
 * with real servers (Node, Apache httpd, nginx); the sentence beside each group says what the
 * person has to do about it, because that is what makes it a group.
 */

import { isOvertaken } from './evidence-order';

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

/** Why a state was concluded, as far as the browser lets us tell. */
export const CERTIFICATE_CAUSES = [
  /** Nothing is known yet. */
  'no-evidence',
  /** The portal answered over a connection that it opens to certificate holders only. */
  'answered',
  /** A fitting certificate is installed; nobody has chosen it in this browser session. */
  'not-chosen',
  /** The TLS handshake ended because no certificate, or no acceptable one, was presented. */
  'no-certificate',
  /** The portal closed the connection where it asks for a certificate: most likely refused. */
  'closed',
  /** The portal's web server said over HTTP that the certificate is missing or wrong (400, 495, 496). */
  'http-refused',
  /** The portal's web server said 403 Forbidden. */
  'forbidden',
  /** The certificate is there and its private key cannot be used. */
  'private-key',
  /** The portal's own certificate is not trusted (clock, inspecting proxy, captive portal). */
  'server-certificate',
  /** No common TLS version or cipher: old software or a box in between. */
  'tls-version',
  /** The configured proxy does not let the connection through. */
  'proxy',
  /** The portal's name could not be looked up. */
  'name',
  /** The network carried no answer. */
  'network',
  /** No answer within the time allowed. */
  'timed-out',
  /** The portal answers that it is out of order (5xx). */
  'portal-down',
  /** A policy or another extension blocked the request. */
  'blocked',
  /** The computer has no network. */
  'no-network',
  /** An error whose meaning is not known here; its name is shown. */
  'other',
] as const;
export type CertificateCause = (typeof CERTIFICATE_CAUSES)[number];

/** How one request to the portal ended. */
export type RequestOutcome =
  /** The portal sent an HTTP answer. */
  | { readonly kind: 'response'; readonly status: number }
  /** The browser gave up, in its own words: `net::ERR_…` (Chromium) or `NS_ERROR_…` (Firefox). */
  | { readonly kind: 'error'; readonly error: string }
  /** We gave up waiting. */
  | { readonly kind: 'timeout' };

/** Who caused the request: the person's own navigation, or a press on "Check now". */
export const EVIDENCE_SOURCES = ['tab', 'check'] as const;
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** What is known of the certificate, with its evidence. */
export interface CertificateStatus {
  readonly state: CertificateState;
  readonly cause: CertificateCause;
  /** The browser's or the portal's own word for it (`net::ERR_…`, `HTTP 400`); empty when there is none. */
  readonly detail: string;
  /** Who caused the request that told us; null when nothing was seen yet. */
  readonly source: EvidenceSource | null;
  /** When it was seen, in milliseconds since 1970; null when nothing was seen yet. */
  readonly at: number | null;
}

/** Nothing was seen yet. */
export const CERTIFICATE_UNKNOWN: CertificateStatus = {
  state: 'unknown',
  cause: 'no-evidence',
  detail: '',
  source: null,
  at: null,
};

/** What an outcome means; `weak` when the same outcome also has innocent causes, so ask again. */
export interface CertificateFinding {
  readonly state: CertificateState;
  readonly cause: CertificateCause;
  readonly detail: string;
  readonly weak: boolean;
}

interface ErrorRule {
  readonly pattern: RegExp;
  readonly state: CertificateState;
  readonly cause: CertificateCause;
  readonly weak?: true;
}

/**
 * Names of errors, the first that fits wins. Chromium's are matched after `net::ERR_` was taken
 * off, Firefox's as they are; Firefox's sentences are translated, so they are never matched.
 */
const ERROR_RULES: readonly ErrorRule[] = [
  // The portal did answer, over HTTP: a sign-in that failed, redirects without end.
  {
    pattern: /^(?:INVALID_AUTH_CREDENTIALS|TOO_MANY_REDIRECTS)$|^NS_ERROR_REDIRECT_LOOP$/,
    state: 'accepted',
    cause: 'answered',
  },
  // Open the portal, choose the certificate, press OK.
  { pattern: /^SSL_CLIENT_AUTH_CERT_NEEDED$/, state: 'choose', cause: 'not-chosen' },
  // Install the certificate (again).
  { pattern: /^BAD_SSL_CLIENT_AUTH_CERT$/, state: 'refused', cause: 'no-certificate' },
  {
    pattern:
      /SSL_ERROR_(?:RX_CERTIFICATE_REQUIRED|BAD_CERT|EXPIRED_CERT|REVOKED_CERT|UNKNOWN_CA|CERTIFICATE_UNKNOWN|NO_CERTIFICATE)(?:_ALERT)?\b/,
    state: 'refused',
    cause: 'no-certificate',
  },
  // The card or token is out, or the certificate was imported without its key.
  {
    pattern:
      /^(?:SSL_CLIENT_AUTH_(?:PRIVATE_KEY_ACCESS_DENIED|CERT_NO_PRIVATE_KEY|SIGNATURE_FAILED|NO_COMMON_ALGORITHMS|CERT_BAD_FORMAT)|CLIENT_AUTH_CERT_TYPE_UNSUPPORTED|SSL_DECRYPT_ERROR_ALERT)$/,
    state: 'key-unavailable',
    cause: 'private-key',
  },
  // Where a certificate is required, a server that closes has most likely refused; a broken
  // network looks the same, so these are worth a second question.
  {
    pattern:
      /^(?:SOCKET_NOT_CONNECTED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|SSL_PROTOCOL_ERROR)$|^NS_ERROR_NET_(?:RESET|INTERRUPT)$/,
    state: 'refused',
    cause: 'closed',
    weak: true,
  },
  // Set the clock, leave the captive portal, ask who inspects the network.
  {
    pattern: /^(?:CERT_|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN|CERTIFICATE_TRANSPARENCY_REQUIRED)/,
    state: 'server-untrusted',
    cause: 'server-certificate',
  },
  {
    pattern: /(?:SEC_ERROR|MOZILLA_PKIX_ERROR|SSL_ERROR_BAD_CERT_DOMAIN)/,
    state: 'server-untrusted',
    cause: 'server-certificate',
  },
  // Update the browser; ask who runs the network.
  {
    pattern:
      /^(?:SSL_VERSION_OR_CIPHER_MISMATCH|SSL_OBSOLETE_CIPHER|TLS13_DOWNGRADE_DETECTED|ECH_|QUIC_)/,
    state: 'unreachable',
    cause: 'tls-version',
  },
  // Ask who runs the proxy.
  {
    pattern:
      /^(?:TUNNEL_CONNECTION_FAILED|PROXY_|SOCKS_|PAC_|MANDATORY_PROXY_CONFIGURATION_FAILED|NO_SUPPORTED_PROXIES|UNEXPECTED_PROXY_AUTH)|^NS_ERROR_(?:UNKNOWN_PROXY_HOST|PROXY_)/,
    state: 'unreachable',
    cause: 'proxy',
  },
  // Check the network.
  {
    pattern: /^(?:INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)$|^NS_ERROR_OFFLINE$/,
    state: 'offline',
    cause: 'no-network',
  },
  {
    pattern: /^(?:NAME_|DNS_)|^NS_ERROR_UNKNOWN_HOST$/,
    state: 'unreachable',
    cause: 'name',
  },
  {
    pattern: /^(?:TIMED_OUT|CONNECTION_TIMED_OUT)$|^NS_ERROR_NET_TIMEOUT/,
    state: 'unreachable',
    cause: 'timed-out',
  },
  { pattern: /^NETWORK_CHANGED$/, state: 'unreachable', cause: 'network', weak: true },
  {
    pattern:
      /^(?:CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_ABORTED|ADDRESS_|NETWORK_|HOST_)|^NS_ERROR_(?:CONNECTION_REFUSED|NET_)/,
    state: 'unreachable',
    cause: 'network',
  },
  // Ask the administrator.
  { pattern: /^BLOCKED_BY_/, state: 'unreachable', cause: 'blocked' },
];

/**
 * The request was dropped by the person or by the browser (which starts over when a certificate was
 * installed): that says nothing of the portal.
 */
const NOT_AN_ANSWER =
  /^(?:ABORTED|NS_BINDING_ABORTED|NS_BINDING_REDIRECTED|CACHE_MISS|CERT_DATABASE_CHANGED)$/;

/** What HTTP answers mean: 400 is nginx's "no certificate", 495 and 496 its inner names for it. */
function readStatus(status: number): CertificateFinding {
  const detail = `HTTP ${status}`;
  if (status === 400 || status === 495 || status === 496) {
    return { state: 'refused', cause: 'http-refused', detail, weak: false };
  }
  if (status === 403) return { state: 'refused', cause: 'forbidden', detail, weak: false };
  if (status >= 500) return { state: 'unreachable', cause: 'portal-down', detail, weak: false };
  return { state: 'accepted', cause: 'answered', detail: '', weak: false };
}

/**
 * Reads one outcome.
 * @returns what it says of the certificate, or null when it says nothing (a dropped request)
 */
export function readOutcome(outcome: RequestOutcome): CertificateFinding | null {
  if (outcome.kind === 'timeout') {
    return { state: 'unreachable', cause: 'timed-out', detail: '', weak: false };
  }
  if (outcome.kind === 'response') return readStatus(outcome.status);
  const name = outcome.error.replace(/^net::ERR_/, '');
  if (NOT_AN_ANSWER.test(name)) return null;
  const rule = ERROR_RULES.find(({ pattern }) => pattern.test(name));
  if (rule === undefined) {
    return { state: 'unknown', cause: 'other', detail: outcome.error, weak: true };
  }
  return {
    state: rule.state,
    cause: rule.cause,
    detail: outcome.error,
    weak: rule.weak === true,
  };
}

/** One finding with who caused it and when (milliseconds since 1970). */
export interface CertificateEvidence {
  readonly finding: CertificateFinding;
  /**
   * True for an HTTP answer to one page among others. A page that is forbidden or broken says little
   * of a certificate that has just opened another.
   */
  readonly isInnerPage: boolean;
  readonly source: EvidenceSource;
  readonly at: number;
}

/**
 * The browser retries a failed navigation by itself and reports each try, and which of two errors
 * a refusal gives is a race. Outcomes this close together, in milliseconds, are one event.
 */
export const SAME_EVENT_MS = 4_000;

/**
 * Folds a piece of evidence into the status: the newest wins, except that a weak one does not
 * replace a definite refusal or fault of the same event, nor one page's trouble "accepted".
 * @returns the new status; the same object when nothing changes
 */
export function foldCertificate(
  previous: CertificateStatus,
  { finding, isInnerPage, source, at }: CertificateEvidence,
): CertificateStatus {
  if (isOvertaken(previous.at, at)) return previous;
  const { state, cause, detail, weak } = finding;
  if (isInnerPage && previous.state === 'accepted' && state !== 'accepted') return previous;
  const isSameEvent =
    previous.at !== null &&
    previous.source === source &&
    Math.abs(at - previous.at) < SAME_EVENT_MS;
  const wasDefinite =
    previous.state !== 'unknown' && previous.state !== 'accepted' && previous.cause !== 'closed';
  if (weak && isSameEvent && wasDefinite) return previous;
  return { state, cause, detail, source, at };
}
