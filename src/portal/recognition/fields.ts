/** A text field with what its words say, and the roles that they give it. */
import { type Clues, collectClues, headerCellOf } from './clues';
import { readConcepts, readIdentifier } from './read-text';
import { follows } from './safe-dom';
import type { Concept } from './vocabulary';

/** A text field with what its words say. */
export interface Field {
  readonly input: HTMLElement;
  readonly clues: Clues;
  /** Concepts of the texts a person reads, nearest first: the first that names a role decides. */
  readonly visible: readonly ReadonlySet<Concept>[];
  /** Concepts of its name and id. */
  readonly hidden: ReadonlySet<Concept>;
}

/** A field that can be typed into. */
export interface TextField extends Field {
  readonly input: HTMLInputElement;
}

/** A pair of fields. */
export type Pair = readonly [TextField, TextField];

/** Reads what a field's words say. */
export function describe<T extends HTMLElement>(input: T): Field & { readonly input: T } {
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

/** Tells whether any text that a person reads beside a field names a concept. */
export const says = (field: Field, concept: Concept): boolean =>
  field.visible.some((concepts) => concepts.has(concept));

/** The first of the texts, nearest first, that names any of the concepts decides which. */
export function nearest<C extends Concept>(field: Field, concepts: readonly C[]): C | null {
  for (const named of [...field.visible, field.hidden]) {
    const found = concepts.filter((concept) => named.has(concept));
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

/** Remarks that would make a label too long for a sentence. */
const REMARKS = /\([^)]{16,}\)|（[^）]{10,}）|※.*/g;

/** A label as it can stand in a sentence; a longer one is an explanation. */
export function shorten(text: string): string {
  const bare = text
    .replace(REMARKS, '')
    .replace(/必須|任意|[*※]|\((?:required|optional)\)/gi, '')
    .replace(/[\s:：]+$/, '');
  return bare.length <= 48 ? bare.trim() : '';
}

/** What the page calls a field: the nearest text that names one of the concepts. */
export function labelOf(field: Field, concepts: readonly Concept[]): string {
  const names = (text: string) => concepts.some((concept) => readConcepts(text).has(concept));
  const { label, before, hint, header } = field.clues;
  const text = [label, before, hint, header].find(names) ?? '';
  // "User name: first name" is the row's label and the field's.
  return shorten(text.split(/[:：]/).find(names) ?? text);
}

/** Another password: its nearest text says so, or any says that it is for something else. */
function isOtherPassword(field: Field): boolean {
  if (says(field, 'thing-password') || says(field, 'password-protect')) return true;
  const named = field.visible.find((concepts) =>
    (['other-password', 'new-password', 'password'] as const).some((one) => concepts.has(one)),
  );
  // "New Password (leave blank to keep your current password)" is the new one.
  return named?.has('other-password') === true && !named.has('new-password');
}

/**
 * The new password and its re-entry, each by its words. "New Password (re-enter)" says "new" too,
 * so re-entry is asked first.
 */
export function findPasswordPair(fields: readonly TextField[]): Pair | null {
  const boxes = fields.filter(
    (field) =>
      (field.input.type === 'password' || says(field, 'password')) && !isOtherPassword(field),
  );
  const reEntries = boxes.filter((field) => nearest(field, ['re-enter']) === 're-enter');
  const news = boxes.filter(
    (field) => !reEntries.includes(field) && nearest(field, ['new-password']) === 'new-password',
  );
  const [first, ...moreFirst] = news;
  const [second, ...moreSecond] = reEntries;
  if (!first || !second || moreFirst.length > 0 || moreSecond.length > 0) return null;
  // A field typed in the clear that merely speaks of passwords is not one.
  const types = first.input.type === 'password' || second.input.type === 'password';
  const isPair = types || says(first, 'new-password');
  return isPair && follows(first.input, second.input) ? [first, second] : null;
}

function onlyOne(concepts: ReadonlySet<Concept>, one: Concept, other: Concept): Concept | null {
  if (concepts.has(one) === concepts.has(other)) return null;
  return concepts.has(one) ? one : other;
}

/** One of the two names, by its own words. */
function nameRole(field: Field): 'first' | 'last' | null {
  // The nearest text decides whether this is a name at all: "Company name" beside "User name".
  for (const concepts of [...field.visible, field.hidden]) {
    if (concepts.has('not-a-name')) return null;
    const name = onlyOne(concepts, 'first-name', 'last-name');
    if (name) return name === 'first-name' ? 'first' : 'last';
    // "upper" and "lower" mean a name only where the row says so; an identifier's never do.
    if (concepts === field.hidden || !says(field, 'user-name')) continue;
    const place = onlyOne(concepts, 'upper', 'lower');
    if (place) return place === 'upper' ? 'first' : 'last';
  }
  return null;
}

/** Whether two bare boxes belong to one row: one header cell names both, or one block holds both. */
function shareRow(first: HTMLElement, second: HTMLElement): boolean {
  const header = headerCellOf(first);
  if (header) return header === headerCellOf(second);
  return first.closest('dd,fieldset,p,li,div')?.contains(second) === true;
}

/** Two bare boxes in one row that is headed "User name": the guide says upper first, lower last. */
function findBareNames(names: readonly TextField[]): Pair | null {
  const headed = names.filter(
    (field) => says(field, 'user-name') && !says(field, 'not-a-name') && nameRole(field) === null,
  );
  const [first, second] = headed;
  if (headed.length !== 2 || !first || !second) return null;
  return shareRow(first.input, second.input) ? [first, second] : null;
}

/** The two name fields: first name, last name. */
export function findNames(fields: readonly TextField[]): Pair | null {
  const names = fields.filter(({ input }) => input.type !== 'password');
  const first = names.filter((field) => nameRole(field) === 'first');
  const last = names.filter((field) => nameRole(field) === 'last');
  if (first.length === 0 && last.length === 0) return findBareNames(names);
  const [one] = first;
  const [other] = last;
  if (first.length !== 1 || last.length !== 1 || !one || !other) return null;
  return [one, other];
}
