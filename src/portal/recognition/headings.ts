/** The texts that say what a page is for: its title, its headings and what stands above the form. */
import { textOf } from './clues';
import { closest, follows, queryAll } from './safe-dom';
import { isRendered } from './visibility';

/** Longer texts are sentences, and explain rather than name. */
const HEADING_AT_MOST = 60;

/** A heading stands near its form; legacy pages mark it with nothing but a place above. */
const TEXTS_ABOVE = 16;
const NODES_ABOVE = 300;

/** Words of other pages: navigation, and whatever is pressed or chosen. */
const ELSEWHERE =
  'a,nav,aside,footer,select,button,script,style,noscript,template,[onclick],[role=button]';

/** The short texts before an element, nearest first, whatever their markup. */
function textsAbove(body: Element, element: Element): readonly string[] {
  const walker = element.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  walker.currentNode = element;
  const texts: string[] = [];
  for (let seen = 0; seen < NODES_ABOVE && texts.length < TEXTS_ABOVE; seen += 1) {
    const node = walker.previousNode();
    if (node === null) break;
    const text = node.nodeValue?.trim() ?? '';
    const parent = node.parentElement;
    if (text === '' || !parent || closest(parent, ELSEWHERE) || !isRendered(parent)) continue;
    texts.push(text);
  }
  return texts;
}

/**
 * Reads what a page, or the part of it that holds a form, calls itself.
 * @param holder what holds the form's fields
 * @param first the form's first field
 */
export function readHeadings(holder: Element, first: HTMLElement): readonly string[] {
  const { title, body } = first.ownerDocument;
  const marked = [
    ...queryAll(body, 'h1,h2,h3,[role=heading]').filter((heading) => follows(heading, first)),
    ...queryAll(holder, 'h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]'),
  ].filter((heading) => closest(heading, ELSEWHERE) === null && isRendered(heading));
  return [title, ...marked.map((heading) => textOf(heading)), ...textsAbove(body, first)].filter(
    (text) => text.length <= HEADING_AT_MOST || text === title,
  );
}
