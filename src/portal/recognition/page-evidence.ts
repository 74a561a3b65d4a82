/** What speaks for and against the page as a whole being the person's own User Info. */
import { isPortalUrl } from '../links';
import { type Field, says } from './fields';
import type { Headings } from './headings';
import { leftOver, readConcepts } from './read-text';
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

/** Fields of other pages, and of other people. */
const OTHERS = ['other-field', 'other-person', 'target'] as const;

const NAMES = ['first-name', 'last-name', 'company'] as const;
const ID_OR_OTHER = ['login-id', 'not-a-name', ...NAMES] as const;

const NEVER_AN_ID = 'select,input:is([type=checkbox],[type=radio],[type=password])';

function reason(source: Reason['source'], about: string, text: string, points: number): Reason {
  return { about: 'page', source, says: about, text, points };
}

function isOtherPage(named: ReadonlySet<Concept>): boolean {
  return named.has('other-page') || (named.has('other-user') && !named.has('user-info'));
}

const isMadeOfKnown = (heading: string): boolean => leftOver(heading) === '';

/** "User Info", "Edit your user information", and not "User Info of Hanako". */
const callsItself = (heading: string): boolean =>
  readConcepts(heading).has('user-info') && isMadeOfKnown(heading);

/** "Hanako's user info", "User Info (hanako01)": a heading never says one's own name. */
const namesOwner = (heading: string): boolean =>
  readConcepts(heading).has('user-info') && !isMadeOfKnown(heading);

/** "Customer: Taro": whose data it is. */
function namesSomebody(heading: string): boolean {
  const [noun = '', name = ''] = heading.split(/\s*[:：]\s*/);
  const before = readConcepts(noun);
  return name !== '' && (before.has('person') || before.has('user-info')) && !isMadeOfKnown(name);
}

function readHeadingReasons({ title, outer, inner, above }: Headings): readonly Reason[] {
  const marked = [...outer, ...inner];
  const reasons: Reason[] = [];
  const called = [...marked, ...above].find(callsItself);
  const name = called ?? (callsItself(title) ? title : undefined);
  if (name !== undefined) reasons.push(reason('heading', 'user-info', name, PAGE.heading));
  // A title may be no more than the product's name, or the customer's.
  if (name === undefined && !isMadeOfKnown(title)) {
    reasons.push(reason('heading', 'unknown', title, PAGE.unknownTitle));
  }
  const unknown = outer.find((heading) => !isMadeOfKnown(heading));
  // Beside a heading that says User Info, others are news.
  if (called === undefined && unknown !== undefined) {
    reasons.push(reason('heading', 'unknown', unknown, PAGE.unknownHeading));
  }
  for (const text of [title, ...marked, ...above]) {
    const named = readConcepts(text);
    const isTarget = named.has('target') || named.has('other-person');
    if (!isTarget && !isOtherPage(named)) continue;
    const isClear = isTarget || text === title || marked.includes(text) || named.has('other-user');
    const passing = name === undefined ? PAGE.textOfOtherPage : PAGE.mentionsOtherPage;
    reasons.push(reason('heading', 'other-page', text, isClear ? PAGE.otherPage : passing));
  }
  for (const text of [...outer.filter(namesOwner), ...[title, ...marked].filter(namesSomebody)]) {
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
    const isOther = OTHERS.some((concept) => says(field, concept));
    if (!isId && !isOther) continue;
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
