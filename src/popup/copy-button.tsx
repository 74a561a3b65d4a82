/** A button that copies a text. */
import { useState } from 'preact/hooks';
import { type MessageKey, say } from '../shared/strings';
import { Glyph } from './glyph';

interface Props {
  /** Made at the press: it may speak of the present. */
  readonly text: () => string;
  readonly label: MessageKey;
  /** What it copies, for those who cannot see what it stands beside. */
  readonly name?: string;
  readonly onSaid: (sentence: string) => void;
}

/** The button; then it says that it has copied, or shows what it could not. */
export function CopyButton({ text, label, name, onSaid }: Props) {
  const [result, setResult] = useState<MessageKey | null>(null);
  /** What could not be copied: to be selected by hand, or read out. */
  const [shown, setShown] = useState<string | null>(null);
  const copy = (): void => {
    const finish = (key: MessageKey) => (): void => {
      setResult(key);
      onSaid(say(key));
    };
    const copied = text();
    navigator.clipboard.writeText(copied).then(finish('popup_copied'), () => {
      finish('popup_copy_failed')();
      setShown(copied);
    });
  };
  return (
    <>
      <button
        type="button"
        class="text-button copy"
        data-action="copy"
        aria-label={result === null && name !== undefined ? name : undefined}
        onClick={copy}
      >
        <Glyph name={result === 'popup_copied' ? 'check' : 'copy'} />
        {say(result ?? label)}
      </button>
      {shown !== null && <pre class="copied">{shown}</pre>}
    </>
  );
}
