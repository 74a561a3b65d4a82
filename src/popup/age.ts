/** How old evidence is, as data and in words. */
import { CLOCK_SLACK_MS, OLD_AFTER_MS } from '../portal/evidence-age';
import { sayRelative } from '../shared/say-relative';
import { say } from '../shared/strings';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Largest unit first: the first that the age fills is the one that is said. */
const UNITS = [
  { unit: 'year', ms: 365 * DAY },
  { unit: 'month', ms: 30 * DAY },
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
] as const;

/** The age of a piece of evidence. */
export type Age =
  /** Less than a minute. */
  | { readonly kind: 'now'; readonly old: false }
  /** `count` whole units. */
  | {
      readonly kind: 'past';
      readonly count: number;
      readonly unit: (typeof UNITS)[number]['unit'];
      readonly old: boolean;
    }
  /** It lies in the future: the computer's clock was moved back. How old it is cannot be said. */
  | { readonly kind: 'future'; readonly old: true };

/**
 * Tells how old something is.
 * @param at when it was seen, in milliseconds since 1970
 * @param now the present, likewise
 */
export function ageOf(at: number, now: number): Age {
  const ms = now - at;
  if (ms < -CLOCK_SLACK_MS) return { kind: 'future', old: true };
  const largest = UNITS.find((unit) => ms >= unit.ms);
  if (largest === undefined) return { kind: 'now', old: false };
  const count = Math.floor(ms / largest.ms);
  return { kind: 'past', count, unit: largest.unit, old: ms >= OLD_AFTER_MS };
}

/**
 * Says an age: "just now", "3 minutes ago", "yesterday". Null for one that cannot be said.
 * @param language of the sentence that it goes into (BCP 47)
 */
export function sayAge(age: Age, language: string): string | null {
  if (age.kind === 'future') return null;
  if (age.kind === 'now') return say('popup_age_now');
  return sayRelative(-age.count, age.unit, language, 'auto');
}
