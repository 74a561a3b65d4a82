/** Every error that a browser is known to give, and what it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/portal/certificate/diagnose';
import { readChromiumError } from '../../src/portal/certificate/errors/chromium';
import { readFirefoxError } from '../../src/portal/certificate/errors/firefox';
import { CERTIFICATE_CAUSES, type CertificateCause } from '../../src/portal/certificate/status';

/** Chromium's names, without `net::ERR_`. */
const CHROMIUM: Partial<Record<CertificateCause, readonly string[]>> = {
  'sign-in-asked': ['INVALID_AUTH_CREDENTIALS'],
  answered: ['TOO_MANY_REDIRECTS'],
  'not-chosen': ['SSL_CLIENT_AUTH_CERT_NEEDED'],
  'no-certificate': ['BAD_SSL_CLIENT_AUTH_CERT'],
  'private-key': [
    'SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED',
    'SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY',
    'SSL_CLIENT_AUTH_SIGNATURE_FAILED',
    'SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS',
    'SSL_CLIENT_AUTH_CERT_BAD_FORMAT',
    'CLIENT_AUTH_CERT_TYPE_UNSUPPORTED',
    'SSL_DECRYPT_ERROR_ALERT',
  ],
  closed: [
    'SOCKET_NOT_CONNECTED',
    'CONNECTION_RESET',
    'CONNECTION_CLOSED',
    'EMPTY_RESPONSE',
    'SSL_PROTOCOL_ERROR',
  ],
  'server-date': ['CERT_DATE_INVALID'],
  'server-name': ['CERT_COMMON_NAME_INVALID'],
  'server-issuer': [
    'CERT_AUTHORITY_INVALID',
    'CERT_KNOWN_INTERCEPTION_BLOCKED',
    'CERT_SYMANTEC_LEGACY',
    'CERTIFICATE_TRANSPARENCY_REQUIRED',
    'SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  ],
  'server-certificate': [
    'SSL_SERVER_CERT_BAD_FORMAT',
    'CERT_CONTAINS_ERRORS',
    'CERT_NO_REVOCATION_MECHANISM',
    'CERT_UNABLE_TO_CHECK_REVOCATION',
    'CERT_REVOKED',
    'CERT_INVALID',
    'CERT_WEAK_SIGNATURE_ALGORITHM',
    'CERT_NON_UNIQUE_NAME',
    'CERT_WEAK_KEY',
    'CERT_NAME_CONSTRAINT_VIOLATION',
    'CERT_VALIDITY_TOO_LONG',
    'CERT_SELF_SIGNED_LOCAL_NETWORK',
  ],
  'tls-version': [
    'SSL_VERSION_OR_CIPHER_MISMATCH',
    'SSL_OBSOLETE_CIPHER',
    'SSL_OBSOLETE_VERSION',
    'TLS13_DOWNGRADE_DETECTED',
    'WRONG_VERSION_ON_EARLY_DATA',
    'ECH_NOT_NEGOTIATED',
    'ECH_FALLBACK_CERTIFICATE_INVALID',
    'QUIC_PROTOCOL_ERROR',
    'QUIC_HANDSHAKE_FAILED',
    'QUIC_CERT_ROOT_NOT_KNOWN',
    'QUIC_GOAWAY_REQUEST_CAN_BE_RETRIED',
    'SSL_UNRECOGNIZED_NAME_ALERT',
    'SSL_BAD_RECORD_MAC_ALERT',
    'SSL_KEY_USAGE_INCOMPATIBLE',
    'SSL_SERVER_CERT_CHANGED',
  ],
  proxy: [
    'TUNNEL_CONNECTION_FAILED',
    'PROXY_CONNECTION_FAILED',
    'PROXY_AUTH_UNSUPPORTED',
    'PROXY_AUTH_REQUESTED',
    'PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION',
    'PROXY_CERTIFICATE_INVALID',
    'PROXY_HTTP_1_1_REQUIRED',
    'PROXY_TUNNEL_REQUEST_FAILED',
    'PROXY_UNABLE_TO_CONNECT_TO_DESTINATION',
    'PROXY_DELEGATE_CANCELED_CONNECT_REQUEST',
    'PROXY_DELEGATE_CANCELED_CONNECT_RESPONSE',
    'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT',
    'SOCKS_CONNECTION_FAILED',
    'SOCKS_CONNECTION_HOST_UNREACHABLE',
    'PAC_STATUS_NOT_OK',
    'PAC_SCRIPT_FAILED',
    'PAC_SCRIPT_TERMINATED',
    'PAC_NOT_IN_DHCP',
    'MANDATORY_PROXY_CONFIGURATION_FAILED',
    'NO_SUPPORTED_PROXIES',
    'UNEXPECTED_PROXY_AUTH',
    'UNSUPPORTED_AUTH_SCHEME',
  ],
  'no-network': ['INTERNET_DISCONNECTED'],
  name: [
    'NAME_NOT_RESOLVED',
    'NAME_RESOLUTION_FAILED',
    'ICANN_NAME_COLLISION',
    'DNS_MALFORMED_RESPONSE',
    'DNS_SERVER_REQUIRES_TCP',
    'DNS_SERVER_FAILED',
    'DNS_TIMED_OUT',
    'DNS_CACHE_MISS',
    'DNS_SEARCH_EMPTY',
    'DNS_SORT_ERROR',
    'DNS_SECURE_RESOLVER_HOSTNAME_RESOLUTION_FAILED',
    'DNS_NAME_HTTPS_ONLY',
    'DNS_REQUEST_CANCELLED',
    'DNS_NO_MATCHING_SUPPORTED_ALPN',
    'DNS_SECURE_PROBE_RECORD_INVALID',
    'DNS_CACHE_INVALIDATION_IN_PROGRESS',
    'DNS_FORMAT_ERROR',
    'DNS_SERVER_FAILURE',
    'DNS_NOT_IMPLEMENTED',
    'DNS_REFUSED',
    'DNS_OTHER_FAILURE',
  ],
  'timed-out': ['TIMED_OUT', 'CONNECTION_TIMED_OUT'],
  network: [
    'NETWORK_ACCESS_DENIED',
    'NETWORK_IO_SUSPENDED',
    'CONNECTION_REFUSED',
    'CONNECTION_FAILED',
    'CONNECTION_ABORTED',
    'ADDRESS_UNREACHABLE',
    'ADDRESS_INVALID',
    'ADDRESS_IN_USE',
    'NETWORK_CHANGED',
    'HOST_RESOLVER_QUEUE_TOO_LARGE',
  ],
  'blocked-by-extension': ['BLOCKED_BY_CLIENT'],
  'blocked-by-policy': [
    'BLOCKED_BY_ADMINISTRATOR',
    'BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR',
    'BLOCKED_BY_RESPONSE',
    'BLOCKED_BY_CSP',
    'BLOCKED_BY_ORB',
    'BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
    'BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'BLOCKED_BY_FINGERPRINTING_PROTECTION',
  ],
  // Nobody has said yet what a person could do about these.
  other: [
    'FAILED',
    'UNEXPECTED',
    'ACCESS_DENIED',
    'INSUFFICIENT_RESOURCES',
    'OUT_OF_MEMORY',
    'TEMPORARILY_THROTTLED',
    'INVALID_RESPONSE',
    'INVALID_HTTP_RESPONSE',
    'INVALID_CHUNKED_ENCODING',
    'HTTP2_PROTOCOL_ERROR',
    'TOO_MANY_RETRIES',
    'MISSING_AUTH_CREDENTIALS',
    'SSL_RENEGOTIATION_REQUESTED',
    'SSL_NO_RENEGOTIATION',
    'EARLY_DATA_REJECTED',
    'CACHE_READ_FAILURE',
    'SOMETHING_NEW',
  ],
};

const nss = (name: string): string =>
  `NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, ${name})`;

/** What Firefox gives: names of its own, NSS's inside its own, and NSS's English sentences. */
const FIREFOX: Partial<Record<CertificateCause, readonly string[]>> = {
  answered: ['NS_ERROR_REDIRECT_LOOP'],
  'no-certificate': [
    nss('SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT'),
    nss('SSL_ERROR_BAD_CERT_ALERT'),
    nss('SSL_ERROR_CERTIFICATE_UNKNOWN_ALERT'),
    nss('SSL_ERROR_NO_CERTIFICATE'),
    nss('SSL_ERROR_UNSUPPORTED_CERT_ALERT'),
    nss('SSL_ERROR_ACCESS_DENIED_ALERT'),
    'SSL peer cannot verify your certificate.',
    'SSL peer had some unspecified issue with the certificate it received.',
  ],
  expired: [nss('SSL_ERROR_EXPIRED_CERT_ALERT'), 'SSL peer rejected your certificate as expired.'],
  revoked: [nss('SSL_ERROR_REVOKED_CERT_ALERT'), 'SSL peer rejected your certificate as revoked.'],
  'other-issuer': [
    nss('SSL_ERROR_UNKNOWN_CA_ALERT'),
    'Peer does not recognize and trust the CA that issued your certificate.',
  ],
  closed: [
    'SSL peer was unable to negotiate an acceptable set of security parameters.',
    nss('SSL_ERROR_HANDSHAKE_FAILURE_ALERT'),
    'NS_ERROR_NET_RESET',
    'NS_ERROR_NET_INTERRUPT',
    'NS_ERROR_NET_EMPTY_RESPONSE',
  ],
  'private-key': [
    nss('SEC_ERROR_TOKEN_NOT_LOGGED_IN'),
    nss('SEC_ERROR_NO_TOKEN'),
    nss('SEC_ERROR_BAD_PASSWORD'),
    nss('SEC_ERROR_NO_KEY'),
    nss('SEC_ERROR_PKCS11_DEVICE_ERROR'),
    nss('SEC_ERROR_PKCS11_FUNCTION_FAILED'),
    nss('SSL_ERROR_SIGN_HASHES_FAILURE'),
    nss('SSL_ERROR_TOKEN_INSERTION_REMOVAL'),
    nss('SSL_ERROR_TOKEN_SLOT_NOT_FOUND'),
    nss('SSL_ERROR_DECRYPT_ERROR_ALERT'),
  ],
  'key-failed': [nss('SSL_ERROR_HANDSHAKE_FAILED')],
  'server-date': [
    nss('SEC_ERROR_EXPIRED_CERTIFICATE'),
    nss('SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE'),
    nss('SEC_ERROR_OCSP_FUTURE_RESPONSE'),
    nss('MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE'),
    nss('MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE'),
    'Peer’s Certificate has expired.',
    'The server presented a certificate that is not yet valid.',
  ],
  'server-name': [
    nss('SSL_ERROR_BAD_CERT_DOMAIN'),
    'Unable to communicate securely with peer: requested domain name does not match the server’s certificate.',
  ],
  'server-issuer': [
    nss('SEC_ERROR_UNKNOWN_ISSUER'),
    nss('SEC_ERROR_UNTRUSTED_ISSUER'),
    nss('SEC_ERROR_CA_CERT_INVALID'),
    nss('MOZILLA_PKIX_ERROR_MITM_DETECTED'),
    nss('MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT'),
    nss('MOZILLA_PKIX_ERROR_INSUFFICIENT_CERTIFICATE_TRANSPARENCY'),
    nss('MOZILLA_PKIX_ERROR_KEY_PINNING_FAILURE'),
    "Peer's Certificate issuer is not recognized.",
    'The certificate is not trusted because it is self-signed.',
  ],
  'server-certificate': [
    nss('SEC_ERROR_REVOKED_CERTIFICATE'),
    nss('SEC_ERROR_BAD_SIGNATURE'),
    'Peer’s certificate has an invalid signature.',
    nss('MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE'),
  ],
  'tls-version': [
    nss('SSL_ERROR_UNSUPPORTED_VERSION'),
    nss('SSL_ERROR_PROTOCOL_VERSION_ALERT'),
    nss('SSL_ERROR_NO_CYPHER_OVERLAP'),
    nss('SSL_ERROR_RX_UNEXPECTED_HANDSHAKE'),
    nss('SSL_ERROR_RX_RECORD_TOO_LONG'),
    nss('SSL_ERROR_BAD_MAC_READ'),
    nss('SSL_ERROR_INAPPROPRIATE_FALLBACK_ALERT'),
  ],
  proxy: ['NS_ERROR_UNKNOWN_PROXY_HOST', 'NS_ERROR_PROXY_CONNECTION_REFUSED'],
  'no-network': ['NS_ERROR_OFFLINE'],
  name: ['NS_ERROR_UNKNOWN_HOST'],
  'timed-out': ['NS_ERROR_NET_TIMEOUT', 'NS_ERROR_NET_TIMEOUT_EXTERNAL'],
  network: ['NS_ERROR_CONNECTION_REFUSED', 'NS_ERROR_NET_PARTIAL_TRANSFER'],
  'blocked-by-policy': ['NS_ERROR_BLOCKED_BY_POLICY', 'NS_ERROR_CONTENT_BLOCKED'],
  other: [
    // Sentences in the language of Firefox: their words are nothing to go by.
    'Die SSL-Gegenstelle konnte keinen akzeptablen Satz an Sicherheitsparametern aushandeln.',
    'SSL ピアは受け入れ可能なセキュリティパラメーターのセットをネゴシエートできませんでした。',
    'Certificate expired. Your certificate is revoked.',
    'NS_ERROR_SOMETHING_NEW',
    nss('SSL_ERROR_SOMETHING_NEW'),
  ],
};

/** Nothing but garbage; `net::ERR_…` inside another word is not Chromium's. */
const UNSEEN = [
  '',
  ' ',
  '\0',
  'net::',
  'net::ERR_',
  'ERR_FAILED',
  'net::err_aborted',
  'x'.repeat(10_000),
];
const NOT_QUITE = [' net::ERR_ABORTED', 'net::ERR_ABORTED_TWICE', 'NS_BINDING_ABORTED!'];

/** Dropped by the person or by the browser itself. */
const NO_ANSWER = [
  'net::ERR_ABORTED',
  'net::ERR_CACHE_MISS',
  'net::ERR_CERT_DATABASE_CHANGED',
  'net::ERR_CERT_VERIFIER_CHANGED',
  'NS_BINDING_ABORTED',
  'NS_BINDING_REDIRECTED',
  'NS_BINDING_RETARGETED',
  'NS_BINDING_CANCELLED_OLD_LOAD',
  'NS_ERROR_ABORT',
  'NS_ERROR_NET_ON_TRANSACTION_CLOSE',
];

/** The state of each cause, as the popup says it; written out, so that a slip in the table shows. */
const STATES: Readonly<Record<CertificateCause, string>> = {
  'no-evidence': 'unknown',
  answered: 'accepted',
  'sign-in-asked': 'accepted',
  'sign-in-failed': 'accepted',
  'not-chosen': 'choose',
  'choice-failed': 'choose',
  'choice-awaited': 'choose',
  'no-certificate': 'refused',
  closed: 'refused',
  expired: 'refused',
  revoked: 'refused',
  'other-issuer': 'refused',
  'http-none': 'refused',
  'http-invalid': 'refused',
  'http-refused': 'refused',
  forbidden: 'refused',
  'private-key': 'key-unavailable',
  'key-failed': 'key-unavailable',
  'server-date': 'server-untrusted',
  'server-name': 'server-untrusted',
  'server-issuer': 'server-untrusted',
  'server-certificate': 'server-untrusted',
  'tls-version': 'unreachable',
  proxy: 'unreachable',
  name: 'unreachable',
  network: 'unreachable',
  'timed-out': 'unreachable',
  'portal-down': 'unreachable',
  'portal-silent': 'unreachable',
  'blocked-by-extension': 'unreachable',
  'blocked-by-policy': 'unreachable',
  'no-network': 'offline',
  'no-access': 'unknown',
  other: 'unknown',
};

/** Each error is read as the browser that gives it would have it read. */
const readError = (error: string) =>
  error.startsWith('net::ERR_') ? readChromiumError(error) : readFirefoxError(error);

const diagnoseError = (error: string) =>
  diagnose(
    { outcome: { kind: 'error', error }, isOnline: true, publicSite: null, isClockRight: null },
    readError,
  );

const rows = CERTIFICATE_CAUSES.flatMap((cause) => [
  ...(CHROMIUM[cause] ?? []).map((name) => [`net::ERR_${name}`, cause] as const),
  ...(FIREFOX[cause] ?? []).map((name) => [name, cause] as const),
]);
const known = rows.filter(([, cause]) => cause !== 'other').map(([name]) => name);

describe('what an error says', () => {
  it.each(rows)('%s: %s', (error, cause) => {
    expect(diagnoseError(error)).toMatchObject({ state: STATES[cause], cause, detail: error });
  });

  it.each(NO_ANSWER)('%s: nothing', (error) => expect(diagnoseError(error)).toBeNull());

  it.each([...UNSEEN, ...NOT_QUITE])('unseen: %.40j', (error) => {
    expect(diagnoseError(error)).toEqual({
      state: 'unknown',
      cause: 'other',
      confidence: 'unclear',
      detail: error,
      isRace: true,
    });
  });

  it.each([
    [readFirefoxError, 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'],
    [readChromiumError, 'NS_ERROR_UNKNOWN_HOST'],
    [readChromiumError, 'NS_BINDING_ABORTED'],
    [readChromiumError, 'CERT_DATE_INVALID'],
  ])('means nothing in another browser', (read, error) => {
    expect(read(error)).toEqual({ cause: 'other', isRace: true });
  });

  it('may be another next time, where a refusal and an accident look the same', () => {
    const races = rows.filter(([error]) => diagnoseError(error)?.isRace).map(([error]) => error);
    const network = /^net::ERR_NETWORK_(?:CHANGED|IO_SUSPENDED)$/;
    const expected = rows.filter(([error, cause]) => {
      return cause === 'closed' || cause === 'other' || network.test(error);
    });
    expect(races).toEqual(expected.map(([error]) => error));
  });

  it('each cause that an error can have is tried', () => {
    const fromElsewhere: readonly CertificateCause[] = [
      'no-evidence',
      'sign-in-failed',
      'choice-failed',
      'choice-awaited',
      'http-none',
      'http-invalid',
      'http-refused',
      'forbidden',
      'portal-down',
      'portal-silent',
      'no-access',
    ];
    const tried = new Set(rows.map(([, cause]) => cause));
    expect(CERTIFICATE_CAUSES.filter((cause) => !tried.has(cause))).toEqual(fromElsewhere);
  });
});

describe('any error', () => {
  const pieces = fc.array(
    fc.constantFrom(...known, ...NO_ANSWER, 'net::ERR_', 'SSL_ERROR_', 'CERT_', '_', ' ', '(', 'é'),
    { maxLength: 6 },
  );
  const anyError = fc.oneof(
    fc.string(),
    fc.constantFrom(...known),
    pieces.map((parts) => parts.join('')),
    fc.stringMatching(/^[A-Z0-9_]{0,40}$/).map((name) => `net::ERR_${name}`),
  );
  const PROVE_AN_ANSWER = [
    'net::ERR_INVALID_AUTH_CREDENTIALS',
    'net::ERR_TOO_MANY_REDIRECTS',
    'NS_ERROR_REDIRECT_LOOP',
  ];

  it('is never "accepted", unless it proves an answer', () => {
    fc.assert(
      fc.property(anyError, (error) => {
        const isAccepted = diagnoseError(error)?.state === 'accepted';
        expect(isAccepted).toBe(PROVE_AN_ANSWER.includes(error));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the browser’s own name', () => {
    fc.assert(
      fc.property(anyError, (error) => {
        const finding = diagnoseError(error);
        if (finding !== null) expect(finding.detail).toBe(error);
      }),
    );
  });

  it.each([
    ['SSL_ERROR_', 'one that begins like a name, again and again'],
    ['NS_ERROR_NET_ON_', 'a dropped request’s'],
    ['net::ERR_CERT_', 'Chromium’s'],
    ['SSL peer ', 'a sentence'],
    ['\u{1F512} ', 'no letters'],
  ])('%j many times: is read in no time', (piece) => {
    const error = piece.repeat(1_000_000 / piece.length);
    const before = performance.now();
    readError(error);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
