/** This computer's clock against the portal's, by the `Date` header of its answers (RFC 9110, 6.6.1). */

/** What is known of this computer's clock. */
export interface ClockStatus {
  /** How far it is ahead of the portal's, in milliseconds; negative when behind; null when not known. */
  readonly aheadMs: number | null;
  /** When that was measured, in milliseconds since 1970 by this computer's clock. */
  readonly at: number | null;
}

/** Nothing was measured yet. */
export const CLOCK_UNKNOWN: ClockStatus = { aheadMs: null, at: null };

/** A clock that is off by less than this, in milliseconds, does no harm to any certificate. */
const HARMLESS_MS = 10 * 60_000;

/** A measurement is as good as its answer was quick; changes below this, in milliseconds, are noise. */
const NOISE_MS = 60_000;

/** A measurement is confirmed at least this often, in milliseconds. */
const RENEW_AFTER_MS = 24 * 60 * 60_000;

/**
 * Measures from one answer.
 * @param date its `Date` header; the moment is that of its making, in whole seconds
 * @param receivedAt by this computer's clock, in milliseconds since 1970
 * @returns null when the header is missing or is no date
 */
export function measureClock(
  date: string | null | undefined,
  receivedAt: number,
): ClockStatus | null {
  const madeAt = Date.parse(date ?? '');
  return Number.isNaN(madeAt) ? null : { aheadMs: receivedAt - madeAt, at: receivedAt };
}

/**
 * Adds a measurement to what is known.
 * @returns the same object when it says nothing new
 */
export function foldClock(previous: ClockStatus, measured: ClockStatus): ClockStatus {
  if (previous.aheadMs === null || previous.at === null || measured.aheadMs === null)
    return measured;
  const isSame = Math.abs(measured.aheadMs - previous.aheadMs) < NOISE_MS;
  const isFresh = Math.abs((measured.at ?? 0) - previous.at) < RENEW_AFTER_MS;
  return isSame && isFresh ? previous : measured;
}

/** For how long, in milliseconds, a measurement says how the clock is now: it may be set any moment. */
const FRESH_MS = 60 * 60_000;

/** Tells whether a measurement is of the last hour; one from the future is of a clock that was set since. */
export const isFreshlyMeasured = ({ at }: ClockStatus, now: number): boolean =>
  at !== null && now >= at - NOISE_MS && now - at < FRESH_MS;

/**
 * How wrong this computer's clock is, where it matters.
 * @returns milliseconds ahead (negative: behind); null when it is right, or nobody knows
 */
export function clockError({ aheadMs }: ClockStatus): number | null {
  return aheadMs === null || Math.abs(aheadMs) < HARMLESS_MS ? null : aheadMs;
}
