/** The texts that name a control, by where they stand. */
import { closest, documentOf, hostOf, matches, parentOf, queryAll, rootOf } from './safe-dom';
import { isRendered } from './visibility';

/** Sources that are texts. */
export const CLUE_SOURCES = ['label', 'header', 'nearby', 'hint', 'identifier'] as const;
export type ClueSource = (typeof CLUE_SOURCES)[number];

/** A control's clues; a source that has none is empty. See `SOURCES` in `recognition.ts`. */
export type Clues = Readonly<Record<ClueSource, string>>;

/** Controls, and elements that are no text of a label. */
const NO_TEXT =
  'input,select,textarea,button,script,style,noscript,template,[contenteditable]:not([contenteditable=false])';
const LINE_BREAKS =
  'br,hr,p,div,tr,li,dl,dt,dd,h1,h2,h3,h4,h5,h6,label,legend,fieldset,section,form,table';
const CONTROLS = 'input:not([type=hidden]),select,textarea,button';

/** A label is short; what stands further before belongs to something else. */
const TEXT_BEFORE_AT_MOST = 80;
/** Behind a control stands a label only where it is very short; longer ones are remarks. */
const TEXT_AFTER_AT_MOST = 32;
/** Behind a control whose line has words before it, only these begin a label: (first name), ←名. */
const LABEL_BEHIND = /^[(（<＜←]/;

/** The words of an image: a label that is drawn. */
const imageText = (image: HTMLImageElement): string => image.alt || image.title;

/**
 * The words of an element that can be read on the page, without those of the controls in it.
 * @param atMost how many characters are read, about
 */
export function textOf(element: Element, atMost = 400): string {
  const parts: string[] = [];
  const walker = documentOf(element).createTreeWalker(
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
      parts.push(imageText(node));
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
  const root = rootOf(control);
  for (const id of ids) {
    const named = 'getElementById' in root ? (root as Document).getElementById(id) : null;
    if (named !== null) texts.push(textOf(named));
  }
  texts.push(control.getAttribute('aria-label') ?? '');
  return texts.join(' ').trim();
}

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

/** A remark such as "(leave blank to keep …)": what it belongs to stands on the line above. */
const REMARK = /^\s*[(（※*]/;

interface Line {
  readonly text: string;
  /** Whether the text stands on the control's own line. */
  readonly isOwn: boolean;
  /** Whether a control stands right before the text, on its line. */
  readonly followsControl: boolean;
}

/** The words of a text or an image, as far as they can be read on the page. */
function wordsOf(node: Node): string {
  if (node instanceof HTMLImageElement) return isRendered(node) ? imageText(node) : '';
  const parent = node.parentElement ?? hostOf(node);
  if (node.nodeType !== Node.TEXT_NODE || !parent || node.nodeValue?.trim() === '') return '';
  if (closest(parent, `option,${NO_TEXT}`) || !isRendered(parent)) {
    return '';
  }
  return node.nodeValue ?? '';
}

/** The text on the control's line before it, else that of the nearest line above. */
function lineBefore(control: Element, hasHeader: boolean): Line {
  // A cell without a header is laid out by a table, and named by what stands before it.
  const root = closest(control, hasHeader ? 'td,th,dd,form,body' : 'form,body') ?? rootOf(control);
  const walker = control.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  walker.currentNode = control;
  let text = '';
  let isOwn = true;
  let isLineBroken = false;
  let followsControl = false;
  while (walker.previousNode() !== null && text.length < TEXT_BEFORE_AT_MOST) {
    const node = walker.currentNode;
    if (node instanceof Element && matches(node, CONTROLS) && isRendered(node)) {
      followsControl = !isLineBroken;
      break;
    }
    const words = wordsOf(node);
    if (words.trim() !== '') {
      text = `${words} ${text}`;
      isLineBroken = false;
    } else if (node instanceof Element && matches(node, LINE_BREAKS)) {
      // A line that is complete is enough: the one above it names something else.
      if (text !== '' && !(matches(node, 'br') && REMARK.test(text))) break;
      if (text === '') isOwn = false;
      else isLineBroken = true;
    }
  }
  return { text: text.replace(/\s+/g, ' ').trim(), isOwn, followsControl };
}

/** The short text behind a control, up to the next control or the end of its line. */
function textAfter(control: Element): string {
  const block = closest(control, 'td,th,dd,p,li,div,form,body') ?? rootOf(control);
  const walker = control.ownerDocument.createTreeWalker(
    block,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  walker.currentNode = control;
  let text = '';
  while (walker.nextNode() !== null && text.length <= TEXT_AFTER_AT_MOST) {
    const node = walker.currentNode;
    const isLabel = node instanceof Element && text.trim() === '' && matches(node, 'label');
    if (node instanceof Element && !isLabel && matches(node, `${CONTROLS},${LINE_BREAKS}`)) break;
    text += wordsOf(node);
  }
  // In preformatted text a line ends where the text says so.
  const line = closest(control, 'pre') ? (text.split('\n')[0] ?? '') : text;
  const after = line.replace(/\s+/g, ' ').trim();
  return after.length <= TEXT_AFTER_AT_MOST ? after : '';
}

/** The text next to a control: before it as a rule, behind it where the line begins with the box. */
function nearbyText(control: Element, hasHeader: boolean): string {
  const { text, isOwn, followsControl } = lineBefore(control, hasHeader);
  // [box] first name [box] last name: what stands before the second box belongs to the first.
  const belongsToOther = followsControl && text !== '' && (!isOwn || startsWithBox(control));
  const after = textAfter(control);
  if (belongsToOther) return after;
  // Between two boxes it belongs to the second.
  if (text === '') return startsWithBox(control) ? after : '';
  return LABEL_BEHIND.test(after) ? `${text} ${after}` : text;
}

/** Whether a control's cell or block begins with a box and ends with words: the words follow. */
function startsWithBox(control: Element): boolean {
  const block = closest(control, 'td,th,dd,p,li,div,label');
  if (!block) return false;
  const walker = control.ownerDocument.createTreeWalker(
    block,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
  );
  let first: 'box' | 'words' | null = null;
  let last: 'box' | 'words' | null = null;
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    const isBox = node instanceof Element && matches(node, CONTROLS) && isRendered(node);
    if (!isBox && wordsOf(node).trim() === '') continue;
    last = isBox ? 'box' : 'words';
    first ??= last;
  }
  return first === 'box' && last === 'words';
}

function ownClues(control: Element): Clues {
  const headers = headersOf(control);
  return {
    label: labelText(control),
    header: [...headers]
      .reverse()
      .map((header) => textOf(header))
      .join(' '),
    nearby: nearbyText(control, headers.length > 0),
    hint: [control.getAttribute('placeholder'), control.getAttribute('title')].join(' ').trim(),
    // On lines of their own: `pass` and `r2` are not one word.
    identifier: [control.getAttribute('name'), control.id].join('\n').trim(),
  };
}

/**
 * Collects a control's clues. A field that is a component of its own, in an open shadow root, is
 * named by its host as well: `<x-field label="New Password">`.
 */
export function collectClues(control: Element): Clues {
  const clues = ownClues(control);
  const host = hostOf(control);
  if (!host || clues.label + clues.nearby + clues.header !== '') return clues;
  const outer = ownClues(host);
  return {
    ...clues,
    label: [outer.label, host.getAttribute('label'), textOf(host)].join(' ').trim(),
    header: outer.header,
    nearby: outer.nearby,
    identifier: `${clues.identifier} ${outer.identifier}`.trim(),
  };
}
