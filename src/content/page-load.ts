/** How this page came to the browser. */

/** When, and from where. */
interface PageLoad {
  /** When the portal sent it, in milliseconds since 1970; where nothing tells, when it was asked for. */
  readonly loadedAt: number;
  /** The browser had it already, and did not ask the portal: what it shows may no longer be so. */
  readonly isOldCopy: boolean;
}

/** Reads it from the browser's own account of the navigation. */
export function readPageLoad(): PageLoad {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const { timeOrigin } = performance;
  if (entry === undefined) return { loadedAt: timeOrigin, isOldCopy: false };
  const { responseStart, transferSize, decodedBodySize } = entry;
  return {
    loadedAt: timeOrigin + responseStart,
    // Nothing came over the network, not even the word that the copy is still good.
    isOldCopy: transferSize === 0 && decodedBodySize > 0,
  };
}
