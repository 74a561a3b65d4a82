/** What is kept when a cause was found, for the pictures of the popup. */
import {
  type CertificateCause,
  type CertificateState,
  meaningOf,
} from '../../src/portal/certificate/status';
import { seenOnce } from './protect-stages';
import { FOUR_MINUTES_MS } from './sizes';

/** Long before the trouble: what is seen of Password Protect takes a portal that answers. */
const EARLIER_MS = 3 * 60 * 60_000;

/** Which state and detail each cause comes with, as `src/portal/certificate/` gives them out. */
const CAUSES: Readonly<Record<CertificateCause, readonly [CertificateState, string]>> = {
  'no-evidence': ['unknown', ''],
  answered: ['accepted', ''],
  'sign-in-asked': ['accepted', 'HTTP 401'],
  'sign-in-failed': ['accepted', 'HTTP 401'],
  'not-chosen': ['choose', 'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'],
  'choice-failed': ['choose', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
  'choice-awaited': ['choose', ''],
  'no-certificate': ['refused', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
  closed: ['refused', 'net::ERR_SOCKET_NOT_CONNECTED'],
  expired: ['refused', 'SSL peer rejected your certificate as expired.'],
  revoked: ['refused', 'SSL peer rejected your certificate as revoked.'],
  'other-issuer': [
    'refused',
    'Peer does not recognize and trust the CA that issued your certificate.',
  ],
  'http-none': ['refused', 'HTTP 400'],
  'http-invalid': ['refused', 'HTTP 400'],
  'http-refused': ['refused', 'HTTP 400'],
  forbidden: ['refused', 'HTTP 403'],
  'private-key': ['key-unavailable', 'net::ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY'],
  'key-failed': [
    'key-unavailable',
    'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_HANDSHAKE_FAILED)',
  ],
  'server-date': ['server-untrusted', 'net::ERR_CERT_DATE_INVALID'],
  'server-name': ['server-untrusted', 'net::ERR_CERT_COMMON_NAME_INVALID'],
  'server-issuer': ['server-untrusted', 'net::ERR_CERT_AUTHORITY_INVALID'],
  'server-certificate': ['server-untrusted', 'net::ERR_CERT_REVOKED'],
  'tls-version': ['unreachable', 'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH'],
  proxy: ['unreachable', 'net::ERR_TUNNEL_CONNECTION_FAILED'],
  name: ['unreachable', 'net::ERR_NAME_NOT_RESOLVED'],
  network: ['unreachable', 'net::ERR_CONNECTION_REFUSED'],
  'timed-out': ['unreachable', ''],
  'portal-silent': ['unreachable', 'net::ERR_CONNECTION_REFUSED'],
  'no-access': ['unknown', ''],
  'portal-down': ['unreachable', 'HTTP 503'],
  'blocked-by-extension': ['unreachable', 'net::ERR_BLOCKED_BY_CLIENT'],
  'blocked-by-policy': ['unreachable', 'net::ERR_BLOCKED_BY_ADMINISTRATOR'],
  'no-network': ['offline', 'net::ERR_INTERNET_DISCONNECTED'],
  other: ['unknown', 'net::ERR_SOMETHING_NEW'],
};

/** What the same check tells of Password Protect, where the portal answers it. */
function protectOf(cause: CertificateCause, now: number) {
  if (cause === 'no-evidence') return null;
  const at = now - FOUR_MINUTES_MS;
  if (cause === 'answered') return seenOnce('off', at, 'check');
  if (cause === 'sign-in-asked' || cause === 'sign-in-failed') return seenOnce('on', at, 'check');
  return seenOnce('on', now - EARLIER_MS, 'user-info');
}

/**
 * What the extension keeps, in `storage.local`, when a check has found this cause four minutes ago.
 * @param now the present, in milliseconds since 1970
 */
export function causeStage(cause: CertificateCause, now: number) {
  const [state, detail] = CAUSES[cause];
  const isSeen = cause !== 'no-evidence';
  return {
    certificate: {
      state,
      cause,
      confidence: meaningOf(cause).confidence,
      detail,
      source: isSeen ? 'check' : null,
      tab: null,
      at: isSeen ? now - FOUR_MINUTES_MS : null,
    },
    passwordProtect: protectOf(cause, now),
  };
}
