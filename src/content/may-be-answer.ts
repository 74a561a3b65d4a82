/** Whether this page may be the answer to an Update, which comes from a page of the portal. */
export const mayBeAnswer = (): boolean => document.referrer !== '';

/** Whether somebody went to this page: one that is shown again was an answer once, and is none now. */
export function isGoneTo(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'navigate';
}
