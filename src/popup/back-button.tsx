/** From another view back to the statuses. */
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { useFocus } from './use-focus';

interface Props {
  readonly takesFocus: boolean;
  readonly onPress: () => void;
}

/** "Back". */
export function BackButton({ takesFocus, onPress }: Props) {
  return (
    <button
      type="button"
      class="button back"
      data-action="back"
      ref={useFocus<HTMLButtonElement>(takesFocus)}
      onClick={onPress}
    >
      <Glyph name="back" />
      {say('popup_guide_back')}
    </button>
  );
}
