/** From the statuses to another view. */
import { type MessageKey, say } from '../shared/strings';
import { Glyph, type GlyphName } from './glyph';
import { useFocus } from './use-focus';
import type { View, ViewName } from './use-view';

interface Props {
  readonly view: View;
  readonly to: Exclude<ViewName, 'main'>;
  readonly label: MessageKey;
  /** Its sign, where it is more than an offer: it then looks like a button. */
  readonly glyph?: GlyphName;
}

/** The button; it has the keyboard again once the person is back. */
export function ViewButton({ view, to, label, glyph }: Props) {
  return (
    <button
      type="button"
      class={glyph === undefined ? 'text-button' : 'button small'}
      data-action={to}
      ref={useFocus<HTMLButtonElement>(view.from === to)}
      onClick={() => view.show(to)}
    >
      {glyph !== undefined && <Glyph name={glyph} />}
      {say(label)}
    </button>
  );
}
