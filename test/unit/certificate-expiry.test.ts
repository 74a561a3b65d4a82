/** When the certificate ends, and when to remind of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXPIRY_UNKNOWN,
  type Expiry,
  explainByExpiry,
  isOutlived,
  nextExpiryChange,
  REMIND_DAYS,
  viewExpiry,
} from '../../src/portal/certificate/expiry';

import {
  CERTIFICATE_UNKNOWN,
  type CertificateStatus,
  meaningOf,
} from '../../src/portal/certificate/status';

const DAY = 24 * 60 * 60_000;
const END = Date.parse('2026-06-30T14:59:59Z');
const expiry: Expiry = { endsAt: END, from: 'typed' };

it('reminds thirty days, a week and a day before', () => expect(REMIND_DAYS).toEqual([30, 7, 1]));

it('knows nothing when nobody said', () => {
  expect(viewExpiry(EXPIRY_UNKNOWN, END)).toEqual({ kind: 'unknown' });
});

describe('the view', () => {
  it.each([
    [31 * DAY, 31, false],
    [31 * DAY - 1, 30, true],
    [30 * DAY + 1, 30, true],
    [30 * DAY, 30, true],
    [7 * DAY, 7, true],
    [DAY, 1, true],
    [DAY - 1, 0, true],
    [1, 0, true],
  ])('%i ms before', (before, daysLeft, isDue) => {
    const view = { kind: 'ahead', endsAt: END, daysLeft, isDue };
    expect(viewExpiry(expiry, END - before)).toEqual(view);
  });

  it.each([0, 1, 400 * DAY])('%i ms after: over', (later) => {
    expect(viewExpiry(expiry, END + later)).toEqual({ kind: 'over', endsAt: END });
  });

  it('of the beginning of time', () => {
    expect(viewExpiry({ endsAt: 0, from: 'file' }, END)).toEqual({ kind: 'over', endsAt: 0 });
  });
});

describe('the next change', () => {
  it.each([
    [400 * DAY, 31 * DAY - 1],
    [31 * DAY, 31 * DAY - 1],
    [31 * DAY - 1, 30 * DAY - 1],
    [30 * DAY, 30 * DAY - 1],
    [7 * DAY + 1, 7 * DAY - 1],
    [DAY, DAY - 1],
    [DAY - 1, 0],
    [1, 0],
  ])('%i ms before the end: %i ms before it', (now, next) => {
    expect(nextExpiryChange(expiry, END - now)).toBe(END - next);
  });

  it('is none once it is over', () => {
    expect(nextExpiryChange(expiry, END)).toBeNull();
    expect(nextExpiryChange(expiry, END + DAY)).toBeNull();
    expect(nextExpiryChange(EXPIRY_UNKNOWN, END)).toBeNull();
  });

  it('is always ahead, changes what is seen, and following them ends', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e12 }), fc.nat({ max: 4e12 }), (endsAt, start) => {
        const end: Expiry = { endsAt, from: 'file' };
        let now = start;
        let count = 0;
        for (;;) {
          const next = nextExpiryChange(end, now);
          if (next === null) break;
          expect(next).toBeGreaterThan(now);
          expect(viewExpiry(end, next)).not.toEqual(viewExpiry(end, now));
          now = next;
          count += 1;
        }
        // The first reminder, each day less, the end.
        expect(count).toBeLessThanOrEqual(REMIND_DAYS[0] + 2);
        expect(viewExpiry(end, now).kind).toBe('over');
      }),
    );
  });
});

describe('an end that is past', () => {
  const refused: CertificateStatus = {
    ...CERTIFICATE_UNKNOWN,
    ...meaningOf('no-certificate'),
    cause: 'no-certificate',
    at: END + DAY,
  };
  const over = viewExpiry(expiry, END + DAY);

  it('explains a refusal, likely', () => {
    const explained = { state: 'refused', cause: 'expired', confidence: 'likely' };
    expect(explainByExpiry(refused, over)).toMatchObject(explained);
  });

  it('explains nothing else, and an end ahead explains nothing', () => {
    for (const cause of ['answered', 'not-chosen', 'network', 'revoked'] as const) {
      const status = { ...refused, ...meaningOf(cause), cause };
      expect(explainByExpiry(status, over)).toBe(status);
    }
    expect(explainByExpiry(refused, viewExpiry(expiry, END - DAY))).toBe(refused);
    expect(explainByExpiry(refused, viewExpiry(EXPIRY_UNKNOWN, END))).toBe(refused);
  });

  it('was an earlier certificate’s when one was accepted after it', () => {
    const accepted = { ...refused, ...meaningOf('answered'), cause: 'answered' as const };
    const isOver = { kind: 'over', endsAt: END } as const;
    expect(isOutlived(isOver, accepted, END + 2 * DAY)).toBe(true);
    expect(isOutlived(isOver, refused, END + 2 * DAY)).toBe(false);
    expect(isOutlived(isOver, { ...accepted, at: END - 1 }, END + 2 * DAY)).toBe(false);
    // From a clock that was moved back since.
    expect(isOutlived(isOver, accepted, END + 1)).toBe(false);
  });
});
