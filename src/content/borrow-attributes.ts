/** Sets attributes on the page's own elements and gives every one back byte for byte. */

interface Loan {
  readonly element: Element;
  readonly name: string;
  readonly original: string | null;
  readonly ours: string;
  /** What was added to a list of tokens; null where the whole value is ours. */
  readonly token: string | null;
}

/** Attributes on loan from the page. */
export interface BorrowedAttributes {
  /** Sets an attribute; what the page has there is remembered. */
  readonly set: (element: Element, name: string, value: string) => void;
  /** Adds a token to a list such as `aria-describedby`, unless it is there. */
  readonly addToken: (element: Element, name: string, token: string) => void;
  /** Gives one attribute back, unless the page has changed it since. */
  readonly giveBack: (element: Element, name: string) => void;
}

function restore({ element, name, original, ours, token }: Loan): void {
  const current = element.getAttribute(name);
  if (current === ours) {
    if (original === null) element.removeAttribute(name);
    else element.setAttribute(name, original);
  } else if (token !== null && current?.includes(token)) {
    // The page changed the list around our token: only the token and one space go.
    element.setAttribute(name, current.replace(new RegExp(` ${token}|${token} ?`), ''));
  }
  // Otherwise the page has its own plans with it by now: they come first.
}

/**
 * Starts a set of loans.
 * @param signal when it is aborted everything is given back
 */
export function borrowAttributes(signal: AbortSignal): BorrowedAttributes {
  let loans: readonly Loan[] = [];
  const drop = (element: Element, name: string): Loan | undefined => {
    const dropped = loans.find((loan) => loan.element === element && loan.name === name);
    loans = loans.filter((loan) => loan !== dropped);
    return dropped;
  };

  signal.addEventListener('abort', () => loans.forEach(restore));

  return {
    set(element, name, value) {
      const before = drop(element, name);
      const current = element.getAttribute(name);
      // What the page has written over ours is what it wants back.
      const original = before && current === before.ours ? before.original : current;
      loans = [...loans, { element, name, original, ours: value, token: null }];
      element.setAttribute(name, value);
    },
    addToken(element, name, token) {
      const original = element.getAttribute(name);
      if (original?.includes(token)) return;
      drop(element, name);
      const ours = original ? `${original} ${token}` : token;
      loans = [...loans, { element, name, original, ours, token }];
      element.setAttribute(name, ours);
    },
    giveBack(element, name) {
      const loan = drop(element, name);
      if (loan) restore(loan);
    },
  };
}
