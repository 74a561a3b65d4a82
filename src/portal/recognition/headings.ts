/** The texts that say what a page is for: its title, its headings and what stands above the form. */

import { closest, follows, hostOf, queryAll, rootOf } from './safe-dom';
import { isRendered } from './visibility';
import { textOf } from './visible-text';

/** Longer texts are sentences, and explain rather than name. */
const HEADING_AT_MOST = 60;

/** A heading stands near its form; legacy pages mark it with nothing but a place above. */
const TEXTS_ABOVE = 16;
const NODES_ABOVE = 300;

/** Words of other pages: navigation, and whatever is pressed or chosen. */
const ELSEWHERE =
  'a,nav,aside,footer,select,button,script,style,noscript,template,[onclick],[role=button]';

/** What a page calls itself. */
export interface Headings {
  readonly title: string;
  /** Marked as headings, above the form. */
  readonly outer: readonly string[];
  /** Marked as headings, in it. */
  readonly inner: readonly string[];
  /** Short texts above the form, nearest first, whatever their markup. */
  readonly above: readonly string[];
}

/** An element, its shadow tree's host, that one's host: the places that it has in each tree. */
function* placesOf(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = hostOf(at)) yield at;
}

function textsAbove(element: Element): readonly string[] {
  const texts: string[] = [];
  for (const place of placesOf(element)) {
    const root = rootOf(place);
    const walker = element.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    walker.currentNode = place;
    for (let seen = 0; seen < NODES_ABOVE && texts.length < TEXTS_ABOVE; seen += 1) {
      const node = walker.previousNode();
      if (node === null) break;
      const text = node.nodeValue?.trim() ?? '';
      const parent = node.parentElement;
      if (text === '' || text.length > HEADING_AT_MOST || !parent) continue;
      if (closest(parent, `${ELSEWHERE},title`) === null && isRendered(parent)) texts.push(text);
    }
  }
  return texts;
}

/** A field named `title` must not take the document's. */
const titleOf = (document: Document): string =>
  String(Reflect.get(Document.prototype, 'title', document));

/** Of many headings, those at a page's top and those right above the form say what it is. */
const TOP_AT_MOST = 10;
const NEAR_AT_MOST = 20;

/** The headings above a place, in its tree. To compare places takes long where they are many. */
function headingsBefore(place: Element): readonly Element[] {
  const headings = queryAll(rootOf(place) as ParentNode & Node, 'h1,h2,h3,h4,h5,h6,caption');
  let count = 0;
  for (let end = headings.length; count < end; ) {
    const middle = Math.floor((count + end) / 2);
    const heading = headings[middle];
    if (heading && follows(heading, place)) count = middle + 1;
    else end = middle;
  }
  const nearest = Math.max(TOP_AT_MOST, count - NEAR_AT_MOST);
  return [...headings.slice(0, Math.min(count, TOP_AT_MOST)), ...headings.slice(nearest, count)];
}

/**
 * Reads what a page, or the part of it that holds a form, calls itself.
 * @param holder what holds the form's fields
 * @param first the form's first field
 */
export function readHeadings(holder: ParentNode, first: HTMLElement): Headings {
  const outer = Array.from(placesOf(first)).flatMap((place) => headingsBefore(place));
  const inner = queryAll(holder, 'h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]').filter(
    (heading) => !outer.includes(heading),
  );
  const read = (headings: readonly Element[]): readonly string[] =>
    headings
      .filter((heading) => closest(heading, ELSEWHERE) === null && isRendered(heading))
      .map((heading) => textOf(heading))
      .filter((text) => text !== '');
  const title = titleOf(first.ownerDocument);
  return { title, outer: read(outer), inner: read(inner), above: textsAbove(first) };
}
