/** Asks, before Password Protect is on for the first time, whether the person can get in with it. */
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { createElement } from '../create-element';
import { say } from '../extension';

/** Asks when it is switched to Yes from another saved setting; nothing depends on the answer. */
export function askBeforeProtect({ parts, panel, speak, guarded, signal }: Assistance): void {
  const protect = parts.passwordProtect;
  if (!protect) return;
  const { question } = panel;

  const answer = (text: string): void => {
    const answered = createElement('p', { text, attributes: { tabindex: '-1' } });
    question.replaceChildren(answered);
    // The button that was pressed is gone; a screen reader reads what has the focus now.
    answered.focus({ preventScroll: true });
  };
  const ask = (): void => {
    const text = say('page_protect_question');
    const no = protect.words('off') || say('page_label_no');
    question.replaceChildren(
      createElement('p', { class: 'asked', text }),
      createElement('div', { class: 'actions' }, [
        createButton(say('page_protect_know'), 'small', () => answer(say('page_protect_known'))),
        createButton(say('page_protect_unsure'), 'small', () =>
          answer(say('page_protect_not_known', no)),
        ),
      ]),
    );
    speak(text);
  };
  const onChoice = guarded(() => {
    if (protect.chosen() === 'on' && protect.saved() !== 'on') ask();
    else question.replaceChildren();
  });
  for (const element of protect.elements) {
    element.addEventListener('change', onChoice, { signal });
  }
}
