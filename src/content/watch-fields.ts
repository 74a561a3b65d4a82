/** Hears what happens to the fields, whatever brings it about: keys, an input method, a script. */
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { Assistance } from './assistance';
import { FIELDS, type FieldName } from './review';
import type { Timers } from './timers';

/** A fault is shown this long after its field was left. */
const LEFT_MS = 300;
/** Values also change without an event: a password manager, a script of the page. */
const POLL_MS = 1_000;

/** What happens to the fields. */
export interface FieldHooks {
  /** An event says that a field was changed; a script may fire one whenever it likes. */
  readonly onInput: (name: FieldName, event: Event) => void;
  /** There was no event; whether something has changed is for the one who hears it to see. */
  readonly onSilentChange: () => void;
  /** The form was reset, and its fields are what they were at first. */
  readonly onReset: () => void;
  /** A field that is not empty was left a moment ago. */
  readonly onLeft: (name: FieldName) => void;
  /** Whether something has changed that no event has told of. */
  readonly hasChanged: () => boolean;
}

/** Half a character is nothing to judge: while it is composed, all stands still. */
export interface Composition {
  isOn: boolean;
}

/**
 * Watches the fields until the signal.
 * @param composition is set while a character is being composed
 */
export function watchFields(
  parts: UserInfoParts,
  hooks: FieldHooks,
  composition: Composition,
  { later, clear, resume }: Timers,
  { guarded, signal }: Pick<Assistance, 'guarded' | 'signal'>,
): void {
  const poll = (): void => {
    hooks.onSilentChange();
    later('poll', POLL_MS, poll);
  };

  for (const name of FIELDS) {
    const field = parts[name];
    const listen = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
    ): void => field.addEventListener(type, guarded(listener), { signal });
    const onInput = (event: Event): void => {
      if (!composition.isOn) hooks.onInput(name, event);
    };

    listen('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) onInput(event);
    });
    listen('change', (event) => {
      // A change that came with input events was seen already; one without is an autofill.
      if (hooks.hasChanged()) onInput(event);
    });
    listen('compositionstart', ({ isTrusted }) => {
      // A script of the page that fires one must not stop the checks.
      if (isTrusted) composition.isOn = true;
    });
    listen('compositionend', (event) => {
      // The last input event of a composition comes before or after this one, by browser.
      setTimeout(
        guarded(() => {
          composition.isOn = false;
          onInput(event);
          resume();
        }),
        0,
      );
    });
    listen('focus', poll);
    listen('blur', () => {
      composition.isOn = false;
      clear('poll');
      resume();
      if (field.value !== '') later(`left ${name}`, LEFT_MS, () => hooks.onLeft(name));
    });
  }

  // On the window: a form's own methods may be fields. The fields are empty a task later.
  const onReset = guarded(hooks.onReset);
  addEventListener('reset', () => setTimeout(onReset, 0), { signal });

  // The page may have put the cursor there before we came.
  if (FIELDS.some((name) => parts[name].matches(':focus'))) later('poll', POLL_MS, poll);
}
