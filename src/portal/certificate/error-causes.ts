/**
 * What the browsers' names for a failed request mean. Measured with real servers (Node, Apache httpd,
 * nginx, HAProxy) where a real situation could be made; the others go by what their names say. The
 * sentence above each group says what the person has to do about it, because that makes it a group.
 */
import type { CertificateCause } from './status';

/** What an error's name says. */
export interface ErrorReading {
  readonly cause: CertificateCause;
  /** The same outcome also has other causes, by a race or by accident: asking again may tell more. */
  readonly isRace: boolean;
}

interface ErrorRule {
  readonly pattern: RegExp;
  readonly cause: CertificateCause;
  readonly isRace?: true;
}

/** Chromium's names, after `net::ERR_` was taken off; the first that fits wins. */
const CHROMIUM_RULES: readonly ErrorRule[] = [
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
 * Firefox's names. NSS's errors reach an extension as sentences in the language of Firefox; only the
 * English ones can be known, and those, as names, that come inside `NS_ERROR_GENERATE_FAILURE(…)`.
 */
const FIREFOX_RULES: readonly ErrorRule[] = [
  { pattern: /^NS_ERROR_REDIRECT_LOOP$/, cause: 'answered' },
  {
    pattern: /\bSSL_ERROR_EXPIRED_CERT_ALERT\b|^SSL peer rejected your certificate as expired\b/,
    cause: 'expired',
  },
  {
    pattern: /\bSSL_ERROR_REVOKED_CERT_ALERT\b|^SSL peer rejected your certificate as revoked\b/,
    cause: 'revoked',
  },
  {
    pattern:
      /\bSSL_ERROR_UNKNOWN_CA_ALERT\b|^Peer does not recognize and trust the CA that issued your certificate\b/,
    cause: 'other-issuer',
  },
  {
    pattern:
      /\bSSL_ERROR_(?:RX_CERTIFICATE_REQUIRED_ALERT|BAD_CERT_ALERT|CERTIFICATE_UNKNOWN_ALERT|NO_CERTIFICATE|UNSUPPORTED_CERT_ALERT|ACCESS_DENIED_ALERT)\b|^SSL peer (?:cannot verify your certificate|had some unspecified issue with the certificate it received)\b/,
    cause: 'no-certificate',
  },
  {
    pattern:
      /\bSSL_ERROR_HANDSHAKE_FAILURE_ALERT\b|^SSL peer was unable to negotiate an acceptable set of security parameters\b|^NS_ERROR_NET_(?:RESET|INTERRUPT|EMPTY_RESPONSE)$/,
    cause: 'closed',
    isRace: true,
  },
  {
    pattern:
      /\bSEC_ERROR_(?:TOKEN_NOT_LOGGED_IN|NO_TOKEN|BAD_PASSWORD|NO_KEY|KEYGEN_FAIL|PKCS11_DEVICE_ERROR|PKCS11_FUNCTION_FAILED)\b|\bSSL_ERROR_(?:SIGN_HASHES_FAILURE|TOKEN_INSERTION_REMOVAL|TOKEN_SLOT_NOT_FOUND|DECRYPT_ERROR_ALERT)\b/,
    cause: 'private-key',
  },
  {
    pattern:
      /\b(?:SEC_ERROR_EXPIRED_(?:CERTIFICATE|ISSUER_CERTIFICATE)|SEC_ERROR_OCSP_FUTURE_RESPONSE|MOZILLA_PKIX_ERROR_NOT_YET_VALID_(?:ISSUER_)?CERTIFICATE)\b|^Peer['’]s Certificate has expired\b|^The server presented a certificate that is not yet valid\b/,
    cause: 'server-date',
  },
  {
    pattern:
      /\bSSL_ERROR_BAD_CERT_DOMAIN\b|\brequested domain name does not match the server['’]s certificate\b/,
    cause: 'server-name',
  },
  {
    pattern:
      /\b(?:SEC_ERROR_(?:UNKNOWN_ISSUER|UNTRUSTED_ISSUER|CA_CERT_INVALID)|MOZILLA_PKIX_ERROR_(?:MITM_DETECTED|SELF_SIGNED_CERT|INSUFFICIENT_CERTIFICATE_TRANSPARENCY|KEY_PINNING_FAILURE))\b|^Peer['’]s Certificate issuer is not recognized\b|^The certificate is not trusted because it is self-signed\b/,
    cause: 'server-issuer',
  },
  {
    pattern:
      /\bSSL_ERROR_(?:UNSUPPORTED_VERSION|PROTOCOL_VERSION_ALERT|NO_CYPHER_OVERLAP|RX_UNEXPECTED|RX_RECORD_TOO_LONG|BAD_MAC_READ|INAPPROPRIATE_FALLBACK_ALERT)/,
    cause: 'tls-version',
  },
  { pattern: /\b(?:SEC_ERROR|MOZILLA_PKIX_ERROR)_/, cause: 'server-certificate' },
  { pattern: /^NS_ERROR_(?:UNKNOWN_PROXY_HOST|PROXY_)/, cause: 'proxy' },
  { pattern: /^NS_ERROR_OFFLINE$/, cause: 'no-network' },
  { pattern: /^NS_ERROR_UNKNOWN_HOST$/, cause: 'name' },
  { pattern: /^NS_ERROR_NET_TIMEOUT/, cause: 'timed-out' },
  { pattern: /^NS_ERROR_(?:CONNECTION_REFUSED|NET_)/, cause: 'network' },
  { pattern: /^NS_ERROR_(?:BLOCKED_BY_POLICY|CONTENT_BLOCKED)$/, cause: 'blocked-by-policy' },
];

/**
 * The request was dropped by the person or by the browser (which starts over when a certificate was
 * installed, or another is to be trusted): that says nothing of the portal.
 */
const NOT_AN_ANSWER =
  /^(?:net::ERR_(?:ABORTED|CACHE_MISS|CERT_(?:DATABASE|VERIFIER)_CHANGED)|NS_BINDING_(?:ABORTED|REDIRECTED|RETARGETED|CANCELLED_OLD_LOAD)|NS_ERROR_(?:ABORT|NET_ON_[A-Z_]+))$/;

/** All of Chromium's begin so. */
const CHROMIUM_PREFIX = 'net::ERR_';

/**
 * Reads the name of an error.
 * @param error as the browser gives it: `net::ERR_…`, `NS_ERROR_…`, or a sentence of Firefox's
 * @returns null when it says nothing of the portal; `other` for a name that is not known here
 */
export function readError(error: string): ErrorReading | null {
  if (NOT_AN_ANSWER.test(error)) return null;
  const isChromium = error.startsWith(CHROMIUM_PREFIX);
  const name = isChromium ? error.slice(CHROMIUM_PREFIX.length) : error;
  const rules = isChromium ? CHROMIUM_RULES : FIREFOX_RULES;
  const rule = rules.find(({ pattern }) => pattern.test(name));
  return rule === undefined
    ? { cause: 'other', isRace: true }
    : { cause: rule.cause, isRace: rule.isRace === true };
}
