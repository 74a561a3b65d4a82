/** The steps of showing a page: which part comes next, and what was shown so far. */
import { SHOWN_PARTS, type ShownElements, type ShownPart } from '../portal/recognition/page-map';
import { entriesOf } from './show-me-pick';

/** Where the person is. */
export type Step =
  /** A part is to be pressed on the page. */
  | { readonly kind: 'part'; readonly part: ShownPart }
  /** Which entry of a list means this? */
  | {
      readonly kind: 'entry';
      readonly part: ShownPart;
      readonly entries: readonly HTMLOptionElement[];
    }
  /** Everything was shown. */
  | { readonly kind: 'check' };

/** Showing, as far as it has come. */
export interface Steps {
  readonly step: () => Step;
  /** The number of this step, from 1; every part is one. */
  readonly number: () => number;
  readonly shown: () => ShownElements;
  /** An element was shown for the present step: an entry where one was asked for. */
  readonly show: (element: HTMLElement) => void;
  /** The page has no Password Protect. */
  readonly skipProtect: () => void;
  /** Takes back the last thing that was shown; false where there is none. */
  readonly back: () => boolean;
}

/** Parts before Password Protect. */
const PROTECT = SHOWN_PARTS.indexOf('protectYes');

/** Starts. */
export function createSteps(): Steps {
  let elements: readonly HTMLElement[] = [];
  /** The list whose entries are asked for. */
  let list: HTMLSelectElement | null = null;
  let isWithout = false;

  const isComplete = (): boolean =>
    isWithout ||
    elements.length === SHOWN_PARTS.length ||
    elements[PROTECT]?.matches('[type=checkbox]') === true;

  const step = (): Step => {
    const part = SHOWN_PARTS[elements.length];
    if (isComplete() || !part) return { kind: 'check' };
    if (!list) return { kind: 'part', part };
    return {
      kind: 'entry',
      part,
      entries: entriesOf(list).filter((one) => !elements.includes(one)),
    };
  };

  return {
    step,
    number: () => Math.min(elements.length + 1, SHOWN_PARTS.length),
    shown: () =>
      Object.fromEntries(elements.map((element, index) => [SHOWN_PARTS[index], element])),
    show(element) {
      if (element instanceof HTMLSelectElement) {
        list = element;
        return;
      }
      elements = [...elements, element];
      const next = step();
      // Of two entries the other one is left.
      const [other, ...more] = next.kind === 'entry' ? next.entries : [];
      if (other && more.length === 0) elements = [...elements, other];
    },
    skipProtect() {
      elements = elements.slice(0, PROTECT);
      isWithout = true;
      list = null;
    },
    back() {
      if (isWithout) isWithout = false;
      else if (list) {
        // A list is one thing: its entries go with it.
        list = null;
        elements = elements.slice(0, PROTECT);
      } else if (elements.length === 0) return false;
      else elements = elements.slice(0, -1);
      return true;
    },
  };
}
