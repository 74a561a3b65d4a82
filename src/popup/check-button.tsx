/** "Check now". */
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import type { Check } from './use-check';

function labelOf({ running, canCancel }: Check) {
  if (canCancel) return 'popup_check_cancel';
  return running ? 'popup_checking' : 'popup_check';
}

/**
 * The button that asks the portal, and ends the asking when it takes long. In between it is
 * `aria-disabled`, not `disabled`: a disabled button would drop the keyboard's focus.
 */
export function CheckButton({ check }: { readonly check: Check }) {
  const { running, canCancel } = check;
  return (
    <button
      type="button"
      class="button check"
      data-action="check"
      data-running={running}
      aria-disabled={running && !canCancel}
      onClick={canCancel ? check.cancel : check.start}
    >
      <Glyph name="again" />
      {say(labelOf(check))}
    </button>
  );
}
