/**
 * The portal's rules for a new password, each as a pure function from what is typed to a result.
 * A result names kinds, positions and counts, never a character of the password.
 *
 * Source: the published guide: "half-width alphanumeric, more than 8 characters but less than 20.
 * Note that password is case-sensitive, and contains no spaces." Read literally, that is 9 to 19.
 */
import { FULL_WIDTH } from './half-width';

/** How many characters a password may have; both ends included. */
export interface PasswordLimits {
  readonly shortest: number;
  readonly longest: number;
}

/** The guide's limits: more than 8, less than 20. */
export const PASSWORD_LIMITS: PasswordLimits = { shortest: 9, longest: 19 };

/**
 * How a rule stands: `waiting` nothing to judge yet; `ok`; `growing` not met, and more typing can
 * meet it; `broken` not met, and only a change can meet it.
 */
export type RuleState = 'waiting' | 'ok' | 'growing' | 'broken';

/** What kind of character does not belong in a password. */
export type OffenderKind = 'full-width' | 'japanese' | 'symbol' | 'invisible' | 'other';

/** Why a rule is not met. Positions count characters from 1. */
export type PasswordFinding =
  | { readonly kind: 'too-short'; readonly length: number; readonly missing: number }
  /** Exactly one too few: where "more than 8" is misread as "8 or more". */
  | { readonly kind: 'one-too-few'; readonly length: number }
  | { readonly kind: 'too-long'; readonly length: number }
  /** Exactly one too many: where "less than 20" is misread as "up to 20". */
  | { readonly kind: 'one-too-many'; readonly length: number }
  | { readonly kind: 'character'; readonly offender: OffenderKind; readonly position: number }
  | { readonly kind: 'space-inside'; readonly position: number }
  | { readonly kind: 'space-at-edge' }
  | { readonly kind: 'type-again' }
  /** Equal as far as it goes; `position` is the first that is still to come. */
  | { readonly kind: 'same-so-far'; readonly position: number }
  | { readonly kind: 'differs'; readonly position: number }
  | { readonly kind: 'case-differs'; readonly position: number }
  | { readonly kind: 'first-changed' };

/** One rule's result. */
export interface RuleResult<Finding> {
  readonly state: RuleState;
  readonly finding: Finding | null;
}

type PasswordResult = RuleResult<PasswordFinding>;

const OK: PasswordResult = { state: 'ok', finding: null };
const WAITING: PasswordResult = { state: 'waiting', finding: null };

/** Tab, space, no-break, en to hair, narrow no-break, medium mathematical and ideographic spaces. */
const SPACES = '\\t \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
const SPACE = new RegExp(`[${SPACES}]`);

/** White space at the start or end of a text. */
export const SPACE_AT_EDGE = new RegExp(`^[${SPACES}]|[${SPACES}]$`);

const OFFENDER = new RegExp(`[^A-Za-z0-9${SPACES}]`, 'u');
const JAPANESE =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u3005-\u3007\u3099-\u309c\u30fb\u30fc\uff65\uff70\uff9e\uff9f]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u2028\u2029\u3164\uffa0]/u;
const SYMBOL = /[\p{P}\p{S}]/u;

function classify(character: string): OffenderKind {
  if (FULL_WIDTH.test(character)) return 'full-width';
  if (INVISIBLE.test(character)) return 'invisible';
  if (JAPANESE.test(character)) return 'japanese';
  return SYMBOL.test(character) ? 'symbol' : 'other';
}

/** Which character of a text, from 1, begins at an index. */
const positionAt = (text: string, index: number): number =>
  Array.from(text.slice(0, index)).length + 1;

/**
 * Length, counted in UTF-16 units: what `maxlength` counts. A password that is otherwise right has
 * one unit a character.
 */
export function checkLength(password: string, limits = PASSWORD_LIMITS): PasswordResult {
  const { length } = password;
  if (length === 0) return WAITING;
  if (length === limits.shortest - 1) {
    return { state: 'growing', finding: { kind: 'one-too-few', length } };
  }
  if (length < limits.shortest) {
    const missing = limits.shortest - length;
    return { state: 'growing', finding: { kind: 'too-short', length, missing } };
  }
  if (length === limits.longest + 1) {
    return { state: 'broken', finding: { kind: 'one-too-many', length } };
  }
  if (length > limits.longest) return { state: 'broken', finding: { kind: 'too-long', length } };
  return OK;
}

/** Half-width letters and digits only; white space has a rule of its own. */
export function checkCharacters(password: string): PasswordResult {
  if (password === '') return WAITING;
  const found = OFFENDER.exec(password);
  if (!found) return OK;
  const offender = classify(found[0]);
  const position = positionAt(password, found.index);
  return { state: 'broken', finding: { kind: 'character', offender, position } };
}

/** No white space of any kind. At an edge it has mostly come with copied text. */
export function checkSpaces(password: string): PasswordResult {
  if (password === '') return WAITING;
  if (SPACE_AT_EDGE.test(password)) return { state: 'broken', finding: { kind: 'space-at-edge' } };
  const index = password.search(SPACE);
  if (index < 0) return OK;
  return {
    state: 'broken',
    finding: { kind: 'space-inside', position: positionAt(password, index) },
  };
}

/**
 * The second entry against the first.
 * @param firstChanged the first field was changed after the second was filled in
 */
export function checkMatch(first: string, second: string, firstChanged = false): PasswordResult {
  if (first === '' && second === '') return WAITING;
  if (second === '') return { state: 'waiting', finding: { kind: 'type-again' } };
  if (first === second) return OK;
  if (firstChanged) return { state: 'growing', finding: { kind: 'first-changed' } };
  if (first.startsWith(second)) {
    const position = positionAt(second, second.length);
    return { state: 'growing', finding: { kind: 'same-so-far', position } };
  }
  const one = Array.from(first);
  const other = Array.from(second);
  const position = other.findIndex((character, index) => character !== one[index]) + 1;
  const onlyCase = first.toLowerCase() === second.toLowerCase();
  return {
    state: 'broken',
    finding: { kind: onlyCase ? 'case-differs' : 'differs', position },
  };
}
