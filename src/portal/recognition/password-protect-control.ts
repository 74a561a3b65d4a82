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

function readSetting(...texts: readonly (string | null)[]): 'on' | 'off' | null {
  for (const text of texts) {
    const concepts = readConcepts(text ?? '');
    const yes = concepts.has('yes');
    if (yes !== concepts.has('no')) return yes ? 'on' : 'off';
  }
  return null;
}

/** The words of one radio button: its label, or the text between it and the next control. */
function optionText(option: HTMLInputElement): string {
  const label = Array.from(option.labels ?? [], (label) => textOf(label)).join(' ');
  if (label !== '') return label;
  let text = '';
  for (let next = option.nextSibling; next !== null; next = next.nextSibling) {
    if (next instanceof Element && matches(next, 'input,select,textarea,button,br')) break;
    text += next instanceof Element ? textOf(next) : (next.nodeValue ?? '');
  }
  return text.trim();
}

function readRadios(radios: readonly HTMLInputElement[]): PasswordProtectControl | null {
  const settings = radios.map((radio) => readSetting(optionText(radio), radio.value));
  if (radios.length !== 2 || !settings.includes('on') || !settings.includes('off')) return null;
  const settingOf = (index: number) => settings[index] ?? null;
  return {
    elements: radios,
    chosen: () => settingOf(radios.findIndex((radio) => radio.checked)),
    saved: () => settingOf(radios.findIndex((radio) => radio.defaultChecked)),
    words: (choice) => radios.map(optionText)[settings.indexOf(choice)] ?? '',
  };
}

function readList(list: HTMLSelectElement): PasswordProtectControl | null {
  const options = Array.from(list.options);
  const settings = options.map((option) => readSetting(option.text, option.value));
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
    if (control instanceof HTMLSelectElement) return readList(control);
    if (control.type === 'checkbox') return readCheckBox(control);
    return readRadios(radios.filter(({ name }) => name === control.name));
  }
  return null;
}
