/**
 * Events as a person's own hand makes them. What a test dispatches is never trusted, and much of the
 * assistant listens to nothing else; jsdom's own way of dispatching is a step further in.
 */

interface Inner {
  isTrusted: boolean;
  _dispatch(event: Inner): boolean;
}

/** What jsdom keeps behind an object of the page. */
function innerOf(object: object): Inner {
  const key = Object.getOwnPropertySymbols(object).find(
    ({ description }) => description === 'impl',
  );
  const inner: unknown = key && Reflect.get(object, key);
  if (!inner) throw new Error('jsdom keeps its own objects elsewhere now.');
  return inner as Inner;
}

/** Dispatches an event that is trusted; on a window it cannot. */
export function dispatchTrusted(target: Node, event: Event): void {
  const inner = innerOf(event);
  inner.isTrusted = true;
  innerOf(target)._dispatch(inner);
}

/** Presses something with the mouse. */
export function press(element: HTMLElement): void {
  const about = { bubbles: true, cancelable: true, composed: true, detail: 1 };
  dispatchTrusted(element, new MouseEvent('click', about));
}

/** Puts a whole value into a field, as typing or pasting does. */
export function type(field: HTMLInputElement, value: string): void {
  field.value = value;
  dispatchTrusted(field, new InputEvent('input', { bubbles: true, composed: true }));
}
