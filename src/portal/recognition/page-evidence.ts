/** What speaks for and against the page as a whole being the person's own User Info. */
import { isPortalUrl } from '../links';
import { type Field, says } from './fields';
import type { Headings } from './headings';
import { readConcepts } from './read-text';
import type { Reason } from './recognition';
import { matches } from './safe-dom';
import { buttonLabel, type UpdateButton } from './update-button';
import type { Concept } from './vocabulary';
import { PAGE } from './weights';

/** What is looked at. */
export interface Surroundings {
  readonly fields: readonly Field[];
  readonly headings: Headings;
  readonly buttons: readonly HTMLElement[];
  readonly update: UpdateButton | null;
  readonly hasPasswordProtect: boolean;
  /** The pair is called a new password somewhere. */
  readonly isPairNew: boolean;
  /** The words among the fields. */
  readonly text: string;
  /** The document's own address. */
  readonly address: string;
}

const NAMES = ['first-name', 'last-name', 'company'] as const;
const ID_OR_OTHER = ['login-id', 'not-a-name', ...NAMES] as const;

const NEVER_AN_ID = 'select,input:is([type=checkbox],[type=radio],[type=password])';

function reason(source: Reason['source'], about: string, text: string, points: number): Reason {
  return { about: 'page', source, says: about, text, points };
}

function isOtherPage(named: ReadonlySet<Concept>): boolean {
  return named.has('other-page') || (named.has('other-user') && !named.has('user-info'));
}

/** "Customer: Taro", "User Info: hanako": somebody's data, and a heading never says one's own. */
function namesSomebody(heading: string): boolean {
  const [noun = '', name = ''] = heading.split(/\s*[:：]\s*/);
  if (name === '') return false;
  const before = readConcepts(noun);
  if (!before.has('person') && !before.has('user-info')) return false;
  return !/^(?:edit|change|update|編集|変更|更新)/i.test(name) && readConcepts(name).size === 0;
}

/** The words that headings of User Info are made of. */
const KNOWN = ['user-info', 'own-page', 'update', 'password', 'user-name'] as const;

/** A heading of none of these is one of another page, or says nothing that we know. */
function isUnknown(heading: string): boolean {
  const named = readConcepts(heading);
  return heading.trim() !== '' && !KNOWN.some((concept) => named.has(concept));
}

/** Headings that say nothing we know. A title may be no more than the product's name. */
function readUnknown(title: string, outer: readonly string[]): readonly Reason[] {
  const unknown = outer.find(isUnknown);
  return [
    ...(isUnknown(title) ? [reason('heading', 'unknown', title, PAGE.unknownTitle)] : []),
    ...(unknown ? [reason('heading', 'unknown', unknown, PAGE.unknownHeading)] : []),
  ];
}

function readHeadingReasons({ title, outer, inner, above }: Headings): readonly Reason[] {
  const marked = [...outer, ...inner];
  const reasons: Reason[] = [];
  const called = [title, ...marked, ...above].find((text) => readConcepts(text).has('user-info'));
  const isCalled = called !== undefined;
  if (isCalled) reasons.push(reason('heading', 'user-info', called, PAGE.heading));
  else reasons.push(...readUnknown(title, outer));
  for (const text of [title, ...marked, ...above]) {
    const named = readConcepts(text);
    if (!isOtherPage(named)) continue;
    const isClear = text === title || marked.includes(text) || named.has('other-user');
    // Beside a heading of its own, a text of another page is news, or a menu.
    const passing = isCalled ? PAGE.mentionsOtherPage : PAGE.textOfOtherPage;
    reasons.push(reason('heading', 'other-page', text, isClear ? PAGE.otherPage : passing));
  }
  for (const text of [title, ...marked].filter(namesSomebody)) {
    reasons.push(reason('heading', 'other-user', text, PAGE.otherPage));
  }
  return reasons;
}

/** By what a person reads: names such as `login` are given to fields of every kind. */
function isCalledId(field: Field): boolean {
  const read = (['label', 'hint', 'nearby', 'header'] as const).map(
    (source) => field.concepts[source],
  );
  const [named] = read.filter((concepts) => ID_OR_OTHER.some((concept) => concepts.has(concept)));
  return named?.has('login-id') === true && !NAMES.some((concept) => named.has(concept));
}

function readFieldReasons(fields: readonly Field[]): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const [concept, points] of [
    ['company', PAGE.company],
    ['telephone', PAGE.telephone],
  ] as const) {
    const field = fields.find((one) => says(one, concept));
    if (field)
      reasons.push(reason('field', concept, field.clues.label || field.clues.header, points));
  }
  for (const field of fields) {
    const isId = !matches(field.input, NEVER_AN_ID) && isCalledId(field);
    if (!isId && !says(field, 'other-field')) continue;
    const text = field.clues.label || field.clues.nearby || field.clues.header;
    reasons.push(reason('field', isId ? 'login-id' : 'other-field', text, PAGE.otherPage));
  }
  return reasons;
}

function readButtonReasons(buttons: readonly HTMLElement[]): readonly Reason[] {
  return buttons.flatMap((button) => {
    const text = buttonLabel(button);
    const named = readConcepts(text);
    return isOtherPage(named) || named.has('other-purpose')
      ? [reason('button', 'other-page', text, PAGE.otherPage)]
      : [];
  });
}

/** The product's names. */
const PRODUCT = /e-?parcel|イーパーセル|電子宅配便/i;

/** Collects what speaks for and against. */
export function weighPage(page: Surroundings): readonly Reason[] {
  const { update, text } = page;
  const hasId = /e-?parcel\s*id/i.test(text.normalize('NFKC'));
  const { title, outer, inner, above } = page.headings;
  const isOfPortal =
    page.hasPasswordProtect ||
    isPortalUrl(page.address) ||
    PRODUCT.test([title, ...outer, ...inner, ...above, text].join(' '));
  return [
    ...readHeadingReasons(page.headings),
    ...readFieldReasons(page.fields),
    ...readButtonReasons(page.buttons),
    ...(page.hasPasswordProtect
      ? [reason('field', 'password-protect', '', PAGE.passwordProtect)]
      : []),
    ...(update && readConcepts(update.label).has('user-info')
      ? [reason('button', 'user-info', update.label, PAGE.buttonSaysUserInfo)]
      : []),
    ...(isOfPortal ? [] : [reason('heading', 'other-product', title, PAGE.otherProduct)]),
    ...(hasId ? [reason('field', 'parcel-id', '', PAGE.parcelId)] : []),
    ...(page.isPairNew ? [] : [reason('field', 'password', '', PAGE.weakPair)]),
  ];
}

/** Whether something clearly says that this is another page. */
export function isAnotherPage(reasons: readonly Reason[]): boolean {
  return reasons.some(({ points }) => points <= PAGE.otherPage);
}
