/** Shows how the rules stand: on the panel, at the fields, and in words for a screen reader. */
import { NAME_LONGEST } from '../portal/name-rules';
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { BorrowedAttributes } from './borrow-attributes';
import { describeFields } from './describe-fields';
import { say, uiLanguage } from './extension';
import { isFault, type Mark, nextMark, type Occasion } from './marks';
import type { Panel } from './panel';
import type { MessageActions, MessageKind } from './panel-section';
import {
  FIELD_OF,
  FIELDS,
  type FieldName,
  isHiddenAutofill,
  listUnmet,
  type Review,
  RULES,
  type Rule,
  reviewFields,
  rulesOf,
  SECTION_OF,
  SECTION_OF_RULE,
  SECTIONS,
  type Section,
  type Unmet,
} from './review';
import { explain, explainProgress, type Labels, ruleText } from './words';

/** What is shown of the fields. It remembers how rules stood, and never a value. */
export interface ShownReview {
  /** To be called when a field changed, before `refresh`. */
  readonly touch: (name: FieldName) => void;
  /** @param where the field that was typed in or left; for the others that is a pause */
  readonly refresh: (occasion: Occasion, where?: FieldName) => void;
  /** The fields whose rules stand otherwise than when they were last shown. */
  readonly listChanged: () => readonly FieldName[];
  readonly listUnmet: () => readonly Unmet[];
  /** How the rules stand now. */
  readonly review: () => Review;
  /** A section in one sentence; empty where there is nothing to say. */
  readonly summarise: (section: Section) => string;
  /** Advice, where nothing is wrong; empty takes it back. It goes with the section's next change. */
  readonly advise: (section: Section, text: string, kind?: 'advice' | 'help') => void;
  /**
   * What was just done, with what may be done about it; it stands until the section changes, or
   * until it is taken back with an empty text.
   */
  readonly report: (section: Section, text: string, actions?: MessageActions) => void;
  /** What a person may press where a rule is unmet; null takes it back. */
  readonly offer: (rule: Rule, actions: MessageActions | null) => void;
}

/** What stands in a section's line. */
interface Line {
  readonly text: string;
  readonly kind: MessageKind;
  readonly actions: MessageActions | undefined;
}

