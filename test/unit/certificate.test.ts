import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_UNKNOWN,
  type CertificateCause,
  type CertificateEvidence,
  type CertificateState,
  foldCertificate,
  type RequestOutcome,
  readOutcome,
  SAME_EVENT_MS,
} from '../../src/portal/certificate';

const error = (name: string): RequestOutcome => ({ kind: 'error', error: name });
const response = (status: number): RequestOutcome => ({ kind: 'response', status });

describe('what an outcome says', () => {
  it.each<[RequestOutcome, CertificateState, CertificateCause]>([
    [response(200), 'accepted', 'answered'],
    [response(302), 'accepted', 'answered'],
    [response(401), 'accepted', 'answered'],
    [response(404), 'accepted', 'answered'],
    [response(400), 'refused', 'http-refused'],
    [response(495), 'refused', 'http-refused'],
    [response(496), 'refused', 'http-refused'],
    [response(403), 'refused', 'forbidden'],
    [response(500), 'unreachable', 'portal-down'],
    [response(503), 'unreachable', 'portal-down'],
    [{ kind: 'timeout' }, 'unreachable', 'timed-out'],
    [error('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'), 'choose', 'not-chosen'],
    [error('net::ERR_BAD_SSL_CLIENT_AUTH_CERT'), 'refused', 'no-certificate'],
    [error('net::ERR_SOCKET_NOT_CONNECTED'), 'refused', 'closed'],
    [error('net::ERR_CONNECTION_RESET'), 'refused', 'closed'],
    [error('net::ERR_EMPTY_RESPONSE'), 'refused', 'closed'],
    [error('net::ERR_SSL_PROTOCOL_ERROR'), 'refused', 'closed'],
    [error('net::ERR_SSL_CLIENT_AUTH_PRIVATE_KEY_ACCESS_DENIED'), 'key-unavailable', 'private-key'],
    [error('net::ERR_SSL_CLIENT_AUTH_CERT_NO_PRIVATE_KEY'), 'key-unavailable', 'private-key'],
    [error('net::ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED'), 'key-unavailable', 'private-key'],
    [error('net::ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS'), 'key-unavailable', 'private-key'],
    [error('net::ERR_CLIENT_AUTH_CERT_TYPE_UNSUPPORTED'), 'key-unavailable', 'private-key'],
    [error('net::ERR_SSL_DECRYPT_ERROR_ALERT'), 'key-unavailable', 'private-key'],
    [error('net::ERR_CERT_AUTHORITY_INVALID'), 'server-untrusted', 'server-certificate'],
    [error('net::ERR_CERT_DATE_INVALID'), 'server-untrusted', 'server-certificate'],
    [error('net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED'), 'server-untrusted', 'server-certificate'],
    [error('net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH'), 'unreachable', 'tls-version'],
    [error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'unreachable', 'proxy'],
    [error('net::ERR_PROXY_CONNECTION_FAILED'), 'unreachable', 'proxy'],
    [error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable', 'name'],
    [error('net::ERR_DNS_TIMED_OUT'), 'unreachable', 'name'],
    [error('net::ERR_CONNECTION_REFUSED'), 'unreachable', 'network'],
    [error('net::ERR_ADDRESS_UNREACHABLE'), 'unreachable', 'network'],
    [error('net::ERR_NETWORK_CHANGED'), 'unreachable', 'network'],
    [error('net::ERR_TIMED_OUT'), 'unreachable', 'timed-out'],
    [error('net::ERR_CONNECTION_TIMED_OUT'), 'unreachable', 'timed-out'],
    [error('net::ERR_INTERNET_DISCONNECTED'), 'offline', 'no-network'],
    [error('net::ERR_BLOCKED_BY_CLIENT'), 'unreachable', 'blocked'],
    [error('net::ERR_BLOCKED_BY_ADMINISTRATOR'), 'unreachable', 'blocked'],
    [error('net::ERR_INVALID_AUTH_CREDENTIALS'), 'accepted', 'answered'],
    [error('net::ERR_TOO_MANY_REDIRECTS'), 'accepted', 'answered'],
    [error('net::ERR_SOMETHING_NEW'), 'unknown', 'other'],
    [
      error(
        'NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY, SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT)',
      ),
      'refused',
      'no-certificate',
    ],
    [error('NS_ERROR_UNKNOWN_HOST'), 'unreachable', 'name'],
    [error('NS_ERROR_CONNECTION_REFUSED'), 'unreachable', 'network'],
    [error('NS_ERROR_NET_TIMEOUT'), 'unreachable', 'timed-out'],
    [error('NS_ERROR_NET_RESET'), 'refused', 'closed'],
    [error('NS_ERROR_OFFLINE'), 'offline', 'no-network'],
    [error('NS_ERROR_PROXY_CONNECTION_REFUSED'), 'unreachable', 'proxy'],
    [
      error('SSL peer was unable to negotiate an acceptable set of security parameters.'),
      'unknown',
      'other',
    ],
  ])('%j: %s, %s', (outcome, state, cause) => {
    expect(readOutcome(outcome)).toMatchObject({ state, cause });
  });

  it.each([
    'net::ERR_ABORTED',
    'net::ERR_CACHE_MISS',
    'net::ERR_CERT_DATABASE_CHANGED',
    'NS_BINDING_ABORTED',
  ])('%s says nothing', (name) => {
    expect(readOutcome(error(name))).toBeNull();
  });

  it('keeps the browser’s own name for an error', () => {
    expect(readOutcome(error('net::ERR_SOMETHING_NEW'))?.detail).toBe('net::ERR_SOMETHING_NEW');
    expect(readOutcome(response(400))?.detail).toBe('HTTP 400');
  });
});

describe('folding', () => {
  const evidence = (
    outcome: RequestOutcome,
    at: number,
    changes: Partial<CertificateEvidence> = {},
  ): CertificateEvidence => {
    const finding = readOutcome(outcome);
    if (finding === null) throw new Error('This outcome says nothing.');
    return { finding, isInnerPage: false, source: 'tab', at, ...changes };
  };
  const refused = evidence(error('net::ERR_BAD_SSL_CLIENT_AUTH_CERT'), 1_000);

  it('the newest wins', () => {
    const accepted = evidence(response(200), 9_000);
    const status = foldCertificate(foldCertificate(CERTIFICATE_UNKNOWN, refused), accepted);
    expect(status).toEqual({
      state: 'accepted',
      cause: 'answered',
      detail: '',
      source: 'tab',
      at: 9_000,
    });
  });

  it('an older piece changes nothing', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, refused);
    expect(foldCertificate(status, evidence(response(200), 999))).toBe(status);
  });

  it('a clock that was put right does not freeze it', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, evidence(response(200), 90_000_000));
    expect(foldCertificate(status, refused)).toMatchObject({ state: 'refused', at: 1_000 });
  });

  it('a race does not blur a definite refusal', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, refused);
    const weak = error('net::ERR_SOCKET_NOT_CONNECTED');
    expect(foldCertificate(status, evidence(weak, 1_500))).toBe(status);
    expect(foldCertificate(status, evidence(weak, 1_000 + SAME_EVENT_MS)).cause).toBe('closed');
  });

  it('what the person did since is another event', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, refused);
    const reset = error('net::ERR_CONNECTION_RESET');
    const weak = evidence(reset, 1_500, { source: 'check' });
    expect(foldCertificate(status, weak)).toMatchObject({ cause: 'closed', source: 'check' });
  });

  it('of two weak answers the later wins', () => {
    const closed = evidence(error('net::ERR_SOCKET_NOT_CONNECTED'), 1_000);
    const status = foldCertificate(CERTIFICATE_UNKNOWN, closed);
    const reset = evidence(error('net::ERR_CONNECTION_RESET'), 1_500);
    expect(foldCertificate(status, reset).detail).toBe('net::ERR_CONNECTION_RESET');
  });

  it('one page that is forbidden or broken says nothing of a certificate that works', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, evidence(response(200), 1_000));
    for (const code of [400, 403, 500]) {
      const inner = evidence(response(code), 9_000, { isInnerPage: true });
      expect(foldCertificate(status, inner)).toBe(status);
      expect(foldCertificate(CERTIFICATE_UNKNOWN, inner).state).not.toBe('unknown');
    }
    expect(foldCertificate(status, evidence(response(403), 9_000)).state).toBe('refused');
  });

  it('a weak answer replaces "accepted": something has changed since', () => {
    const status = foldCertificate(CERTIFICATE_UNKNOWN, evidence(response(200), 1_000));
    const weak = evidence(error('net::ERR_CONNECTION_RESET'), 1_500);
    expect(foldCertificate(status, weak).cause).toBe('closed');
  });
});
