/** Which pages say that they have loaded; what comes of it is in the tests of the background. */
import { afterEach, expect, it, vi } from 'vitest';
import { isGoneTo } from '../../src/content/may-be-answer';

class Timing {
  constructor(readonly type: string) {}
}

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['navigate', true],
  ['reload', false],
  ['back_forward', false],
])('a page that was loaded by %s was gone to: %s', (type, isSo) => {
  vi.stubGlobal('PerformanceNavigationTiming', Timing);
  vi.stubGlobal('performance', { getEntriesByType: () => [new Timing(type)] });
  expect(isGoneTo()).toBe(isSo);
});

it('a page of which nothing is known was not', () => {
  vi.stubGlobal('PerformanceNavigationTiming', Timing);
  vi.stubGlobal('performance', { getEntriesByType: () => [] });
  expect(isGoneTo()).toBe(false);
});
