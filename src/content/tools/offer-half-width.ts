/** Offers to turn full-width letters and digits into half-width ones; never by itself. */
import { toHalfWidth } from '../../portal/half-width';
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { say } from '../extension';
import { readPasswords, replacePasswords } from './replace-passwords';
import { createUndoButton } from './undo-button';

/** Offers it beside the fault, as long as there is nothing else to mend in the characters. */
export function offerHalfWidth(assistance: Assistance): void {
  const { parts, shown, speak, guarded, onInput } = assistance;
  const convert = guarded((): void => {
    const before = readPasswords(parts);
    const hasTaken = replacePasswords(assistance, {
      newPassword: toHalfWidth(before.newPassword) ?? before.newPassword,
      reEntry: toHalfWidth(before.reEntry) ?? before.reEntry,
    });
    const text = say(hasTaken ? 'page_half_width_done' : 'page_generate_failed');
    shown.report('password', text, hasTaken ? [createUndoButton(assistance, before)] : []);
    speak(text);
    parts.newPassword.focus();
  });
  const offered = [createButton(say('page_half_width_fix'), 'small', convert)];
  const offer = (): void => {
    const isFullWidth = toHalfWidth(parts.newPassword.value) !== null;
    shown.offer('characters', isFullWidth ? offered : null);
  };
  onInput((name) => {
    if (name === 'newPassword') offer();
  });
  // The person may have typed before this part was loaded.
  offer();
}
