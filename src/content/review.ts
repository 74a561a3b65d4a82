/** Applies the portal's rules to the fields as they are now. Values are read here and not kept. */
import { checkName, type NameFinding } from '../portal/name-rules';
import {
  checkCharacters,
  checkLength,
  checkMatch,
  checkSpaces,
  type PasswordFinding,
  type RuleState,
} from '../portal/password-rules';
import type { UserInfoParts } from '../portal/recognition/recognition';

/** The rules, in the order in which they are shown. */
export const RULES = ['length', 'characters', 'spaces', 'match', 'firstName', 'lastName'] as const;
export type Rule = (typeof RULES)[number];

/** The fields that are watched. */
export const FIELDS = ['newPassword', 'reEntry', 'firstName', 'lastName'] as const;
export type FieldName = (typeof FIELDS)[number];

/** What belongs together on the panel. */
export const SECTIONS = ['password', 'names'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which field a person changes to meet a rule. */
export const FIELD_OF: Readonly<Record<Rule, FieldName>> = {
  length: 'newPassword',
  characters: 'newPassword',
  spaces: 'newPassword',
  match: 'reEntry',
  firstName: 'firstName',
  lastName: 'lastName',
};

/** Which section a field belongs to. */
export const SECTION_OF: Readonly<Record<FieldName, Section>> = {
  newPassword: 'password',
  reEntry: 'password',
  firstName: 'names',
  lastName: 'names',
};

/** Which section a rule belongs to. */
export const SECTION_OF_RULE: Readonly<Record<Rule, Section>> = {
  length: 'password',
  characters: 'password',
  spaces: 'password',
  match: 'password',
  firstName: 'names',
  lastName: 'names',
};

const RULES_OF: Readonly<Record<Section, readonly Rule[]>> = {
  password: RULES.filter((rule) => SECTION_OF_RULE[rule] === 'password'),
  names: RULES.filter((rule) => SECTION_OF_RULE[rule] === 'names'),
};

/** A section's rules, in order. */
export function rulesOf(section: Section): readonly Rule[] {
  return RULES_OF[section];
}

/** Why a rule is not met, of any kind. */
export type Finding = PasswordFinding | NameFinding | { readonly kind: 'first-empty' };

/** How one rule stands. */
export interface RuleReview {
  readonly state: RuleState;
  readonly finding: Finding | null;
}

/** How every rule stands. */
export type Review = Readonly<Record<Rule, RuleReview>>;

/** The browser has filled the field in and hides the value until the person does something. */
export function isHiddenAutofill(input: HTMLInputElement): boolean {
  return input.value === '' && input.matches(':autofill');
}

const WAITING: RuleReview = { state: 'waiting', finding: null };

function reviewMatch(
  first: string,
  second: string,
  firstChanged: boolean,
  isHidden: boolean,
): RuleReview {
  if (isHidden) return WAITING;
  // To type the second again would help nobody as long as there is no first.
  if (first === '' && second !== '') return { state: 'waiting', finding: { kind: 'first-empty' } };
  return checkMatch(first, second, firstChanged);
}

/**
 * Reviews the fields.
 * @param firstChanged New Password was changed after its re-entry was filled in
 */
export function reviewFields(parts: UserInfoParts, firstChanged: boolean): Review {
  const first = parts.newPassword.value;
  const second = parts.reEntry.value;
  const hidden = isHiddenAutofill(parts.newPassword) || isHiddenAutofill(parts.reEntry);
  return {
    length: checkLength(first),
    characters: checkCharacters(first),
    spaces: checkSpaces(first),
    match: reviewMatch(first, second, firstChanged, hidden),
    firstName: checkName(parts.firstName.value),
    lastName: checkName(parts.lastName.value),
  };
}

/** One thing that the portal may refuse. */
export interface Unmet {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** The field to go to for it. */
export function fieldToFix({ rule, finding }: Unmet): FieldName {
  return finding.kind === 'first-empty' ? 'newPassword' : FIELD_OF[rule];
}

/**
 * What is unmet if the form were sent now. Two empty password fields mean that the password stays
 * as it is: there is nothing to say. What the browser hides is unknown, and no reason to hold.
 */
export function listUnmet(parts: UserInfoParts, review: Review): readonly Unmet[] {
  const unmet: Unmet[] = [];
  const isFirstEmpty = parts.newPassword.value === '' && !isHiddenAutofill(parts.newPassword);
  if (isFirstEmpty && parts.reEntry.value !== '') {
    unmet.push({ rule: 'length', finding: { kind: 'first-empty' } });
  }
  for (const rule of RULES) {
    const { state, finding } = review[rule];
    const emptyReEntry = finding?.kind === 'type-again';
    if (finding === null) continue;
    if (state === 'growing' || state === 'broken' || emptyReEntry) unmet.push({ rule, finding });
  }
  return unmet;
}
