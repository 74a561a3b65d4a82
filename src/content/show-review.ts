/** Shows how the rules stand: on the panel, at the fields, and in words for a screen reader. */
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { BorrowedAttributes } from './borrow-attributes';
import { describeFields } from './describe-fields';
import { say, uiLanguage } from './extension';
import { isFault, type Mark, nextMark, type Occasion } from './marks';
import type { Panel } from './panel';
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
  /** A section in one sentence; empty where there is nothing to say. */
  readonly summarise: (section: Section) => string;
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
  /** New Password was changed after its re-entry was filled in. */
  let firstChanged = false;

  const review = (): Review => reviewFields(parts, firstChanged);
  let last = review();

  /** An empty field is nothing to judge, unless an Update was held for it. */
  const judgeHeld = (now: Review): Review => {
    const judged = { ...now };
    for (const { rule, finding } of listUnmet(parts, now)) {
      if (held.has(rule) && now[rule].state === 'waiting') {
        judged[rule] = { state: 'broken', finding };
      }
    }
    return judged;
  };

  const faultsOf = (rules: readonly Rule[], now: Review): readonly string[] =>
    rules.flatMap((rule) => {
      const { finding } = now[rule];
      return finding && isFault(marks.get(rule) ?? 'none') ? [explain(finding, rule, labels)] : [];
    });

  const tellSection = (section: Section, now: Review): void => {
    const [fault] = faultsOf(rulesOf(section), now);
    if (fault !== undefined) panel.tell(section, fault, 'fault');
    else if (section === 'names') panel.tell(section, say('page_names_hint'), 'help');
    else if (isHiddenAutofill(parts.newPassword) || isHiddenAutofill(parts.reEntry)) {
      panel.tell(section, say('page_autofill_hidden'), 'help');
    } else panel.tell(section, explainProgress(now, labels), 'help');
  };

  const describeField = (name: FieldName, now: Review): void => {
    const faults = faultsOf(
      RULES.filter((rule) => FIELD_OF[rule] === name),
      now,
    );
    const hint = SECTION_OF[name] === 'password' ? 'page_password_hint' : 'page_names_hint';
    describe(name, [...faults, say(hint)].join(' '));
    if (faults.length === 0) attributes.giveBack(parts[name], 'aria-invalid');
  };

  const markRules = (now: Review, occasion: Occasion, where?: FieldName): void => {
    for (const rule of RULES) {
      const field = FIELD_OF[rule];
      // A name that the portal has saved is neutral until the person changes it.
      const isNeutral = SECTION_OF[field] === 'names' && !touched.has(field);
      if (isNeutral && occasion !== 'held') continue;
      const own = where !== undefined && where !== field ? 'pause' : occasion;
      const mark = nextMark(marks.get(rule) ?? 'none', now[rule].state, own);
      marks.set(rule, mark);
      panel.mark(rule, mark);
    }
  };

  return {
    touch(name) {
      touched.add(name);
      for (const rule of RULES) if (FIELD_OF[rule] === name) held.delete(rule);
      if (name === 'newPassword') firstChanged = parts.reEntry.value !== '';
      if (name === 'reEntry') firstChanged = false;
    },

    refresh(occasion, where) {
      last = review();
      if (occasion === 'held') for (const { rule } of listUnmet(parts, last)) held.add(rule);
      const now = judgeHeld(last);
      markRules(now, occasion, where);
      for (const section of SECTIONS) tellSection(section, now);
      for (const name of FIELDS) describeField(name, now);
    },

    listChanged() {
      const now = review();
      const changed = RULES.filter(
        (rule) => JSON.stringify(now[rule]) !== JSON.stringify(last[rule]),
      ).map((rule) => FIELD_OF[rule]);
      // A new first password changes how the re-entry stands, too.
      const hasFirst = changed.includes('newPassword');
      return FIELDS.filter((name) => changed.includes(name) && !(hasFirst && name === 'reEntry'));
    },

    listUnmet: () => listUnmet(parts, review()),

    summarise(section) {
      const isPassword = section === 'password';
      // The person does not change the password, or the browser hides what it filled in.
      if (isPassword && parts.newPassword.value + parts.reEntry.value === '') return '';
      const now = review();
      const rules = rulesOf(section).filter((rule) => isPassword || touched.has(FIELD_OF[rule]));
      const left = rules.filter((rule) => now[rule].state !== 'ok');
      if (left.length === 0) return say('page_live_all');
      const names = left.map((rule) => ruleText(rule, labels)).join(say('page_list_separator'));
      return say('page_live_part', rules.length - left.length, rules.length, names);
    },
  };
}
