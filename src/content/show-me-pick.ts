/** Which element a press on the page means, and why it may not be meant. */
import {
  type Candidates,
  controlOf,
  KIND_OF,
  type ShownElements,
  type ShownPart,
} from '../portal/recognition/page-map';
import type { MessageKey } from '../shared/strings';

/** A list with more entries is a list of something else. */
const ENTRIES_AT_MOST = 5;

const UNFIT = {
  field: 'page_show_no_box',
  button: 'page_show_no_button',
  choice: 'page_show_no_choice',
} as const satisfies Record<string, MessageKey>;

/** The entries of a list that a person can tell apart. */
export function entriesOf(list: HTMLSelectElement): readonly HTMLOptionElement[] {
  return Array.from(list.options).filter(({ text }) => text.trim() !== '');
}

/** What an element stands for: a label for its control, a short list for the choice in it. */
function meantBy(node: EventTarget): HTMLElement | null {
  if (!(node instanceof HTMLElement)) return null;
  const element = node instanceof HTMLLabelElement ? node.control : controlOf(node);
  if (!(element instanceof HTMLSelectElement)) return element;
  const { length } = entriesOf(element);
  return length >= 2 && length <= ENTRIES_AT_MOST ? element : null;
}

/**
 * Finds what is meant.
 * @param path the elements that were pressed, innermost first
 * @param shown what was shown before
 * @param candidates what could be shown, form by form
 * @returns the element, or the key of the sentence that says why there is none
 */
export function pick(
  part: ShownPart,
  path: readonly EventTarget[],
  shown: ShownElements,
  candidates: readonly Candidates[],
): HTMLElement | MessageKey {
  const kind = KIND_OF[part];
  const { newPassword: first } = shown;
  for (const meant of path.map(meantBy)) {
    // Of a list it is the entries that count.
    const counted = meant instanceof HTMLSelectElement ? meant.options[0] : meant;
    const forms = candidates.filter((form) => counted && form[kind].includes(counted));
    if (!meant || forms.length === 0) continue;
    if (Object.values(shown).includes(meant)) return 'page_show_twice';
    if (first && !forms.some(({ field }) => field.includes(first))) return 'page_show_elsewhere';
    const isName = part === 'firstName' || part === 'lastName';
    if (isName && meant.matches('[type=password]')) return 'page_show_no_name';
    // Beside a radio button the other choice is one, too.
    if (part === 'protectNo' && !meant.matches('[type=radio]')) return UNFIT.choice;
    return meant;
  }
  return UNFIT[kind];
}
