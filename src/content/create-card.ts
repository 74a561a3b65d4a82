/** A card of ours on the page, and what a screen reader hears from it. */
import { createElement } from './create-element';
import { say, uiLanguage } from './extension';
import { createStyleSheet } from './style-sheet';

/** A card in a closed shadow root; it is not in the page yet. */
export interface Card {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly card: HTMLElement;
  /** The live region: there and empty from the start. */
  readonly live: HTMLElement;
  /** Adds the styles of the one part that is loaded later. */
  readonly addStyles: (css: string) => void;
}

/**
 * Builds a card.
 * @param children what it shows; the live region comes last
 * @param styles beyond those that every card has
 */
export function createCard(children: readonly Node[], styles = '', className = ''): Card {
  const live = createElement('div', {
    class: 'visually-hidden',
    attributes: { role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' },
  });
  const card = createElement(
    'div',
    {
      class: `assistant card ${className}`,
      attributes: {
        role: 'group',
        'aria-label': say('extension_short_name'),
        lang: uiLanguage(),
        dir: 'ltr',
      },
    },
    [...children, live],
  );
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const addStyles = (css: string): void => {
    root.adoptedStyleSheets = [createStyleSheet(styles + css)];
  };
  addStyles('');
  root.append(card);
  return { host, root, card, live, addStyles };
}
