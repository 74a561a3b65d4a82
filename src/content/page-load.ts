/** How this page came to the browser. */

/** When, and from where. */
interface PageLoad {
  /** When the portal sent it, in milliseconds since 1970; where nothing tells, when it was asked for. */
  readonly loadedAt: number;
  /** The browser had it already, and did not ask the portal: what it shows may no longer be so. */
  readonly isOldCopy: boolean;
}

const readEntry = (): PerformanceNavigationTiming | undefined =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0];

/**
 * By the clock of now: `performance.timeOrigin` is never set right again, and falls behind by all the
 * time that the computer sleeps (w3c/hr-time#115). Once, as early as can be, because what has gone by
 * since then leaves the sleep out, too.
 */
const loadedAt = Date.now() - performance.now() + (readEntry()?.responseStart ?? 0);

/** Reads it from the browser's own account of the navigation. */
export function readPageLoad(): PageLoad {
  const entry = readEntry();
  // Nothing came over the network, not even the word that the copy is still good.
  const isOldCopy = entry?.transferSize === 0 && entry.decodedBodySize > 0;
  return { loadedAt, isOldCopy };
}
