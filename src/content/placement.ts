/** Where the panel goes: in the normal flow, below the block that holds both password fields. */
import type { UserInfoParts } from '../portal/recognition/recognition';

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

/** The nearest block around an element, itself included, whose container may hold the panel. */
function climb(from: Element | null, suits: Suits): Element | null {
  for (let block = from; block?.parentElement; block = block.parentElement) {
    const container = block.parentElement;
    if (!container.matches(HOLDS_BLOCKS) || container.closest('label') !== null) continue;
    if (suits(getComputedStyle(container))) return block;
  }
  return null;
}

/**
 * Finds the element that the panel is to follow.
 * @returns null where there is no fitting place
 */
export function findPlace({ newPassword, reEntry, scope }: UserInfoParts): Element | null {
  let holdsBoth: Element | null = newPassword;
  while (holdsBoth !== null && !holdsBoth.contains(reEntry)) holdsBoth = holdsBoth.parentElement;
  let block: Element | null = reEntry;
  while (block !== null && block.parentElement !== holdsBoth) block = block.parentElement;
  // Where all is one line, it is better behind the whole form than between its fields.
  const last = scope instanceof HTMLFormElement ? scope : block;
  return climb(block, flows) ?? climb(block, hasRows) ?? climb(last, () => true);
}
