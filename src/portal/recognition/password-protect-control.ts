/** Finds the Password Protect control (radio buttons, check box or list) and reads its setting. */
import { collectClues } from './clues';
import { readConcepts, readIdentifierConcepts } from './read-text';
import { matches, parentOf, queryAll } from './safe-dom';
import { CONTROLS } from './scopes';
import { isChoosable } from './visibility';
import { textOf } from './visible-text';

/** The control, whatever it is made of. */
export interface PasswordProtectControl {
  /** The elements whose `change` means that the setting was changed. */
  readonly elements: readonly HTMLElement[];
  /** The setting as it is chosen now; null when nothing is. */
  readonly chosen: () => 'on' | 'off' | null;
  /** The setting as the page was served: what the portal has saved; null when it marks nothing. */
  readonly saved: () => 'on' | 'off' | null;
  /** What the page calls a choice; empty where it has no words for it. */
  readonly words: (choice: 'on' | 'off') => string;
}

/** The words of the largest part of the page that holds no control but a setting's own. */
function textAround(group: readonly Element[]): string {
  const [first] = group;
  let around: Element | null = null;
  for (let at: Element | null = first ?? null; at !== null; at = parentOf(at)) {
    if (queryAll(at, CONTROLS).some((control) => !group.includes(control))) break;
    around = at;
  }
  return around ? textOf(around, TEXT_AROUND_AT_MOST) : '';
}

function namesPasswordProtect(control: Element, group: readonly Element[]): boolean {
  const { label, header, nearby, hint, identifier } = collectClues(control);
  return (
    [header, nearby, label, hint].some((text) => readConcepts(text).has('password-protect')) ||
    readIdentifierConcepts(identifier).has('password-protect') ||
    readConcepts(textAround(group)).has('password-protect')
  );
}

function readSetting(text: string): 'on' | 'off' | null {
  const concepts = readConcepts(text);
  if (concepts.has('yes') === concepts.has('no')) return null;
  return concepts.has('yes') ? 'on' : 'off';
}

/** The settings of two choices, by their words; by their values only where there are no words. */
function readSettings(
  texts: readonly string[],
  values: readonly string[],
): readonly ('on' | 'off' | null)[] {
  return (texts.some((text) => text !== '') ? texts : values).map(readSetting);
}

/** The text on one side of a control, up to the next one. */
function textBeside(control: Element, side: 'previousSibling' | 'nextSibling'): string {
  const texts: string[] = [];
  for (let at = control[side]; at !== null; at = at[side]) {
    if (at instanceof Element && matches(at, 'input,select,textarea,button,br')) break;
    texts.push(at instanceof Element ? textOf(at) : (at.nodeValue ?? ''));
  }
  return (side === 'nextSibling' ? texts : texts.reverse()).join('').trim();
}

/** The words of radio buttons: their labels, else the text behind each, or before each. */
function optionTexts(options: readonly HTMLInputElement[]): readonly string[] {
  const labels = options.map((option) =>
    Array.from(option.labels ?? [], (label) => textOf(label)).join(' '),
  );
  if (labels.every((label) => label !== '')) return labels;
  const [first] = options;
  // "Yes ( ) No ( )": what stands before the first one is a choice already.
  const isBefore =
    first !== undefined && readSetting(textBeside(first, 'previousSibling')) !== null;
  const side = isBefore ? 'previousSibling' : 'nextSibling';
  return options.map((option) => textBeside(option, side));
}

function readRadios(radios: readonly HTMLInputElement[]): PasswordProtectControl | null {
  const texts = optionTexts(radios);
  const settings = readSettings(
    texts,
    radios.map(({ value }) => value),
  );
  if (radios.length !== 2 || !settings.includes('on') || !settings.includes('off')) return null;
  const settingOf = (index: number) => settings[index] ?? null;
  return {
    elements: radios,
    chosen: () => settingOf(radios.findIndex((radio) => radio.checked)),
    saved: () => settingOf(radios.findIndex((radio) => radio.defaultChecked)),
    words: (choice) => texts[settings.indexOf(choice)] ?? '',
  };
}

function readList(list: HTMLSelectElement): PasswordProtectControl | null {
  const options = Array.from(list.options);
  const settings = readSettings(
    options.map(({ text }) => text),
    options.map(({ value }) => value),
  );
  if (!settings.includes('on') || !settings.includes('off')) return null;
  const settingOf = (index: number) => settings[index] ?? null;
  return {
    elements: [list],
    chosen: () => settingOf(list.selectedIndex),
    // A list without a mark shows its first entry, which may not be what the portal has saved.
    saved: () => settingOf(options.findIndex((option) => option.defaultSelected)),
    words: (choice) => options[settings.indexOf(choice)]?.text.trim() ?? '',
  };
}

/** A question whose Yes switches it off; "disabled by default" asks nothing. */
const ASKS_OFF = /\b(?:disable|remove|cancel)\b|turn off|解除|無効(?:化|にする)/i;
/** Words of a box that is checked to switch it off. */
const SAYS_OFF = /\b(?:disabled?|off|not?|never)\b|don'?t|しない|無効|不要/i;

function readCheckBox(box: HTMLInputElement): PasswordProtectControl {
  const read = (checked: boolean) => (checked ? 'on' : 'off');
  return {
    elements: [box],
    chosen: () => read(box.checked),
    saved: () => read(box.defaultChecked),
    words: () => '',
  };
}

/** A label and a remark are no longer. */
const TEXT_AROUND_AT_MOST = 200;

/** More choices than any settings form has: what is beyond is a list of something. */
const CHOICES_AT_MOST = 60;

type Choice = HTMLInputElement | HTMLSelectElement;

/** Whether the question, or the words of a single box, mean the reverse. */
function isTurnedRound(control: Choice): boolean {
  const { label, nearby, header } = collectClues(control);
  // Of two buttons or a list one choice says No by itself; what names both is the question.
  if (control.type !== 'checkbox') return ASKS_OFF.test(header);
  const own = `${label} ${nearby} ${textBeside(control, 'nextSibling')}`;
  return ASKS_OFF.test(`${header} ${own}`) || SAYS_OFF.test(own);
}

const isChoice = (control: HTMLElement): control is Choice =>
  matches(control, 'input[type=radio],input[type=checkbox],select');

/**
 * Finds the control among a form's controls.
 * @returns the control, or null when there is none or it cannot be told which choice is Yes
 */
export function findPasswordProtect(
  controls: readonly HTMLElement[],
): PasswordProtectControl | null {
  const seen = new Set<string>();
  const choices = controls.filter(isChoice).slice(0, CHOICES_AT_MOST);
  const radios = choices.filter(
    (choice): choice is HTMLInputElement =>
      choice instanceof HTMLInputElement && choice.type === 'radio',
  );
  for (const control of choices) {
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (control.name === '' || seen.has(control.name)) continue;
      seen.add(control.name);
    }
    const group =
      control.type === 'radio' ? radios.filter(({ name }) => name === control.name) : [control];
    if (!isChoosable(control) || !namesPasswordProtect(control, group)) continue;
    if (isTurnedRound(control)) return null;
    if (control instanceof HTMLSelectElement) return readList(control);
    if (control.type === 'checkbox') return readCheckBox(control);
    return readRadios(radios.filter(({ name }) => name === control.name));
  }
  return null;
}
