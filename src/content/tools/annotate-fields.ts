/** Tells password managers and keyboards what the page itself does not: where it is silent, only. */
import type { Assistance } from '../assistance';

const ANNOTATIONS = {
  autocomplete: 'new-password',
  autocapitalize: 'none',
  spellcheck: 'false',
} as const;

/** Apple's; it says what `PASSWORD_LIMITS` say. */
const RULES = 'minlength: 9; maxlength: 19; allowed: lower, upper, digit';

/**
 * Annotates both password fields; all of it is taken back at the end.
 * @param isContradicted the page states other conditions: ours are not told as if they were its own
 */
export function annotateFields({ parts, attributes }: Assistance, isContradicted: boolean): void {
  const annotations = isContradicted ? ANNOTATIONS : { ...ANNOTATIONS, passwordrules: RULES };
  for (const field of [parts.newPassword, parts.reEntry]) {
    for (const [name, value] of Object.entries(annotations)) {
      if (!field.hasAttribute(name)) attributes.set(field, name, value);
    }
  }
}
