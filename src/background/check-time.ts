/** How long a check may take, and when it was given up. */

/** The time of one check. */
export interface CheckTime {
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When it has to end, by `performance.now()`: the clock may be put right in the middle of a check. */
  readonly deadline: number;
  /** Aborted when the person has ended it: it then says nothing. */
  readonly cancelled: AbortSignal;
}

/** Ends when a check is cancelled, or after so many milliseconds. */
export const within = (patience: number, { cancelled }: CheckTime): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(Math.max(0, patience)), cancelled]);
