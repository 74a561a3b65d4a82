/** Finds the button that sends the form, and the words of every other. */

import { readConcepts, readIdentifier } from './read-text';
import type { Reason, Source } from './recognition';
import { closest, follows, matches, queryAll, rootOf } from './safe-dom';
import { CONTROLS, holderOf, type Scope } from './scopes';
import { isUsable } from './visibility';
import { textOf } from './visible-text';
import { BUTTON, MARGIN } from './weights';

/** The button, and how clearly it says Update. */
export interface UpdateButton {
  readonly button: HTMLElement;
  readonly strength: 'strong' | 'weak';
  /** What a person reads on it; empty where it has no words. */
  readonly label: string;
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/** Whatever is pressed without being a form's control. */
const PRESSED = ':is(a,[role=button],[onclick],[class~=btn],[class~=button]):not(form,body)';

/** Parts of a file name or identifier that say only that this is a button. */
const BUTTON_PARTS =
  /\b(?:btn|bt|b|but|button|img|image|submit|do|go|cmd|lnk|link|form|on|off|over|out|en|ja|jp|e|j|x|\d+)\b/gi;

/** The words of a name that nobody reads: `btn_update_on` is "update". */
function bareIdentifier(identifier: string): string {
  return readIdentifier(identifier).replace(BUTTON_PARTS, ' ').trim();
}

/** The name of an address's file, without its extension. */
function fileName(address: string | null | undefined): string {
  const file = address?.split(/[?#]/)[0]?.split('/').pop() ?? '';
  return bareIdentifier(file.replace(/\.\w+$/, ''));
}

/** The words a person reads on a button. */
export function buttonLabel(button: HTMLElement): string {
  const isInput = button instanceof HTMLInputElement;
  return (
    [
      isInput && button.type !== 'image' ? button.value : textOf(button),
      button.getAttribute('alt') ?? '',
      button.getAttribute('aria-label') ?? '',
      button.getAttribute('title') ?? '',
      button.querySelector('img')?.title ?? '',
    ].find((text) => text.trim() !== '') ?? ''
  );
}

/** A link is a button only where it runs a script: any other leads to another page. */
function actsInPlace(button: HTMLElement): boolean {
  if (!(button instanceof HTMLAnchorElement)) return true;
  const address = button.getAttribute('href')?.trim() ?? '';
  return /^javascript:/i.test(address) || button.hasAttribute('onclick') || /^#?$/.test(address);
}

/** Tells whether an element is pressed rather than filled in. */
export function isButton(element: HTMLElement): boolean {
  return matches(
    element,
    `button,input:is([type=submit],[type=button],[type=image]),:is(${PRESSED}):not(input,select,textarea)`,
  );
}

/** Whether an element stands in the form, or in none. */
function isOf(form: Element | null, element: Element): boolean {
  const around = closest(element, 'form');
  return around === null || around === form;
}

/** What can be pressed: the scope's own buttons, and the links and the like among its fields. */
export function findButtons(scope: Scope): readonly HTMLElement[] {
  const form = scope.owner instanceof HTMLFormElement ? scope.owner : null;
  const others = queryAll(holderOf(scope), PRESSED).filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && !matches(element, CONTROLS) && isOf(form, element),
  );
  return [...scope.controls, ...others].filter(
    (element) => isButton(element) && actsInPlace(element) && isUsable(element),
  );
}

/** Buttons behind the fields that stand in no form, and send them by script. */
function findButtonsBehind(pairEnd: Element): readonly HTMLElement[] {
  const root = rootOf(pairEnd) as Node & ParentNode;
  return queryAll(root, `${PRESSED},button,input[type=button]`).filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      closest(element, 'form') === null &&
      isButton(element) &&
      follows(pairEnd, element) &&
      actsInPlace(element) &&
      isUsable(element),
  );
}

type Rating = Pick<UpdateButton, 'strength' | 'label'> & { readonly reason: Reason };

function rateText(text: string): 'strong' | 'weak' | null {
  const concepts = readConcepts(text);
  if (concepts.has('update')) return 'strong';
  return concepts.has('update-weak') ? 'weak' : null;
}

/** What a button's words say; only one without words is judged by its image's name and its own. */
function rate(button: HTMLElement, sources: ReadonlySet<Source>): Rating | null {
  const label = buttonLabel(button);
  const reason = (says: string, text: string, points: number, source: Source): Reason => ({
    about: 'update',
    source,
    says,
    text,
    points,
  });
  if (label !== '') {
    const strength = sources.has('label') ? rateText(label) : null;
    if (!strength) return null;
    const isStrong = strength === 'strong';
    const points = isStrong ? BUTTON.update : BUTTON.weak;
    return {
      strength,
      label,
      reason: reason(isStrong ? 'update' : 'update-weak', label, points, 'label'),
    };
  }
  if (!sources.has('identifier')) return null;
  const image = button.querySelector('img') ?? button;
  for (const text of [
    fileName(image.getAttribute('src')),
    bareIdentifier(button.getAttribute('name') ?? ''),
    bareIdentifier(button.id),
  ]) {
    const strength = rateText(text);
    if (!strength) continue;
    const points = strength === 'strong' ? BUTTON.hidden : BUTTON.hiddenWeak;
    const says = strength === 'strong' ? 'update' : 'update-weak';
    return { strength, label, reason: reason(says, text, points, 'identifier') };
  }
  return null;
}

const SUBMITS = 'button:not([type]),button[type=submit],input[type=submit],input[type=image]';

function scoreButton(
  button: HTMLElement,
  rating: Rating,
  facts: Readonly<Record<'submits' | 'behindPair' | 'only', boolean>>,
): UpdateButton {
  const structure = (['submits', 'behindPair', 'only'] as const).filter((fact) => facts[fact]);
  const reasons: readonly Reason[] = [
    rating.reason,
    ...structure.map((says): Reason => {
      return { about: 'update', source: 'structure', says, text: '', points: BUTTON[says] };
    }),
  ];
  const points = reasons.reduce((sum, { points: worth }) => sum + worth, 0);
  const { strength, label } = rating;
  return { button, strength, label, points, reasons };
}

function best(
  buttons: readonly HTMLElement[],
  pairEnd: Node,
  sources: ReadonlySet<Source>,
): UpdateButton | null {
  const rated = buttons.flatMap((button) => {
    const rating = rate(button, sources);
    return rating ? [{ button, rating }] : [];
  });
  // Of a link and the image in it, both of which can be pressed, the inner one is pressed.
  const inner = rated.filter(
    ({ button }) => !rated.some((one) => one.button !== button && button.contains(one.button)),
  );
  const mayRead = sources.has('structure');
  const [first, second] = inner
    .map(({ button, rating }) =>
      scoreButton(button, rating, {
        submits: mayRead && matches(button, SUBMITS),
        behindPair: mayRead && follows(pairEnd, button),
        only: mayRead && inner.length === 1,
      }),
    )
    .filter(({ points, reasons }) => points >= BUTTON.accepted && reasons.length > 1)
    .sort((one, other) => other.points - one.points);
  if (!first || (second && first.points - second.points < MARGIN)) return null;
  return first;
}

/**
 * Finds Update.
 * @param pairEnd the re-entry: Update stands behind it, where there are several
 * @param isForm whether the fields are a form's
 * @returns null when there is none, or more than one
 */
export function findUpdate(
  buttons: readonly HTMLElement[],
  pairEnd: Element,
  isForm: boolean,
  sources: ReadonlySet<Source>,
): UpdateButton | null {
  const own = best(buttons, pairEnd, sources);
  if (own) return own;
  // Where the form has a clear word twice, one more elsewhere settles nothing.
  if (buttons.some((button) => rate(button, sources)?.strength === 'strong')) return null;
  const behind = best(findButtonsBehind(pairEnd), pairEnd, sources);
  // A weak word belongs to a form only where it stands in it, or where there is no form.
  return behind?.strength === 'strong' || !isForm ? behind : null;
}
