/**
 * Recognises the User Info page by meaning: nobody here has seen the portal's HTML.
 *
 * The page is ours when one scope (a form, or a document without one) holds a new-password pair,
 * both name fields and Update, each told by words and by structure. A wrong match is the one
 * unforgivable outcome, so what stays in doubt is `unsure`, and `unsure` changes nothing.
 */
import { type Clues, collectClues, textOf } from './clues';
import { findPasswordProtect, type PasswordProtectControl } from './password-protect-control';
import { readConcepts, readIdentifier } from './read-text';
import { isUsable } from './visibility';
import type { Concept } from './vocabulary';

/** The parts of a recognised page. */
export interface UserInfoParts {
  readonly newPassword: HTMLInputElement;
  readonly reEntry: HTMLInputElement;
  /** The upper of the two name fields, unless the page's words say otherwise. */
  readonly firstName: HTMLInputElement;
  readonly lastName: HTMLInputElement;
  readonly update: HTMLElement;
  /** Null when the page says nothing of Password Protect. */
  readonly passwordProtect: PasswordProtectControl | null;
  /** What the page calls them; empty where it has no words of its own for a part. */
  readonly labels: Readonly<
    Record<'newPassword' | 'reEntry' | 'firstName' | 'lastName' | 'update', string>
  >;
  /** What holds all of them. */
  readonly scope: HTMLElement;
}

/** What could not be found or told. */
export type Doubt = 'password-pair' | 'names' | 'update' | 'password-protect' | 'two-forms';

/** `no` is silent; `unsure` says which parts are in doubt; `match` gives the parts. */
export type Recognition =
  | { readonly answer: 'no' }
  | { readonly answer: 'unsure'; readonly doubts: readonly Doubt[] }
  | { readonly answer: 'match'; readonly parts: UserInfoParts };

const NO: Recognition = { answer: 'no' };

/** A text field with what its words say. */
interface Field {
  readonly input: HTMLInputElement;
  readonly clues: Clues;
  /** Concepts of the texts a person reads, nearest first: the first that names a role decides. */
  readonly visible: readonly ReadonlySet<Concept>[];
  /** Concepts of its name and id. */
  readonly hidden: ReadonlySet<Concept>;
}

function describe(input: HTMLInputElement): Field {
  const clues = collectClues(input);
  return {
    input,
    clues,
    visible: [clues.label, clues.before, clues.hint, clues.header].map((text) =>
      readConcepts(text),
    ),
    hidden: readConcepts(readIdentifier(clues.identifier)),
  };
}

const says = (field: Field, concept: Concept): boolean =>
  field.visible.some((concepts) => concepts.has(concept));

