/** What belongs together on a page: a form's controls, or those of a document that are in none. */
import { closest, findRoots, hostOf, matches, parentOf, queryAll, rootOf } from './safe-dom';

export type Control =
  | HTMLInputElement
  | HTMLSelectElement
  | HTMLTextAreaElement
  | HTMLButtonElement;

/** What belongs together. */
export interface Scope {
  /** The form; without one the body, or the host of a shadow tree. */
  readonly owner: HTMLElement;
  /** Its controls, in the document's order. */
  readonly controls: readonly Control[];
  /** Those that a name or a password may be typed into. */
  readonly inputs: readonly HTMLInputElement[];
}

export const CONTROLS = 'input:not([type=hidden]),select,textarea,button';
const TEXT_TYPES = ['text', 'password'];

const isTextLike = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && TEXT_TYPES.includes(control.type);

/** The form around a control, also where the control is a component's, in a shadow tree of its own. */
function ownerOf(control: Control, body: HTMLElement): HTMLElement {
  if (control.form) return control.form;
  for (let host = hostOf(control); host !== null; host = hostOf(host)) {
    const form = closest(host, 'form');
    if (form instanceof HTMLFormElement) return form;
  }
  return body;
}

/** The document's controls with those of its open shadow trees, each at its host's place. */
function listControls(document: Document): readonly Control[] {
  const [, ...shadows] = findRoots(document);
  // Names of elements alone are found several times as fast as with conditions.
  const controls = queryAll(document, 'input,select,textarea,button') as readonly Control[];
  if (shadows.length === 0) return controls.filter(({ type }) => type !== 'hidden');
  const hosts = new Map(
    shadows.map((root) => [(root as ShadowRoot).host, root as ShadowRoot] as const),
  );
  const listOf = (parent: Document | ShadowRoot): readonly Control[] =>
    queryAll(parent, '*').flatMap((element) => {
      const root = hosts.get(element);
      if (root) return listOf(root);
      return matches(element, CONTROLS) ? [element as Control] : [];
    });
  return listOf(document);
}

/** Fewer fields than both names and both passwords are nothing to look at. */
export const FEWEST_FIELDS = 4;
/** A form with more is a list of something, and looking at each would take long. */
export const MOST_FIELDS = 60;

/**
 * Sorts a document's controls by the form they belong to, which need not hold them: the parser
 * leaves the form of `<table><form><tr>` empty, and `form=` names one anywhere.
 */
export function findScopes(document: Document): readonly Scope[] {
  const { body } = document;
  if (!(body instanceof HTMLElement)) return [];
  const byOwner = new Map<HTMLElement, Control[]>();
  for (const control of listControls(document)) {
    const owner = ownerOf(control, body);
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

/** The least element, or shadow tree, that holds both of two controls. */
function commonAncestor(first: Control, last: Control): ParentNode | null {
  for (let common: Element | null = first; common !== null; common = parentOf(common)) {
    if (Node.prototype.contains.call(common, last)) return common;
  }
  const root = rootOf(first);
  return root instanceof ShadowRoot && root === rootOf(last) ? root : null;
}

/** What holds a scope's fields and their words: the form, unless its fields stand elsewhere. */
export function holderOf({ owner, controls }: Scope): ParentNode {
  const first = controls[0];
  const last = controls.at(-1);
  if (!first || !last) return owner;
  const common = commonAncestor(first, last) ?? owner;
  const holdsAll = common instanceof Element && closest(common, 'form') === owner;
  return holdsAll ? owner : common;
}

/** Words on images are few, and pages that have images by the thousand are lists. */
const IMAGES_AT_MOST = 100;

/** What can be read among a scope's controls, whatever its markup; for a first look. */
export function textAmong(scope: Scope): string {
  const first = scope.controls[0];
  const last = scope.controls.at(-1);
  if (!first || !last) return '';
  const holder = holderOf(scope);
  const images = queryAll(holder, 'img[alt]').slice(0, IMAGES_AT_MOST);
  const drawn = images.map((image) => image.getAttribute('alt')).join(' ');
  if (rootOf(first) !== rootOf(last))
    return `${Reflect.get(Node.prototype, 'textContent', holder)} ${drawn}`;
  const range = first.ownerDocument.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return `${range.toString()} ${drawn}`;
}
