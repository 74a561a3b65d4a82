/** The cells, terms, legends and blocks that name a row of a form. */
import { closest, matches, parentOf, queryAll } from './safe-dom';
import { CONTROLS } from './scopes';
import { textOf } from './visible-text';

function cellsOf(row: Element | null): readonly Element[] {
  return Array.from(row?.children ?? []).filter((cell) => matches(cell, 'td,th,dt,dd'));
}

const hasControl = (cell: Element): boolean => queryAll(cell, CONTROLS).length > 0;

/** A colon in a cell of its own is no word. */
const hasWords = (cell: Element): boolean => /\p{L}/u.test(textOf(cell));

/** The first of the cells that has words and no control. */
function worded(cells: readonly Element[]): Element | null {
  return cells.find((cell) => !hasControl(cell) && hasWords(cell)) ?? null;
}

/** Rows that one header cell spans are few. */
const ROWS_ABOVE_AT_MOST = 6;

function rowsAbove(row: Element): readonly Element[] {
  const rows: Element[] = [];
  let above = row.previousElementSibling;
  while (above !== null && rows.length < ROWS_ABOVE_AT_MOST) {
    if (matches(above, 'tr')) rows.push(above);
    above = above.previousElementSibling;
  }
  return rows;
}

/** The header cell of a row that has none of its own. */
function headerAbove(cell: Element, before: readonly Element[]): Element | null {
  const row = closest(cell, 'tr');
  const rows = row ? rowsAbove(row) : [];
  for (const [index, above] of rows.entries()) {
    const spanning = cellsOf(above).filter(
      (other) => other instanceof HTMLTableCellElement && other.rowSpan > index + 1,
    );
    const header = worded(spanning);
    if (header) return header;
  }
  const above = cellsOf(rows[0] ?? null);
  const field = above.findIndex(hasControl);
  // A header row on top names the columns.
  if (field < 0) return worded(above.slice(before.length, before.length + 1));
  // An empty header cell says "as above".
  return before.length > 0 ? worded(above.slice(0, field).reverse()) : null;
}

/** A row has no more boxes than this: both names. */
const ROW_FIELDS_AT_MOST = 2;
const ROW_LABEL_AT_MOST = 40;

/** The block before a row's block, where rows are laid out without a table. */
function rowLabelOf(control: Element): Element | null {
  const row = closest(control, 'div,p,li,section');
  if (!row || queryAll(row, 'input,select').length > ROW_FIELDS_AT_MOST) return null;
  const label = row.previousElementSibling;
  if (!label || hasControl(label) || !hasWords(label)) return null;
  return textOf(label).length <= ROW_LABEL_AT_MOST ? label : null;
}

/** A legend names a row only where its group is no larger than one. */
const LEGEND_FIELDS_AT_MOST = 3;

function legendOf(control: Element): Element | null {
  const group = closest(control, 'fieldset,[role=group]');
  if (!group || queryAll(group, 'input,select').length > LEGEND_FIELDS_AT_MOST) return null;
  return queryAll(group, ':scope > legend')[0] ?? null;
}

/** The cells right before a cell that have words and no control, nearest first. */
function wordedBefore(cells: readonly Element[]): readonly Element[] {
  const nearestFirst = [...cells].reverse();
  // One term may have several descriptions, each with a box.
  const isList = nearestFirst.some((cell) => matches(cell, 'dt'));
  if (isList)
    return nearestFirst.filter((cell) => matches(cell, 'dt') && hasWords(cell)).slice(0, 1);
  const end = nearestFirst.findIndex(hasControl);
  return (end < 0 ? nearestFirst : nearestFirst.slice(0, end)).filter(hasWords);
}

/**
 * The cells, `dt` or legend that name a control's row, nearest first: a group's name may stand before
 * the field's, and a saved value behind it. Of two controls in one row the nearest is the same.
 */
export function headersOf(control: Element): readonly Element[] {
  const cell = closest(control, 'td,th,dd');
  if (cell === null) return listOf(legendOf(control) ?? rowLabelOf(control));
  const cells = cellsOf(parentOf(cell));
  const before = cells.slice(0, cells.indexOf(cell));
  const headers = wordedBefore(before);
  if (headers.length > 0) return headers;
  const above = headerAbove(cell, before);
  if (above) return [above];
  // A nested layout table: the outer row carries the words.
  const parent = parentOf(cell);
  const outer = parent && closest(parent, 'td,th,dd');
  const outerCells = outer ? cellsOf(parentOf(outer)) : [];
  const outerHeaders = outer ? wordedBefore(outerCells.slice(0, outerCells.indexOf(outer))) : [];
  if (outerHeaders.length > 0) return outerHeaders;
  // Where nothing stands before the box, its words may stand behind it.
  return listOf(worded(cells.slice(before.length + 1, before.length + 2)));
}

const listOf = (element: Element | null): readonly Element[] => (element ? [element] : []);
