/** Reminds that a change takes effect only after Update, and does not let typing be lost unasked. */
import { closest } from '../../portal/recognition/safe-dom';
import type { Assistance } from '../assistance';
import { say } from '../extension';
import { FIELDS } from '../review';

/** A press within the form may lead to a submit by the page's own script, which fires no event. */
const PRESS_MS = 1_000;

/** What a script may hang a submit on; a box that is typed into is none of it. */
const MAY_SEND =
  'button,a,img,[onclick],[role=button],input:is([type=submit],[type=button],[type=image])';

/** Starts reminding. */
export function remindOfUpdate(assistance: Assistance): void {
  const { parts, panel, guarded, signal, onInput, onSent } = assistance;
  const { scope, passwordProtect } = parts;
  let isAsking = false;
  let isTyped = false;
  let isSent = false;
  let pressedAt = Number.NEGATIVE_INFINITY;

  const isChanged = (): boolean =>
    FIELDS.some((name) => parts[name].value !== parts[name].defaultValue);
  const isChosen = (): boolean =>
    passwordProtect !== null && passwordProtect.chosen() !== passwordProtect.saved();

  /** The browser's own question: it is in its own words, and the person may leave all the same. */
  const onLeave = guarded((event: Event) => {
    const isPressed = performance.now() - pressedAt < PRESS_MS;
    if (isPressed || !isTyped || !isChanged()) return;
    event.preventDefault();
  });
  const ask = (isNeeded: boolean): void => {
    if (isNeeded === isAsking) return;
    isAsking = isNeeded;
    // Only while it is needed: a page that listens to this may not be kept for "Back".
    if (isNeeded) addEventListener('beforeunload', onLeave, { signal });
    else removeEventListener('beforeunload', onLeave);
  };
  /** Once the browser is on its way: the page's own script may still stop an Update. */
  const onWay = guarded(() => panel.note(say('page_sent')));
  const refresh = (): void => {
    // The person goes on: the Update was stopped, and whoever leaves now has sent nothing.
    if (isSent) removeEventListener('beforeunload', onWay);
    isSent = false;
    const isTypedNow = isTyped && isChanged();
    ask(isTypedNow);
    panel.remind(isTypedNow || isChosen());
  };

  onInput((_, byPerson) => {
    isTyped ||= byPerson;
    refresh();
  });
  for (const element of passwordProtect?.elements ?? []) {
    element.addEventListener('change', guarded(refresh), { signal });
  }
  const onPress = guarded((event: Event) => {
    const path = event.composedPath();
    const [target] = path;
    const maySend =
      event.type === 'submit' || (target instanceof Element && closest(target, MAY_SEND) !== null);
    if (event.isTrusted && maySend && path.includes(scope)) pressedAt = performance.now();
  });
  // On the window: a form's own methods may be fields.
  addEventListener('click', onPress, { capture: true, signal });
  addEventListener('submit', onPress, { capture: true, signal });
  onSent(() => {
    ask(false);
    isTyped = false;
    isSent = true;
    addEventListener('beforeunload', onWay, { once: true, signal });
    // Nobody knows by now: only what is true either way is said until something changes.
    panel.remind(false);
  });
}
