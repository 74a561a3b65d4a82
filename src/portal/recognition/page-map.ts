/**
 * A page as a person showed it: which element is which part, by what can be told of each. A map is
 * used only while everything that it says of every part still agrees with the page.
 */
import { collectClues } from './clues';
import { READ_SOURCES } from './fields';
import { shorten } from './labels';
import type { PasswordProtectControl } from './password-protect-control';
import type { Doubt, Recognition, UserInfoParts } from './recognition';
import { queryAll, rootOf } from './safe-dom';
import { findScopes, type Scope } from './scopes';
import { buttonLabel, findButtons } from './update-button';
import { isChoosable, isFillable } from './visibility';

/** What a part looked like when it was shown. */
export interface PartMark {
  /** Every text that names it on the page, normalised; empty where there is none. */
  readonly label: string;
  readonly name: string;
  readonly id: string;
  /** `type` of an input or button, `select-one`, or the name of any other element. */
  readonly type: string;
  /**
   * Its place among the usable elements of its kind (fields, choices, buttons) of its form, from 0.
   * Every entry of a list is a choice.
   */
  readonly position: number;
}

/** Steps of showing: Password Protect's two choices are shown one by one. */
export const SHOWN_PARTS = [
  'newPassword',
  'reEntry',
  'firstName',
  'lastName',
  'update',
  'protectYes',
  'protectNo',
] as const;
export type ShownPart = (typeof SHOWN_PARTS)[number];

/** What a part is told apart from. */
type Kind = 'field' | 'button' | 'choice';

/** Of which kind each part is. */
export const KIND_OF: Readonly<Record<ShownPart, Kind>> = {
  newPassword: 'field',
  reEntry: 'field',
  firstName: 'field',
  lastName: 'field',
  update: 'button',
  protectYes: 'choice',
  protectNo: 'choice',
};

/** Parts that a page may lack. */
type ProtectPart = 'protectYes' | 'protectNo';

/** The text of a mark is not longer than this: what is beyond is cut off, on both sides alike. */
export const MARK_TEXT_AT_MOST = 200;

/** A page's map. */
export interface PageMap {
  readonly version: 1;
  /**
   * The doubts that the person settled by showing: with any other, the map is not used. Empty for a
   * page that did not look like User Info at all.
   */
  readonly doubts: readonly Doubt[];
  /**
   * The two choices of Password Protect are left out where the page has none; a check box is shown
   * as `protectYes` alone.
   */
  readonly parts: Readonly<
    Record<Exclude<ShownPart, ProtectPart>, PartMark> & Partial<Record<ProtectPart, PartMark>>
  >;
}

/** The elements that a person showed; of a list the two entries. */
export type ShownElements = Readonly<Partial<Record<ShownPart, HTMLElement>>>;

/** What can be a part: one form's usable elements, or those of no form. */
export interface Candidates extends Readonly<Record<Kind, readonly HTMLElement[]>> {
  /** The form; without one the body, or the host of a shadow tree. */
  readonly owner: HTMLElement;
}

/** What can be chosen; every entry of a list is a choice. */
function choicesOf({ controls }: Scope): readonly HTMLElement[] {
  return controls.flatMap((control): readonly HTMLElement[] => {
    if (control instanceof HTMLSelectElement) {
      return isChoosable(control) ? Array.from(control.options) : [];
    }
    const isChoice = /^(?:radio|checkbox)$/.test(control.type);
    return isChoice && isChoosable(control as HTMLInputElement) ? [control] : [];
  });
}

/** Lists what can be a part of the document, form by form. */
export function listCandidates(document: Document): readonly Candidates[] {
  const scopes = findScopes(document);
  const loose = scopes.find(({ owner }) => owner === document.body);
  return scopes.map((scope) => ({
    owner: scope.owner,
    field: scope.inputs.filter(isFillable),
    // A button may stand beside the form that it sends.
    button: [...new Set([scope, loose ?? scope].flatMap(findButtons))],
    choice: choicesOf(scope),
  }));
}

