/** Whether a person can see an element, and use a control. */
import { aboveOf, documentOf, matches, parentOf } from './safe-dom';

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

/** Tells whether something is too small to be seen. */
const isTiny = ({ width, height }: { readonly width: number; readonly height: number }): boolean =>
  width <= TINY || height <= TINY;

/** Tells whether a box of no size around an element cuts it off, as one that is folded does. */
function isCutOff(element: Element, view: Window): boolean {
  /** What is placed absolutely is cut off by a box that is placed itself, and by no other. */
  const isIn = (box: Element, at: Element | null, isLoose: boolean): boolean => {
    if (!at) return false;
    const { overflow, position } = view.getComputedStyle(at);
    if (at === box) return overflow !== 'visible' && !(isLoose && position === 'static');
    return isIn(box, aboveOf(at), position === 'static' ? isLoose : /^[af]/.test(position));
  };
  for (let box = aboveOf(element); box && !matches(box, 'body'); box = aboveOf(box)) {
    const isFolded = isTiny(Element.prototype.getBoundingClientRect.call(box));
    if (isFolded && isIn(box, element, false)) return true;
  }
  return false;
}

/** Tells whether an element has no size, is transparent or stands outside of the page or its frame. */
function isOutOfSight(element: Element): boolean {
  const view = documentOf(element).defaultView;
  if (!view) return false;
  const { innerWidth: width, innerHeight: height, frameElement } = view;
  if (isTiny({ width, height })) return true;
  // The outer page knows whether it shows the frame; another site's says nothing.
  if (frameElement && (!isRendered(frameElement) || isOutOfSight(frameElement))) return true;
  // Without layout (unit tests) nothing has a place.
  const { documentElement } = view.document;
  if (documentElement.getBoundingClientRect().width === 0) return false;
  const rect = element.getBoundingClientRect();
  if (isTiny(rect) || rect.right + view.scrollX <= 0 || rect.bottom + view.scrollY <= 0)
    return true;
  if (!Element.prototype.checkVisibility.call(element, { opacityProperty: true })) return true;
  return isCutOff(element, view);
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
