/** A button that opens a page of the browser itself. */
import { useState } from 'preact/hooks';
import { browser } from '../shared/browser';
import { type MessageKey, say } from '../shared/strings';
import { Copyable } from './copyable';
import { Glyph } from './glyph';

interface Props {
  readonly url: string;
  readonly label: MessageKey;
  /** What the press is called, for tests. */
  readonly action: string;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

/** The button; where the browser refuses to open such a page, its address is to be copied. */
export function BrowserPageButton({ url, label, action, onSaid }: Props) {
  const [isRefused, setIsRefused] = useState(false);
  if (isRefused) return <Copyable text={url} onSaid={onSaid} />;
  const open = (): void => {
    browser.tabs.create({ url }).then(
      () => window.close(),
      () => setIsRefused(true),
    );
  };
  return (
    <button type="button" class="button small" data-action={action} onClick={open}>
      <Glyph name="open" />
      {say(label)}
    </button>
  );
}
