/** Aligns text for a terminal, where a Japanese letter is two columns wide. */

/** Two columns in a terminal: CJK, kana, Hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
/** None: what sits on the letter before it, and what only joins. */
const NARROW = /\p{Mn}|\p{Me}|\p{Cf}/u;
/** What would steer the terminal, or the order of its letters, instead of standing in it. */
const STEERING = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += NARROW.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/** A text from a page as it may be printed: on one line, and with nothing that steers a terminal. */
export function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(STEERING, '').trim();
}

/** Cuts a text to so many columns. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(kept + letter) > columns - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** No cell but a row's last is wider than this: what follows should still be on the screen. */
const WIDEST_CELL = 44;

/** A cell that stays empty. */
export const BLANK = ' ';

function printable(text: string, isLast: boolean): string {
  if (text === BLANK) return '';
  const own = tidy(text) || '–';
  return isLast ? own : cut(own, WIDEST_CELL);
}

/**
 * Puts rows into columns.
 * @param rows of texts from anywhere; empty cells become a dash, {@link BLANK} ones stay so
 * @param right which columns hold figures, and so end together
 * @returns the lines, without an indent
 */
export function table(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): readonly string[] {
  const cells = rows.map((row) =>
    row.map((text, column) => printable(text, column === row.length - 1)),
  );
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => widthOf(row[column] ?? ''))),
  );
  return cells.map((row) =>
    row
      .map((text, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(text));
        return right.includes(column) ? space + text : text + space;
      })
      .join('  ')
      .trimEnd(),
  );
}
