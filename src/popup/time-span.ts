/** How long something is, in words. */

const MINUTE_MS = 60_000;
/** Largest unit first: the first that the span fills is the one that is said. */
const UNITS = [
  { unit: 'day', ms: 24 * 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/**
 * Says a time span: "3 hours", 「3時間」.
 * @param ms not negative; less than a minute is said as minutes, too
 * @param language of the sentence that it goes into (BCP 47)
 */
export function sayTimeSpan(ms: number, language: string): string {
  // An hour less the moment that an answer took is an hour, not 60 minutes.
  const span = Math.round(ms / MINUTE_MS) * MINUTE_MS;
  const { unit, ms: unitMs } = UNITS.find((candidate) => span >= candidate.ms) ?? UNITS[2];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.round(span / unitMs));
}
