/** A part of the panel: a heading, what belongs to it, and the line that says what to do. */
import { createElement } from './create-element';
import { say } from './extension';

/** What a line says: what is unmet, what helps to go on, or what is advised and no condition. */
export type MessageKind = 'fault' | 'help' | 'advice' | 'done';

/** What a person may press beside a line. */
export type MessageActions = readonly HTMLElement[];

/** What is shown while a key would go wrong, with the sentence that says so. */
const LAMPS = { caps: 'page_caps_lock_on', ime: 'page_ime_on' } as const;
/** Caps Lock, or an input method that takes the keys. */
export type Lamp = keyof typeof LAMPS;

/** A section. */
export interface PanelSection {
  readonly element: HTMLElement;
  readonly tell: (text: string, kind: MessageKind, actions?: MessageActions) => void;
  /** Shows the lamps that are on. */
  readonly light: (lamps: readonly Lamp[]) => void;
}

const NO_ACTIONS: MessageActions = [];

/** Draws a section; room for its line is there from the start. */
export function createSection(
  name: string,
  title: string,
  children: readonly Node[],
  below: readonly Node[] = [],
): PanelSection {
  const lamps = createElement('span', { class: 'lamps' });
  const message = createElement('p', { class: 'message' });
  const buttons = createElement('div', { class: 'beside' });
  const line = createElement('div', { class: 'line' }, [
    createElement('div', { class: 'words' }, [lamps, message]),
    buttons,
  ]);
  const element = createElement('div', { class: 'section' }, [
    createElement('h3', { text: title }),
    ...children,
    line,
    ...below,
  ]);
  element.dataset.section = name;
  let told = '';
  let shownKind: MessageKind | null = null;
  let beside = NO_ACTIONS;
  return {
    element,
    tell(text, kind, actions = NO_ACTIONS) {
      if (told !== text) {
        told = text;
        message.textContent = text;
      }
      if (shownKind !== kind) {
        shownKind = kind;
        message.dataset.kind = kind;
      }
      if (beside === actions) return;
      beside = actions;
      buttons.replaceChildren(...actions);
    },
    light(on) {
      lamps.replaceChildren(
        ...on.map((lamp) => createElement('span', { class: 'lamp', text: say(LAMPS[lamp]) })),
      );
    },
  };
}
