/** Shows while Caps Lock or Japanese input is on: neither is seen in a password's dots. */
import type { Assistance } from '../assistance';
import type { Lamp } from '../panel-section';

/** The key that an input method took for itself, as old and new browsers report it. */
const TAKEN = 'Process';
const TAKEN_CODE = 229;

/** An accent that waits for its letter is taken, too, and is no Japanese. */
const isTaken = ({ key, keyCode }: KeyboardEvent): boolean =>
  key === TAKEN || (keyCode === TAKEN_CODE && key !== 'Dead');

/** Watches the keys of both password fields; the keys themselves are left alone. */
export function watchKeyboard({ parts, panel, guarded, signal }: Assistance): void {
  const fields = [parts.newPassword, parts.reEntry];
  let shown = '';
  const light = (caps: boolean, ime: boolean): void => {
    const lamps: Lamp[] = [];
    if (caps) lamps.push('caps');
    if (ime) lamps.push('ime');
    if (lamps.join() === shown) return;
    shown = lamps.join();
    panel.light(lamps);
  };
  let ime = false;
  let hearsUp = false;
  /** Going off, the lock is heard on its way up alone; else that would be one more call a key. */
  const hearUp = (isNeeded: boolean): void => {
    if (isNeeded === hearsUp) return;
    hearsUp = isNeeded;
    for (const field of fields) {
      if (isNeeded) field.addEventListener('keyup', onEvent, { signal });
      else field.removeEventListener('keyup', onEvent);
    }
  };
  const onEvent = guarded((event: Event) => {
    if (!event.isTrusted) return;
    // Autofill sends key events without a key.
    if (event instanceof KeyboardEvent) {
      if (event.type === 'keydown') ime = isTaken(event);
      const caps = event.getModifierState('CapsLock');
      light(caps, ime);
      hearUp(caps || (event.type === 'keydown' && event.key === 'CapsLock'));
    } else if (event instanceof MouseEvent) {
      const caps = event.getModifierState('CapsLock');
      light(caps, ime);
      hearUp(caps);
    }
  });
  const onBlur = guarded(() => {
    ime = false;
    light(false, false);
  });
  for (const field of fields) {
    for (const type of ['keydown', 'mousedown']) {
      field.addEventListener(type, onEvent, { signal });
    }
    field.addEventListener('blur', onBlur, { signal });
  }
}
