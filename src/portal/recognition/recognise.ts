/**
 * Recognises the User Info page by meaning: nobody here has seen the portal's HTML.
 *
 * The page is ours when one scope (a form, or a document without one) holds a new-password pair,
 * both name fields and Update, each told by at least two independent sources, and the page as a
 * whole speaks more for User Info than against it. A wrong match is the one unforgivable outcome, so
 * what stays in doubt is `unsure`, and `unsure` changes nothing on the page.
 *
 * The words are in `vocabulary.ts`, the points in `weights.ts`.
 */
import type { Choice } from './choose';
import { describe, type Field, says, type TextField } from './fields';
import { readHeadings } from './headings';
import { labelOf, shorten } from './labels';
import { chooseNames } from './names';
import { isAnotherPage, weighPage } from './page-evidence';
import { choosePasswordPair, mayBePassword } from './password-pair';
import { findPasswordProtect, type PasswordProtectControl } from './password-protect-control';
import { forgetTexts, speaksOf } from './read-text';
import { isGarbled } from './readable';
import {
  type Doubt,
  type OtherField,
  type Part,
  type Reason,
  type RecogniseOptions,
  type Recognition,
  SOURCES,
  type Source,
  type UserInfoParts,
} from './recognition';
import { matches } from './safe-dom';
import { FEWEST_FIELDS, findScopes, holderOf, MOST_FIELDS, type Scope, textAmong } from './scopes';
import { findButtons, findUpdate, type UpdateButton } from './update-button';
import { isFillable, isUsable } from './visibility';
import { textOf } from './visible-text';
import { PAGE } from './weights';

/** A form has fewer characters than this, however much is explained beside its fields. */
const PAGE_AT_MOST = 20_000;

/** Fields that speak for User Info or against it, whatever their type. */
const OTHER_FIELDS =
  'select,textarea,input:is([type=checkbox],[type=radio],[type=tel],[type=email],[type=number])';

const SPEAKS_OF_PASSWORDS = /passw|パスワ[ーｰ-]?ド|ﾊﾟｽﾜｰﾄﾞ/i;

/** Two visible boxes are password boxes, or might be: cheap, before any words are collected. */
function mayHoldPair(scope: Scope): boolean {
  const { length } = scope.inputs;
  if (length < FEWEST_FIELDS || length > MOST_FIELDS) return false;
  const boxes = scope.inputs.filter((input) => input.type === 'password' && isUsable(input));
  if (boxes.length >= 2) return true;
  // Some pages type a password in the clear: then words beside the fields, or in them, say so.
  const hints = scope.inputs.map((input) => `${input.placeholder} ${input.title} ${input.name}`);
  return SPEAKS_OF_PASSWORDS.test(`${textAmong(scope)} ${hints.join(' ')}`);
}

/** Everything that was found in one scope. */
interface Findings {
  readonly pair: Choice | null;
  readonly names: Choice | null;
  readonly update: UpdateButton | null;
  readonly passwordProtect: PasswordProtectControl | null;
}

function listFound({ pair, names, update, passwordProtect }: Findings): readonly Part[] {
  return [
    ...(pair ? (['newPassword', 'reEntry'] as const) : []),
    ...(names ? (['firstName', 'lastName'] as const) : []),
    ...(update ? (['update'] as const) : []),
    ...(passwordProtect ? (['passwordProtect'] as const) : []),
  ];
}

const OTHERS = {
  company: 'company',
  telephone: 'telephone',
  parcelId: 'login-id',
} as const satisfies Record<OtherField, string>;

function findOthers(fields: readonly Field[], taken: readonly HTMLElement[]) {
  const others: Partial<Record<OtherField, HTMLElement>> = {};
  for (const [name, concept] of Object.entries(OTHERS) as [OtherField, 'company'][]) {
    const field = fields.find((one) => says(one, concept) && !taken.includes(one.input));
    if (field) others[name] = field.input;
  }
  return others;
}

function toParts(
  { pair, names, update, passwordProtect }: Findings,
  scope: Scope,
  fields: readonly Field[],
): UserInfoParts | null {
  if (!pair || !names || !update) return null;
  const [newPassword, reEntry] = pair.pair;
  const [firstName, lastName] = names.pair;
  const taken = [newPassword, reEntry, firstName, lastName].map(({ input }) => input);
  return {
    newPassword: newPassword.input,
    reEntry: reEntry.input,
    firstName: firstName.input,
    lastName: lastName.input,
    update: update.button,
    passwordProtect,
    others: findOthers(fields, taken),
    labels: {
      newPassword: labelOf(newPassword, ['new-password', 'password']),
      reEntry: labelOf(reEntry, ['re-enter']),
      firstName: labelOf(firstName, ['first-name', 'upper']),
      lastName: labelOf(lastName, ['last-name', 'lower']),
      update: shorten(update.label),
    },
    scope: scope.owner,
  };
}

