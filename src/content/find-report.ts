/** Where on a page it is said that an Update was done. */
import { matches, parentOf } from '../portal/recognition/safe-dom';
import { isReadable, textOf, wordsOf } from '../portal/recognition/visible-text';
import { ANSWER_AT_MOST, readUpdateAnswer } from '../portal/update-answer';

const reports = (text: string): boolean => readUpdateAnswer(text) === 'done';

/** Tells whether a node stands in a line with the words around it. */
const isInline = (node: Node): boolean =>
  !(node instanceof Element) ||
  matches(node, 'br') ||
  /^(?:inline|contents|none)/.test(getComputedStyle(node).display);

const wordsIn = (node: Node): string => {
  if (!(node instanceof Element)) return wordsOf(node);
  return isReadable(node) ? textOf(node, ANSWER_AT_MOST) : '';
};

/** The deepest element whose words report it. */
function findDeepest(): Element {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (node) =>
    reports(wordsIn(node)) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  let deepest: Element = document.body;
  for (let at = walker.firstChild(); at instanceof Element; at = walker.firstChild()) deepest = at;
  return deepest;
}

/** The lines of text that stand among the blocks of a block, beside them. */
function* linesBetween(block: Element): Generator<readonly ChildNode[]> {
  let line: ChildNode[] = [];
  for (const node of block.childNodes) {
    if (isInline(node)) {
      line.push(node);
    } else {
      yield line;
      line = [];
    }
  }
  yield line;
}

/**
 * Finds the report on a page whose text holds one.
 * @returns the block that holds it; or, where a larger block holds it as bare text above or below
 *   others, the last node of that text
 */
export function findReport(): ChildNode {
  let block = findDeepest();
  for (let at: Element | null = block; at && isInline(at); at = parentOf(at)) {
    block = parentOf(at) ?? block;
  }
  const lines = [...linesBetween(block)];
  // A block that is all text is the report itself; nothing can follow the body.
  if (lines.length === 1 && block !== document.body) return block;
  return lines.find((line) => reports(line.map(wordsIn).join(' ')))?.at(-1) ?? block;
}
