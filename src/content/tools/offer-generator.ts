/** Makes a password that meets the rules, for whoever wants one. */
import { generatePassword } from '../../portal/password-generator';
import { PASSWORD_LIMITS } from '../../portal/password-rules';
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { say } from '../extension';
import type { Mirror } from './mirror';
import { type Passwords, readPasswords, replacePasswords } from './replace-passwords';
import { createUndoButton } from './undo-button';

/** How long a password may be where the fields themselves hold less than the rules allow. */
function longestOf(fields: readonly HTMLInputElement[]): number {
  const held = fields.map(({ maxLength }) => maxLength).filter((length) => length >= 0);
  return Math.min(PASSWORD_LIMITS.longest, ...held);
}

/**
 * Adds the button.
 * @param isContradicted the page states other conditions: what meets ours may not meet those
 */
export function offerGenerator(
  assistance: Assistance,
  mirror: Mirror,
  isContradicted: boolean,
): void {
  const { parts, labels, panel, shown, speak, guarded, onInput, onSent } = assistance;
  const longest = longestOf([parts.newPassword, parts.reEntry]);
  if (isContradicted || longest < PASSWORD_LIMITS.shortest) return;

  const createCopyButton = (undo: HTMLElement): HTMLElement =>
    createButton(
      say('page_copy'),
      'small',
      guarded(() => {
        const copied = guarded((hasCopied: boolean) => {
          const text = hasCopied ? say('page_copied', labels.update) : say('page_copy_failed');
          // The way back may have gone in the meantime.
          shown.report('password', text, undo.isConnected ? [undo] : []);
          speak(text);
        });
        navigator.clipboard.writeText(parts.newPassword.value).then(
          () => copied(true),
          () => copied(false),
        );
      }),
    );
  /** What the person had typed, as long as what was made stands in its place: Undo goes back to it. */
  let typed: Passwords | null = null;
  const forget = (): void => {
    typed = null;
  };
  const generate = (): void => {
    const before = typed ?? readPasswords(parts);
    const password = generatePassword(longest);
    const hasTaken = replacePasswords(assistance, { newPassword: password, reEntry: password });
    if (!hasTaken) {
      const text = say('page_generate_failed');
      shown.report('password', text);
      speak(text);
      return;
    }
    const text = say('page_generate_done', labels.update);
    typed = before;
    const undo = createUndoButton(assistance, before, say('page_generate_undo'));
    shown.report('password', text, [undo]);
    const copy = createCopyButton(undo);
    mirror.show([copy]);
    speak(text);
    // The focus stays in the panel, or what is shown would be hidden at once.
    copy.focus();
  };
  panel.tools.append(createButton(say('page_generate'), 'secondary', guarded(generate)));
  onInput(forget);
  onSent(forget);
}
