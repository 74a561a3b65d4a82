/** From the statuses to the way in. */
import { say } from '../shared/strings';
import { Glyph } from './glyph';
import { useFocus } from './use-focus';
import type { GuideView } from './use-guide';

interface Props {
  readonly guide: GuideView;
  /** There is trouble that its steps can mend: not just an offer. */
  readonly isMain: boolean;
}

/** "Step by step". */
export function GuideButton({ guide, isMain }: Props) {
  return (
    <button
      type="button"
      class={isMain ? 'button small' : 'text-button'}
      data-action="guide"
      ref={useFocus<HTMLButtonElement>(guide.isPressed)}
      onClick={guide.show}
    >
      {isMain && <Glyph name="steps" />}
      {say('popup_guide')}
    </button>
  );
}
