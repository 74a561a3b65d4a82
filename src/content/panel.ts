/** The panel on the page: the rules with how they stand, and the hold on Update. */
import { createButton } from './create-button';
import { createCard } from './create-card';
import { createElement } from './create-element';
import { say } from './extension';
import type { Mark } from './marks';
import { RULES, type Rule, rulesOf, type Section } from './review';
import { type Labels, ruleText } from './words';

/** One thing on the hold's list. */
export interface HoldItem {
  readonly text: string;
  readonly onChoose: () => void;
}

/** What the person may do about a hold. */
export interface HoldActions {
  readonly items: readonly HoldItem[];
  readonly onBack: () => void;
  /** Only ever called for a real press on a button that has been visible long enough to be read. */
  readonly onAnyway: () => void;
}

/** The panel. */
export interface Panel {
  readonly host: HTMLElement;
  readonly mark: (rule: Rule, mark: Mark) => void;
  /** Shows a line below a section's rules: what is unmet, or what helps to go on. */
  readonly tell: (section: Section, text: string, kind: 'fault' | 'help') => void;
  /** Says what follows from the Password Protect choice. */
  readonly explainProtect: (choice: 'on' | 'off' | null, text: string) => void;
  /** Has a screen reader say something, politely. */
  readonly announce: (text: string) => void;
  readonly hold: (actions: HoldActions) => void;
  readonly endHold: () => void;
  /** Shows what is happening to the Update in place of the hold. */
  readonly note: (text: string) => void;
}

/** A press this soon after the hold appeared was meant for what was there before. */
const READING_MS = 500;

const GLYPHS: Readonly<Record<Mark, string>> = { none: '○', ok: '✓', check: '!', fix: '✕' };

const WORDS = {
  none: 'page_state_none',
  ok: 'page_state_ok',
  check: 'page_state_check',
  fix: 'page_state_fix',
} as const;

interface Row {
  readonly element: HTMLElement;
  readonly mark: (mark: Mark) => void;
}

function createRow(rule: Rule, labels: Labels): Row {
  const glyph = createElement('span', { class: 'glyph', attributes: { 'aria-hidden': 'true' } });
  const word = createElement('span', { class: 'word' });
  const text = createElement('span', { class: 'text', text: ruleText(rule, labels) });
  const element = createElement('li', { class: 'rule' }, [glyph, text, word]);
  let shown: Mark | null = null;
  const mark = (state: Mark): void => {
    if (state === shown) return;
    shown = state;
    element.dataset.mark = state;
    glyph.textContent = GLYPHS[state];
    word.textContent = say(WORDS[state]);
  };
  mark('none');
  element.dataset.rule = rule;
  return { element, mark };
}

function createHold(): { readonly element: HTMLElement } & Pick<
  Panel,
  'hold' | 'endHold' | 'note'
> {
  const element = createElement('div', { class: 'hold', attributes: { hidden: '' } });
  let shownAt = 0;
  let onBack: (() => void) | null = null;

  const endHold = (): void => {
    element.hidden = true;
    element.replaceChildren();
    onBack = null;
  };
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !event.isTrusted || onBack === null) return;
    event.stopPropagation();
    onBack();
  });

  return {
    element,
    endHold,
    hold(actions) {
      const { items } = actions;
      onBack = actions.onBack;
      const heading = createElement('h3', {
        class: 'hold-heading',
        text: say('page_hold_heading'),
        attributes: { tabindex: '-1' },
      });
      const list = createElement(
        'ul',
        { class: 'hold-list' },
        items.map(({ text, onChoose }) =>
          createElement('li', {}, [createButton(text, 'hold-item', onChoose)]),
        ),
      );
      element.dataset.kind = 'hold';
      element.replaceChildren(
        heading,
        createElement('p', {
          text:
            items.length === 1 ? say('page_hold_body_one') : say('page_hold_body', items.length),
        }),
        list,
        createElement('div', { class: 'actions' }, [
          createButton(say('page_hold_back'), 'primary', actions.onBack),
          createButton(say('page_hold_anyway'), 'secondary', () => {
            if (performance.now() - shownAt >= READING_MS) actions.onAnyway();
          }),
        ]),
        createElement('p', { class: 'quiet', text: say('page_hold_note') }),
      );
      element.hidden = false;
      shownAt = performance.now();
      heading.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    },
    note(text) {
      onBack = null;
      element.dataset.kind = 'note';
      element.replaceChildren(createElement('p', { class: 'note', text }));
      element.hidden = false;
    },
  };
}

function createSection(
  section: Section,
  title: string,
  children: readonly Node[],
): { readonly element: HTMLElement; readonly tell: (text: string, kind: string) => void } {
  const message = createElement('p', { class: 'message' });
  const element = createElement('div', { class: 'section' }, [
    createElement('h3', { text: title }),
    ...children,
    message,
  ]);
  element.dataset.section = section;
  const tell = (text: string, kind: string): void => {
    if (message.textContent !== text) message.textContent = text;
    message.dataset.kind = kind;
  };
  return { element, tell };
}

/**
 * Builds the panel; it is not in the page yet.
 * @param labels what the page calls its fields
 * @param hasProtect whether the page has a Password Protect control to explain
 */
export function createPanel(labels: Labels, hasProtect: boolean): Panel {
  const rows = Object.fromEntries(RULES.map((rule) => [rule, createRow(rule, labels)])) as Record<
    Rule,
    Row
  >;
  const list = (rules: readonly Rule[]): HTMLElement =>
    createElement(
      'ul',
      { class: 'rules' },
      rules.map((rule) => rows[rule].element),
    );

  const sections = {
    password: createSection('password', labels.newPassword, [
      createElement('p', { class: 'hint', text: say('page_password_hint') }),
      list(rulesOf('password')),
    ]),
    names: createSection('names', say('page_names_title'), [list(rulesOf('names'))]),
  };
  const protect = createElement('p', { class: 'protect quiet' });
  const hold = createHold();
  const title = createElement('div', { class: 'title' }, [
    createElement('h2', { text: say('extension_short_name') }),
    createElement('span', { class: 'quiet', text: say('page_unofficial') }),
  ]);

  const { host, root, live } = createCard([
    title,
    hold.element,
    sections.password.element,
    sections.names.element,
    ...(hasProtect ? [protect] : []),
    createElement('p', { class: 'quiet', text: say('page_reminder', labels.update) }),
  ]);
  // The fields' descriptions are children of the host: in the page's tree, so that the fields can
  // point at them, and drawn nowhere.
  const descriptions = createElement('div', { attributes: { hidden: '' } }, [
    createElement('slot'),
  ]);
  root.append(descriptions);

  return {
    host,
    mark: (rule, mark) => rows[rule].mark(mark),
    tell: (section, text, kind) => sections[section].tell(text, kind),
    explainProtect: (choice, text) => {
      protect.dataset.choice = choice ?? '';
      protect.textContent = text;
    },
    announce: (text) => {
      live.textContent = text;
    },
    hold: hold.hold,
    endHold: hold.endHold,
    note: hold.note,
  };
}
