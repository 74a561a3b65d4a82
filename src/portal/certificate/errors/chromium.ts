/** Chromium's names for a failed request. */
import { type ErrorRule, type ReadError, readBy } from './read-error';

/** After the prefix was taken off; the first that fits wins. */
const RULES: readonly ErrorRule[] = [
  // The portal did answer, over HTTP: a sign-in that was not given or not accepted; redirects without end.
  { pattern: /^INVALID_AUTH_CREDENTIALS$/, cause: 'sign-in-asked' },
  { pattern: /^TOO_MANY_REDIRECTS$/, cause: 'answered' },
  // Open the portal, choose the certificate, press OK.
  { pattern: /^SSL_CLIENT_AUTH_CERT_NEEDED$/, cause: 'not-chosen' },
  // Install the certificate (again).
  { pattern: /^BAD_SSL_CLIENT_AUTH_CERT$/, cause: 'no-certificate' },
  // The card or token is out, or the certificate was imported without its key.
  {
    pattern:
      /^(?:SSL_CLIENT_AUTH_(?:PRIVATE_KEY_ACCESS_DENIED|CERT_NO_PRIVATE_KEY|SIGNATURE_FAILED|NO_COMMON_ALGORITHMS|CERT_BAD_FORMAT)|CLIENT_AUTH_CERT_TYPE_UNSUPPORTED|SSL_DECRYPT_ERROR_ALERT)$/,
    cause: 'private-key',
  },
  // Where a certificate is required, a server that closes has most likely refused; a broken
  // network looks the same.
  {
    pattern:
      /^(?:SOCKET_NOT_CONNECTED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|SSL_PROTOCOL_ERROR)$/,
    cause: 'closed',
    isRace: true,
  },
  // Set the clock.
  { pattern: /^CERT_DATE_INVALID$/, cause: 'server-date' },
  // Sign in to the network.
  { pattern: /^CERT_COMMON_NAME_INVALID$/, cause: 'server-name' },
  // Ask who inspects the network.
  {
    pattern:
      /^(?:CERT_AUTHORITY_INVALID|CERT_KNOWN_INTERCEPTION_BLOCKED|CERTIFICATE_TRANSPARENCY_REQUIRED|CERT_SYMANTEC_LEGACY|SSL_PINNED_KEY_NOT_IN_CERT_CHAIN)$/,
    cause: 'server-issuer',
  },
  { pattern: /^(?:CERT_|SSL_SERVER_CERT_BAD_FORMAT$)/, cause: 'server-certificate' },
  // Update the browser; ask who runs the network.
  {
    pattern:
      /^(?:SSL_VERSION_OR_CIPHER_MISMATCH|SSL_OBSOLETE_(?:CIPHER|VERSION)|TLS13_DOWNGRADE_DETECTED|WRONG_VERSION_ON_EARLY_DATA|ECH_|QUIC_|SSL_(?:UNRECOGNIZED_NAME_ALERT|BAD_RECORD_MAC_ALERT|KEY_USAGE_INCOMPATIBLE|SERVER_CERT_CHANGED))/,
    cause: 'tls-version',
  },
  // Ask who runs the proxy.
  {
    pattern:
      /^(?:TUNNEL_CONNECTION_FAILED|PROXY_|HTTPS_PROXY_|SOCKS_|PAC_|MANDATORY_PROXY_CONFIGURATION_FAILED|NO_SUPPORTED_PROXIES|UNEXPECTED_PROXY_AUTH|UNSUPPORTED_AUTH_SCHEME)/,
    cause: 'proxy',
  },
  // Check the network.
  { pattern: /^INTERNET_DISCONNECTED$/, cause: 'no-network' },
  { pattern: /^(?:NAME_|DNS_|ICANN_NAME_COLLISION)/, cause: 'name' },
  { pattern: /^(?:TIMED_OUT|CONNECTION_TIMED_OUT)$/, cause: 'timed-out' },
  { pattern: /^NETWORK_(?:CHANGED|IO_SUSPENDED)$/, cause: 'network', isRace: true },
  {
    pattern: /^(?:CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_ABORTED|ADDRESS_|NETWORK_|HOST_)/,
    cause: 'network',
  },
  // Switch off what blocks; ask the administrator.
  { pattern: /^BLOCKED_BY_CLIENT$/, cause: 'blocked-by-extension' },
  { pattern: /^BLOCKED_(?:BY|IN)_/, cause: 'blocked-by-policy' },
];

/**
 * The request was dropped by the person or by the browser (which starts over when a certificate was
 * installed, or another is to be trusted): that says nothing of the portal.
 */
const NOT_AN_ANSWER = /^(?:ABORTED|CACHE_MISS|CERT_(?:DATABASE|VERIFIER)_CHANGED)$/;

/** All of them begin so; without it, it is no name of Chromium's. */
const PREFIX = 'net::ERR_';

/** Reads `net::ERR_…`. */
export const readChromiumError: ReadError = (error) => {
  const name = error.startsWith(PREFIX) ? error.slice(PREFIX.length) : '';
  return NOT_AN_ANSWER.test(name) ? null : readBy(RULES, name);
};
