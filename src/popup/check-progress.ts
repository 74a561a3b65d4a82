/** Whether a check that storage tells of is still under way. */
import { CHECK_LIMIT_MS, type CheckProgress } from '../shared/storage';

/** How much longer the popup waits than a check may take, in milliseconds: the way there and back. */
export const CHECK_GRACE_MS = 2_000;

/**
 * How much longer a check may still run, in milliseconds: 0 when there is none, or when it is so old
 * that its worker must have been stopped in the middle.
 * @param now the present, in milliseconds since 1970
 */
export function timeLeft({ startedAt }: CheckProgress, now: number): number {
  if (startedAt === null || startedAt > now + CHECK_GRACE_MS) return 0;
  return Math.max(0, startedAt + CHECK_LIMIT_MS + CHECK_GRACE_MS - now);
}
