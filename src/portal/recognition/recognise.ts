/**
 * Recognises the User Info page by meaning: nobody here has seen the portal's HTML.
 *
 * The page is ours when one scope (a form, or a document without one) holds a new-password pair,
 * both name fields and Update, each told by words and by structure, and one thing more says that
 * this is User Info, and nothing that it is another page. A wrong match is the one unforgivable
 * outcome, so what stays in doubt is `unsure`, and `unsure` changes nothing.
 */
import { textOf } from './clues';
import {
  describe,
  type Field,
  findNames,
  findPasswordPair,
  labelOf,
  nearest,
  type Pair,
  says,
  shorten,
} from './fields';
import { readHeadings } from './headings';
import { findPasswordProtect, type PasswordProtectControl } from './password-protect-control';
import { readConcepts } from './read-text';
import type { Doubt, Part, Recognition, UserInfoParts } from './recognition';
import { closest, matches, queryAll } from './safe-dom';
import { actsInPlace, buttonLabel, findUpdate, isButton, type UpdateButton } from './update-button';
import { isUsable } from './visibility';
import type { Concept } from './vocabulary';

const NO: Recognition = { answer: 'no', reasons: [] };

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement;

/** What belongs together: a form, or everything of a document that is in none. */
interface Scope {
  readonly owner: HTMLElement;
  /** Its controls, in the document's order. */
  readonly controls: readonly Control[];
  /** Those that a name or a password may be typed into. */
  readonly inputs: readonly HTMLInputElement[];
}

const CONTROLS = 'input:not([type=hidden]),select,textarea,button';
const TEXT_LIKE = 'input:not([type]),input[type=text],input[type=password],input[type=""]';

/** Two password boxes and two names are the least: with fewer there is nothing to look at. */
const FEWEST_FIELDS = 4;
/** A form with more is a list of something. */
const MOST_FIELDS = 60;

/** A form has fewer characters than this, however much is explained beside its fields. */
const PAGE_AT_MOST = 20_000;

const isTextLike = (control: Control): control is HTMLInputElement => matches(control, TEXT_LIKE);

/**
 * Sorts a document's controls by the form they belong to, which need not hold them: the parser
 * leaves the form of `<table><form><tr>` empty, and `form=` names one anywhere.
 */
function findScopes(document: Document): readonly Scope[] {
  const byOwner = new Map<HTMLElement, Control[]>();
  for (const control of document.querySelectorAll<Control>(CONTROLS)) {
    const owner = control.form ?? document.body;
    const members = byOwner.get(owner);
    if (members) members.push(control);
    else byOwner.set(owner, [control]);
  }
  return Array.from(byOwner, ([owner, controls]) => ({
    owner,
    controls,
    inputs: controls.filter(isTextLike),
  }));
}

function rangeOf({ controls }: Scope): Range | null {
  const [first] = controls;
  const last = controls.at(-1);
  if (!first || !last) return null;
  const range = first.ownerDocument.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range;
}

/** What holds a scope's fields and their words: the form, unless its fields stand elsewhere. */
function holderOf(scope: Scope): Element {
  const common = rangeOf(scope)?.commonAncestorContainer;
  if (!(scope.owner instanceof HTMLFormElement) || !(common instanceof Element)) return scope.owner;
  return closest(common, 'form') === scope.owner ? scope.owner : common;
}

/** Two visible boxes are password boxes, or might be: cheap, before any words are collected. */
function mayHoldPair(scope: Scope): boolean {
  const { length } = scope.inputs;
  if (length < FEWEST_FIELDS || length > MOST_FIELDS) return false;
  const boxes = scope.inputs.filter((input) => input.type === 'password' && isUsable(input));
  // Some pages type a password in the clear: then words beside the fields must speak of it.
  return boxes.length >= 2 || /passw|パスワード|ﾊﾟｽﾜｰﾄﾞ/i.test(rangeOf(scope)?.toString() ?? '');
}

/** Whether a link stands in the form, or in none. */
function isOf(form: Element | null, element: Element): boolean {
  const around = closest(element, 'form');
  return around === null || around === form;
}

/** What can be pressed: the scope's own buttons, and the links and the like among its fields. */
function findButtons(scope: Scope, holder: Element): readonly HTMLElement[] {
  const form = scope.owner instanceof HTMLFormElement ? scope.owner : null;
  const others = queryAll(holder, 'a,[role=button],[onclick]').filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && !matches(element, CONTROLS) && isOf(form, element),
  );
  return [...scope.controls, ...others].filter(
    (element) => isButton(element) && actsInPlace(element) && isUsable(element),
  );
}

/** Fields that speak for User Info or against it, whatever their type. */
const OTHER_FIELDS = 'select,input:is([type=checkbox],[type=tel],[type=email],[type=number])';
const NEVER_AN_ID = 'select,input:is([type=checkbox],[type=password])';

interface Surroundings {
  readonly fields: readonly Field[];
  readonly headings: readonly ReadonlySet<Concept>[];
  readonly buttons: readonly HTMLElement[];
}

