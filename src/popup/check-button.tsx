/** "Check now". */
import { say } from '../shared/strings';
import { Glyph } from './glyph';

interface Props {
  readonly running: boolean;
  readonly onPress: () => void;
}

/**
 * The button that asks the portal. While it runs it is `aria-disabled`, not `disabled`: a disabled
 * button would drop the keyboard's focus.
 */
export function CheckButton({ running, onPress }: Props) {
  return (
    <button
      type="button"
      class="button check"
      data-action="check"
      aria-disabled={running}
      onClick={onPress}
    >
      <Glyph name="again" />
      {say(running ? 'popup_checking' : 'popup_check')}
    </button>
  );
}
