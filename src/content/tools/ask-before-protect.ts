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

/** What is said; the second where the same Update sets a new password, which will be asked for. */
const SENTENCES = {
  question: ['page_protect_question', 'page_protect_question_new'],
  lead: ['page_protect_window_lead', 'page_protect_window_new'],
  known: ['page_protect_known', 'page_protect_known_new'],
  unsure: ['page_protect_not_known', 'page_protect_not_known_new'],
} as const satisfies Record<string, readonly [MessageKey, MessageKey]>;
type Sentence = keyof typeof SENTENCES;

/** The window that will ask, drawn. */
function createWindow(lead: HTMLElement): HTMLElement {
  const { browser } = readSurroundings(navigator.userAgent);
  return createElement('div', { class: 'see' }, [lead, drawSignInDialog(browser, say)]);
}

/** Hides something until it is asked for. */
function fold(part: HTMLElement): HTMLElement {
  const summary = createElement('summary', { text: say('page_protect_window') });
  return createElement('details', {}, [summary, part]);
}

/**
 * Asks when a person switches it to Yes from another saved setting; nothing depends on the answer. Where
 * a new password is in the same Update, or comes into it later, it is the one that will be asked for.
 */
export function askBeforeProtect(assistance: Assistance): void {
  const { parts, labels, panel, speak, guarded, signal } = assistance;
  const protect = parts.passwordProtect;
  if (!protect) return;
  const { question } = panel;
  panel.addStyles(drawing + styles);

  /** The sentences that stand there, each in its element. */
  let shown: readonly (readonly [HTMLElement, Sentence])[] = [];
  /** They are those of a new password. */
  let isNew = false;

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
  const write = (sentence: Sentence): string => {
    const key = SENTENCES[sentence][isNew ? 1 : 0];
    if (sentence === 'known') return say(key, labels.update);
    return sentence === 'unsure' ? say(key, no()) : say(key);
  };
  const fill = (): void => {
    isNew = isPasswordNew();
    for (const [element, sentence] of shown) element.textContent = write(sentence);
  };
  const clear = (): void => {
    shown = [];
    question.replaceChildren();
  };

  const begin = (): void => {
    const lead = createElement('p');
    const seen = createWindow(lead);

    const answer = (sentence: Sentence, look: string, more: readonly Node[] = []): void => {
      const answered = createElement('p', { class: look, attributes: { tabindex: '-1' } });
      shown = [
        [answered, sentence],
        [lead, 'lead'],
      ];
      fill();
      const again = createButton(
        say('page_protect_again'),
        'again',
        guarded(() => ask(seen).focus({ preventScroll: true })),
      );
      question.replaceChildren(
        createElement('div', { class: 'said' }, [answered, ...more, again]),
        seen,
      );
      // The button that was pressed is gone; a screen reader reads what has the focus now.
      answered.focus({ preventScroll: true });
    };
    const onKnown = guarded(() => answer('known', ''));
    const onUnsure = guarded(() =>
      answer('unsure', 'asked', [
        createElement('p', { text: say('page_protect_new_wanted') }),
        createElement('p', { text: say('page_protect_find_id') }),
        createLink(),
      ]),
    );
    /** @returns the first answer */
    const ask = (below: HTMLElement): HTMLElement => {
      const asked = createElement('p', { class: 'asked' });
      shown = [
        [asked, 'question'],
        [lead, 'lead'],
      ];
      fill();
      const know = createButton(say('page_protect_know'), 'small', onKnown);
      question.replaceChildren(
        createElement('div', { class: 'said' }, [asked]),
        createElement('div', { class: 'actions' }, [
          know,
          createButton(say('page_protect_unsure'), 'small', onUnsure),
        ]),
        below,
      );
      speak(write('question'));
      return know;
    };
    ask(isAnythingBelow() ? fold(seen) : seen);
  };

  const onChoice = guarded(({ isTrusted }: Event) => {
    if (protect.chosen() !== 'on' || protect.saved() === 'on') clear();
    // A script of the page chooses whenever it likes, and nobody is there to answer.
    else if (isTrusted) begin();
  });
  for (const element of protect.elements) {
    element.addEventListener('change', onChoice, { signal });
  }
  // Seen only: whoever is typing a password is told of that.
  assistance.onInput(() => {
    if (isNew !== isPasswordNew()) fill();
  });
}
