/** The panel on the page: the rules with how they stand, and the hold on Update. */
import { createCard } from './create-card';
import { createElement } from './create-element';
import { say } from './extension';
import { createHoldBox, type HoldActions } from './hold-box';
import type { Mark } from './marks';
import { createSection, type Lamp, type MessageActions, type MessageKind } from './panel-section';
import { RULES, type Rule, rulesOf, type Section } from './review';
import { createRuleRow, type RuleRow } from './rule-row';
import { createStrengthRow, type StrengthLevel } from './strength-row';
import { type Labels, rowText, type UpperName } from './words';

/** The panel. */
export interface Panel {
  readonly host: HTMLElement;
  readonly mark: (rule: Rule, mark: Mark) => void;
  readonly count: (rule: Rule, text: string) => void;
  /** Shows a line below a section's rules: what is unmet, or what helps to go on. */
  readonly tell: (
    section: Section,
    text: string,
    kind: MessageKind,
    actions?: MessageActions,
  ) => void;
  /** Shows which of the lamps beside the password's line are on. */
  readonly light: (lamps: readonly Lamp[]) => void;
  /** Shows an estimate of how hard the password is to guess; null for none. */
  readonly rate: (level: StrengthLevel | null) => void;
  /** Says what follows from the Password Protect choice. */
  readonly explainProtect: (choice: 'on' | 'off' | null, text: string) => void;
  /** Has a screen reader say something, politely. */
  readonly announce: (text: string) => void;
  readonly hold: (actions: HoldActions) => void;
  readonly endHold: () => void;
  /** Shows what is happening to the Update in place of the hold. */
  readonly note: (text: string) => void;
  /** Says that the page states other conditions than ours. */
  readonly sayDrift: () => void;
  /** Says whether something was changed and not sent. */
  readonly remind: (isUnsaved: boolean) => void;
  /** Adds the styles of a tool that is loaded later; one tool has some. */
  readonly addStyles: (css: string) => void;
  /** Where tools stand that are loaded later; room for the buttons is kept from the start. */
  readonly tools: HTMLElement;
  readonly mirror: HTMLElement;
  readonly question: HTMLElement;
}

/** Where the limits come from; folded away, because few want to know. */
function createWhy(): HTMLElement {
  return createElement('details', { class: 'why' }, [
    createElement('summary', { text: say('page_password_why_title') }),
    createElement('p', { text: say('page_password_why') }),
  ]);
}

/** What the panel depends on besides words. */
export interface PanelOptions {
  /** The page has a Password Protect control to explain. */
  readonly hasProtect: boolean;
  /** The page around it is dark. */
  readonly isDark: boolean;
  readonly upper: UpperName;
}

/**
 * Builds the panel; it is not in the page yet.
 * @param labels what the page calls its fields
 */
export function createPanel(labels: Labels, { hasProtect, isDark, upper }: PanelOptions): Panel {
  const rows = Object.fromEntries(
    RULES.map((rule) => [rule, createRuleRow(rule, rowText(rule, labels, upper))]),
  ) as Record<Rule, RuleRow>;
  const list = (rules: readonly Rule[]): HTMLElement =>
    createElement(
      'ul',
      // Where a list has no bullets some screen readers forget that it is one.
      { class: 'rules', attributes: { role: 'list' } },
      rules.map((rule) => rows[rule].element),
    );

  const strength = createStrengthRow();
  const tools = createElement('div', { class: 'tools' });
  const mirror = createElement('div', {
    class: 'mirror',
    attributes: { hidden: '', tabindex: '-1', translate: 'no' },
  });
  const question = createElement('div', { class: 'question' });
  const protect = createElement('p', { class: 'protect quiet' });
  const sections = {
    password: createSection(
      'password',
      labels.newPassword,
      [
        createElement('p', { class: 'hint', text: say('page_password_hint') }),
        createWhy(),
        list(rulesOf('password')),
      ],
      [strength.element, tools, mirror],
    ),
    names: createSection('names', say('page_names_title'), [
      createElement('p', { class: 'hint', text: say('page_names_hint') }),
      list(rulesOf('names')),
    ]),
  };
  const hold = createHoldBox();
  const drift = createElement('p', { class: 'drift', attributes: { hidden: '' } });
  const reminder = createElement('p', { class: 'reminder quiet' });
  let isReminding: boolean | null = null;
  const remind = (isUnsaved: boolean): void => {
    if (isUnsaved === isReminding) return;
    isReminding = isUnsaved;
    reminder.textContent = say(isUnsaved ? 'page_unsaved' : 'page_reminder', labels.update);
    reminder.dataset.unsaved = String(isUnsaved);
  };
  remind(false);

  const { host, root, live, addStyles } = createCard(
    [
      createElement('div', { class: 'title' }, [
        createElement('h2', { text: say('extension_short_name') }),
        createElement('span', { class: 'quiet', text: say('page_unofficial') }),
      ]),
      hold.element,
      // Not beside its explanation, which is further down than a laptop shows.
      question,
      drift,
      sections.password.element,
      sections.names.element,
      ...(hasProtect ? [createElement('div', { class: 'section' }, [protect])] : []),
      reminder,
    ],
    '',
    isDark ? 'dark' : '',
  );
  // The fields' descriptions are children of the host: in the page's tree, so that the fields can
  // point at them, and drawn nowhere.
  root.append(createElement('div', { attributes: { hidden: '' } }, [createElement('slot')]));

  return {
    host,
    mark: (rule, mark) => rows[rule].mark(mark),
    count: (rule, text) => rows[rule].count(text),
    tell: (section, text, kind, actions) => sections[section].tell(text, kind, actions),
    light: sections.password.light,
    rate: strength.rate,
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
    sayDrift: () => {
      drift.textContent = say('page_drift');
      drift.hidden = false;
    },
    remind,
    addStyles,
    tools,
    mirror,
    question,
  };
}
