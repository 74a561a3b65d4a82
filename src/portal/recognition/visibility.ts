/** Whether a person can see an element, and use a control. */
import { documentOf, matches, parentOf } from './safe-dom';

/** A box that nobody can hit, in CSS pixels: a trap for robots, or a duplicate for scripts. */
const TINY = 4;

/**
 * Where nothing is laid out (unit tests, documents that a parser made): what the markup itself hides.
 * Style sheets are not read there: computing them for every element would take seconds a page.
 */
function isRenderedByMarkup(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const style = Element.prototype.getAttribute.call(at, 'style') ?? '';
    if (HIDES.test(style) || matches(at, '[hidden]')) return false;
  }
  return true;
}

const HIDES = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)/i;

/** Tells whether an element is shown at all. */
export function isRendered(element: Element): boolean {
  const { checkVisibility } = Element.prototype;
  // A document without a view (made by a parser) is shown nowhere, so nothing of it is.
  if (typeof checkVisibility !== 'function' || documentOf(element).defaultView === null) {
    return isRenderedByMarkup(element);
  }
  return checkVisibility.call(element, { visibilityProperty: true });
}

/** Tells whether a field has no size, is transparent or stands outside of the page. */
function isOutOfSight(field: Element): boolean {
  const { documentElement, defaultView } = field.ownerDocument;
  // Without layout (unit tests, parsed documents) nothing has a place.
  if (!defaultView || documentElement.getBoundingClientRect().width === 0) return false;
  const { width, height, right, bottom } = field.getBoundingClientRect();
  if (width <= TINY || height <= TINY) return true;
  if (right + defaultView.scrollX <= 0 || bottom + defaultView.scrollY <= 0) return true;
  return !Element.prototype.checkVisibility.call(field, { opacityProperty: true });
}

/** Tells whether a control may be changed. */
function isEnabled(control: Element): boolean {
  if (matches(control, ':disabled,[type=hidden],[hidden],[inert],[inert] *')) return false;
  return !(control instanceof HTMLInputElement && control.readOnly);
}

/** Tells whether a control is shown, enabled and may be changed. */
export function isUsable(control: Element): boolean {
  return isEnabled(control) && isRendered(control);
}

/** The same of a text field, which must besides be large enough to be seen and hit. */
export function isFillable(field: HTMLInputElement): boolean {
  return isUsable(field) && !isOutOfSight(field);
}

/** The same of a radio button or check box, which pages like to hide behind a label of their own. */
export function isChoosable(choice: HTMLInputElement | HTMLSelectElement): boolean {
  if (isUsable(choice)) return true;
  const labels = Array.from(choice.labels ?? []);
  return isEnabled(choice) && labels.some(isRendered);
}
