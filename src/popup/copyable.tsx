/** A command or an address that only the person can enter, to be copied. */
import { say } from '../shared/strings';
import { CopyButton } from './copy-button';

interface Props {
  readonly text: string;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

/** The text and the button that copies it. */
export function Copyable({ text, onSaid }: Props) {
  return (
    <span class="copyable">
      <code translate={false}>{text}</code>
      <CopyButton
        text={() => text}
        label="popup_copy"
        name={say('popup_copy_name', text)}
        onSaid={onSaid}
      />
    </span>
  );
}
