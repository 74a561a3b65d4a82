/**
 * What a screen reader is told with a field: a hidden text beside it, added to whatever the page
 * already says there. In the light DOM, because a description cannot point into a shadow root.
 */
import { rootOf } from '../portal/recognition/safe-dom';
import type { BorrowedAttributes } from './borrow-attributes';
import { clearCopies, giveId } from './clear-copies';
import { createElement } from './create-element';
import { FIELDS, type FieldName } from './review';

/**
 * Adds a description to each field.
 * @param place where the texts stand, in the page already; it draws none of its children
 * @returns a function that sets a field's description, and puts it back where the page took it away
 */
export function describeFields(
  fields: Readonly<Record<FieldName, HTMLInputElement>>,
  place: HTMLElement,
  attributes: BorrowedAttributes,
  lang: string,
  signal: AbortSignal,
): (name: FieldName, text: string) => void {
  const texts = new Map<FieldName, HTMLElement>();
  for (const name of FIELDS) {
    clearCopies(fields[name]);
    // Hidden by itself, too: a copy of our host that the page makes has no shadow to hide it.
    const text = createElement('span', { attributes: { id: giveId(), lang, hidden: '' } });
    texts.set(name, text);
    const root = rootOf(fields[name]);
    // No description reaches into another tree: beside a field that is a component it stands there.
    if (root instanceof ShadowRoot && root !== rootOf(place)) {
      root.append(text);
      signal.addEventListener('abort', () => text.remove());
    } else place.append(text);
  }
  return (name, description) => {
    const text = texts.get(name);
    if (!text) return;
    if (text.textContent !== description) text.textContent = description;
    attributes.addToken(fields[name], 'aria-describedby', text.id);
  };
}
