/** What varies in the pages of the positive matrix. A new value is one word here and its markup. */
import type { Choice } from './pairwise';

const numbers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${n}`);

/** Every dimension with its values, in the order in which they stand in a page's id. */
export const DIMENSIONS = {
  language: ['en', 'ja', 'both'],
  /** `pair` is one row with two boxes: upper and lower. */
  layout: ['td', 'th', 'dl', 'br', 'label', 'placeholder', 'image', 'pair', 'grid'],
  protect: ['radio', 'checkbox', 'select'],
  update: ['submit', 'button', 'image', 'link', 'onclick', 'imgbutton'],
  encoding: ['utf8', 'sjis', 'eucjp'],
  placement: ['page', 'iframe', 'frameset', 'shadow'],
  arrival: ['static', 'late', 'redrawn'],
  identifiers: ['speaking', 'opaque', 'romaji', 'none'],
  heading: ['h1', 'h2', 'title', 'bold', 'nav'],
  /** Beside the parts: contact rows, the ID as text, help under labels, marks, readable passwords. */
  extras: ['bare', 'contact', 'id', 'remarks', 'required', 'clear', 'all'],
  /** Which of the variants of its language a label has. */
  passwordWords: numbers(10),
  nameWords: numbers(8),
  updateWords: numbers(9),
  protectWords: numbers(5),
} as const;

/** One page, as the matrix describes it. */
export type PageChoice = Choice<typeof DIMENSIONS>;
export type Language = PageChoice['language'];
export type Layout = PageChoice['layout'];
export type UpdateKind = PageChoice['update'];
export type ProtectKind = PageChoice['protect'];
export type Identifiers = PageChoice['identifiers'];

/** A page's short and stable name: its values, and the numbers of its words at the end. */
export function idOf(choice: PageChoice): string {
  const { passwordWords, nameWords, updateWords, protectWords, ...rest } = choice;
  return [
    ...Object.values(rest),
    `w${passwordWords}${nameWords}${updateWords}${protectWords}`,
  ].join('.');
}
