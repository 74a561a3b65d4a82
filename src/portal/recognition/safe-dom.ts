/**
 * DOM methods that a page's field names cannot take away: in `<form><input name="matches">` the
 * form's own `matches` is that input. Whatever may be a form is asked through the prototype. And the
 * ways up and on that cross open shadow roots.
 */

/** `element.matches(selector)` */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** `element.closest(selector)`; it ends at a shadow root. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

/** `element.querySelectorAll(selector)`, of an element or of a root. */
export function queryAll(holder: ParentNode, selector: string): readonly Element[] {
  const { querySelectorAll } = holder instanceof Element ? Element.prototype : holder;
  return Array.from(querySelectorAll.call(holder, selector));
}

/** `form.requestSubmit(submitter)` */
export function requestSubmit(form: HTMLFormElement, submitter: HTMLElement | null): void {
  HTMLFormElement.prototype.requestSubmit.call(form, submitter);
}

/** Tells whether `after` stands behind `before` in the same tree. */
export function follows(before: Node, after: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(before, after);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** `element.ownerDocument` */
export function documentOf(element: Element): Document {
  return Reflect.get(Node.prototype, 'ownerDocument', element) as Document;
}

/** `node.parentElement` */
export function parentOf(node: Node): Element | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentElement', node);
  return parent instanceof Element ? parent : null;
}

/** The root of the tree that a node stands in: a document, a shadow root, or a loose part's top. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

/** The host of the shadow tree that a node stands in; null in the document's own tree. */
export function hostOf(node: Node): Element | null {
  const root = rootOf(node);
  return root instanceof ShadowRoot ? root.host : null;
}

/** The element that a node stands in, also across the border of a shadow tree. */
export function aboveOf(node: Node): Element | null {
  return parentOf(node) ?? hostOf(node);
}

/** A walker over the elements and texts of a tree, standing at one of its elements. */
export function walkFrom(from: Element, root: Node): TreeWalker {
  const what = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walker = documentOf(from).createTreeWalker(root, what);
  walker.currentNode = from;
  return walker;
}

/** Hosts are near the top of a page; rows by the thousand are at its bottom. */
const ELEMENTS_AT_MOST = 3_000;

/**
 * Finds a document's open shadow roots, level by level, so that long tables are seen last.
 * @returns the document and its open shadow roots, outer before inner
 */
export function findRoots(document: Document): readonly (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  let level: readonly (Element | ShadowRoot)[] = [document.documentElement];
  let seen = 0;
  while (level.length > 0) {
    const next: (Element | ShadowRoot)[] = [];
    for (const parent of level) {
      for (let child = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
        seen += 1;
        if (seen > ELEMENTS_AT_MOST) return roots;
        const { shadowRoot } = child;
        if (shadowRoot instanceof ShadowRoot) {
          roots.push(shadowRoot);
          next.push(shadowRoot);
        }
        next.push(child);
      }
    }
    level = next;
  }
  return roots;
}
