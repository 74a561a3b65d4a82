/** The second way to give the date: typing it. */
import { useRef, useState } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/strings';
import { Glyph } from '../glyph';
import { useSending } from '../use-sending';
import { EXPIRY_FAILURES } from './failures';
import { type LastDay, lastDayBounds, readLastDay } from './last-day';
import { Notice } from './notice';
import { RememberButton } from './remember-button';
import { Sign } from './sign';

interface Props {
  /** A date is kept already. */
  readonly isReplacing: boolean;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
  readonly onKept: (endsAt: number) => void;
  /** Something to be said aloud. */
  readonly onSaid: (sentence: string) => void;
}

const FAULTS = {
  missing: 'expiry_typed_missing',
  past: 'expiry_typed_past',
  far: 'expiry_typed_far',
} as const satisfies Record<Exclude<LastDay['kind'], 'day'>, MessageKey>;

/** Where the systems show the date, each with its own words. */
function WhereToFind() {
  return (
    <details>
      <summary>{say('expiry_typed_where')}</summary>
      <p>{say('expiry_typed_windows')}</p>
      <p>{say('expiry_typed_mac')}</p>
    </details>
  );
}

/** The form. A date that cannot be is said at the field, which takes the focus. */
export function TypedWay({ isReplacing, now, onKept, onSaid }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<MessageKey | null>(null);
  const sending = useSending(onSaid, EXPIRY_FAILURES);
  const { min, max } = lastDayBounds(now);

  const submit = (): void => {
    const field = input.current;
    if (field === null) return;
    const day = readLastDay(field.value, Date.now());
    if (day.kind !== 'day') {
      setFault(FAULTS[day.kind]);
      onSaid(say(FAULTS[day.kind]));
      field.focus();
      return;
    }
    const { endsAt } = day;
    setFault(null);
    sending.start({ type: 'expiry-kept', endsAt, from: 'typed' }, () => {
      field.value = '';
      onKept(endsAt);
    });
  };

  return (
    <section class="way" aria-labelledby="typed">
      <h2 id="typed">
        <Sign name="pencil" />
        {say('expiry_typed_label')}
      </h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label for="last-day">{say('expiry_typed_field')}</label>
        <div class="buttons">
          <input
            ref={input}
            id="last-day"
            type="date"
            min={min}
            max={max}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? 'last-day-hint' : 'last-day-fault last-day-hint'}
            onInput={() => setFault(null)}
          />
          <RememberButton from="typed" sending={sending} isQuiet />
        </div>
        {fault !== null && (
          <p id="last-day-fault" class="fault">
            <Glyph name="alert" />
            <span>{say(fault)}</span>
          </p>
        )}
        <p id="last-day-hint" class="quiet">
          {say('expiry_typed_hint')}
          {isReplacing && <span class="further">{say('expiry_replaces')}</span>}
        </p>
        {sending.failure !== null && <Notice tone="warning" glyph="alert" text={sending.failure} />}
      </form>
      <WhereToFind />
    </section>
  );
}
