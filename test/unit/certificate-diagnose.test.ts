/** What an answer, and what surrounds a failure, say of the certificate. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diagnose,
  moreSpecific,
  type RequestOutcome,
  wouldPublicSiteTell,
} from '../../src/portal/certificate/diagnose';
import { readChromiumError } from '../../src/portal/certificate/errors/chromium';
import {
  CERTIFICATE_CAUSES,
  type CertificateCause,
  CONFIDENCES,
  meaningOf,
} from '../../src/portal/certificate/status';

type Answer = Extract<RequestOutcome, { kind: 'response' }>;
type PublicSite = 'answers' | 'silent' | null;

const usual = { isOnline: true, publicSite: null, isClockRight: null } as const;
const answer = (status: number, rest: Partial<Answer> = {}): Answer => ({
  kind: 'response',
  status,
  ...rest,
});
const error = (name: string): RequestOutcome => ({ kind: 'error', error: name });
const TIMEOUT: RequestOutcome = { kind: 'timeout' };

describe('an answer', () => {
  const fine = [
    200, 204, 206, 300, 301, 302, 303, 304, 307, 308, 401, 402, 404, 405, 410, 418, 429, 451,
  ];
  const broken = Array.from({ length: 100 }, (_, index) => 500 + index);

  it.each<[Answer, CertificateCause, string]>([
    ...fine.map((status) => [answer(status), 'answered', ''] as [Answer, CertificateCause, string]),
    [answer(401, { asksForSignIn: true }), 'sign-in-asked', 'HTTP 401'],
    [answer(401, { asksForSignIn: false }), 'answered', ''],
    [answer(400), 'http-refused', 'HTTP 400'],
    [answer(400, { refusal: 'not-accepted' }), 'http-invalid', 'HTTP 400'],
    [answer(400, { refusal: 'none-sent' }), 'http-none', 'HTTP 400'],
    [answer(400, { asksForSignIn: true }), 'http-refused', 'HTTP 400'],
    [answer(495), 'http-invalid', 'HTTP 495'],
    [answer(495, { refusal: 'none-sent' }), 'http-invalid', 'HTTP 495'],
    [answer(496), 'http-none', 'HTTP 496'],
    [answer(403), 'forbidden', 'HTTP 403'],
    [answer(407), 'proxy', 'HTTP 407'],
    [answer(403, { refusal: 'none-sent' }), 'forbidden', 'HTTP 403'],
    [answer(200, { refusal: 'none-sent' }), 'answered', ''],
    ...broken.map(
      (status) =>
        [answer(status), 'portal-down', `HTTP ${status}`] as [Answer, CertificateCause, string],
    ),
  ])('%j: %s', (outcome, cause, detail) => {
    const { state, confidence } = meaningOf(cause);
    expect(diagnose({ ...usual, outcome }, readChromiumError)).toEqual({
      state,
      cause,
      confidence,
      detail,
      isRace: false,
    });
  });

  it('means the same whatever surrounds it', () => {
    fc.assert(
      fc.property(
        // Whether a proxy's own word is the reason depends on what else there is.
        fc.integer({ min: 100, max: 599 }).filter((status) => status !== 407),
        fc.boolean(),
        fc.constantFrom<PublicSite>('answers', 'silent', null),
        (status, isOnline, publicSite) => {
          const outcome = answer(status);
          const alone = diagnose({ ...usual, outcome }, readChromiumError);
          expect(diagnose({ ...usual, outcome, isOnline, publicSite }, readChromiumError)).toEqual(
            alone,
          );
        },
      ),
    );
  });
});

describe('what surrounds a failure', () => {
  const NAME = error('net::ERR_NAME_NOT_RESOLVED');
  const NETWORK = error('net::ERR_CONNECTION_REFUSED');

  it.each<[string, RequestOutcome, boolean, PublicSite, CertificateCause]>([
    ['nothing is known', NAME, true, null, 'name'],
    ['nothing is known', NETWORK, true, null, 'network'],
    ['nothing is known', TIMEOUT, true, null, 'timed-out'],
    ['there is no network', NAME, false, null, 'no-network'],
    ['there is no network', NETWORK, false, null, 'no-network'],
    ['there is no network', TIMEOUT, false, null, 'no-network'],
    ['there is no network, whatever answered', TIMEOUT, false, 'answers', 'no-network'],
    ['the public site answers', NAME, true, 'answers', 'name'],
    ['the public site answers', NETWORK, true, 'answers', 'portal-silent'],
    ['the public site answers', TIMEOUT, true, 'answers', 'portal-silent'],
    ['the public site is silent', NAME, true, 'silent', 'network'],
    ['the public site is silent', NETWORK, true, 'silent', 'network'],
    ['the public site is silent', TIMEOUT, true, 'silent', 'network'],
  ])('%s: %j', (_name, outcome, isOnline, publicSite, cause) => {
    const finding = diagnose({ ...usual, outcome, isOnline, publicSite }, readChromiumError);
    const { state, confidence } = meaningOf(cause);
    expect(finding).toMatchObject({ state, cause, confidence });
  });

  it('keeps the browser’s own word', () => {
    expect(
      diagnose({ ...usual, outcome: NETWORK, publicSite: 'answers' }, readChromiumError),
    ).toMatchObject({
      cause: 'portal-silent',
      detail: 'net::ERR_CONNECTION_REFUSED',
    });
  });

  it.each([
    'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
    'net::ERR_SOCKET_NOT_CONNECTED',
    'net::ERR_SSL_CLIENT_AUTH_SIGNATURE_FAILED',
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_BLOCKED_BY_ADMINISTRATOR',
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_SOMETHING_NEW',
    'SSL peer rejected your certificate as revoked.',
  ])('changes nothing of what is found: %s', (name) => {
    const alone = diagnose({ ...usual, outcome: error(name) }, readChromiumError);
    for (const isOnline of [true, false]) {
      for (const publicSite of ['answers', 'silent', null] as const) {
        expect(
          diagnose({ ...usual, outcome: error(name), isOnline, publicSite }, readChromiumError),
        ).toEqual(alone);
      }
    }
  });

  it('a proxy is not asked for anything without a network', () => {
    const outcome = error('net::ERR_PROXY_CONNECTION_FAILED');
    expect(diagnose({ ...usual, outcome }, readChromiumError)?.cause).toBe('proxy');
    expect(diagnose({ ...usual, outcome, publicSite: 'answers' }, readChromiumError)?.cause).toBe(
      'proxy',
    );
    expect(diagnose({ ...usual, outcome, isOnline: false }, readChromiumError)?.cause).toBe(
      'no-network',
    );
  });

  it.each([
    [true, 'server-certificate'],
    [false, 'server-date'],
    [null, 'server-date'],
  ])('a clock that is right (%s) is not to blame: %s', (isClockRight, cause) => {
    const outcome = error('net::ERR_CERT_DATE_INVALID');
    expect(diagnose({ ...usual, outcome, isClockRight }, readChromiumError)?.cause).toBe(cause);
  });

  it('is asked for only where it would tell', () => {
    const tells = (outcome: RequestOutcome): boolean => {
      const finding = diagnose({ ...usual, outcome }, readChromiumError);
      if (finding === null) throw new Error('This outcome says nothing.');
      return wouldPublicSiteTell(finding);
    };
    expect([NAME, NETWORK, TIMEOUT].map(tells)).toEqual([true, true, true]);
    const others = [answer(200), answer(503), error('net::ERR_CONNECTION_RESET'), error('')];
    expect(others.map(tells)).toEqual([false, false, false, false]);
  });
});

describe('of two findings', () => {
  const finding = (cause: CertificateCause) => {
    const { state, confidence } = meaningOf(cause);
    return { state, cause, confidence, detail: '', isRace: false };
  };
  const [certain, likely, unclear] = [
    finding('no-certificate'),
    finding('closed'),
    finding('other'),
  ];

  it('the first is the best so far', () => expect(moreSpecific(null, unclear)).toBe(unclear));

  it('the more specific one counts, whichever came first', () => {
    const sorted = [unclear, likely, certain];
    for (const [index, better] of sorted.entries()) {
      for (const worse of sorted.slice(0, index)) {
        expect(moreSpecific(worse, better)).toBe(better);
        expect(moreSpecific(better, worse)).toBe(better);
      }
    }
  });

  it('of equals the later', () => {
    const later = finding('forbidden');
    expect(moreSpecific(likely, later)).toBe(later);
  });
});

describe('the table of causes', () => {
  it('has every confidence in use', () => {
    const meanings = CERTIFICATE_CAUSES.map(meaningOf);
    expect(new Set(meanings.map(({ confidence }) => confidence))).toEqual(new Set(CONFIDENCES));
  });

  it('is certain of no certificate only where an answer has one meaning', () => {
    const refusals = CERTIFICATE_CAUSES.filter((cause) => meaningOf(cause).state === 'refused');
    const guesses = refusals.filter((cause) => meaningOf(cause).confidence !== 'certain');
    expect(guesses).toEqual(['closed', 'http-refused', 'forbidden']);
  });
});
