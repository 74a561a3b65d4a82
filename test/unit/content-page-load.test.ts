/** When the portal sent a page, and whether it did at all, by the browser's account of the navigation. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const found = (entries: readonly object[]) =>
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries as never);
/** Every page has its own copy. */
const load = async () => (await import('../../src/content/page-load')).readPageLoad;

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  vi.spyOn(performance, 'now').mockReturnValue(1_000);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each([
  ['from the portal', { transferSize: 5_300, decodedBodySize: 5_000 }, false],
  [
    'a copy that the portal says is still good',
    { transferSize: 300, decodedBodySize: 5_000 },
    false,
  ],
  ['a copy that nobody was asked about', { transferSize: 0, decodedBodySize: 5_000 }, true],
  ['a page whose size is not known yet', { transferSize: 0, decodedBodySize: 0 }, false],
])('%s', async (_name, sizes, isOldCopy) => {
  found([{ responseStart: 120, ...sizes }]);
  const readPageLoad = await load();
  expect(readPageLoad()).toEqual({ loadedAt: NOW - 880, isOldCopy });
});

it('a browser that gives no account: since the page began', async () => {
  found([]);
  const readPageLoad = await load();
  expect(readPageLoad()).toEqual({ loadedAt: NOW - 1_000, isOldCopy: false });
});

it('a browser whose clock of pages fell behind while the computer slept', async () => {
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(NOW - 9 * HOUR_MS);
  found([{ responseStart: 120, transferSize: 5_300, decodedBodySize: 5_000 }]);
  const readPageLoad = await load();
  expect(readPageLoad().loadedAt).toBe(NOW - 880);
});

it('a computer that sleeps while the page is open: it is as old as before', async () => {
  found([{ responseStart: 120, transferSize: 5_300, decodedBodySize: 5_000 }]);
  const readPageLoad = await load();
  vi.setSystemTime(NOW + HOUR_MS);
  expect(readPageLoad().loadedAt).toBe(NOW - 880);
});

it('a size that becomes known later counts', async () => {
  found([{ responseStart: 120, transferSize: 0, decodedBodySize: 0 }]);
  const readPageLoad = await load();
  found([{ responseStart: 120, transferSize: 0, decodedBodySize: 5_000 }]);
  expect(readPageLoad().isOldCopy).toBe(true);
});
