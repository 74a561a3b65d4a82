/**
 * What a screen reader is told with a field: a hidden text beside it, added to whatever the page
 * already says there. In the light DOM, because a description cannot point into a shadow root.
 */
import type { BorrowedAttributes } from './borrow-attributes';
import { createElement } from './create-element';
import { FIELDS, type FieldName } from './review';

/**
 * Adds a description to each field.
 * @param place where the texts stand; it draws none of its children
 * @returns a function that sets a field's description
 */
export function describeFields(
  fields: Readonly<Record<FieldName, HTMLInputElement>>,
  place: HTMLElement,
  attributes: BorrowedAttributes,
  lang: string,
): (name: FieldName, text: string) => void {
  const texts = new Map<FieldName, HTMLElement>();
  for (const name of FIELDS) {
    const field = fields[name];
    const id = `d${crypto.randomUUID()}`;
    const text = createElement('span', { attributes: { id, lang } });
    texts.set(name, text);
    place.append(text);
    const theirs = field.getAttribute('aria-describedby');
    attributes.set(field, 'aria-describedby', theirs ? `${theirs} ${id}` : id);
  }
  return (name, description) => {
    const text = texts.get(name);
    if (text && text.textContent !== description) text.textContent = description;
  };
}
