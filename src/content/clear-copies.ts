/**
 * Removes what is left of ours and nobody ever gives back. A page that clones its form, or writes it out and
 * reads it in again, takes along our texts and the attributes that name them. And where the extension is
 * updated under a page, Firefox ends the assistant there without a word, and leaves all that it drew.
 */
import { parentOf, queryAll, rootOf } from '../portal/recognition/safe-dom';

const LIST = 'aria-describedby';

/** How an id of ours looks; a page's own may, too. */
const OURS = /^d[\da-f-]{36}$/;

/** Every id of this script's so far. */
const given = new Set<string>();

/** @returns an id, unlike any other, for a text of ours that a field's description names */
export function giveId(): string {
  const id = `d${crypto.randomUUID()}`;
  given.add(id);
  return id;
}

/** Firefox shows the scripts of extensions every root. */
interface Holder extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

const isPanel = (element: Holder | null): boolean =>
  Boolean(element?.openOrClosedShadowRoot?.querySelector('.assistant'));

/** Removes the panel that an earlier script has put where ours stands now: behind it. */
export function clearPanel(host: Element): void {
  const next = host.nextElementSibling;
  if (isPanel(next)) next?.remove();
}

/** Tells whether a text is an earlier script's: in its panel, or beside a field that is a component. */
function isLeft(text: Element): boolean {
  const holder = parentOf(text);
  return holder === null || isPanel(holder);
}

/** What held such texts only is our host, or a copy of it, which has lost its shadow. */
function removeText(text: Element): void {
  const holder = parentOf(text);
  text.remove();
  if (holder?.localName === 'div' && holder.childNodes.length === 0) holder.remove();
}

/** Clears a field of what an assistant before has left on it, or on a copy of it; to be called by the next. */
export function clearCopies(field: HTMLInputElement): void {
  const names = field.getAttribute(LIST)?.split(/\s+/) ?? [];
  const root = rootOf(field) as Document | ShadowRoot;
  const own = names.filter((name) => {
    if (!OURS.test(name)) return true;
    const texts = queryAll(root, `[id="${name}"]`);
    // With its panel went what had this name.
    if (!given.has(name) && texts.length > 0 && !texts.some(isLeft)) return true;
    texts.forEach(removeText);
    return false;
  });
  if (own.length === names.length) return;
  if (own.length === 0) field.removeAttribute(LIST);
  else field.setAttribute(LIST, own.join(' '));
  // Whatever we said of the value was said of the first. The page's own word stays, where it is another.
  if (field.getAttribute('aria-invalid') === 'true') field.removeAttribute('aria-invalid');
}
