/** Our own buttons on the page. */
import { createElement } from './create-element';

/** Creates a button; only a real press counts. */
export function createButton(
  text: string,
  className: string,
  onPress: () => void,
): HTMLButtonElement {
  const button = createElement('button', {
    class: className,
    text,
    attributes: { type: 'button' },
  });
  button.addEventListener('click', (event) => {
    // The page must not see a press on our own button as one on its form.
    event.stopPropagation();
    if (event.isTrusted) onPress();
  });
  return button;
}
