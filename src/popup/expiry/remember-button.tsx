/** "Remember this date". */
import { say } from '../../shared/strings';
import type { Sending } from '../use-sending';

interface Props {
  /** Which of the two ways it belongs to. */
  readonly from: 'file' | 'typed';
  readonly sending: Sending;
  /** Without one it sends the form that it is in. */
  readonly onPress?: () => void;
  /** Not what most would do here: it looks less like it. */
  readonly isQuiet?: boolean;
}

/** While it works it is `aria-disabled`: a disabled button would drop the keyboard's focus. */
export function RememberButton({ from, sending, onPress, isQuiet = false }: Props) {
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      class={isQuiet ? 'button' : 'button primary'}
      data-action={`remember-${from}`}
      aria-disabled={sending.isBusy}
      onClick={onPress}
    >
      {say('expiry_remember')}
    </button>
  );
}
