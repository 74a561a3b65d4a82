/** Tells when a page may have become User Info, or may no longer be. */
import { findRoots, queryAll } from '../portal/recognition/safe-dom';

/** A page that is still being built is looked at once it has been quiet for this long. */
const QUIET_MS = 200;
/** One that is never quiet is looked at this often. */
const LONGEST_WAIT_MS = 1_000;

/** A page that answers our coming this fast, this often in a row, by drawing itself anew … */
const ANSWER_MS = 50;
const MOST_ANSWERS = 3;
/**
 * … is left alone for this long: the two would go on for ever. Less than the 5 s within which
 * `watch-page.ts` counts removals, so that the third is still one in a row, and the last.
 */
const REST_MS = 4_000;

/** Components whose script comes late draw themselves, and nobody is told of it. */
const UNDEFINED_MS = 1_000;
const UNDEFINED_AT_MOST = 10;

/** What shows a form or lets it be used, and adds no element. */
const SHOWING = ['class', 'style', 'hidden', 'open', 'disabled', 'readonly', 'inert'];

/** What changes a page without a mutation: style sheets, a frame that opens, a tab, its address. */
const EVENTS = ['load', 'resize', 'click', 'popstate'];

/** How the assistant stands on the page: nowhere, firmly, or on something that has gone. */
export type Footing = 'none' | 'firm' | 'gone';

/**
 * Calls `look` now and after changes, when they pause and while they do not. At once when what the
 * assistant stands on has gone: a form that is drawn anew is not seen without it.
 */
export function onChanges(look: () => void, footing: () => Footing, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let undefinedTimer: ReturnType<typeof setTimeout> | undefined;
  let undefinedLeft = UNDEFINED_AT_MOST;
  let hasChanged = false;
  let waited = 0;
  let foundAt = Number.NEGATIVE_INFINITY;
  let isGone = false;
  let answers = 0;

  const lookNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    waited = 0;
    isGone = false;
    const wasFirm = footing() === 'firm';
    look();
    if (signal.aborted || (wasFirm && footing() === 'firm')) return;
    foundAt = performance.now();
    watch();
  };

  /** One timer for any number of changes: a page that is never quiet hardly feels it. */
  const lookIn = (delay: number): void => {
    hasChanged = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      waited += delay;
      if (hasChanged && !isGone && waited < LONGEST_WAIT_MS) lookIn(QUIET_MS);
      else lookNow();
    }, delay);
  };

  const onGone = (): void => {
    isGone = true;
    const lasted = performance.now() - foundAt;
    answers = lasted < ANSWER_MS ? answers + 1 : 0;
    if (lasted > QUIET_MS) lookNow();
    else lookIn(answers < MOST_ANSWERS ? QUIET_MS : REST_MS);
  };

  const onChange = (): void => {
    hasChanged = true;
    if (!isGone && footing() === 'gone') onGone();
    else if (timer === undefined) lookIn(QUIET_MS);
  };

  const observer = new MutationObserver(onChange);

  /** Watches every open root. One that is watched already is from now on watched like this. */
  const watch = (): void => {
    const roots = findRoots(document);
    const passwords = roots.flatMap((root) => queryAll(root, 'input[type=password]'));
    // Only a pair that is nobody's yet may be on a tab that is still to be shown.
    const isWaiting = footing() === 'none' && passwords.length >= 2;
    const options = { childList: true, subtree: true };
    for (const root of roots) {
      observer.observe(root, isWaiting ? { ...options, attributeFilter: SHOWING } : options);
    }
    if (undefinedLeft === 0 || !document.querySelector(':not(:defined)')) return;
    undefinedLeft -= 1;
    clearTimeout(undefinedTimer);
    undefinedTimer = setTimeout(onChange, UNDEFINED_MS);
  };

  for (const type of EVENTS) {
    // A page may keep a press to itself; what loads within it is no news.
    addEventListener(type, onChange, { capture: type === 'click', signal });
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(undefinedTimer);
  });
  lookNow();
}
