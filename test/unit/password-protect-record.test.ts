import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareTimes,
  compareWeights,
  PASSWORD_PROTECT_CHOICES,
  PASSWORD_PROTECT_SOURCES,
  type PasswordProtectEvidence,
  RANK_HOLDS_MS,
} from '../../src/portal/password-protect/evidence';
import {
  addSent,
  foldPasswordProtect,
  forgetPasswordProtect,
  MOST_SEEN,
  NOTHING_SEEN,
  type PasswordProtectRecord,
  removeSent,
  withoutFuture,
} from '../../src/portal/password-protect/record';
import { statusOf } from '../../src/portal/password-protect/status';

const NOW = Date.UTC(2026, 10, 23, 1, 12);
const HOUR = 60 * 60_000;

/** Moments so close together that pieces of every rank can outweigh each other, and some coincide. */
const pieces: fc.Arbitrary<PasswordProtectEvidence> = fc.record({
  state: fc.constantFrom(...PASSWORD_PROTECT_CHOICES),
  source: fc.constantFrom(...PASSWORD_PROTECT_SOURCES),
  at: fc.integer({ min: 0, max: 24 }).map((quarters) => NOW - 6 * HOUR + quarters * 15 * 60_000),
  account: fc.constantFrom(null, null, 1, 2),
});

const foldAll = (
  seen: readonly PasswordProtectEvidence[],
  from: PasswordProtectRecord = NOTHING_SEEN,
): PasswordProtectRecord => seen.reduce(foldPasswordProtect, from);

const shuffled = fc
  .array(pieces, { maxLength: MOST_SEEN })
  .chain((seen) =>
    fc.tuple(
      fc.constant(seen),
      fc.shuffledSubarray(seen, { minLength: seen.length, maxLength: seen.length }),
    ),
  );

