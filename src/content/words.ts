/** From findings to sentences, with the page's own names for its fields. */
import { NAME_LONGEST } from '../portal/name-rules';
import { type OffenderKind, PASSWORD_LIMITS } from '../portal/password-rules';
import type { UserInfoParts } from '../portal/recognition/recognition';
import type { MessageKey } from '../shared/strings';
import { say } from './extension';
import { FIELD_OF, type Finding, type Review, type Rule, SECTION_OF_RULE } from './review';

/** What the fields and the button are called: the page's words, or the guide's where it has none. */
export type Labels = UserInfoParts['labels'];

/** Fills in the guide's names where the page has no words of its own. */
export function completeLabels(labels: Labels): Labels {
  // One word for both, a row's, tells neither from the other.
  const areOne = labels.firstName === labels.lastName;
  const name = (own: string, key: MessageKey): string => (areOne ? '' : own) || say(key);
  return {
    newPassword: labels.newPassword || say('page_label_new_password'),
    reEntry: labels.reEntry || say('page_label_re_entry'),
    firstName: name(labels.firstName, 'page_label_first_name'),
    lastName: name(labels.lastName, 'page_label_last_name'),
    update: labels.update || say('page_label_update'),
  };
}

const { shortest, longest } = PASSWORD_LIMITS;

const OFFENDER_KEYS: Readonly<Record<OffenderKind, MessageKey>> = {
  'full-width': 'page_character_full_width',
  japanese: 'page_character_japanese',
  symbol: 'page_character_symbol',
  invisible: 'page_character_invisible',
  other: 'page_character_other',
};

/** What is wrong and what to do, in one sentence or two. */
export function explain(finding: Finding, rule: Rule, labels: Labels): string {
  const isName = rule === 'firstName' || rule === 'lastName';
  const label = isName ? labels[rule] : labels.newPassword;
  switch (finding.kind) {
    case 'too-short':
      return say('page_length_short', label, shortest);
    case 'one-too-few':
      return say('page_length_one_too_few', finding.length);
    case 'one-too-many':
      return isName
        ? say('page_name_one_too_many', label, finding.length)
        : say('page_length_one_too_many', finding.length);
    case 'too-long':
      return isName
        ? say('page_name_long', label, finding.length, NAME_LONGEST)
        : say('page_length_long', label, longest);
    case 'character':
      return say(OFFENDER_KEYS[finding.offender], finding.position);
    case 'space-inside':
      return say('page_space_inside', finding.position);
    case 'space-at-edge':
      return say('page_space_at_edge');
    case 'type-again':
      return say('page_match_again');
    case 'same-so-far':
    case 'differs':
      return say('page_match_differs', finding.position, labels.reEntry);
    case 'case-differs':
      return say('page_match_case', finding.position);
    case 'first-changed':
      return say('page_match_changed', labels.newPassword, labels.reEntry);
    case 'may-count-double':
      return say('page_name_double', label);
    case 'first-empty':
      return say('page_empty_first');
  }
}

/** What a rule is called. */
export function ruleText(rule: Rule, labels: Labels): string {
  switch (rule) {
    case 'length':
      return say('page_rule_length');
    case 'characters':
      return say('page_rule_characters');
    case 'spaces':
      return say('page_rule_spaces');
    case 'match':
      return say('page_rule_match');
    case 'firstName':
    case 'lastName':
      return say('page_rule_name', labels[rule]);
  }
}

/** The name field that stands above the other; null where they stand side by side. */
export type UpperName = 'firstName' | 'lastName' | null;

/** A label that says itself where its field stands. */
const SAYS_PLACE = /upper|lower|[上下]/i;

/** What stands in a rule's row: a name's shows besides how much there is of it. */
export function rowText(rule: Rule, labels: Labels, upper: UpperName): string {
  if (SECTION_OF_RULE[rule] !== 'names') return ruleText(rule, labels);
  const label = labels[FIELD_OF[rule]];
  if (upper === null || SAYS_PLACE.test(label)) return label;
  return say(upper === FIELD_OF[rule] ? 'page_name_upper' : 'page_name_lower', label);
}

/** What helps to go on while nothing is wrong yet; seen only, never read aloud. */
export function explainProgress({ length, match }: Review, labels: Labels): string {
  const short = length.finding;
  if (short?.kind === 'too-short') return say('page_length_count', short.length, short.missing);
  if (short?.kind === 'one-too-few') return say('page_length_count', short.length, 1);
  switch (match.finding?.kind) {
    case 'type-again':
      return say('page_match_again');
    case 'same-so-far':
      return say('page_match_so_far');
    case 'first-empty':
      return say('page_match_first_missing', labels.newPassword);
    case 'first-changed':
      return explain(match.finding, 'match', labels);
    default:
      return say(match.state === 'ok' ? 'page_match_ok' : 'page_password_keep');
  }
}

/** How Password Protect stands. */
interface Protect {
  readonly chosen: 'on' | 'off';
  /** What the portal has saved; null where the page does not say. */
  readonly saved: 'on' | 'off' | null;
  /** What the page calls the choice; empty where it has no words for it. */
  readonly words: string;
}

/**
 * What follows from a Password Protect choice.
 * @param update what the page calls its Update button
 */
export function explainProtect({ chosen, saved, words }: Protect, update: string): string {
  if (chosen === 'off') {
    const no = words || say('page_label_no');
    return saved === 'on' ? say('page_protect_to_no', no, update) : say('page_protect_no', no);
  }
  const yes = words || say('page_label_yes');
  return say(saved === 'on' ? 'page_protect_is_yes' : 'page_protect_yes', yes);
}
