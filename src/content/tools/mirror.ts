/**
 * Shows what stands in the password fields, in the panel, where the page cannot read it. The page's
 * own fields keep their type: as text they would be spell-checked, and input methods would act up.
 */
import { checkCharacters, checkSpaces } from '../../portal/password-rules';
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { createElement } from '../create-element';
import { say } from '../extension';
import { isHiddenAutofill } from '../review';

/** Nobody who walks by later shall read it. */
const SHOWN_MS = 30_000;

/** The mirror. */
export interface Mirror {
  /** @param buttons what may be done with what is shown */
  readonly show: (buttons?: readonly HTMLElement[]) => void;
}

/** Where the first character stands that does not belong there, from 1; 0 where all do. */
function findOffender(password: string): number {
  const { finding } = checkCharacters(password);
  if (finding?.kind === 'character') return finding.position;
  const space = checkSpaces(password).finding;
  if (space?.kind === 'space-inside') return space.position;
  if (space?.kind !== 'space-at-edge') return 0;
  return /^\s/.test(password) ? 1 : Array.from(password).length;
}

/** @param differsAt where the two entries differ, from 1; 0 where they do not */
function createLine(
  label: string,
  field: HTMLInputElement,
  differsAt: number,
): readonly HTMLElement[] {
  const title = createElement('dt', { text: label });
  if (field.value === '') {
    const key = isHiddenAutofill(field) ? 'page_reveal_unknown' : 'page_reveal_empty';
    return [title, createElement('dd', { class: 'quiet', text: say(key) })];
  }
  const characters = Array.from(field.value);
  const at = findOffender(field.value) || differsAt;
  const part = (from: number, to?: number): string => characters.slice(from, to).join('');
  const shown =
    at === 0
      ? [new Text(field.value)]
      : [
          new Text(part(0, at - 1)),
          createElement('mark', { text: part(at - 1, at) }),
          new Text(part(at)),
        ];
  return [title, createElement('dd', { class: 'clear' }, shown)];
}

/** Adds the button that shows and hides. */
export function createMirror(assistance: Assistance): Mirror {
  const { parts, labels, panel, shown, speak, guarded, signal, onInput, onSent } = assistance;
  const { mirror } = panel;
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPointerDown = false;

  const giveRoomBack = guarded(() => {
    if (isShown) return;
    mirror.hidden = true;
    mirror.style.height = '';
  });
  const giveRoomBackSoon = (): void => {
    // After the click: a press on Update takes the focus first, and Update must not move under it.
    if (!isPointerDown) setTimeout(giveRoomBack);
  };
  const hide = (): void => {
    if (!isShown) return;
    isShown = false;
    clearTimeout(timer);
    mirror.style.height = `${mirror.offsetHeight}px`;
    mirror.replaceChildren();
    giveRoomBackSoon();
    button.textContent = say('page_reveal_show', labels.newPassword);
    speak(say('page_reveal_hidden'));
  };
  const hideInTime = (): void => {
    const root = mirror.getRootNode();
    const hasFocus = root instanceof ShadowRoot && mirror.contains(root.activeElement);
    hide();
    // Where the keyboard was is no more; the next step is beside it.
    if (hasFocus) button.focus();
  };
  const differsAt = (): number => {
    const { finding } = shown.review().match;
    const isOther = finding?.kind === 'differs' || finding?.kind === 'case-differs';
    return isOther ? finding.position : 0;
  };
  const show = (buttons: readonly HTMLElement[] = []): void => {
    isShown = true;
    mirror.style.height = '';
    mirror.replaceChildren(
      createElement('dl', {}, [
        ...createLine(labels.newPassword, parts.newPassword, differsAt()),
        ...createLine(labels.reEntry, parts.reEntry, differsAt()),
      ]),
      ...buttons,
    );
    mirror.hidden = false;
    button.textContent = say('page_reveal_hide', labels.newPassword);
    clearTimeout(timer);
    timer = setTimeout(guarded(hideInTime), SHOWN_MS);
  };
  const onPress = guarded(() => {
    if (isShown) return hide();
    show();
    speak(say('page_reveal_shown'));
    // Some systems do not give a pressed button the focus; what has none cannot lose it either.
    button.focus();
  });
  const name = say('page_reveal_show', labels.newPassword);
  const button = createButton(name, 'secondary', onPress);
  panel.tools.append(button);

  const hideSafely = guarded(hide);
  // From one part of the panel to another the focus does not leave the host.
  panel.host.addEventListener('focusout', hideSafely, { signal });
  document.addEventListener('visibilitychange', hideSafely, { signal });
  addEventListener('pagehide', hideSafely, { signal });
  for (const type of ['pointerdown', 'pointerup', 'pointercancel']) {
    const onPointer = guarded(() => {
      isPointerDown = type === 'pointerdown';
      giveRoomBackSoon();
    });
    addEventListener(type, onPointer, { capture: true, signal });
  }
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    mirror.replaceChildren();
  });
  onInput(hide);
  onSent(hide);
  return { show };
}
