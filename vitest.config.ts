import { defineConfig } from 'vitest/config';
import { hasTestFirefox } from './scripts/setup/find-firefox.mjs';
import { strengthWords } from './scripts/strength-words.mjs';

/** Real browsers: two files at a time, for they mostly wait; patience; after the units, which need the machine. */
const inBrowsers = {
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

const firefox = {
  test: {
    name: 'firefox',
    include: ['test/e2e-firefox/**/*.test.ts', 'test/e2e-shared/**/*.test.ts'],
    env: { BROWSER_UNDER_TEST: 'firefox' },
    ...inBrowsers,
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [strengthWords()],
        test: {
          name: 'unit',
          // Some read hundreds of pages in one test, on a machine that may do other things.
          testTimeout: 30_000,
          include: [
            'test/unit/**/*.test.{ts,tsx}',
            'test/portal/**/*.test.ts',
            'test/servers/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/e2e-shared/**/*.test.ts'],
          env: { BROWSER_UNDER_TEST: 'chromium' },
          ...inBrowsers,
        },
      },
      // Where there is none, scripts/test.ts says that it was left out.
      ...(hasTestFirefox() ? [firefox] : []),
    ],
  },
});