/** The first of the texts, nearest first, that names any of the concepts decides which. */
function nearest<C extends Concept>(field: Field, concepts: readonly C[]): C | null {
  for (const named of [...field.visible, field.hidden]) {
    const found = concepts.filter((concept) => named.has(concept));
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** A label as it can stand in a sentence; a longer one is an explanation. */
function shorten(text: string): string {
  const bare = text
    .replace(/必須|任意|[*※]|\((?:required|optional)\)/gi, '')
    .replace(/[\s:：]+$/, '');
  return bare.length <= 48 ? bare.trim() : '';
}

/** What the page calls a field: the nearest text that names one of the concepts. */
function labelOf(field: Field, concepts: readonly Concept[]): string {
  const { label, before, hint, header } = field.clues;
  const text = [label, before, hint, header].find((candidate) => {
    const named = readConcepts(candidate);
    return concepts.some((concept) => named.has(concept));
  });
  return shorten(text ?? '');
}

const TEXT_LIKE = 'input:not([type]),input[type=text],input[type=password],input[type=""]';

/** Two password boxes and two names are the least: with fewer there is nothing to look at. */
const FEWEST_FIELDS = 4;

/** A form has fewer characters than this, however much is explained beside its fields. */
const PAGE_AT_MOST = 20_000;

/** A pair of fields. */
type Pair = readonly [Field, Field];

/**
 * The new password and its re-entry: words on both, or words on one and the structure (the only two
 * boxes, next to each other) on the other. "New Password (re-enter)" says "new" too, so re-entry is
 * asked first.
 */
function findPasswordPair(fields: readonly Field[]): Pair | null {
  const boxes = fields.filter(
    (field) =>
      (field.input.type === 'password' || says(field, 'password')) &&
      !says(field, 'other-password') &&
      !says(field, 'password-protect'),
  );
  const reEntries = boxes.filter((field) => nearest(field, ['re-enter']) === 're-enter');
  const news = boxes.filter(
    (field) => !reEntries.includes(field) && nearest(field, ['new-password']) === 'new-password',
  );
  const [first, ...moreFirst] = news;
  const [second, ...moreSecond] = reEntries;
  if (!first || !second || moreFirst.length > 0 || moreSecond.length > 0) return null;
  const follows =
    first.input.compareDocumentPosition(second.input) & Node.DOCUMENT_POSITION_FOLLOWING;
  // A field typed in the clear that merely speaks of passwords is not one.
  const types = first.input.type === 'password' || second.input.type === 'password';
  return follows !== 0 && (types || says(first, 'new-password')) ? [first, second] : null;
}

/** One of the two names, by its own words. */
function nameRole(field: Field): 'first' | 'last' | null {
  // The nearest text decides whether this is a name at all: "Company name" beside "User name".
  for (const concepts of [...field.visible, field.hidden]) {
    if (concepts.has('not-a-name')) return null;
    const first = concepts.has('first-name');
    const last = concepts.has('last-name');
    if (first !== last) return first ? 'first' : 'last';
    // "upper" and "lower" mean a name only where the row says so.
    if (!says(field, 'user-name')) continue;
    const upper = concepts.has('upper');
    if (upper !== concepts.has('lower')) return upper ? 'first' : 'last';
  }
  return null;
}

/** Two bare boxes in one row that is headed "User name": the guide says upper first, lower last. */
function findBareNames(names: readonly Field[]): Pair | null {
  const headed = names.filter(
    (field) => says(field, 'user-name') && !says(field, 'not-a-name') && nameRole(field) === null,
  );
  const [first, second] = headed;
  if (headed.length !== 2 || !first || !second) return null;
  const row = first.input.closest('tr,dd,fieldset,p,li,div');
  return row?.contains(second.input) === true ? [first, second] : null;
}

function findNames(fields: readonly Field[]): Pair | null {
  const names = fields.filter(({ input }) => input.type !== 'password');
  const first = names.filter((field) => nameRole(field) === 'first');
  const last = names.filter((field) => nameRole(field) === 'last');
  if (first.length === 0 && last.length === 0) return findBareNames(names);
  const [one] = first;
  const [other] = last;
  if (first.length !== 1 || last.length !== 1 || !one || !other) return null;
  return [one, other];
}

const BUTTONS =
  'button,input[type=submit],input[type=button],input[type=image],a,[role=button],[onclick]';

function fileName(address: string): string {
  return readIdentifier(address.split(/[?#]/)[0]?.split('/').pop() ?? '');
}

/** The words a person reads on a button, then those of its image, then those nobody reads. */
function buttonTexts(button: HTMLElement): readonly string[] {
  const image = button.querySelector('img');
  const isInput = button instanceof HTMLInputElement;
  return [
    isInput && button.type !== 'image' ? button.value : textOf(button),
    isInput ? button.alt : '',
    button.getAttribute('aria-label') ?? '',
    button.title,
    isInput && button.type === 'image' ? fileName(button.src) : '',
    image ? `${image.title} ${fileName(image.src)}` : '',
    readIdentifier(`${button.getAttribute('name') ?? ''} ${button.id}`),
  ];
}

/** A link is a button only where it runs a script: any other leads to another page. */
function actsInPlace(button: HTMLElement): boolean {
  if (!(button instanceof HTMLAnchorElement)) return true;
  const address = button.getAttribute('href')?.trim() ?? '';
  return /^javascript:/i.test(address) || button.hasAttribute('onclick') || address === '#';
}

function buttonStrength(button: HTMLElement): 'strong' | 'weak' | null {
  for (const text of buttonTexts(button)) {
    const concepts = readConcepts(text);
    if (concepts.has('not-update')) return null;
    if (concepts.has('update')) return 'strong';
    if (concepts.has('update-weak')) return 'weak';
  }
  return null;
}

/** Update: the only strong word, else the only weak one. After the pair, where several are. */
function findUpdate(
  scope: HTMLElement,
  pair: Pair,
): { readonly button: HTMLElement; readonly strength: 'strong' | 'weak' } | null {
  const rated = Array.from(scope.querySelectorAll<HTMLElement>(BUTTONS))
    .filter((button) => actsInPlace(button) && isUsable(button))
    .map((button) => ({ button, strength: buttonStrength(button) }));
  for (const strength of ['strong', 'weak'] as const) {
    const fitting = rated.filter((rating) => rating.strength === strength);
    const after = fitting.filter(
      ({ button }) =>
        (pair[1].input.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    const candidates = after.length > 0 ? after : fitting;
    const [only] = candidates;
    if (only && candidates.length === 1) return { button: only.button, strength };
    if (candidates.length > 1) return null;
  }
  return null;
}

function examine(scope: HTMLElement, inputs: readonly HTMLInputElement[]): Recognition {
  const fields = inputs.filter(isUsable).map(describe);
  if (fields.length < FEWEST_FIELDS) return NO;
  const pair = findPasswordPair(fields);
  const names = findNames(fields);
  const update = pair && findUpdate(scope, pair);
  const passwordProtect = findPasswordProtect(scope);
  const mentionsProtect = readConcepts(textOf(scope, PAGE_AT_MOST), PAGE_AT_MOST).has(
    'password-protect',
  );

  const doubts: Doubt[] = [];
  if (!pair) doubts.push('password-pair');
  if (!names) doubts.push('names');
  // "Save" or "Register" is what sign-up forms say: only beside Password Protect is it Update.
  if (!update || (update.strength === 'weak' && !passwordProtect)) doubts.push('update');
  if (mentionsProtect && !passwordProtect) doubts.push('password-protect');
  if (pair && names && update && doubts.length === 0) {
    return {
      answer: 'match',
      parts: {
        newPassword: pair[0].input,
        reEntry: pair[1].input,
        firstName: names[0].input,
        lastName: names[1].input,
        update: update.button,
        passwordProtect,
        labels: {
          newPassword: labelOf(pair[0], ['new-password']),
          reEntry: labelOf(pair[1], ['re-enter']),
          firstName: labelOf(names[0], ['first-name', 'upper']),
          lastName: labelOf(names[1], ['last-name', 'lower']),
          update: shorten(buttonTexts(update.button).find((text) => text !== '') ?? ''),
        },
        scope,
      },
    };
  }
  // A page that has neither the pair nor Password Protect is another page, not a doubtful one.
  return (pair && names) || (passwordProtect && (pair || names))
    ? { answer: 'unsure', doubts }
    : NO;
}

/**
 * Looks at a document. Cheap where there is nothing to find: one query.
 * The caller has made sure that the document is the portal's.
 */
export function recogniseUserInfo(document: Document): Recognition {
  const inputs = document.querySelectorAll<HTMLInputElement>(TEXT_LIKE);
  if (inputs.length < FEWEST_FIELDS || document.body === null) return NO;

  const byScope = new Map<HTMLElement, HTMLInputElement[]>();
  for (const input of inputs) {
    const scope = input.form ?? document.body;
    const members = byScope.get(scope);
    if (members) members.push(input);
    else byScope.set(scope, [input]);
  }
  const found = Array.from(byScope, ([scope, members]) => examine(scope, members)).filter(
    ({ answer }) => answer !== 'no',
  );
  if (found.length > 1) return { answer: 'unsure', doubts: ['two-forms'] };
  return found[0] ?? NO;
}
