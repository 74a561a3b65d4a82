/** The box on the panel in which an Update is held, or where it says what becomes of it. */
import { createButton } from './create-button';
import { createElement } from './create-element';
import { say } from './extension';

/** One thing on the hold's list. */
export interface HoldItem {
  readonly text: string;
  readonly onChoose: () => void;
}

/** What the person may do about a hold. */
export interface HoldActions {
  readonly items: readonly HoldItem[];
  readonly onBack: () => void;
  /** Only ever called for a real press on a button that has been visible long enough to be read. */
  readonly onAnyway: () => void;
}

/** The box. */
export interface HoldBox {
  readonly element: HTMLElement;
  readonly hold: (actions: HoldActions) => void;
  readonly endHold: () => void;
  /** Shows what is happening to the Update in place of the hold. */
  readonly note: (text: string) => void;
}

/** A press this soon after the hold appeared was meant for what was there before. */
const READING_MS = 500;

/** Draws the box; it is hidden until there is something to say. */
export function createHoldBox(): HoldBox {
  const element = createElement('div', { class: 'hold', attributes: { hidden: '' } });
  let shownAt = 0;
  /** Asked at every key; the element itself answers ten times as slowly. */
  let isShown = false;
  let onBack: (() => void) | null = null;

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !event.isTrusted || onBack === null) return;
    event.stopPropagation();
    onBack();
  });

  return {
    element,
    endHold() {
      if (!isShown) return;
      isShown = false;
      element.hidden = true;
      element.replaceChildren();
      onBack = null;
    },
    hold(actions) {
      const { items } = actions;
      onBack = actions.onBack;
      const heading = createElement('h3', {
        class: 'hold-heading',
        text: say('page_hold_heading'),
        attributes: { tabindex: '-1' },
      });
      const list = createElement(
        'ul',
        { class: 'hold-list' },
        items.map(({ text, onChoose }) =>
          createElement('li', {}, [createButton(text, 'hold-item', onChoose)]),
        ),
      );
      element.dataset.kind = 'hold';
      element.replaceChildren(
        heading,
        createElement('p', {
          text:
            items.length === 1 ? say('page_hold_body_one') : say('page_hold_body', items.length),
        }),
        list,
        createElement('div', { class: 'actions' }, [
          createButton(say('page_hold_back'), 'primary', actions.onBack),
          createButton(say('page_hold_anyway'), 'secondary', () => {
            if (performance.now() - shownAt >= READING_MS) actions.onAnyway();
          }),
        ]),
        createElement('p', { class: 'quiet', text: say('page_hold_note') }),
      );
      element.hidden = false;
      isShown = true;
      shownAt = performance.now();
      heading.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    },
    note(text) {
      onBack = null;
      element.dataset.kind = 'note';
      element.replaceChildren(createElement('p', { class: 'note', text }));
      element.hidden = false;
      isShown = true;
    },
  };
}
