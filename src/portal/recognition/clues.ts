/** The texts that name a control, by where they stand. */

import { closest, matches, queryAll } from './safe-dom';
import { isRendered } from './visibility';

/**
 * Where a clue comes from. `label`: a `<label>` or ARIA name. `header`: the row's header cell, `dt`
 * or legend. `before`: the text just before the control, or its own cell's. `hint`: placeholder or
 * title. `identifier`: name and id, which a person never sees.
 */
export const CLUE_SOURCES = ['label', 'header', 'before', 'hint', 'identifier'] as const;
export type ClueSource = (typeof CLUE_SOURCES)[number];

/** A control's clues; a source that has none is empty. */
export type Clues = Readonly<Record<ClueSource, string>>;

/** Controls, and elements that are no text of a label. */
const NO_TEXT = 'input,select,textarea,button,script,style,noscript,template';
const BLOCKS = 'p,div,tr,li,h1,h2,h3,h4,label';
const CONTROLS = 'input:not([type=hidden]),select,textarea,button';

/** A label is short; what stands further before belongs to something else. */
const TEXT_BEFORE_AT_MOST = 80;

/**
 * The words of an element that can be read on the page, without those of the controls in it.
 * @param atMost how many characters are read, about
 */
export function textOf(element: Element, atMost = 400): string {
  const parts: string[] = [];
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node instanceof Element && (matches(node, NO_TEXT) || !isRendered(node))
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  );
  let length = 0;
  while (walker.nextNode() !== null && length < atMost) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE && node.nodeValue !== null) {
      parts.push(node.nodeValue);
      length += node.nodeValue.length;
    } else if (node instanceof HTMLImageElement) {
      parts.push(node.alt);
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function labelText(control: Element): string {
  const texts: string[] = [];
  if ('labels' in control) {
    const { labels } = control as HTMLInputElement;
    for (const label of labels ?? []) texts.push(textOf(label));
  }
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  for (const id of ids) {
    const named = id === '' ? null : control.ownerDocument.getElementById(id);
    if (named !== null) texts.push(textOf(named));
  }
  texts.push(control.getAttribute('aria-label') ?? '');
  return texts.join(' ').trim();
}

function cellsOf(row: Element | null): readonly Element[] {
  return Array.from(row?.children ?? []).filter((cell) => matches(cell, 'td,th,dt,dd'));
}

const hasControl = (cell: Element): boolean => queryAll(cell, CONTROLS).length > 0;

/** The first of the cells that has words and no control. */
function worded(cells: readonly Element[]): Element | null {
  return cells.find((cell) => !hasControl(cell) && textOf(cell) !== '') ?? null;
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

/** The cell that names a control's row: of two controls in one row it is the same. */
export function headerCellOf(control: Element): Element | null {
  const cell = closest(control, 'td,th,dd');
  if (cell === null) return null;
  const cells = cellsOf(cell.parentElement);
  const before = cells.slice(0, cells.indexOf(cell));
  const header = worded([...before].reverse()) ?? headerAbove(cell, before);
  if (header) return header;
  // A nested layout table: the outer row carries the words.
  const outer = cell.parentElement && closest(cell.parentElement, 'td,th,dd');
  if (!outer) return null;
  const outerCells = cellsOf(outer.parentElement);
  return worded(outerCells.slice(0, outerCells.indexOf(outer)).reverse());
}

function headerText(control: Element): string {
  const cell = headerCellOf(control);
  if (cell) return textOf(cell);
  if (closest(control, 'td,th,dd')) return '';
  const legend = control.closest('fieldset')?.querySelector(':scope > legend');
  return legend ? textOf(legend) : '';
}

/** A remark such as "(leave blank to keep …)": what it belongs to stands on the line above. */
const REMARK = /^\s*[(（※*]/;

/** The text between the control before this one, or the start of its block, and the control. */
function textBefore(control: Element): string {
  const root = control.closest('td,th,dd,form,body') ?? control.ownerDocument.body;
  const walker = control.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  walker.currentNode = control;
  let text = '';
  while (walker.previousNode() !== null && text.length < TEXT_BEFORE_AT_MOST) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      if (matches(node, CONTROLS)) break;
      // A line that is complete is enough: the one above it names something else.
      if (text.trim() === '') continue;
      if (matches(node, 'br') ? !REMARK.test(text) : matches(node, BLOCKS)) break;
      continue;
    }
    const parent = node.parentElement;
    if (parent && closest(parent, 'script,style,noscript,button') === null) {
      text = `${node.nodeValue ?? ''} ${text}`;
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Collects a control's clues. */
export function collectClues(control: Element): Clues {
  return {
    label: labelText(control),
    header: headerText(control),
    before: textBefore(control),
    hint: [control.getAttribute('placeholder'), control.getAttribute('title')].join(' ').trim(),
    identifier: [control.getAttribute('name'), control.id].join(' ').trim(),
  };
}
