/** Asks, before Password Protect is on, whether the person can get in with it. */
import { OPERATOR_PAGES } from '../../portal/links';
import { readSurroundings } from '../../portal/surroundings';
import { drawSignInDialog } from '../../shared/sign-in-dialog';
import drawing from '../../shared/sign-in-dialog.css?inline';
import type { MessageKey } from '../../shared/strings';
import type { Assistance } from '../assistance';
import { createButton } from '../create-button';
import { createElement } from '../create-element';
import { say } from '../extension';
import styles from './ask-before-protect.css?inline';

/** The operator's page for whoever has forgotten the password; it opens in a tab of its own. */
function createLink(): HTMLElement {
  const link = createElement('a', {
    text: say('page_protect_forgotten'),
    attributes: { href: OPERATOR_PAGES.forgottenPassword, target: '_blank', rel: 'noreferrer' },
  });
  // The page must not take it for one of its own.
  link.addEventListener('click', (event) => event.stopPropagation());
  return link;
}

/** The window that will ask, drawn. */
function createWindow(lead: MessageKey): HTMLElement {
  const { browser } = readSurroundings(navigator.userAgent);
  return createElement('div', { class: 'see' }, [
    createElement('p', { text: say(lead) }),
    drawSignInDialog(browser, say),
  ]);
}

/** Hides something until it is asked for. */
function fold(part: HTMLElement): HTMLElement {
  const summary = createElement('summary', { text: say('page_protect_window') });
  return createElement('details', {}, [summary, part]);
}

/**
 * Asks when a person switches it to Yes from another saved setting; nothing depends on the answer. Where
 * a new password is in the same Update, it is the one that will be asked for.
 */
export function askBeforeProtect({ parts, panel, speak, guarded, signal }: Assistance): void {
  const protect = parts.passwordProtect;
  if (!protect) return;
  const { question } = panel;
  panel.addStyles(drawing + styles);

  const isPasswordNew = (): boolean => parts.newPassword.value !== '' && parts.reEntry.value !== '';
  /**
   * What stands below the panel moves with it: the choice that was just made, and Update. Then the
   * drawing waits until the person has pressed something in the panel itself.
   */
  const isAnythingBelow = (): boolean => {
    const { top } = panel.host.getBoundingClientRect();
    const others = [parts.update, ...protect.elements];
    return others.some((element) => element.getBoundingClientRect().top > top);
  };
  const no = (): string => protect.words('off') || say('page_label_no');

  const ask = (): void => {
    const isNew = isPasswordNew();
    const seen = createWindow(isNew ? 'page_protect_window_new' : 'page_protect_window_lead');
    const answer = (look: string, text: string, more: readonly Node[] = []): void => {
      const answered = createElement('p', { class: look, text, attributes: { tabindex: '-1' } });
      question.replaceChildren(createElement('div', { class: 'said' }, [answered, ...more]), seen);
      // The button that was pressed is gone; a screen reader reads what has the focus now.
      answered.focus({ preventScroll: true });
    };
    const onKnown = guarded(() =>
      answer('', say(isPasswordNew() ? 'page_protect_known_new' : 'page_protect_known')),
    );
    const onUnsure = guarded(() => {
      const key = isPasswordNew() ? 'page_protect_not_known_new' : 'page_protect_not_known';
      answer('asked', say(key, no()), [
        createElement('p', { text: say('page_protect_new_wanted') }),
        createElement('p', { text: say('page_protect_find_id') }),
        createLink(),
      ]);
    });
    const text = say(isNew ? 'page_protect_question_new' : 'page_protect_question');
    question.replaceChildren(
      createElement('div', { class: 'said' }, [createElement('p', { class: 'asked', text })]),
      createElement('div', { class: 'actions' }, [
        createButton(say('page_protect_know'), 'small', onKnown),
        createButton(say('page_protect_unsure'), 'small', onUnsure),
      ]),
      isAnythingBelow() ? fold(seen) : seen,
    );
    speak(text);
  };
  const onChoice = guarded(({ isTrusted }: Event) => {
    if (protect.chosen() !== 'on' || protect.saved() === 'on') question.replaceChildren();
    // A script of the page chooses whenever it likes, and nobody is there to answer.
    else if (isTrusted) ask();
  });
  for (const element of protect.elements) {
    element.addEventListener('change', onChoice, { signal });
  }
}
