/** The texts that name a control, by where they stand. */

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
      node instanceof Element && (node.matches(NO_TEXT) || !isRendered(node))
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

/** The header cell of a control's row: the nearest cell before it that has words and no control. */
function headerCellText(cell: Element): string {
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.querySelector(CONTROLS) !== null) continue;
    const text = textOf(before);
    if (text !== '') return text;
  }
  return '';
}

function headerText(control: Element): string {
  const cell = control.closest('td,th,dd');
  if (cell !== null) {
    const text = headerCellText(cell);
    if (text !== '') return text;
    // A nested layout table: the outer row carries the words.
    const outer = cell.parentElement?.closest('td,th,dd');
    if (outer) return headerCellText(outer);
  }
  const legend = control.closest('fieldset')?.querySelector(':scope > legend');
  return legend ? textOf(legend) : '';
}

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
      if (node.matches(CONTROLS)) break;
      // A line that is complete is enough: the one above it names something else.
      if (text.trim() !== '' && node.matches('br,p,div,tr,li,h1,h2,h3,h4,label')) break;
      continue;
    }
    if (node.parentElement?.closest('script,style,noscript,button') === null) {
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
