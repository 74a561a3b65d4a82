/** Whether a person can see an element, and use a control. */

/** Tells whether an element is shown at all. */
export function isRendered(element: Element): boolean {
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true });
  }
  // Where the browser cannot say (old ones, unit tests): walk up.
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at);
    if (style?.display === 'none' || style?.visibility === 'hidden') return false;
  }
  return true;
}

/** Tells whether a control is shown, enabled and may be changed. */
export function isUsable(control: HTMLElement): boolean {
  if (control.matches(':disabled,[type=hidden],[hidden],[inert] *')) return false;
  if (control instanceof HTMLInputElement && control.readOnly) return false;
  return isRendered(control);
}
