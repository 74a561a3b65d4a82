/** Where the panel goes: in the normal flow, below the block that holds both password fields. */
import type { UserInfoParts } from '../portal/recognition/recognise';

/** Elements that a block may stand in by the rules of HTML. */
const HOLDS_BLOCKS =
  'form,div,section,article,main,td,body,fieldset,center,blockquote,aside,details,dd,li';

/** In a flex or grid container the panel would become a cell beside the fields. */
const FLOW = /^(?:block|flow-root|list-item|table-cell|)$/;

function canHold(container: Element): boolean {
  if (!container.matches(HOLDS_BLOCKS) || container.closest('label') !== null) return false;
  const display = container.ownerDocument.defaultView?.getComputedStyle(container).display ?? '';
  return FLOW.test(display);
}

/**
 * Finds the element that the panel is to follow.
 * @returns null where there is no fitting place
 */
export function findPlace({ newPassword, reEntry }: UserInfoParts): Element | null {
  let holdsBoth: Element | null = newPassword;
  while (holdsBoth !== null && !holdsBoth.contains(reEntry)) holdsBoth = holdsBoth.parentElement;
  let block: Element | null = reEntry;
  while (block !== null && block.parentElement !== holdsBoth) block = block.parentElement;
  while (block?.parentElement && !canHold(block.parentElement)) block = block.parentElement;
  return block?.parentElement ? block : null;
}
