import { describe, expect, it } from 'vitest';
import { summarise, summaryLine } from '../../scripts/test-summary';

const file = (status: 'passed' | 'failed', ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

const results = (
  numbers: { passed?: number; failed?: number; pending?: number; todo?: number },
  ...testResults: ReturnType<typeof file>[]
) => ({
  numPassedTests: numbers.passed ?? 0,
  numFailedTests: numbers.failed ?? 0,
  numPendingTests: numbers.pending ?? 0,
  numTodoTests: numbers.todo ?? 0,
  testResults,
});

describe('summarise', () => {
  it('counts what Vitest counted', () => {
    const run = results({ passed: 3, failed: 1, pending: 2, todo: 1 }, file('failed', 'failed'));
    expect(summarise(run, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that broke before its first test', () => {
    const run = results({ passed: 3 }, file('passed', 'passed'), file('failed'));
    expect(summarise(run, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts an unhandled error outside any test, of which only the exit code tells', () => {
    expect(summarise(results({ passed: 3 }, file('passed')), 1).failed).toBe(1);
  });

  it('fails a run of no tests', () => {
    expect(summarise(results({}), 0).failed).toBe(1);
  });

  it('fails a run in which everything was skipped', () => {
    expect(summarise(results({ pending: 4 }, file('passed')), 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    });
  });

  it.each([null, undefined, '', {}, { numPassedTests: 5 }])(
    'fails a crash that left %j',
    (left) => {
      expect(summarise(left, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    },
  );

  it('passes a run that passed', () => {
    expect(summarise(results({ passed: 7 }, file('passed', 'passed')), 0)).toEqual({
      passed: 7,
      failed: 0,
      skipped: 0,
    });
  });
});

describe('summaryLine', () => {
  it('names what was skipped only when something was', () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(summaryLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
  });
});
