/** A button for what cannot be undone: it asks once, in its own place. */
import { useState } from 'preact/hooks';
import { type MessageKey, say } from '../shared/strings';
import { useFocus } from './use-focus';

interface Props {
  readonly label: MessageKey;
  readonly question: MessageKey;
  readonly action: string;
  /** A press does nothing now. */
  readonly isBusy: boolean;
  /** The person has said yes. */
  readonly onYes: () => void;
}

/** How it stands. `kept`: the person has said no, and the first button has the keyboard again. */
type Asking = 'not-yet' | 'asked' | 'kept';

function Question({
  question,
  action,
  isBusy,
  onYes,
  onNo,
}: Omit<Props, 'label'> & { onNo(): void }) {
  return (
    <fieldset class="question">
      <legend>{say(question)}</legend>
      <div class="offers">
        <button
          type="button"
          class="button small"
          data-action={`${action}-yes`}
          aria-disabled={isBusy}
          onClick={onYes}
        >
          {say('popup_forget')}
        </button>
        <button
          type="button"
          class="button small"
          data-action={`${action}-no`}
          ref={useFocus<HTMLButtonElement>(true)}
          onClick={onNo}
        >
          {say('popup_forget_keep')}
        </button>
      </div>
    </fieldset>
  );
}

/** The button, or its question. */
export function AskOnce({ label, ...question }: Props) {
  const [asking, setAsking] = useState<Asking>('not-yet');
  const first = useFocus<HTMLButtonElement>(asking === 'kept');
  if (asking === 'asked') return <Question {...question} onNo={() => setAsking('kept')} />;
  return (
    <button
      type="button"
      class="text-button"
      data-action={question.action}
      ref={first}
      onClick={() => setAsking('asked')}
    >
      {say(label)}
    </button>
  );
}
