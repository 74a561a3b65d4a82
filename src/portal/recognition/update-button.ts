/** Finds the button that sends the form, and the words of every other. */
import { textOf } from './clues';
import { readConcepts, readIdentifier } from './read-text';
import { follows, matches } from './safe-dom';

/** The button, and how clearly it says Update. */
export interface UpdateButton {
  readonly button: HTMLElement;
  readonly strength: 'strong' | 'weak';
  /** What a person reads on it; empty where it has no words. */
  readonly label: string;
}

/** Parts of a file name or identifier that say only that this is a button. */
const BUTTON_PARTS = /\b(?:btn|bt|button|img|image|submit|on|off|over|out|en|ja|jp|\d+)\b/gi;

/** The words of a name that nobody reads: `btn_update_on` is "update". */
function bareIdentifier(identifier: string): string {
  return readIdentifier(identifier).replace(BUTTON_PARTS, ' ').trim();
}

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

function strengthOf(text: string): 'strong' | 'weak' | null {
  const concepts = readConcepts(text);
  if (concepts.has('update')) return 'strong';
  return concepts.has('update-weak') ? 'weak' : null;
}

/** What a button's words say; only one without words is judged by its image's name and its own. */
function rate(button: HTMLElement): UpdateButton['strength'] | null {
  const label = buttonLabel(button);
  if (label !== '') return strengthOf(label);
  const source = (button.querySelector('img') ?? button).getAttribute('src');
  const identifiers = [fileName(source), bareIdentifier(button.getAttribute('name') ?? '')];
  return (
    [...identifiers, bareIdentifier(button.id)].map(strengthOf).find((found) => found !== null) ??
    null
  );
}

/** A link is a button only where it runs a script: any other leads to another page. */
export function actsInPlace(button: HTMLElement): boolean {
  if (!(button instanceof HTMLAnchorElement)) return true;
  const address = button.getAttribute('href')?.trim() ?? '';
  return /^javascript:/i.test(address) || button.hasAttribute('onclick') || address === '#';
}

/** Tells whether an element is pressed rather than filled in. */
export function isButton(element: HTMLElement): boolean {
  return matches(
    element,
    'button,input[type=submit],input[type=button],input[type=image],a,[role=button],[onclick]:not(input,select,textarea)',
  );
}

/** Update: the only strong word, else the only weak one. After the pair, where several are. */
export function findUpdate(buttons: readonly HTMLElement[], pairEnd: Node): UpdateButton | null {
  for (const strength of ['strong', 'weak'] as const) {
    const fitting = buttons.filter((button) => rate(button) === strength);
    const after = fitting.filter((button) => follows(pairEnd, button));
    const [button, ...more] = after.length > 0 ? after : fitting;
    if (button) return more.length > 0 ? null : { button, strength, label: buttonLabel(button) };
  }
  return null;
}