describe('any pieces', () => {
  it('in any order give the same record', () => {
    fc.assert(
      fc.property(shuffled, ([seen, otherwise]) => {
        expect(foldAll(otherwise)).toEqual(foldAll(seen));
      }),
      { numRuns: 1_000 },
    );
  });

  it('told twice are told once', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: MOST_SEEN }), (seen) => {
        const record = foldAll(seen);
        for (const piece of seen) expect(foldPasswordProtect(record, piece)).toBe(record);
      }),
    );
  });

  it('of one rank: the newest decides', () => {
    const ofOneRank = fc
      .constantFrom(['sign-in-asked', 'check', 'update'], ['user-info'], ['served'])
      .chain((sources) =>
        fc.uniqueArray(
          pieces.map((piece) => ({
            ...piece,
            account: null,
            source:
              PASSWORD_PROTECT_SOURCES.find((one) => one === sources[piece.at % sources.length]) ??
              'check',
          })),
          { minLength: 1, maxLength: MOST_SEEN, selector: ({ at }) => at },
        ),
      );
    fc.assert(
      fc.property(ofOneRank, (seen) => {
        const newest = Math.max(...seen.map(({ at }) => at));
        const status = statusOf(foldAll(seen), NOW);
        expect(status.state).toBe(seen.find(({ at }) => at === newest)?.state);
        expect(status.at).toBe(newest);
        expect(status.doubt).toBeNull();
      }),
    );
  });

  it('are of one e-Parcel ID, the last that a page showed', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: MOST_SEEN }), (seen) => {
        const accounts = foldAll(seen).seen.map(({ account }) => account);
        const known = new Set(accounts.filter((account) => account !== null));
        expect(known.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('however many, are kept in bounds, and say what all of them say', () => {
    const many = fc.array(
      pieces.map((piece) => ({ ...piece, account: null })),
      { minLength: MOST_SEEN + 1, maxLength: 120 },
    );
    fc.assert(
      fc.property(many, (seen) => {
        const record = foldAll(seen);
        expect(record.seen.length).toBeLessThanOrEqual(MOST_SEEN);
        const heaviest = seen.toSorted((one, other) => compareWeights(one, other, [])).at(-1);
        const newest = seen.toSorted(compareTimes).at(-1);
        expect(record.seen[0]).toEqual(newest);
        // What counts most is never older than two hours before the newest, and kept.
        expect(statusOf(record, NOW).state).toBe(heaviest?.state);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a row that says the same', () => {
  const look = (minute: number): PasswordProtectEvidence => ({
    state: 'off',
    source: 'user-info',
    at: NOW - 10 * HOUR + minute * 60_000,
    account: 5,
  });

  it('keeps its beginning, however long', () => {
    const record = foldAll(Array.from({ length: 500 }, (_, minute) => look(minute)));
    expect(record.seen.length).toBeLessThanOrEqual(MOST_SEEN);
    expect(statusOf(record, NOW)).toMatchObject({
      since: look(0).at,
      at: look(499).at,
      change: null,
    });
  });

  it('keeps the one that tells whose they are in its place', () => {
    const minutes = Array.from({ length: 100 }, (_, minute) => minute);
    const record = foldAll(
      minutes.map((minute) => ({ ...look(minute), account: minute === 50 ? 5 : null })),
    );
    expect(record.seen.toSorted((one, other) => other.at - one.at)).toEqual(record.seen);
    expect(record.seen).toContainEqual(look(50));
    expect(statusOf(record, NOW).since).toBe(look(0).at);
  });

  it('of pieces that do not tell whose they are keeps the one that does', () => {
    const asked = (minute: number): PasswordProtectEvidence => ({
      state: minute % 2 === 0 ? 'on' : 'off',
      source: 'check',
      at: NOW - 9 * HOUR + minute * 60_000,
      account: null,
    });
    const record = foldAll([look(0), ...Array.from({ length: 100 }, (_, minute) => asked(minute))]);
    expect(record.seen.length).toBeLessThanOrEqual(MOST_SEEN);
    expect(record.seen.at(-1)).toEqual(look(0));
    const other = { ...look(0), at: NOW, account: 6 };
    const anew = foldPasswordProtect(record, other);
    expect(anew.start).toEqual({ at: look(0).at, why: 'account' });
    expect(statusOf(anew, NOW).history).toEqual([{ evidence: other, isOutweighed: false }]);
  });
});

describe('what was forgotten', () => {
  it('does not come back, whatever arrives late', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: MOST_SEEN }), (seen) => {
        const forgotten = forgetPasswordProtect(NOW);
        expect(foldAll(seen, forgotten)).toEqual(forgotten);
      }),
    );
  });

  it('does not keep new evidence out', () => {
    const piece = { state: 'on', source: 'check', at: NOW + 1, account: null } as const;
    expect(foldPasswordProtect(forgetPasswordProtect(NOW), piece).seen).toEqual([piece]);
  });
});

describe('a clock that was put right', () => {
  const ahead = NOW + 24 * HOUR;
  const piece = { state: 'on', source: 'check', at: ahead, account: null } as const;

  it('leaves nothing that lies ahead', () => {
    const record: PasswordProtectRecord = {
      seen: [piece, { ...piece, at: NOW - 1 }],
      start: { at: ahead, why: 'forgotten' },
      sent: [{ state: 'on', at: ahead }],
      passwordChangedAt: ahead,
      noticedAt: ahead,
    };
    expect(withoutFuture(record, NOW)).toEqual({
      ...NOTHING_SEEN,
      seen: [{ ...piece, at: NOW - 1 }],
    });
  });

  it.each([
    { seen: [piece] },
    { start: { at: ahead, why: 'forgotten' as const } },
    { sent: [{ state: 'on' as const, at: ahead }] },
    { passwordChangedAt: ahead },
    { noticedAt: ahead },
  ])('takes out %j', (changes) => {
    expect(withoutFuture({ ...NOTHING_SEEN, ...changes }, NOW)).toEqual(NOTHING_SEEN);
  });

  it('leaves what is a moment ahead, and says so by giving back the same', () => {
    const record = foldAll([{ ...piece, at: NOW + 60_000 }]);
    expect(withoutFuture(record, NOW)).toBe(record);
  });
});