/** What each part's own findings leave open. */
function listDoubts(found: Findings, text: string): Doubt[] {
  const { pair, names, update, passwordProtect } = found;
  const isSpokenOf = speaksOf(text, 'password-protect');
  return [
    ...(pair ? [] : (['password-pair'] as const)),
    ...(names ? [] : (['names'] as const)),
    // "Save" or "Register" is what sign-up forms say: only beside Password Protect is it Update.
    ...(!update || (update.strength === 'weak' && !passwordProtect) ? (['update'] as const) : []),
    ...(isSpokenOf && !passwordProtect ? (['password-protect'] as const) : []),
  ];
}

/** One scope's answer, with what the page as a whole is worth. */
function examine(scope: Scope, sources: ReadonlySet<Source>): Recognition {
  const nothing: Recognition = { answer: 'no', reasons: [] };
  if (!mayHoldPair(scope)) return nothing;
  const fields: readonly TextField[] = scope.inputs.filter(isFillable).map(describe);
  const [first] = fields;
  if (!first || fields.length < FEWEST_FIELDS) return nothing;
  if (fields.filter(mayBePassword).length < 2) return nothing;

  const holder = holderOf(scope);
  const text = holder instanceof Element ? textOf(holder, PAGE_AT_MOST) : textAmong(scope);
  const { choice: pair, reasons: pairReasons } = choosePasswordPair(fields, sources);
  const { choice: names, reasons: nameReasons } = chooseNames(fields, sources);
  const passwordProtect = findPasswordProtect(scope.controls);
  const buttons = findButtons(scope);
  const pairEnd = pair?.pair[1] ?? fields.filter(mayBePassword).at(-1) ?? first;
  const update = findUpdate(
    buttons,
    pairEnd.input,
    scope.owner instanceof HTMLFormElement,
    sources,
  );
  const found: Findings = { pair, names, update, passwordProtect };

  const others = scope.controls
    .filter((control) => matches(control, OTHER_FIELDS))
    .slice(0, MOST_FIELDS)
    .filter(isUsable);
  const allFields = [...fields, ...others.map(describe)];
  const headings = readHeadings(holder, first.input);
  const pageReasons = weighPage({
    fields: allFields,
    headings,
    buttons,
    update,
    hasPasswordProtect: passwordProtect !== null,
    isPairNew: pair?.pair.some((field) => says(field, 'new-password')) ?? true,
    text,
    address: first.input.ownerDocument.URL,
  });
  const points = pageReasons.reduce((sum, reason) => sum + reason.points, 0);
  const garbled = isGarbled(`${headings.title} ${text}`);

  const doubts = listDoubts(found, text);
  const isAnother = isAnotherPage(pageReasons);
  if (isAnother) doubts.push('another-page');
  else if (points < PAGE.accepted) doubts.push('user-info');
  if (garbled) doubts.push('unreadable');

  const reasons: readonly Reason[] = [
    ...pairReasons,
    ...nameReasons,
    ...(update?.reasons ?? []),
    ...pageReasons,
  ];
  const parts = doubts.length === 0 ? toParts(found, scope, allFields) : null;
  if (parts) return { answer: 'match', parts, reasons };
  // Without anything that only User Info has, a form that lacks a part is another page's.
  const isLikely =
    garbled ||
    passwordProtect !== null ||
    points >= PAGE.accepted ||
    (pair && names && update?.strength === 'strong');
  if (!isLikely) return { answer: 'no', reasons };
  return { answer: 'unsure', doubts, found: listFound(found), reasons };
}

/**
 * Looks at a document and its open shadow trees. Cheap where there is nothing to find.
 * The caller has made sure that the document is the portal's: see `isPortalUrl`.
 */
export function recogniseUserInfo(
  document: Document,
  { sources = SOURCES }: RecogniseOptions = {},
): Recognition {
  const readable = new Set(sources);
  const answers = findScopes(document).map((scope) => examine(scope, readable));
  forgetTexts();
  const likely = answers.filter(({ answer }) => answer !== 'no');
  const [found, ...more] = likely;
  const reasons = answers.flatMap((answer) => answer.reasons);
  if (!found) return { answer: 'no', reasons };
  if (more.length === 0) return found;
  return { answer: 'unsure', doubts: ['two-forms'], found: [], reasons };
}
