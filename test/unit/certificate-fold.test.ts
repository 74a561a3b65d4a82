/** How one piece of evidence after the other adds up to what is known of the certificate. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diagnose,
  isLessCertain,
  type RequestEvidence,
} from '../../src/portal/certificate/diagnose';
import { readChromiumError } from '../../src/portal/certificate/errors/chromium';
import { foldCertificate } from '../../src/portal/certificate/fold-evidence';
import {
  CERTIFICATE_CAUSES,
  CERTIFICATE_UNKNOWN,
  type CertificateCause,
  type CertificateStatus,
  meaningOf,
} from '../../src/portal/certificate/status';

type Change = Partial<Omit<RequestEvidence, 'outcome'>>;

const seenAs = (
  outcome: RequestEvidence['outcome'],
  at: number,
  change: Change,
): RequestEvidence => ({
  outcome,
  source: 'tab',
  tab: 7,
  startedAt: at,
  at,
  isClockRight: null,
  isOnline: true,
  publicSite: null,
  isInnerPage: false,
  ...change,
});
const failure = (error: string, at: number, change: Change = {}): RequestEvidence =>
  seenAs({ kind: 'error', error: `net::ERR_${error}` }, at, change);
const answer = (status: number, at: number, change: Change = {}): RequestEvidence =>
  seenAs({ kind: 'response', status }, at, change);
const CHECK = { source: 'check', tab: null } as const;

function fold(previous: CertificateStatus, evidence: RequestEvidence): CertificateStatus {
  const finding = diagnose(evidence, readChromiumError);
  return finding === null ? previous : foldCertificate(previous, finding, evidence);
}
const known = (...events: readonly RequestEvidence[]): CertificateStatus =>
  events.reduce(fold, CERTIFICATE_UNKNOWN);

/** Every order of a few things. */
const orders = <T>(things: readonly T[]): readonly (readonly T[])[] =>
  things.length < 2
    ? [things]
    : things.flatMap((first, index) =>
        orders(things.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
      );

const MINUTE = 60_000;
const REFUSED = 'BAD_SSL_CLIENT_AUTH_CERT';
const TO_CHOOSE = 'SSL_CLIENT_AUTH_CERT_NEEDED';

describe('the newest wins', () => {
  it('with all that is known of it', () => {
    expect(known(failure(REFUSED, 1_000), answer(200, 9_000, { tab: 8 }))).toEqual({
      state: 'accepted',
      cause: 'answered',
      confidence: 'certain',
      detail: '',
      source: 'tab',
      tab: 8,
      at: 9_000,
    });
  });

  it.each<[string, Change]>([
    ['in another tab', { tab: 8 }],
    ['by a check', CHECK],
  ])('even at once and less certain, %s', (_name, change) => {
    const status = known(failure(REFUSED, 1_000), failure('CONNECTION_RESET', 1_001, change));
    expect(status).toMatchObject({ cause: 'closed', at: 1_001 });
  });

  it('even less certain, once it is another event', () => {
    const status = known(failure(REFUSED, 1_000));
    expect(fold(status, failure('CONNECTION_RESET', 4_999))).toBe(status);
    expect(fold(status, failure('CONNECTION_RESET', 5_000))).toMatchObject({ cause: 'closed' });
  });

  it('and what is older changes nothing', () => {
    const status = known(answer(200, 100_000));
    for (const at of [99_999, 96_000, 40_001]) {
      expect(fold(status, failure(REFUSED, at))).toBe(status);
      expect(fold(status, failure(REFUSED, at, CHECK))).toBe(status);
    }
  });

  it('a clock that was put right does not freeze it', () => {
    const status = known(answer(200, 90_000_000));
    expect(fold(status, failure(REFUSED, 1_000))).toMatchObject({ state: 'refused', at: 1_000 });
    expect(fold(status, failure(REFUSED, 90_000_000 - MINUTE))).toMatchObject({ state: 'refused' });
  });
});

describe('a race', () => {
  const RACE = [REFUSED, 'SOCKET_NOT_CONNECTED', 'CONNECTION_RESET', 'EMPTY_RESPONSE'];

  it.each(orders(RACE))('%s, %s, %s, %s: the refusal', (...names) => {
    const status = known(...names.map((name, index) => failure(name, 1_000 + index * 100)));
    expect(status).toMatchObject({ cause: 'no-certificate', detail: `net::ERR_${REFUSED}` });
  });

  it.each(orders(RACE))('of checks: %s, %s, %s, %s: the refusal', (...names) => {
    const status = known(...names.map((name, index) => failure(name, 1_000 + index, CHECK)));
    expect(status).toMatchObject({ cause: 'no-certificate' });
  });

  it('reported in the wrong order: the refusal, at the later moment', () => {
    const status = known(failure('SOCKET_NOT_CONNECTED', 1_010), failure(REFUSED, 1_000));
    expect(status).toMatchObject({ cause: 'no-certificate', at: 1_010 });
  });

  it('of equals the later', () => {
    const status = known(
      failure('SOCKET_NOT_CONNECTED', 1_000),
      failure('CONNECTION_RESET', 1_500),
    );
    expect(status).toMatchObject({ detail: 'net::ERR_CONNECTION_RESET', at: 1_500 });
  });

  it('is not won by what is not known', () => {
    const status = known(failure('CONNECTION_RESET', 1_000), failure('SOMETHING_NEW', 1_001));
    expect(status).toMatchObject({ cause: 'closed' });
  });

  it('a dropped request has no part in it', () => {
    const status = known(failure('CONNECTION_RESET', 1_000));
    expect(fold(status, failure('ABORTED', 1_001))).toBe(status);
  });
});

describe('an inner page', () => {
  const accepted = known(answer(200, 1_000));

  it.each([400, 403, 500, 503])('with %i says nothing of a certificate that works', (code) => {
    const inner = answer(code, 9_000, { isInnerPage: true });
    expect(fold(accepted, inner)).toBe(accepted);
    expect(fold(CERTIFICATE_UNKNOWN, inner).state).not.toBe('unknown');
    expect(fold(known(failure(REFUSED, 1_000)), inner).at).toBe(9_000);
  });

  it.each([400, 403, 500])('the front page with %i does', (code) => {
    expect(fold(accepted, answer(code, 9_000)).state).not.toBe('accepted');
  });

  it('that opens confirms it', () => {
    const inner = answer(200, 9_000, { isInnerPage: true });
    expect(fold(accepted, inner)).toMatchObject({ state: 'accepted', at: 9_000 });
  });
});

describe('a choice', () => {
  const toChoose = known(failure(TO_CHOOSE, MINUTE, CHECK));

  it.each([REFUSED, 'SOCKET_NOT_CONNECTED', 'CONNECTION_RESET', 'SSL_PROTOCOL_ERROR'])(
    'that ends with %s in the tab has failed',
    (name) => {
      expect(fold(toChoose, failure(name, 2 * MINUTE))).toEqual({
        state: 'choose',
        cause: 'choice-failed',
        confidence: 'likely',
        detail: `net::ERR_${name}`,
        source: 'tab',
        tab: 7,
        at: 2 * MINUTE,
      });
    },
  );

  it('that fails is reported twice, in any order', () => {
    for (const names of orders([REFUSED, 'CONNECTION_RESET', 'SOCKET_NOT_CONNECTED'])) {
      const tries = names.map((name, index) => failure(name, 2 * MINUTE + index * 100));
      expect(tries.reduce(fold, toChoose)).toMatchObject({ cause: 'choice-failed' });
    }
  });

  it.each([
    ['CERT_DATE_INVALID', 'server-date'],
    ['NAME_NOT_RESOLVED', 'name'],
    ['SSL_CLIENT_AUTH_SIGNATURE_FAILED', 'private-key'],
    ['SOMETHING_NEW', 'other'],
  ])('that ends with %s has not', (name, cause) => {
    expect(fold(toChoose, failure(name, 2 * MINUTE))).toMatchObject({ cause });
  });

  it('is not what a check’s refusal is about', () => {
    const status = fold(toChoose, failure(REFUSED, 2 * MINUTE, CHECK));
    expect(status).toMatchObject({ cause: 'no-certificate' });
  });

  const failed = fold(toChoose, failure(REFUSED, 2 * MINUTE));

  it('that has failed is still to be made again when a check says that one is needed', () => {
    const status = fold(failed, failure(TO_CHOOSE, 3 * MINUTE, CHECK));
    expect(status).toMatchObject({ state: 'choose', cause: 'choice-failed', source: 'check' });
  });

  it('ten minutes later it is another matter', () => {
    const check = (at: number) => fold(failed, failure(TO_CHOOSE, at, CHECK)).cause;
    expect(check(12 * MINUTE)).toBe('choice-failed');
    expect(check(12 * MINUTE + 1)).toBe('not-chosen');
    const tab = (at: number) => fold(toChoose, failure(REFUSED, at)).cause;
    expect(tab(11 * MINUTE)).toBe('choice-failed');
    expect(tab(11 * MINUTE + 1)).toBe('no-certificate');
  });

  it('that works in the end wins', () => {
    expect(fold(failed, answer(200, 3 * MINUTE))).toMatchObject({ cause: 'answered' });
    const again = fold(failed, failure(TO_CHOOSE, 3 * MINUTE, CHECK));
    expect(fold(again, answer(200, 4 * MINUTE))).toMatchObject({ cause: 'answered' });
    expect(fold(failed, answer(200, 2 * MINUTE + 1))).toMatchObject({ cause: 'answered' });
  });

  it('the check after a cancelled question may be sent on without one, once', () => {
    const failed = known(failure(TO_CHOOSE, 0, CHECK), failure(REFUSED, MINUTE));
    const again = fold(failed, failure(REFUSED, 2 * MINUTE, CHECK));
    expect(again).toMatchObject({ cause: 'choice-failed' });
  });

  it('the first time is only a choice to be made', () => {
    expect(toChoose).toMatchObject({ state: 'choose', cause: 'not-chosen' });
    const status = known(failure(REFUSED, MINUTE), failure(TO_CHOOSE, 2 * MINUTE, CHECK));
    expect(status).toMatchObject({ cause: 'not-chosen' });
  });
});

describe('a check that waited in vain', () => {
  const silent = (at: number, startedAt: number) =>
    seenAs({ kind: 'timeout' }, at, { ...CHECK, startedAt, publicSite: 'answers' });

  it('does not overwrite what was seen meanwhile', () => {
    const seen = answer(200, 5_000);
    expect(known(seen, silent(20_000, 1_000))).toMatchObject({ cause: 'answered', at: 5_000 });
  });

  it('counts when nothing was', () => {
    expect(known(answer(200, 500), silent(20_000, 1_000))).toMatchObject({
      cause: 'portal-silent',
    });
  });

  it('and then got an answer counts', () => {
    const refused = failure(REFUSED, 20_000, { ...CHECK, startedAt: 1_000 });
    expect(known(answer(200, 5_000), refused)).toMatchObject({ cause: 'no-certificate' });
  });
});

it('a second press in a row may find another state', () => {
  const working = answer(200, 0, CHECK);
  const gone = failure('CONNECTION_REFUSED', 1_000, { ...CHECK, publicSite: 'silent' });
  expect(known(working, gone)).toMatchObject({ state: 'unreachable', cause: 'network' });
});

describe('one part among others', () => {
  const PART = { isInnerPage: true } as const;

  it.each(['CONNECTION_RESET', 'CONNECTION_REFUSED', 'TIMED_OUT'])(
    'that is cut off by %s says nothing of a certificate that works',
    (name) => {
      const later = failure(name, 10 * MINUTE, PART);
      expect(known(answer(200, 0), later)).toMatchObject({ cause: 'answered' });
    },
  );

  it('that no certificate opens any more says it', () => {
    expect(known(answer(200, 0), failure(REFUSED, 10 * MINUTE, PART))).toMatchObject({
      cause: 'no-certificate',
    });
  });
});

describe('any evidence', () => {
  const OUTCOMES: readonly RequestEvidence['outcome'][] = [
    ...[200, 400, 403, 503].map((status) => ({ kind: 'response' as const, status })),
    { kind: 'response', status: 401, asksForSignIn: true },
    { kind: 'timeout' },
    ...[
      REFUSED,
      TO_CHOOSE,
      'SOCKET_NOT_CONNECTED',
      'CONNECTION_RESET',
      'CERT_DATE_INVALID',
      'NAME_NOT_RESOLVED',
      'CONNECTION_REFUSED',
      'SOMETHING_NEW',
      'SSL_CLIENT_AUTH_SIGNATURE_FAILED',
    ].map((name) => ({ kind: 'error' as const, error: `net::ERR_${name}` })),
  ];
  const where = fc.constantFrom<Change>({ tab: 1 }, { tab: 2 }, CHECK);
  const anyEvidence = fc
    .record({
      outcome: fc.constantFrom(...OUTCOMES),
      at: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 2_000_000 })),
      where,
      isInnerPage: fc.boolean(),
    })
    .map(({ outcome, at, where: change, isInnerPage }) =>
      seenAs(outcome, at, { ...change, isInnerPage }),
    );
  const anyStatus = fc.oneof(
    fc.array(anyEvidence, { maxLength: 5 }).map((events) => known(...events)),
    // Storage heals field by field.
    fc.record({
      state: fc.constantFrom(...CERTIFICATE_CAUSES).map((cause) => meaningOf(cause).state),
      cause: fc.constantFrom(...CERTIFICATE_CAUSES),
      confidence: fc.constantFrom('certain', 'likely', 'unclear'),
      detail: fc.constant(''),
      source: fc.constantFrom('tab', 'check', null),
      tab: fc.constantFrom(1, 2, null),
      at: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
    }),
  );
  const causeAlone = (evidence: RequestEvidence): CertificateCause | undefined =>
    diagnose(evidence, readChromiumError)?.cause;

  const meaningOfStatus = (cause: CertificateCause) => {
    const { state, confidence } = meaningOf(cause);
    return { state, confidence };
  };

  it('leaves what was, or says what it says itself, or that a choice or a sign-in failed', () => {
    fc.assert(
      fc.property(anyStatus, anyEvidence, (previous, evidence) => {
        const next = fold(previous, evidence);
        if (next === previous) return;
        expect([causeAlone(evidence), 'choice-failed', 'sign-in-failed']).toContain(next.cause);
        expect(next).toMatchObject(meaningOfStatus(next.cause));
        expect(next).toMatchObject({ source: evidence.source, tab: evidence.tab });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is "accepted" only when it was', () => {
    fc.assert(
      fc.property(anyStatus, anyEvidence, (previous, evidence) => {
        const next = fold(previous, evidence);
        if (next === previous || next.state !== 'accepted') return;
        expect(diagnose(evidence, readChromiumError)?.state).toBe('accepted');
      }),
    );
  });

  it('never goes back in time, unless the clock did', () => {
    fc.assert(
      fc.property(anyStatus, anyEvidence, (previous, evidence) => {
        const before = previous.at ?? 0;
        const { at } = fold(previous, evidence);
        const isPutRight = before - evidence.at >= MINUTE;
        if (!isPutRight) expect(at ?? 0).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says the same when it is told twice', () => {
    fc.assert(
      fc.property(anyStatus, anyEvidence, (previous, evidence) => {
        const once = fold(previous, evidence);
        expect(fold(once, evidence)).toEqual(once);
      }),
    );
  });

  it('of one event settles on the most certain, whatever the order, up to equals', () => {
    const event = fc.array(
      fc.record({
        outcome: fc.constantFrom(...OUTCOMES),
        at: fc.integer({ min: 100_000, max: 103_999 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(event, (reports) => {
        const all = reports.map(({ outcome, at }) => seenAs(outcome, at, {}));
        const results = orders(all).map((order) => known(...order));
        // A choice that fails is a story, and its order matters.
        if (results.some(({ cause }) => cause === 'choice-failed')) return;
        const best = all
          .map((evidence) => diagnose(evidence, readChromiumError))
          .reduce((one, other) => {
            if (one === null || other === null) return one ?? other;
            return isLessCertain(one.confidence, other.confidence) ? other : one;
          }, null);
        for (const { confidence } of results) expect(confidence).toBe(best?.confidence);
        const isClear =
          all.filter((e) => diagnose(e, readChromiumError)?.confidence === best?.confidence)
            .length === 1;
        if (isClear)
          expect(new Set(results.map(({ cause }) => cause))).toEqual(new Set([best?.cause]));
      }),
      { numRuns: 500 },
    );
  });
});
