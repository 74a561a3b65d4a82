/** How hard the password is to guess, on the panel: an estimate, and no rule of the portal's. */
import { createElement } from './create-element';
import { say } from './extension';

/** From very weak to strong. */
export const STRENGTH_LEVELS = [0, 1, 2, 3, 4] as const;
export type StrengthLevel = (typeof STRENGTH_LEVELS)[number];

const WORDS = [
  'page_strength_0',
  'page_strength_1',
  'page_strength_2',
  'page_strength_3',
  'page_strength_4',
] as const;

/** The row. */
export interface StrengthRow {
  readonly element: HTMLElement;
  /** @param level null while there is nothing to estimate */
  readonly rate: (level: StrengthLevel | null) => void;
}

/** Draws the row, without an estimate. */
export function createStrengthRow(): StrengthRow {
  const word = createElement('span', { class: 'word' });
  const element = createElement('div', { class: 'strength' }, [
    createElement('span', { class: 'text', text: say('page_strength') }),
    createElement(
      'span',
      { class: 'meter', attributes: { 'aria-hidden': 'true' } },
      STRENGTH_LEVELS.map(() => createElement('span')),
    ),
    word,
  ]);
  let shown: StrengthLevel | null | undefined;
  const rate = (level: StrengthLevel | null): void => {
    if (level === shown) return;
    shown = level;
    element.dataset.level = String(level ?? '');
    word.textContent = say(level === null ? 'page_state_none' : WORDS[level]);
  };
  rate(null);
  return { element, rate };
}
