/** Tells password managers and keyboards what the page itself does not: where it is silent, only. */
import type { Assistance } from '../assistance';

/** `passwordrules` is Apple's; it says what `PASSWORD_LIMITS` say. */
const ANNOTATIONS = {
  autocomplete: 'new-password',
  passwordrules: 'minlength: 9; maxlength: 19; allowed: lower, upper, digit',
  autocapitalize: 'none',
  spellcheck: 'false',
} as const;

/** Annotates both password fields; all of it is taken back at the end. */
export function annotateFields({ parts, attributes }: Assistance): void {
  for (const field of [parts.newPassword, parts.reEntry]) {
    for (const [name, value] of Object.entries(ANNOTATIONS)) {
      if (!field.hasAttribute(name)) attributes.set(field, name, value);
    }
  }
}
