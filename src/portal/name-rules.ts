/**
 * The portal's rule for the two name fields, first name (the upper) and last name (the lower).
 * Source: the published guide: "must be input using less than 60 characters each", so up to 59.
 */
import type { RuleResult } from './password-rules';

/** The guide's limit: less than 60. */
export const NAME_LONGEST = 59;

/** Why a name is not as it should be. */
export type NameFinding =
  /** Exactly one too many: where "less than 60" is misread as "up to 60". */
  | { readonly kind: 'one-too-many'; readonly length: number }
  | { readonly kind: 'too-long'; readonly length: number }
  /** Short enough by characters, too long by UTF-16 units: the portal may count either. */
  | { readonly kind: 'may-count-double' };

/**
 * Length of a name. UTF-16 units are counted: never less than any other count of characters, so a
 * name that passes here passes by every count. An empty name is allowed: the guide asks for none.
 */
export function checkName(name: string, longest = NAME_LONGEST): RuleResult<NameFinding> {
  if (name.length <= longest) return { state: 'ok', finding: null };
  const characters = Array.from(name).length;
  if (characters <= longest) return { state: 'broken', finding: { kind: 'may-count-double' } };
  const kind = characters === longest + 1 ? 'one-too-many' : 'too-long';
  return { state: 'broken', finding: { kind, length: characters } };
}