/** Shows the review of some fields on a panel that is in the page. */
export function showReview(
  parts: UserInfoParts,
  panel: Panel,
  labels: Labels,
  attributes: BorrowedAttributes,
  signal: AbortSignal,
): ShownReview {
  const describe = describeFields(parts, panel.host, attributes, uiLanguage(), signal);
  const marks = new Map<Rule, Mark>();
  const touched = new Set<FieldName>();
  /** Rules that an Update was held for, until their field changes. */
  const held = new Set<Rule>();
  const lines = new Map<Section, Line>();
  const offers = new Map<Rule, MessageActions>();
  const described = new Map<FieldName, string>();
  /** New Password was changed after its re-entry was filled in. */
  let firstChanged = false;

  const review = (): Review => reviewFields(parts, firstChanged);
  const isHidden = (): boolean =>
    isHiddenAutofill(parts.newPassword) || isHiddenAutofill(parts.reEntry);
  let last = review();
  let wasHidden = isHidden();

  /** An empty field is nothing to judge, unless an Update was held for it. */
  const judgeHeld = (now: Review): Review => {
    if (held.size === 0) return now;
    const judged = { ...now };
    for (const { rule, finding } of listUnmet(parts, now)) {
      if (held.has(rule) && now[rule].state === 'waiting') {
        judged[rule] = { state: 'broken', finding };
      }
    }
    return judged;
  };

  const faultsOf = (rules: readonly Rule[], now: Review): readonly Unmet[] =>
    rules.flatMap((rule) => {
      const { finding } = now[rule];
      return finding && isFault(marks.get(rule) ?? 'none') ? [{ rule, finding }] : [];
    });

  const nameOf = (which: 'firstName' | 'lastName'): string =>
    parts[which].value || say('page_name_none');

  /** What a section's line says: what was just done, then what is wrong, advised, or helps to go on. */
  const chooseLine = (section: Section, now: Review): Line => {
    const line = lines.get(section);
    if (line?.kind === 'done') return line;
    const [fault] = faultsOf(rulesOf(section), now);
    if (fault !== undefined) {
      const { rule, finding } = fault;
      const actions = offers.get(rule);
      return { text: explain(finding, rule, labels), kind: 'fault', actions };
    }
    if (line) return line;
    const help = (text: string): Line => ({ text, kind: 'help', actions: undefined });
    if (section === 'names') {
      // What is far too long would push the page about, and says so itself in a moment.
      if (now.firstName.finding || now.lastName.finding) return help(say('page_names_hint'));
      return help(say('page_name_preview', nameOf('firstName'), nameOf('lastName')));
    }
    return help(wasHidden ? say('page_autofill_hidden') : explainProgress(now, labels));
  };

  const tellSection = (section: Section, now: Review): void => {
    const { text, kind, actions } = chooseLine(section, now);
    panel.tell(section, text, kind, actions);
  };

  const describeField = (field: FieldName, now: Review, occasion: Occasion): void => {
    const faults = faultsOf(
      RULES.filter((rule) => FIELD_OF[rule] === field),
      now,
    );
    const hint = SECTION_OF[field] === 'password' ? 'page_password_hint' : 'page_names_hint';
    const told = faults.map(({ finding, rule }) => explain(finding, rule, labels));
    const text = [...told, say(hint)].join(' ');
    // While typing nobody hears it: it is looked after when there is time, and when it changes.
    if (occasion === 'input' && described.get(field) === text) return;
    described.set(field, text);
    describe(field, text);
    if (faults.length === 0) attributes.giveBack(parts[field], 'aria-invalid');
  };

  const markRule = (rule: Rule, now: Review, occasion: Occasion, where?: FieldName): void => {
    const field = FIELD_OF[rule];
    // A name that the portal has saved is neutral until the person changes it.
    const isNeutral = SECTION_OF[field] === 'names' && !touched.has(field);
    if (isNeutral && (occasion !== 'held' || now[rule].state === 'ok')) return;
    const own = where !== undefined && where !== field ? 'pause' : occasion;
    const mark = nextMark(marks.get(rule) ?? 'none', now[rule].state, own);
    marks.set(rule, mark);
    panel.mark(rule, mark);
  };

  const showSection = (
    section: Section,
    now: Review,
    occasion: Occasion,
    where?: FieldName,
  ): void => {
    for (const rule of rulesOf(section)) {
      markRule(rule, now, occasion, where);
      if (section === 'names') {
        const { length } = parts[FIELD_OF[rule]].value;
        panel.count(rule, say('page_name_count', length, NAME_LONGEST));
      }
    }
    tellSection(section, now);
  };

  return {
    touch(field) {
      touched.add(field);
      lines.delete(SECTION_OF[field]);
      for (const rule of RULES) if (FIELD_OF[rule] === field) held.delete(rule);
      if (field === 'newPassword') firstChanged = parts.reEntry.value !== '';
      if (field === 'reEntry') firstChanged = false;
    },

    refresh(occasion, where) {
      last = review();
      wasHidden = isHidden();
      if (occasion === 'held') for (const { rule } of listUnmet(parts, last)) held.add(rule);
      const now = judgeHeld(last);
      // A key changes its own section only.
      const own = occasion === 'input' && where ? SECTION_OF[where] : null;
      for (const section of SECTIONS) {
        if (own === null || own === section) showSection(section, now, occasion, where);
      }
      for (const field of FIELDS) {
        if (own === null || own === SECTION_OF[field]) describeField(field, now, occasion);
      }
    },

    listChanged() {
      const now = review();
      const changed = RULES.filter(
        (rule) => JSON.stringify(now[rule]) !== JSON.stringify(last[rule]),
      ).map((rule) => FIELD_OF[rule]);
      // What the browser fills in and hides changes no rule, and is worth a word.
      if (isHidden() !== wasHidden) changed.push('newPassword');
      // A new first password changes how the re-entry stands, too.
      const hasFirst = changed.includes('newPassword');
      return FIELDS.filter(
        (field) => changed.includes(field) && !(hasFirst && field === 'reEntry'),
      );
    },

    listUnmet: () => listUnmet(parts, review()),
    review,

    summarise(section) {
      const isPassword = section === 'password';
      // The person does not change the password, or the browser hides what it filled in.
      if (isPassword && parts.newPassword.value + parts.reEntry.value === '') return '';
      const now = review();
      const rules = rulesOf(section).filter((rule) => isPassword || touched.has(FIELD_OF[rule]));
      const left = rules.filter((rule) => now[rule].state !== 'ok');
      // "All" are those of the other section, too.
      if (left.length === 0) return listUnmet(parts, now).length === 0 ? say('page_live_all') : '';
      const names = left.map((rule) => ruleText(rule, labels)).join(say('page_list_separator'));
      return say('page_live_part', rules.length - left.length, rules.length, names);
    },

    advise(section, text, kind = 'advice') {
      if (lines.get(section)?.kind === 'done') return;
      if (text === '') lines.delete(section);
      else lines.set(section, { text, kind, actions: undefined });
      tellSection(section, judgeHeld(last));
    },

    report(section, text, actions) {
      if (text === '') lines.delete(section);
      else lines.set(section, { text, kind: 'done', actions });
      tellSection(section, judgeHeld(last));
    },

    offer(rule, actions) {
      if (offers.get(rule) === (actions ?? undefined)) return;
      if (actions) offers.set(rule, actions);
      else offers.delete(rule);
      tellSection(SECTION_OF_RULE[rule], judgeHeld(last));
    },
  };
}
