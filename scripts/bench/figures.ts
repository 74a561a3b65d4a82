/** Figures of a benchmark: medians and how they are written. */

/** The middle of some figures: one slow run in fifteen says nothing. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/**
 * What so many hundredths of some figures stay below.
 * @param part from 0 to 1
 */
export function percentile(figures: readonly number[], part: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** What each of some figures is on average: also where most of them are nothing. */
export function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** Milliseconds, with as many digits as mean something. */
export function ms(figure: number): string {
  return `${figure.toFixed(Math.abs(figure) < 10 ? 2 : 1)} ms`;
}

/** How many times as much; a dash where there is nothing to compare with. */
export function times(figure: number, base: number): string {
  return base > 0 ? `×${(figure / base).toFixed(2)}` : '–';
}

/** A goal and how it stands. Never a failure: a busy machine would fail it too. */
export function verdict(goal: string, measured: string, isMet: boolean): string {
  return `${isMet ? 'met ' : 'MISSED'}  goal: ${goal}; measured: ${measured}`;
}
