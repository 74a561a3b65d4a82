/**
 * What the page itself says about a password, and whether that contradicts the rules we check. The
 * portal decides: where its page says otherwise, our checks are advice.
 */
import { PASSWORD_LIMITS, type PasswordLimits } from './password-rules';
import { readPattern, SHORTEST_MEANT } from './stated-pattern';
import { readStatements, type Statement } from './stated-text';

/** Where a page may say it. */
export interface PageStatement {
  /** The sentences near the field, as they stand there. */
  readonly texts: readonly string[];
  /** The field's attributes as the DOM gives them: an empty text and -1 when there is none. */
  readonly pattern: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/** What the page says about a password; null where it says nothing. */
export interface StatedRules {
  /** In characters, included. */
  readonly shortest: number | null;
  readonly longest: number | null;
  /** How many the field holds: no rule, but a longer password would be cut. */
  readonly room: number | null;
  /** Letters and digits alone, or symbols as well. */
  readonly characters: 'alphanumeric' | 'more' | null;
}

/** Of several statements the one that is not as expected: ours must not outweigh the page's. */
const choose = <Value>(said: readonly (Value | null)[], expected: Value): Value | null =>
  said.find((value) => value !== null && value !== expected) ??
  (said.includes(expected) ? expected : null);

/** Reads what the page says about a password. */
export function readStatedRules(page: PageStatement, limits = PASSWORD_LIMITS): StatedRules {
  const statements = page.texts.flatMap(readStatements);
  const pattern = readPattern(page.pattern);
  const counts = (rule: Exclude<Statement['rule'], 'characters'>): readonly number[] =>
    statements.flatMap((statement) => (statement.rule === rule ? [statement.count] : []));
  const minimum = page.minLength < SHORTEST_MEANT ? null : page.minLength;
  const characters = statements.flatMap((statement) =>
    statement.rule === 'characters' ? [statement.characters] : [],
  );
  return {
    shortest: choose([...counts('shortest'), pattern.shortest, minimum], limits.shortest),
    longest: choose([...counts('longest'), pattern.longest], limits.longest),
    room: page.maxLength < 0 ? null : page.maxLength,
    characters: choose([...characters, pattern.characters], 'alphanumeric'),
  };
}

/** Tells whether the page plainly says otherwise than our limits, or lets symbols in. */
export function contradicts(
  stated: StatedRules,
  limits: PasswordLimits = PASSWORD_LIMITS,
): boolean {
  const { shortest, longest, room, characters } = stated;
  return (
    (shortest ?? limits.shortest) !== limits.shortest ||
    (longest ?? limits.longest) !== limits.longest ||
    (room ?? limits.shortest) < limits.shortest ||
    characters === 'more'
  );
}
