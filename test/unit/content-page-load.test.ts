/** When the portal sent a page, and whether it did at all, by the browser's account of the navigation. */
import { afterEach, expect, it, vi } from 'vitest';
import { readPageLoad } from '../../src/content/page-load';

const found = (entries: readonly object[]) =>
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries as never);

afterEach(() => vi.restoreAllMocks());

it.each([
  ['from the portal', { transferSize: 5_300, decodedBodySize: 5_000 }, false],
  [
    'a copy that the portal says is still good',
    { transferSize: 300, decodedBodySize: 5_000 },
    false,
  ],
  ['a copy that nobody was asked about', { transferSize: 0, decodedBodySize: 5_000 }, true],
  ['a page whose size is not known yet', { transferSize: 0, decodedBodySize: 0 }, false],
])('%s', (_name, sizes, isOldCopy) => {
  found([{ responseStart: 120, ...sizes }]);
  expect(readPageLoad()).toEqual({ loadedAt: performance.timeOrigin + 120, isOldCopy });
});

it('a browser that gives no account: since the page began', () => {
  found([]);
  expect(readPageLoad()).toEqual({ loadedAt: performance.timeOrigin, isOldCopy: false });
});
