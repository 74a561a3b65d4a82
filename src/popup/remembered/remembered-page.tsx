/** What is remembered, and the way to have each of it forgotten, or all. */
import { useRef } from 'preact/hooks';
import type { Forgettable } from '../../shared/protocol';
import { say } from '../../shared/strings';
import { AskOnce } from '../ask-once';
import { FORGET_FAILURES } from '../forget-failures';
import { Glyph } from '../glyph';
import type { Setting } from '../status-view';
import type { Remembered } from '../use-remembered';
import { useSending } from '../use-sending';
import { type KeptThing, listKept } from './kept-things';
import './remembered.css';

/** What the view needs. */
export interface RememberedPageProps {
  readonly remembered: Remembered;
  readonly setting: Setting;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

interface RowProps {
  readonly thing: KeptThing;
  readonly isBusy: boolean;
  readonly onForget: () => void;
}

function Row({ thing: { what, name, text }, isBusy, onForget }: RowProps) {
  return (
    <li data-kept={what}>
      <strong>{say(name)}</strong>
      <button
        type="button"
        class="text-button"
        data-action="forget"
        aria-label={say('popup_forget_name', say(name))}
        aria-disabled={isBusy}
        onClick={onForget}
      >
        {say('popup_forget')}
      </button>
      <span class="hint">{text}</span>
    </li>
  );
}

/** The view. */
export function RememberedPage({ remembered, setting, onSaid }: RememberedPageProps) {
  const intro = useRef<HTMLParagraphElement>(null);
  const { isBusy, failure, start } = useSending(onSaid, FORGET_FAILURES);
  const things = listKept(remembered, setting);
  const isEmpty = things.length === 0;
  const forget = (what: Forgettable, said: string): void =>
    start({ type: 'forget', what }, () => {
      // The button goes with what is forgotten, and the keyboard must not be lost.
      intro.current?.focus();
      onSaid(said);
    });
  return (
    <div class="remembered">
      <p ref={intro} tabIndex={-1}>
        {say(isEmpty ? 'popup_remembered_intro_none' : 'popup_remembered_intro')}
      </p>
      {failure !== null && (
        <p class="notice">
          <Glyph name="alert" />
          <span>{failure}</span>
        </p>
      )}
      {isEmpty && <p class="none">{say('popup_remembered_none')}</p>}
      {!isEmpty && (
        <>
          <ul class="things">
            {things.map((thing) => (
              <Row
                key={thing.what}
                thing={thing}
                isBusy={isBusy}
                onForget={() => forget(thing.what, say('popup_forgotten', say(thing.name)))}
              />
            ))}
          </ul>
          <AskOnce
            label="popup_forget_all"
            question="popup_forget_all_ask"
            action="forget-all"
            isBusy={isBusy}
            onYes={() => forget('everything', say('popup_forgotten_all'))}
          />
        </>
      )}
    </div>
  );
}