/** Words of a sign-up, of another user's data, of a shop; an ID that can be changed. */
function isAnotherPage({ fields, headings, buttons }: Surroundings): boolean {
  const isVetoed = (named: ReadonlySet<Concept>) =>
    named.has('other-page') || (named.has('other-user') && !named.has('user-info'));
  return (
    headings.some(isVetoed) ||
    buttons.some((button) => {
      const named = readConcepts(buttonLabel(button));
      return isVetoed(named) || named.has('other-purpose');
    }) ||
    fields.some(
      (field) =>
        says(field, 'other-field') ||
        (!matches(field.input, NEVER_AN_ID) &&
          nearest(field, ['login-id', 'first-name', 'last-name', 'company']) === 'login-id'),
    )
  );
}

/** One thing more that only User Info has: sign-up forms have a pair, names and even Update. */
function isCalledUserInfo({ fields, headings }: Surroundings): boolean {
  return (
    headings.some((named) => named.has('user-info')) ||
    fields.some((field) => says(field, 'company') || says(field, 'telephone'))
  );
}

/** Everything that was found in one scope. */
interface Findings {
  readonly pair: Pair | null;
  readonly names: Pair | null;
  readonly update: UpdateButton | null;
  readonly passwordProtect: PasswordProtectControl | null;
}

function findDoubts(found: Findings, holder: Element, surroundings: Surroundings): Doubt[] {
  const { pair, names, update, passwordProtect } = found;
  const doubts: Doubt[] = [];
  if (!pair) doubts.push('password-pair');
  if (!names) doubts.push('names');
  // "Save" or "Register" is what sign-up forms say: only beside Password Protect is it Update.
  if (!update || (update.strength === 'weak' && !passwordProtect)) doubts.push('update');
  if (
    !passwordProtect &&
    readConcepts(textOf(holder, PAGE_AT_MOST), PAGE_AT_MOST).has('password-protect')
  ) {
    doubts.push('password-protect');
  }
  if (!passwordProtect && !isCalledUserInfo(surroundings)) doubts.push('user-info');
  if (isAnotherPage(surroundings)) doubts.push('another-page');
  return doubts;
}

function toParts(
  { pair, names, update, passwordProtect }: Findings,
  scope: HTMLElement,
): UserInfoParts | null {
  if (!pair || !names || !update) return null;
  return {
    newPassword: pair[0].input,
    reEntry: pair[1].input,
    firstName: names[0].input,
    lastName: names[1].input,
    update: update.button,
    passwordProtect,
    others: {},
    labels: {
      newPassword: labelOf(pair[0], ['new-password']),
      reEntry: labelOf(pair[1], ['re-enter']),
      firstName: labelOf(names[0], ['first-name', 'upper']),
      lastName: labelOf(names[1], ['last-name', 'lower']),
      update: shorten(update.label),
    },
    scope,
  };
}

function listFound({ pair, names, update, passwordProtect }: Findings): readonly Part[] {
  return [
    ...(pair ? (['newPassword', 'reEntry'] as const) : []),
    ...(names ? (['firstName', 'lastName'] as const) : []),
    ...(update ? (['update'] as const) : []),
    ...(passwordProtect ? (['passwordProtect'] as const) : []),
  ];
}

function examine(scope: Scope): Recognition {
  if (!mayHoldPair(scope)) return NO;
  const fields = scope.inputs.filter(isUsable).map(describe);
  const [first] = fields;
  if (!first || fields.length < FEWEST_FIELDS) return NO;
  const pair = findPasswordPair(fields);
  const passwordProtect = findPasswordProtect(scope.controls);
  // A page that has neither the pair nor Password Protect is another page, not a doubtful one.
  if (!pair && !passwordProtect) return NO;
  const names = findNames(fields);
  if (!names && !(pair && passwordProtect)) return NO;

  const holder = holderOf(scope);
  const buttons = findButtons(scope, holder);
  const surroundings = {
    buttons,
    fields: [
      ...fields,
      ...scope.controls
        .filter((control) => matches(control, OTHER_FIELDS) && isUsable(control))
        .slice(0, MOST_FIELDS)
        .map(describe),
    ],
    headings: readHeadings(holder, first.input).map((text) => readConcepts(text)),
  };
  const update = pair && findUpdate(buttons, pair[1].input);
  const found = { pair, names, update, passwordProtect };
  const doubts = findDoubts(found, holder, surroundings);
  const parts = doubts.length === 0 ? toParts(found, scope.owner) : null;
  return parts
    ? { answer: 'match', parts, reasons: [] }
    : { answer: 'unsure', doubts, found: listFound(found), reasons: [] };
}

/**
 * Looks at a document. Cheap where there is nothing to find: one query.
 * The caller has made sure that the document is the portal's.
 */
export function recogniseUserInfo(document: Document): Recognition {
  const { length } = document.querySelectorAll(TEXT_LIKE);
  if (length < FEWEST_FIELDS || document.body === null) return NO;
  const found = findScopes(document)
    .map(examine)
    .filter(({ answer }) => answer !== 'no');
  if (found.length > 1) return { answer: 'unsure', doubts: ['two-forms'], found: [], reasons: [] };
  return found[0] ?? NO;
}
