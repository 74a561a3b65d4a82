/** Says what the Password Protect choice means, and tells the background what is chosen. */
import type { PasswordProtectControl } from '../portal/recognition/password-protect-control';
import type { Assistance } from './assistance';
import { tell } from './extension';
import { explainProtect } from './words';

/** Follows the choice until the signal. */
export function followChoice(
  protect: PasswordProtectControl,
  { panel, guarded, signal }: Pick<Assistance, 'panel' | 'guarded' | 'signal'>,
): void {
  const explain = (): void => {
    const chosen = protect.chosen();
    const text = chosen === null ? '' : explainProtect(chosen, protect.words(chosen));
    panel.explainProtect(chosen, text);
  };
  const onChoice = guarded(() => {
    explain();
    tell<'protect-chosen'>({ type: 'protect-chosen', passwordProtect: protect.chosen() });
  });
  for (const element of protect.elements) element.addEventListener('change', onChoice, { signal });
  explain();
}
