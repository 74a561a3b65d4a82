/** Whether a person can see an element, and use a control. */
import { matches } from './safe-dom';

/** Tells whether an element is shown at all. */
export function isRendered(element: Element): boolean {
  const { checkVisibility } = Element.prototype;
  if (typeof checkVisibility === 'function') {
    return checkVisibility.call(element, { visibilityProperty: true });
  }
  // Where the browser cannot say (old ones, unit tests): walk up.
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  walker.currentNode = element;
  for (let at: Node | null = element; at instanceof Element; at = walker.parentNode()) {
    const style = getComputedStyle(at);
    if (style.display === 'none' || style.visibility === 'hidden') return false;
  }
  return true;
}

/** Tells whether a control is shown, enabled and may be changed. */
export function isUsable(control: HTMLElement): boolean {
  if (matches(control, ':disabled,[type=hidden],[hidden],[inert] *')) return false;
  if (control instanceof HTMLInputElement && control.readOnly) return false;
  return isRendered(control);
}
