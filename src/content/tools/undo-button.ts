/** The way back from what was put into the password fields. */
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { say } from '../extension';
import { type Passwords, replacePasswords } from './replace-passwords';

/**
 * Creates a button that puts both fields back. What they held is known to this button alone, and
 * goes with it: when a field changes, or Update is sent.
 */
export function createUndoButton(
  assistance: Assistance,
  before: Passwords,
  name = say('page_undo'),
): HTMLButtonElement {
  const { parts, shown, speak, guarded } = assistance;
  const undo = guarded((): void => {
    const isBack = replacePasswords(assistance, before);
    const text = say(isBack ? 'page_undone' : 'page_generate_failed');
    // It gives way to a fault: what was wrong is wrong again.
    shown.advise('password', text);
    speak(text);
    parts.newPassword.focus();
  });
  return createButton(name, 'small', undo);
}
