/** The markup of a page's controls; `data-part` says what each of them is. */
import type { Box, Choices, Row, Sheet } from './sheet';

/** Label markup as an attribute can hold it. */
export const plain = (words: string): string => words.replace(/<[^>]*>/g, ' ').replace(/"/g, '');

/** Writes the attributes that there are. */
function attributes(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

/** What a layout wants of a control. */
export interface Wish {
  /** The words go into the box. */
  readonly placeholder?: string;
  /** The words go into a `<label for>`. */
  readonly id?: string | null;
}

/** A box, or the text that stands in its place. */
export function renderBox(box: Box, { placeholder, id }: Wish = {}): string {
  if (box.kind === 'shown') return `<b>${box.value}</b>`;
  const control = `<input${attributes({
    type: box.kind,
    name: box.name,
    id: id ?? null,
    'data-part': box.part,
    placeholder: placeholder ?? null,
    size: '30',
    value: box.value === '' ? null : box.value,
  })}>`;
  return box.mark === '' ? control : `${box.mark} ${control}`;
}

/** Radio buttons must share a name, whatever the other controls have. */
const RADIO_NAME = 'r1';

/** The Password Protect control; No is chosen, as the guide says it is at first. */
export function renderChoices(choices: Choices, id: string | null): string {
  const [yes, no] = choices.values;
  const { kind, name } = choices;
  if (kind === 'select') {
    return `<select${attributes({ name, id, 'data-part': 'passwordProtect' })}>
      <option value="${yes}" data-part="protectYes">${plain(choices.yes)}</option>
      <option value="${no}" data-part="protectNo" selected>${plain(choices.no)}</option></select>`;
  }
  if (kind === 'checkbox') {
    return `<input type="checkbox"${attributes({ name, id, value: yes, 'data-part': 'protectYes' })}>`;
  }
  const radio = (value: string, part: string, words: string, more: string) =>
    `<input type="radio"${attributes({ name: name ?? RADIO_NAME, value, 'data-part': part })}${more}> ${words}`;
  return `${radio(yes, 'protectYes', choices.yes, '')}
    ${radio(no, 'protectNo', choices.no, ' checked')}`;
}

/** All controls of a row, one below the other. */
export function renderControls(row: Row, wish: Wish = {}): string {
  if (row.choices !== null) return renderChoices(row.choices, wish.id ?? null);
  return row.boxes.map((box) => renderBox(box, wish)).join('<br>');
}

/** An image says its words in `alt`, in `title`, or in nothing but its file's name. */
function imageWords(words: string, variant: number): string {
  if (variant === 0) return `src="/img/b_01.gif" alt="${words}"`;
  if (variant === 1) return `src="/img/b_01.gif" alt="" title="${words}"`;
  return `src="/img/btn_${/[^\x20-\x7e]/.test(words) ? 'koushin' : 'update'}.gif"`;
}

/** The Update button in all the ways in which pages make one. */
export function renderUpdate(update: Sheet['update']): string {
  if (update === null) return '';
  const words = plain(update.words);
  const common = attributes({ name: update.name, 'data-part': 'update' });
  const link = attributes({ id: update.name, 'data-part': 'update' });
  switch (update.kind) {
    case 'submit':
      return `<input type="submit" value="${words}"${common}>`;
    case 'button':
      return `<button type="submit"${common}>${update.words}</button>`;
    case 'image':
      return `<input type="image" ${imageWords(words, update.variant)} width="80" height="24"${common}>`;
    case 'link':
      return `<a href="javascript:doPost()"${link}>${update.words}</a>`;
    case 'onclick':
      return `<a href="#" onclick="return doPost()"${link}>${update.words}</a>`;
    case 'imgbutton':
      return `<button${common}><img src="/img/b_01.gif" alt="${words}" width="80" height="24"></button>`;
  }
}
