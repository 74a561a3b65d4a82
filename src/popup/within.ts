/** Waiting with an end: nothing in the popup waits for ever. */

/** The time given to a promise has passed. */
export class TimeLimitPassed extends Error {
  override readonly name = 'TimeLimitPassed';
}

/**
 * Waits for a promise, but not longer than a limit.
 * @param limitMs in milliseconds
 * @returns what the promise gives; rejects with its error, or with `TimeLimitPassed`
 */
export async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitPassed()), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
