/** When evidence is too old to speak of today. */

/** From this age on, in milliseconds, things may have changed since. */
export const OLD_AFTER_MS = 24 * 60 * 60_000;

/**
 * Clocks are set a little forward and back all the time; only a moment further ahead than this, in
 * milliseconds, means that the clock was moved.
 */
export const CLOCK_SLACK_MS = 60_000;
