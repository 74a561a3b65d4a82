/** The one line that a test run ends with, counted from what Vitest wrote down. */
import * as z from 'zod/mini';

const counts = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** How many tests ended how. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts.
 * @param results what Vitest's JSON reporter wrote; anything else means that it got nowhere
 * @param exitCode Vitest's own verdict, which also knows of errors outside any test
 */
export function summarise(results: unknown, exitCode: number): Summary {
  const parsed = counts.safeParse(results);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    parsed.data;
  // A file that breaks before its first test has no failed test, and has failed all the same.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = numFailedTests + brokenFiles;
  const isEmpty = numPassedTests === 0 && failed === 0;
  return {
    passed: numPassedTests,
    // An unhandled error, or a run of no tests at all, is a failure that no test carries.
    failed: failed === 0 && (exitCode !== 0 || isEmpty) ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

/** @returns the line: `12 passed, 0 failed`, and how many were skipped if any were */
export function summaryLine({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
