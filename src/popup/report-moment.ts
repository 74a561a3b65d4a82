/** Moments as the helpdesk's report writes them. */

/**
 * Writes a moment down (ISO 8601).
 * @param at in milliseconds since 1970; null, and what no calendar holds, is "never"
 */
export function momentOf(at: number | null): string {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? 'never' : date.toISOString();
}
