/** Where the panel goes: in the normal flow, below the block that holds both password fields. */
import type { UserInfoParts } from '../portal/recognition/recognition';
import { aboveOf, closest, matches, parentOf } from '../portal/recognition/safe-dom';

/** Elements that a block may stand in by the rules of HTML. */
const HOLDS_BLOCKS =
  'form,div,section,article,main,td,body,fieldset,center,blockquote,aside,details,dd,li';

/** Tells whether a container lays out a full-width child below the ones before it. */
type Suits = (style: CSSStyleDeclaration) => boolean;

/** In a flex or grid container the panel would become a cell beside the fields. */
const flows: Suits = ({ display }) => /^(?:block|flow-root|list-item|table-cell|)$/.test(display);

/** Unless the container has rows of its own, which the panel's style fills. */
const hasRows: Suits = ({ display, flexDirection, flexWrap }) =>
  /grid$/.test(display) || /^column/.test(flexDirection) || /^wrap/.test(flexWrap);

/** A component is `inline` unless it says otherwise, whatever blocks it holds. */
const flowsInside: Suits = (style) => /^(?:inline(?:-block)?|contents)$/.test(style.display);

/** Tells whether the panel may follow an element or a line of text. */
function mayFollow(block: ChildNode, suits: Suits): boolean {
  const container = parentOf(block);
  if (!container) {
    const host = aboveOf(block);
    const style = host && getComputedStyle(host);
    return style !== null && (suits(style) || flowsInside(style));
  }
  // What stands in a component is drawn where the component likes, or nowhere.
  if (container.shadowRoot || !matches(container, HOLDS_BLOCKS)) return false;
  return closest(container, 'label') === null && suits(getComputedStyle(container));
}

/** The nearest block around a node, itself included, that the panel may follow. */
function climb<N extends ChildNode>(from: N, suits: Suits): N | Element | null {
  for (let block: N | Element | null = from; block !== null; block = aboveOf(block)) {
    if (mayFollow(block, suits)) return block;
  }
  return null;
}

/**
 * Finds what something of ours may follow.
 * @param from what it belongs to: a block, or the last node of a line of text
 * @returns the nearest there is, from there up; null where there is no fitting place
 */
export function nearestPlace(from: ChildNode): ChildNode | null {
  return climb(from, flows) ?? climb(from, hasRows);
}

/**
 * Finds the element that the panel is to follow; it may be in a shadow tree.
 * @returns null where there is no fitting place
 */
export function findPlace({ newPassword, reEntry, scope }: UserInfoParts): Element | null {
  const aroundFirst = new Set<Element>();
  for (let at: Element | null = newPassword; at; at = aboveOf(at)) aroundFirst.add(at);
  let block: Element = reEntry;
  for (let at = aboveOf(block); at && !aroundFirst.has(at); at = aboveOf(at)) block = at;
  // Where all is one line, it is better behind the whole form than between its fields.
  const last = scope instanceof HTMLFormElement ? scope : block;
  return climb(block, flows) ?? climb(block, hasRows) ?? climb(last, () => true);
}
