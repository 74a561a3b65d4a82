import { expect, it } from 'vitest';
import { sayTimeSpan } from '../../src/popup/time-span';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

it.each([
  [0, '0 minutes'],
  [29_000, '0 minutes'],
  [12 * MINUTE_MS, '12 minutes'],
  [59 * MINUTE_MS, '59 minutes'],
  // What is measured is a moment off.
  [HOUR_MS - 700, '1 hour'],
  [HOUR_MS + 700, '1 hour'],
  [2 * HOUR_MS - 700, '2 hours'],
  [DAY_MS - 700, '1 day'],
  [3 * DAY_MS, '3 days'],
])('%i ms are said as %s', (ms, words) => {
  expect(sayTimeSpan(ms, 'en')).toBe(words);
});

it('speaks Japanese', () => {
  expect(sayTimeSpan(3 * HOUR_MS, 'ja')).toMatch(/^3\s?時間$/);
});
