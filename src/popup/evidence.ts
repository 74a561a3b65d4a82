/** Where a status is from and how old it is, in words. */
import type { EvidenceSource } from '../portal/certificate/status';
import type { PasswordProtectSource } from '../portal/password-protect/evidence';
import { say } from '../shared/strings';
import { ageOf, sayAge } from './age';
import { wordsForSource } from './words';

/** What any status carries as evidence. */
interface Evidence {
  readonly source: EvidenceSource | PasswordProtectSource | null;
  readonly at: number | null;
}

/** What a card shows of its evidence. */
export interface ShownEvidence {
  /** "Seen 3 minutes ago, when …" */
  readonly text: string;
  /** When that was, for machines (ISO 8601). */
  readonly dateTime: string;
  /** It may be out of date. */
  readonly old: boolean;
}

/**
 * Puts evidence into words.
 * @param now the present, in milliseconds since 1970
 * @returns null when there is none
 */
export function showEvidence(
  { source, at }: Evidence,
  now: number,
  language: string,
): ShownEvidence | null {
  if (at === null) return null;
  const age = ageOf(at, now);
  const ago = sayAge(age, language);
  return {
    text: ago === null ? say('popup_seen_clock') : say(wordsForSource(source), ago),
    dateTime: toIso(at),
    old: age.old,
  };
}

/** Storage may hold any number, and one beyond what a calendar holds would throw. */
function toIso(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
