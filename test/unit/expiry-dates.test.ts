import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lastDayBounds, readLastDay } from '../../src/popup/expiry/last-day';
import { sayDay, sayDays, sayDistance, sayMoment } from '../../src/popup/expiry/say-date';

const DAY = 24 * 60 * 60_000;

afterEach(() => vi.unstubAllEnvs());

/** In São Paulo summer time began at midnight until 2018, in Apia a whole day was left out in 2011. */
const ZONES = ['Asia/Tokyo', 'UTC', 'America/Sao_Paulo', 'Pacific/Apia', 'Europe/London'];

const toValue = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((number) => String(number).padStart(2, '0'))
    .join('-');

describe('a typed date', () => {
  it.each(ZONES)('lasts to the end of its day in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    fc.assert(
      fc.property(
        fc.date({ min: new Date(2010, 0, 1), max: new Date(2040, 0, 1), noInvalidDate: true }),
        fc.integer({ min: 0, max: 18_000 }),
        (present, days) => {
          const day = new Date(present.getFullYear(), present.getMonth(), present.getDate() + days);
          const read = readLastDay(toValue(day), present.getTime());
          if (read.kind !== 'day') throw new Error(read.kind);
          expect(toValue(new Date(read.endsAt))).toBe(toValue(day));
          expect(toValue(new Date(read.endsAt + 1))).not.toBe(toValue(day));
        },
      ),
    );
  });

  const now = new Date(2026, 5, 15, 12).getTime();
  it.each([
    ['', 'missing'],
    ['2026-06', 'missing'],
    ['soon', 'missing'],
    ['2026-06-14', 'past'],
    ['0026-06-16', 'past'],
    ['2026-06-15', 'day'],
    ['2076-06-15', 'day'],
    ['2076-06-16', 'far'],
    ['275760-12-31', 'far'],
  ])('%s: %s', (value, kind) => {
    expect(readLastDay(value, now).kind).toBe(kind);
  });

  it('may be from today to 50 years on', () => {
    expect(lastDayBounds(now)).toEqual({ min: '2026-06-15', max: '2076-06-15' });
  });
});

describe('a distance', () => {
  const evening = new Date(2026, 5, 15, 22).getTime();
  it.each([
    [new Date(2026, 5, 15, 23), 'today', '今日'],
    [new Date(2026, 5, 16, 9), 'tomorrow', '明日'],
    [new Date(2026, 5, 14, 23), 'yesterday', '昨日'],
    [new Date(2026, 6, 15), 'in 30 days', '30日後'],
    [new Date(2027, 5, 15), 'in 12 months', '12か月後'],
    [new Date(2031, 5, 15), 'in 5 years', '5年後'],
    [new Date(2023, 5, 15), '3 years ago', '3年前'],
  ])('%s: %s', (date, english, japanese) => {
    expect(sayDistance(date.getTime(), evening, 'en')).toBe(english);
    expect(sayDistance(date.getTime(), evening, 'ja')).toBe(japanese);
  });

  it('is said in days where they count', () => {
    expect(sayDays(new Date(2027, 5, 15).getTime(), evening, 'en')).toBe('in 365 days');
  });

  it('of any number throws nothing', () => {
    for (const at of [Number.MAX_VALUE, 8.64e15 + 1, Number.NaN]) {
      for (const text of [
        sayDay(at, 'en'),
        sayMoment(at, 'ja'),
        sayDays(at, evening, 'en'),
        sayDistance(at, evening, 'en'),
      ]) {
        expect(text).toBe('');
      }
    }
    expect(sayDay(evening + 400 * DAY, 'ja')).toBe('2027年7月20日');
  });
});
