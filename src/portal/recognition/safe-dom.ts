/**
 * DOM methods that a page's field names cannot take away: in `<form><input name="matches">` the
 * form's own `matches` is that input. Whatever may be a form is asked through the prototype.
 */

/** `element.matches(selector)` */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** `element.closest(selector)` */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** `element.querySelectorAll(selector)` */
export function queryAll(element: Element, selector: string): readonly Element[] {
  return Array.from(Element.prototype.querySelectorAll.call(element, selector));
}

/** Tells whether `after` stands behind `before` in the document. */
export function follows(before: Node, after: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(before, after);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
