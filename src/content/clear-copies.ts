/**
 * Removes what a page has copied of ours. One that clones its form, or writes it out and reads it in
 * again, takes along our texts and the attributes that name them; nobody ever gives those back.
 */
import { parentOf, queryAll, rootOf } from '../portal/recognition/safe-dom';

const LIST = 'aria-describedby';

/** Every id of ours on this page so far. */
const given = new Set<string>();

/** @returns an id, unlike any other, for a text of ours that a field's description names */
export function giveId(): string {
  const id = `d${crypto.randomUUID()}`;
  given.add(id);
  return id;
}

/** What held copies only is a copy of our host, which has lost its shadow. */
function removeCopy(text: Element): void {
  const holder = parentOf(text);
  text.remove();
  if (holder?.localName === 'div' && holder.childNodes.length === 0) holder.remove();
}

/** Clears a field of what an assistant before has left on a copy of it; to be called by the next. */
export function clearCopies(field: HTMLInputElement): void {
  const names = field.getAttribute(LIST)?.split(/\s+/) ?? [];
  const copied = names.filter((name) => given.has(name));
  if (copied.length === 0) return;
  for (const id of copied) {
    queryAll(rootOf(field) as Document | ShadowRoot, `[id="${id}"]`).forEach(removeCopy);
  }
  const own = names.filter((name) => !given.has(name)).join(' ');
  if (own === '') field.removeAttribute(LIST);
  else field.setAttribute(LIST, own);
  // Whatever was said of the value was said of the first.
  field.removeAttribute('aria-invalid');
}