describe('what a person has been told', () => {
  const at = (minute: number): number => NOW - 10 * HOUR + minute * 60_000;
  const check = (state: 'on' | 'off', minute: number): PasswordProtectEvidence => ({
    state,
    source: 'check',
    at: at(minute),
    account: null,
  });
  const look = (minute: number): PasswordProtectEvidence => ({
    ...check('off', minute),
    source: 'user-info',
  });

  it('is not news again, however much is seen after it', () => {
    // The page says No within the hour, and once the hour is over that counts.
    const seen = [check('off', 0), check('on', 5), look(20), look(66)];
    const told = { ...foldAll(seen), noticedAt: at(66) };
    const before = statusOf(told, NOW);
    expect(before).toMatchObject({ state: 'off', since: at(66), change: { isNews: false } });
    const many = Array.from({ length: 100 }, (_, index) => look(67 + index));
    const after = statusOf(foldAll(many, told), NOW);
    expect(after.change).toEqual(before.change);
    expect(after.since).toBe(before.since);
  });

  it('stands, whatever is dropped: how it began, and what was before', () => {
    const rows = fc.array(
      fc.record({
        state: fc.constantFrom(...PASSWORD_PROTECT_CHOICES),
        source: fc.constantFrom(...PASSWORD_PROTECT_SOURCES),
        length: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        let minute = 0;
        const seen = all.flatMap(({ state, source, length }) =>
          Array.from({ length }, (): PasswordProtectEvidence => {
            minute += 1;
            return { state, source, at: NOW - 9 * HOUR + minute * 60_000, account: null };
          }),
        );
        const whole = statusOf({ ...NOTHING_SEEN, seen: seen.toReversed() }, NOW);
        const kept = statusOf(foldAll(seen), NOW);
        expect(kept.state).toBe(whole.state);
        expect(kept.since).toBe(whole.since);
        expect(kept.change?.shownBy).toEqual(whole.change?.shownBy);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Updates of the person’s own', () => {
  const sent = (minute: number) => ({ state: 'on', at: NOW + minute }) as const;

  it('are kept newest first, the last eight, whatever order they arrive in', () => {
    const record = [3, 1, 2].map(sent).reduce(addSent, NOTHING_SEEN);
    expect(record.sent).toEqual([sent(3), sent(2), sent(1)]);
    expect(addSent(record, sent(2))).toBe(record);
    const many = Array.from({ length: 20 }, (_, minute) => sent(minute)).reduce(
      addSent,
      NOTHING_SEEN,
    );
    expect(many.sent.map(({ at }) => at)).toEqual(
      [19, 18, 17, 16, 15, 14, 13, 12].map((at) => NOW + at),
    );
  });

  it('that were refused are taken out, and only those', () => {
    const record = [1, 2].map(sent).reduce(addSent, NOTHING_SEEN);
    expect(removeSent(record, NOW + 1).sent).toEqual([sent(2)]);
    expect(removeSent(record, NOW + 5)).toBe(record);
  });
});

it('a rank holds for an hour a step', () => {
  const at = (source: PasswordProtectEvidence['source'], ms: number): PasswordProtectEvidence => ({
    state: 'on',
    source,
    at: NOW + ms,
    account: null,
  });
  const compare = (
    one: PasswordProtectEvidence,
    other: PasswordProtectEvidence,
    ...sentAt: readonly number[]
  ): number => compareWeights(one, other, sentAt);
  expect(compare(at('check', 0), at('user-info', RANK_HOLDS_MS - 1))).toBe(1);
  expect(compare(at('check', 0), at('user-info', RANK_HOLDS_MS + 1))).toBe(-1);
  expect(compare(at('check', 0), at('served', 2 * RANK_HOLDS_MS - 1))).toBe(1);
  expect(compare(at('check', 0), at('served', 2 * RANK_HOLDS_MS + 1))).toBe(-1);
  // An Update in between: what was before it does not hold against what comes after it.
  expect(compare(at('check', 0), at('user-info', 2), NOW + 1)).toBe(-1);
  expect(compare(at('check', 0), at('user-info', 2), NOW + 3)).toBe(1);
});
