/** Sets attributes on the page's own elements and gives every one back byte for byte. */

interface Loan {
  readonly element: Element;
  readonly name: string;
  readonly original: string | null;
  ours: string;
}

/** Attributes on loan from the page. */
export interface BorrowedAttributes {
  /** Sets an attribute; what the page had there is remembered once. */
  readonly set: (element: Element, name: string, value: string) => void;
  /** Gives one attribute back, unless the page has changed it since. */
  readonly giveBack: (element: Element, name: string) => void;
}

/**
 * Starts a set of loans.
 * @param signal when it is aborted everything is given back
 */
export function borrowAttributes(signal: AbortSignal): BorrowedAttributes {
  const loans: Loan[] = [];
  const find = (element: Element, name: string): Loan | undefined =>
    loans.find((loan) => loan.element === element && loan.name === name);

  const restore = ({ element, name, original, ours }: Loan): void => {
    // The page has its own plans with it by now: they come first.
    if (element.getAttribute(name) !== ours) return;
    if (original === null) element.removeAttribute(name);
    else element.setAttribute(name, original);
  };

  signal.addEventListener('abort', () => {
    for (const loan of loans) restore(loan);
  });

  return {
    set(element, name, value) {
      const loan = find(element, name);
      if (loan) loan.ours = value;
      else loans.push({ element, name, original: element.getAttribute(name), ours: value });
      element.setAttribute(name, value);
    },
    giveBack(element, name) {
      const loan = find(element, name);
      if (!loan) return;
      restore(loan);
      loans.splice(loans.indexOf(loan), 1);
    },
  };
}
