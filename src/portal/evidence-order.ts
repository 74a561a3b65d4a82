/** In which order pieces of evidence came about. */

/** Events overtake each other by no more than this, in milliseconds. */
const OVERTAKING_MS = 60_000;

/**
 * Tells whether evidence is older than what is known. What is known from further ahead comes from a
 * clock that was wrong then and has been put right: it must not hold its place until time catches up.
 * @param known when what is known was seen, in milliseconds since 1970; null when nothing is
 * @param seen when the evidence was seen, likewise
 */
export function isOvertaken(known: number | null, seen: number): boolean {
  return known !== null && seen < known && known - seen < OVERTAKING_MS;
}
