/** The words that a person can read. */
import { closest, documentOf, hostOf, matches } from './safe-dom';
import { isRendered } from './visibility';

/** Controls, and elements that are no text of a label. */
const NO_TEXT =
  'input,select,textarea,button,script,style,noscript,template,[contenteditable]:not([contenteditable=false])';

/** Tells whether the words in an element can be read on the page and are none of a control. */
export const isReadable = (element: Element): boolean =>
  !matches(element, NO_TEXT) && isRendered(element);

/** The words of an image: a label that is drawn. */
const imageText = (image: HTMLImageElement): string => image.alt || image.title;

/**
 * The words of an element that can be read on the page, without those of the controls in it.
 * @param atMost how many characters are read, about
 */
export function textOf(element: Element, atMost = 400): string {
  const parts: string[] = [];
  const walker = documentOf(element).createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element && !isReadable(node)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  let length = 0;
  while (walker.nextNode() !== null && length < atMost) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue !== null) {
      parts.push(node.nodeValue);
      length += node.nodeValue.length;
    } else if (node instanceof HTMLImageElement) {
      parts.push(imageText(node));
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The words of a text or an image, as far as they can be read on the page. */
export function wordsOf(node: Node): string {
  if (node instanceof HTMLImageElement) return isRendered(node) ? imageText(node) : '';
  const parent = node.parentElement ?? hostOf(node);
  if (node.nodeType !== Node.TEXT_NODE || !parent || node.nodeValue?.trim() === '') return '';
  if (closest(parent, `option,${NO_TEXT}`) || !isRendered(parent)) {
    return '';
  }
  return node.nodeValue ?? '';
}
