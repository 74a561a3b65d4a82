import { defineConfig } from 'vitest/config';
import { strengthWords } from './scripts/strength-words.mjs';

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
          include: ['test/e2e/**/*.test.ts'],
          // Real browsers: two files at a time, for they mostly wait, and patience.
          maxWorkers: 2,
          // After the units, which would take the machine from them.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
