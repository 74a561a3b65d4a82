/** Says what the Password Protect choice means, and tells the background what is chosen. */
import type { PasswordProtectControl } from '../portal/recognition/password-protect-control';
import type { Assistance } from './assistance';
import { tellUntilHeard } from './tell-until-heard';
import { explainProtect } from './words';

/** Follows the choice until the signal. */
export function followChoice(
  protect: PasswordProtectControl,
  { panel, labels, guarded, signal }: Pick<Assistance, 'panel' | 'labels' | 'guarded' | 'signal'>,
): void {
  const explain = (): void => {
    const chosen = protect.chosen();
    const text =
      chosen === null
        ? ''
        : explainProtect(
            { chosen, saved: protect.saved(), words: protect.words(chosen) },
            labels.update,
          );
    panel.explainProtect(chosen, text);
  };
  const onChoice = guarded(() => {
    explain();
    tellUntilHeard<'protect-chosen'>({
      type: 'protect-chosen',
      passwordProtect: protect.chosen(),
    });
  });
  for (const element of protect.elements) element.addEventListener('change', onChoice, { signal });
  explain();
}
