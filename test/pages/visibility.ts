/**
 * jsdom has no `checkVisibility`, and its computed styles are slow. The corpus hides things in its
 * markup only, so walking up is the same and lets thousands of pages be read in seconds; what style
 * sheets hide is tried in a real browser.
 */
const HIDING = /display:\s*none|visibility:\s*hidden/;

const hides = (element: Element): boolean =>
  element.hasAttribute('hidden') || HIDING.test(element.getAttribute('style') ?? '');

/** Gives the elements of a window their `checkVisibility`; for tests without a browser. */
export function installVisibility({ Element }: typeof globalThis): void {
  Element.prototype.checkVisibility = function (this: Element): boolean {
    for (let at: Element | null = this; at !== null; at = at.parentElement) {
      if (hides(at)) return false;
    }
    return true;
  };
}
