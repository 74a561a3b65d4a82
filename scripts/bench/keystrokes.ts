/** What each key costs that is typed into a page, from the record of its main thread. */
import { isScript, type Span, walk } from './trace';

/** What one key costs. */
export interface Keystroke {
  /** Scripts during the events of the key, with the promises that follow: what delays the letter. */
  readonly handlers: number;
  /** Scripts between these events and the next key: timers, frames, pauses. */
  readonly later: number;
  /** Styles, layout and painting, the letter's own included. */
  readonly drawing: number;
  /** How often a script had styles or layout worked out at once. */
  readonly forced: number;
}

/** What was typed. */
export interface Typing {
  readonly keystrokes: readonly Keystroke[];
  readonly longTasks: number;
}

const LONG_MS = 50;
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);
const DRAWING = new Set([...LAYOUT, 'PrePaint', 'Paint', 'Layerize', 'Commit']);

const NOTHING = { handlers: 0, later: 0, drawing: 0, forced: 0, hasInput: false };

/** @param spans of a tab in which nothing but typing went on */
export function readTyping(spans: readonly Span[]): Typing {
  const keys: (typeof NOTHING)[] = [];
  let longTasks = 0;
  walk(spans, (span, within) => {
    const { name, type, duration } = span;
    if (name === 'RunTask' && duration > LONG_MS) longTasks += 1;
    if (name === 'EventDispatch' && type === 'keydown') keys.push({ ...NOTHING });
    const key = keys.at(-1);
    if (!key) return;
    if (name === 'EventDispatch' && type === 'input') key.hasInput = true;
    const isInScript = within.some(isScript);
    if (isScript(span) && !isInScript) {
      if (within.some((outer) => outer.name === 'EventDispatch')) key.handlers += duration;
      else key.later += duration;
    }
    if (LAYOUT.has(name) && isInScript) key.forced += 1;
    const isDrawn = within.some((outer) => DRAWING.has(outer.name));
    if (DRAWING.has(name) && !isInScript && !isDrawn) key.drawing += duration;
  });
  // A key that only moves on to the next field changes nothing.
  return { keystrokes: keys.filter(({ hasInput }) => hasInput), longTasks };
}
