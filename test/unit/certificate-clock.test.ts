/** This computer's clock against the portal's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_UNKNOWN,
  clockError,
  foldClock,
  measureClock,
} from '../../src/portal/certificate/clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.parse('2026-03-01T12:00:00Z');

describe('a measurement', () => {
  it.each([
    ['Sun, 01 Mar 2026 12:00:00 GMT', 0],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 60 * MINUTE],
    ['Sun, 01 Mar 2026 13:00:00 GMT', -60 * MINUTE],
    // The obsolete forms that a recipient has to understand (RFC 9110, 5.6.7).
    ['Sunday, 01-Mar-26 12:00:00 GMT', 0],
  ])('%s', (date, aheadMs) => {
    expect(measureClock(date, NOON)).toEqual({ aheadMs, at: NOON });
  });

  it.each([null, undefined, '', 'yesterday', 'Sun, 99 Mar 2026 12:00:00 GMT'])(
    'is none: %j',
    (date) => expect(measureClock(date, NOON)).toBeNull(),
  );
});

describe('folding', () => {
  const known = { aheadMs: 20 * MINUTE, at: NOON };

  it('takes the first', () => expect(foldClock(CLOCK_UNKNOWN, known)).toBe(known));

  it('writes nothing for noise', () => {
    for (const noise of [0, 59_999, -59_999]) {
      const measured = { aheadMs: known.aheadMs + noise, at: NOON + 1_000 };
      expect(foldClock(known, measured)).toBe(known);
    }
  });

  it('takes a change', () => {
    for (const change of [MINUTE, -MINUTE, -20 * MINUTE]) {
      const measured = { aheadMs: known.aheadMs + change, at: NOON + 1_000 };
      expect(foldClock(known, measured)).toBe(measured);
    }
  });

  it('confirms once a day, and when the clock was put back by one', () => {
    for (const later of [DAY, -DAY]) {
      const measured = { aheadMs: known.aheadMs, at: NOON + later };
      expect(foldClock(known, measured)).toBe(measured);
    }
    const soon = { aheadMs: known.aheadMs, at: NOON + DAY - 1 };
    expect(foldClock(known, soon)).toBe(known);
  });

  it('heals what is half known', () => {
    const measured = { aheadMs: 0, at: NOON };
    expect(foldClock({ aheadMs: 5, at: null }, measured)).toBe(measured);
    expect(foldClock({ aheadMs: null, at: 5 }, measured)).toBe(measured);
  });

  it('gives one of the two, and is never further off than noise', () => {
    const clock = fc.record({ aheadMs: fc.integer(), at: fc.nat() });
    fc.assert(
      fc.property(clock, clock, (previous, measured) => {
        const next = foldClock(previous, measured);
        expect(next === previous || next === measured).toBe(true);
        expect(Math.abs((next.aheadMs ?? 0) - measured.aheadMs)).toBeLessThan(MINUTE);
      }),
    );
  });
});

describe('the error', () => {
  it.each([
    [null, null],
    [0, null],
    [10 * MINUTE - 1, null],
    [1 - 10 * MINUTE, null],
    [10 * MINUTE, 10 * MINUTE],
    [-10 * MINUTE, -10 * MINUTE],
    [365 * DAY, 365 * DAY],
  ])('%j: %j', (aheadMs, error) => expect(clockError({ aheadMs, at: NOON })).toBe(error));
});
