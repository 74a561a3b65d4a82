/** The first way to give the date: the certificate's file. */
import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { say } from '../../shared/strings';
import { Sign } from './sign';
import type { PickedFile } from './use-picked-file';

/**
 * What the dialog lists. Those that only a kind word awaits are among them: somebody who has nothing
 * else should learn why, and not wonder where the file is.
 */
const LISTED = '.cer,.crt,.pem,.der,.p12,.pfx,.p7b,.p7c';

interface Props {
  readonly file: PickedFile;
  /** The button, which takes the focus when what was read is closed. */
  readonly button: RefObject<HTMLButtonElement | null>;
  /** What came of it. */
  readonly children: ComponentChildren;
}

/** The button, and what came of the file. */
export function FileWay({ file: { picked, pick }, button, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const isFirst = picked.kind === 'nothing' || picked.kind === 'reading';
  return (
    <section class="way" aria-labelledby="file">
      <h2 id="file">
        <Sign name="file" />
        {say('expiry_file_label')}
      </h2>
      <p id="file-about">{say('expiry_file_about')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={LISTED}
        onChange={({ currentTarget }) => {
          pick([...(currentTarget.files ?? [])]);
          // The same file once more is a change only when there is none.
          currentTarget.value = '';
        }}
      />
      <button
        ref={button}
        type="button"
        class={isFirst ? 'button primary' : 'button'}
        data-action="choose-file"
        aria-describedby="file-about file-privacy"
        onClick={() => input.current?.click()}
      >
        {say(isFirst ? 'expiry_file_choose' : 'expiry_file_another')}
      </button>
      <p id="file-privacy" class="quiet">
        {say('expiry_file_privacy')}
      </p>
      {picked.kind === 'reading' && <p class="quiet">{say('expiry_file_reading')}</p>}
      {children}
    </section>
  );
}