/** An entry's own list; any other element itself. */
export function controlOf(element: HTMLElement): HTMLElement {
  return (element instanceof HTMLOptionElement && element.closest('select')) || element;
}

/**
 * The form in which a map's texts are kept and compared: what differs by nothing but width, capitals,
 * spaces or the mark of a required field is the same. Nothing else, unlike where words are looked up:
 * it is shown to the person, and must mean the same in every version.
 */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/必須|任意|[*※]|\((?:required|optional)\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Boxes whose text is somebody's own: it may stand just before a control, and is no label. */
const OWN_TEXT = 'textarea,[contenteditable],[contenteditable] *';

/** Shorter ones are in any text by chance. */
const SHORTEST_TYPED = 3;

const isTypedInto = (input: Element): input is HTMLInputElement =>
  input instanceof HTMLInputElement &&
  !/^(?:submit|button|reset|image|checkbox|radio|hidden|file)$/.test(input.type);

/** Every text that a person reads at an element. What is typed is never among them. */
function textsOf(element: HTMLElement, kind: Kind): readonly string[] {
  if (kind === 'button') return [buttonLabel(element)];
  const control = controlOf(element);
  const clues = collectClues(control);
  const entry = element instanceof HTMLOptionElement ? element.text : '';
  const root = rootOf(control) as Document;
  // A page may show what is typed beside its box, too: it is compared here, and goes nowhere.
  const typed = [
    ...queryAll(root, OWN_TEXT).map(({ textContent }) => textContent),
    ...queryAll(root, 'input').map((input) => (isTypedInto(input) ? input.value : '')),
  ]
    .map(normalise)
    .filter((text) => text.length >= SHORTEST_TYPED);
  return [...READ_SOURCES.map((source) => clues[source]), entry].filter(
    (text) => text !== '' && !typed.some((own) => normalise(text).includes(own)),
  );
}

function markOf(element: HTMLElement, kind: Kind, position: number): PartMark {
  const control = controlOf(element);
  const cut = (text: string | null): string => (text ?? '').slice(0, MARK_TEXT_AT_MOST);
  return {
    label: cut(textsOf(element, kind).map(normalise).join(' | ')),
    name: cut(control.getAttribute('name')),
    id: cut(control.getAttribute('id')),
    type: cut('type' in control ? String(control.type) : control.localName),
    position,
  };
}

const MARKS = ['label', 'name', 'id', 'type', 'position'] as const;
const agree = (one: PartMark, other: PartMark): boolean =>
  MARKS.every((mark) => one[mark] === other[mark]);

const wordsOf = (element: HTMLElement, kind: Kind): string =>
  shorten(textsOf(element, kind)[0] ?? '');

/** The control made of the choices that were shown; a check box is both. */
function readProtect(yes: HTMLElement, no: HTMLElement | undefined): PasswordProtectControl {
  const read = (isSaved: boolean) => {
    const [isYes, isNo] = [yes, no].map((choice) => {
      if (choice instanceof HTMLOptionElement) {
        return isSaved ? choice.defaultSelected : choice.selected;
      }
      if (choice instanceof HTMLInputElement) {
        return isSaved ? choice.defaultChecked : choice.checked;
      }
      return true;
    });
    if (isYes) return 'on';
    return isNo ? 'off' : null;
  };
  return {
    elements: [...new Set([yes, no ?? yes].map(controlOf))],
    chosen: () => read(false),
    saved: () => read(true),
    words: (choice) => {
      const shown = choice === 'on' ? yes : no;
      if (shown instanceof HTMLOptionElement) return shown.text.trim();
      return no && shown ? shorten(collectClues(shown).label) : '';
    },
  };
}

/** The choices fit each other: one check box, two radio buttons, or two entries of one list. */
function areChoices(yes: HTMLElement | undefined, no: HTMLElement | undefined): boolean {
  if (!yes) return !no;
  if (!no) return yes.matches('[type=checkbox]');
  return yes instanceof HTMLOptionElement
    ? controlOf(yes) === controlOf(no)
    : [yes, no].every((choice) => choice.matches('[type=radio]'));
}

/** The parts, as the recogniser would give them; null when they do not make a page. */
function assemble(shown: ShownElements, candidates: Candidates): UserInfoParts | null {
  const { newPassword, reEntry, firstName, lastName, update, protectYes, protectNo } = shown;
  if (!newPassword || !reEntry || !firstName || !lastName || !update) return null;
  const parts = Object.entries(shown) as [ShownPart, HTMLElement][];
  const isOfOneForm = parts.every(([part, element]) => candidates[KIND_OF[part]].includes(element));
  const areDistinct = new Set(Object.values(shown)).size === parts.length;
  const areNames = ![firstName, lastName].some((name) => name.matches('[type=password]'));
  if (!isOfOneForm || !areDistinct || !areNames || !areChoices(protectYes, protectNo)) return null;
  return {
    // Of the kind of fields are inputs only.
    newPassword: newPassword as HTMLInputElement,
    reEntry: reEntry as HTMLInputElement,
    firstName: firstName as HTMLInputElement,
    lastName: lastName as HTMLInputElement,
    update,
    passwordProtect: protectYes ? readProtect(protectYes, protectNo) : null,
    others: {},
    labels: {
      newPassword: wordsOf(newPassword, 'field'),
      reEntry: wordsOf(reEntry, 'field'),
      firstName: wordsOf(firstName, 'field'),
      lastName: wordsOf(lastName, 'field'),
      update: wordsOf(update, 'button'),
    },
    scope: candidates.owner,
  };
}

/**
 * Makes a page's map of what was shown.
 * @param doubts what was in doubt when it was shown
 * @returns null when the parts do not make a page: one is missing, or twice, or of another form
 */
export function makePageMap(
  document: Document,
  shown: ShownElements,
  doubts: readonly Doubt[],
): PageMap | null {
  const candidates = listCandidates(document).find((one) => assemble(shown, one));
  if (!candidates) return null;
  const parts = Object.fromEntries(
    (Object.entries(shown) as [ShownPart, HTMLElement][]).map(([part, element]) => {
      const kind = KIND_OF[part];
      return [part, markOf(element, kind, candidates[kind].indexOf(element))];
    }),
  ) as PageMap['parts'];
  return { version: 1, doubts, parts };
}

/** What a map names in one form; null where anything disagrees. */
function findShown(candidates: Candidates, { parts }: PageMap): UserInfoParts | null {
  const shown: Partial<Record<ShownPart, HTMLElement>> = {};
  for (const [part, mark] of Object.entries(parts) as [ShownPart, PartMark][]) {
    const kind = KIND_OF[part];
    const element = candidates[kind][mark.position];
    if (!element || !agree(markOf(element, kind, mark.position), mark)) return null;
    shown[part] = element;
  }
  return assemble(shown, candidates);
}

/** Whether the page is in no other doubt than when it was shown. */
function settles({ doubts }: PageMap, recognition: Recognition): boolean {
  if (recognition.answer === 'no') return doubts.length === 0;
  return (
    recognition.answer === 'unsure' && recognition.doubts.every((doubt) => doubts.includes(doubt))
  );
}

/**
 * Finds the parts that a map names.
 * @param recognition what the page says of itself, now
 * @returns null unless every part agrees in everything, in one form and in no other
 */
export function applyPageMap(
  document: Document,
  map: PageMap,
  recognition: Recognition,
): UserInfoParts | null {
  if (!settles(map, recognition)) return null;
  const found = listCandidates(document)
    .map((candidates) => findShown(candidates, map))
    .filter((parts) => parts !== null);
  return found.length === 1 ? (found[0] ?? null) : null;
}
