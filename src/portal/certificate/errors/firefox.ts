/** Firefox's names for a failed request. */
import { type ErrorRule, type ReadError, readBy } from './read-error';

/**
 * NSS's errors reach an extension as sentences in the language of Firefox; only the English ones can be
 * known, and those, as names, that come inside `NS_ERROR_GENERATE_FAILURE(…)`.
 */
const RULES: readonly ErrorRule[] = [
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
  // What Firefox ends a handshake with by itself: seen where the key could not sign.
  { pattern: /\bSSL_ERROR_HANDSHAKE_FAILED\b/, cause: 'key-failed' },
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
  {
    pattern:
      /\b(?:SEC_ERROR|MOZILLA_PKIX_ERROR)_|^Peer['’]s certificate has an invalid signature\b/,
    cause: 'server-certificate',
  },
  { pattern: /^NS_ERROR_(?:UNKNOWN_PROXY_HOST|PROXY_)/, cause: 'proxy' },
  { pattern: /^NS_ERROR_OFFLINE$/, cause: 'no-network' },
  { pattern: /^NS_ERROR_UNKNOWN_HOST$/, cause: 'name' },
  { pattern: /^NS_ERROR_NET_TIMEOUT/, cause: 'timed-out' },
  { pattern: /^NS_ERROR_(?:CONNECTION_REFUSED|NET_)/, cause: 'network' },
  { pattern: /^NS_ERROR_(?:BLOCKED_BY_POLICY|CONTENT_BLOCKED)$/, cause: 'blocked-by-policy' },
];

/** The request was dropped by the person or by the browser: that says nothing of the portal. */
const NOT_AN_ANSWER =
  /^(?:NS_BINDING_(?:ABORTED|REDIRECTED|RETARGETED|CANCELLED_OLD_LOAD)|NS_ERROR_(?:ABORT|NET_ON_[A-Z_]+))$/;

/** Reads `NS_ERROR_…`, or a sentence of Firefox's. */
export const readFirefoxError: ReadError = (error) =>
  NOT_AN_ANSWER.test(error) ? null : readBy(RULES, error);
