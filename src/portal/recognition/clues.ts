/** The texts that name a control, by where they stand. */
import { headersOf } from './row-headers';
import { closest, hostOf, matches, rootOf, walkFrom } from './safe-dom';
import { CONTROLS } from './scopes';
import { isRendered } from './visibility';
import { textOf, wordsOf } from './visible-text';

/** Sources that are texts. */
export const CLUE_SOURCES = ['label', 'header', 'nearby', 'hint', 'identifier'] as const;
export type ClueSource = (typeof CLUE_SOURCES)[number];

/** A control's clues; a source that has none is empty. See `SOURCES` in `recognition.ts`. */
export type Clues = Readonly<Record<ClueSource, string>>;

const LINE_BREAKS =
  'br,hr,p,div,tr,li,dl,dt,dd,h1,h2,h3,h4,h5,h6,label,legend,fieldset,section,form,table';

/** A label is short; what stands further before belongs to something else. */
const TEXT_BEFORE_AT_MOST = 80;
/** Behind a control stands a label only where it is very short; longer ones are remarks. */
const TEXT_AFTER_AT_MOST = 32;
/** Behind a control whose line has words before it, only these begin a label: (first name), ←名. */
const LABEL_BEHIND = /^[(（<＜←]/;

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

/** A remark such as "(leave blank to keep …)": what it belongs to stands on the line above. */
const REMARK = /^\s*[(（※*]/;

interface Line {
  readonly text: string;
  /** Whether the text stands on the control's own line. */
  readonly isOwn: boolean;
  /** Whether a control stands right before the text, on its line. */
  readonly followsControl: boolean;
}

/** The text on the control's line before it, else that of the nearest line above. */
function lineBefore(control: Element, hasHeader: boolean): Line {
  // A cell without a header is laid out by a table, and named by what stands before it.
  const root = closest(control, hasHeader ? 'td,th,dd,form,body' : 'form,body') ?? rootOf(control);
  const walker = walkFrom(control, root);
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
  const walker = walkFrom(control, block);
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
  const walker = walkFrom(block, block);
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
