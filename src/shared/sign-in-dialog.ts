/**
 * A drawing of the window in which the browser asks for e-Parcel ID and login password: our own, and
 * schematic. It has no boxes that anything could be typed into, so that neither a person nor a password
 * manager nor our own recognition takes it for the window itself.
 *
 * The wording is each browser's own. Chromium's was compared with the real window, in both languages.
 */
import type { BrowserKind } from '../portal/browsers';
import { PORTAL_HOST, PORTAL_ORIGIN } from '../portal/links';
import type { MessageKey } from './strings';

/** Gives a sentence: a page's script and the popup have each their own way to. */
type Say = (key: MessageKey, ...substitutions: readonly string[]) => string;

/** What a browser's window says above the boxes, and on its button. */
type Words = readonly [title: string, text: string, button: string];

/** Any other browser is likely to be one of Chromium's family. */
function wordsOf(kind: BrowserKind, say: Say): Words {
  if (kind === 'firefox') return [PORTAL_HOST, say('dialog_firefox_text'), say('dialog_sign_in')];
  return kind === 'edge'
    ? [say('dialog_edge_title'), say('dialog_edge_text', PORTAL_ORIGIN), say('dialog_edge_button')]
    : [say('dialog_sign_in'), PORTAL_ORIGIN, say('dialog_sign_in')];
}

function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = `dialog-${name}`;
  element.append(...children);
  return element;
}

/**
 * Draws it, with what belongs into each box written there. Its looks are in `sign-in-dialog.css`, which
 * needs the colours of `tokens.css`.
 * @param kind the person's browser
 * @param say gives a sentence in the language of the browser
 */
export function drawSignInDialog(kind: BrowserKind, say: Say): HTMLElement {
  const [title, text, button] = wordsOf(kind, say);
  const [name, password] = [say('dialog_username'), say('dialog_password')];
  const drawn = create(
    'div',
    'window',
    create('span', 'title', title),
    create('span', 'text', text),
    create('span', 'label', name),
    create('span', 'box', say('dialog_your_id')),
    create('span', 'label', password),
    create('span', 'box', say('dialog_your_password')),
    create(
      'span',
      'buttons',
      create('span', 'main', button),
      create('span', 'other', say('dialog_cancel')),
    ),
  );
  drawn.ariaHidden = 'true';
  // What the browser says, word for word.
  drawn.translate = false;
  const picture = create('div', 'picture', drawn);
  picture.role = 'img';
  picture.ariaLabel = say('dialog_described', `${title} – ${text}`, name, password);
  return create(
    'figure',
    'figure',
    picture,
    create('figcaption', 'caption', say('dialog_caption')),
  );
}
