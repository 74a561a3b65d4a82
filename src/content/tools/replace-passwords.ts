/** Puts passwords into the page's fields, on a person's press only, and takes them out again. */
import type { UserInfoParts } from '../../portal/recognition/recognition';
import type { Assistance } from '../assistance';

/** What both fields hold. */
export interface Passwords {
  readonly newPassword: string;
  readonly reEntry: string;
}

/** Sets a value as typing does: the page's own scripts hear of it. */
function put(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What both fields hold now. */
export function readPasswords({ newPassword, reEntry }: UserInfoParts): Passwords {
  return { newPassword: newPassword.value, reEntry: reEntry.value };
}

/**
 * Replaces both.
 * @returns whether the fields took them: a page's script may have its own opinion. Where they did
 *   not, they hold again what they held before
 */
export function replacePasswords({ parts, changed }: Assistance, values: Passwords): boolean {
  const { newPassword, reEntry } = parts;
  const before = readPasswords(parts);
  const putBoth = (next: Passwords): void => {
    if (newPassword.value !== next.newPassword) put(newPassword, next.newPassword);
    if (reEntry.value !== next.reEntry) put(reEntry, next.reEntry);
  };
  putBoth(values);
  const hasTaken = newPassword.value === values.newPassword && reEntry.value === values.reEntry;
  if (!hasTaken) putBoth(before);
  // Both are as they are meant: New Password was not changed after its re-entry.
  changed('newPassword');
  changed('reEntry');
  return hasTaken;
}
