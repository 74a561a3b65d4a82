/** What a tab's main thread does, in Chromium's own record: the one DevTools' performance panel draws. */
import type { CDPSession, Page } from 'playwright-core';
import type { RunningChromium } from '../../test/browser/chromium';

/** `RunMicrotasks` is in `v8.execute`, modules are in `v8`, tasks in the one that is off by default. */
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  'blink.user_timing',
];

/** Something that took time. */
export interface Span {
  readonly name: string;
  /** Of an event that was dispatched: its type. */
  readonly type: string | undefined;
  /** In milliseconds. */
  readonly start: number;
  readonly duration: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

/** Everything the browser recorded meanwhile, of all its threads. */
async function trace(session: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  // Its events are of no type: this is the format that Chromium documents.
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  try {
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
    });
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    try {
      await run();
    } finally {
      await session.send('Tracing.end');
      await complete;
    }
  } finally {
    session.off('Tracing.dataCollected', collect);
  }
  return events;
}

/**
 * Records a tab's main thread.
 * @param run what is recorded; it may load a page
 * @returns in order of time, and what holds something before what it holds
 */
export async function record(
  { session }: RunningChromium,
  page: Page,
  run: () => Promise<void>,
): Promise<readonly Span[]> {
  const name = `bench ${Math.random()}`;
  const events = await trace(session, async () => {
    await run();
    await page.evaluate((mark) => performance.mark(mark), name);
  });
  // The mark tells which of the browser's threads is the tab's, and where its record ends.
  const mark = events.find((event) => event.name === name);
  if (!mark) throw new Error('The browser recorded nothing of the tab.');
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === mark.pid && tid === mark.tid)
    .filter(({ ts, dur = 0 }) => ts + dur <= mark.ts)
    .map(({ name, ts, dur = 0, args }) => ({
      name,
      type: args.data?.type,
      start: ts / 1_000,
      duration: dur / 1_000,
    }))
    .sort((a, b) => a.start - b.start || b.duration - a.duration);
}

/**
 * Visits every span.
 * @param spans as {@link record} returns them
 * @param visit is told what it happened within, the outermost first
 */
export function walk(
  spans: readonly Span[],
  visit: (span: Span, within: readonly Span[]) => void,
): void {
  const within: Span[] = [];
  const isOver = ({ start, duration }: Span, at: number) => start + duration <= at;
  for (const span of spans) {
    for (let last = within.at(-1); last && isOver(last, span.start); last = within.at(-1)) {
      within.pop();
    }
    visit(span, within);
    within.push(span);
  }
}

/** JavaScript, its compiling, and the promises that follow a call: `ScriptDuration` misses those. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'v8.callFunction',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
]);

/** Whether a span is a script that runs, or is made ready to. */
export function isScript({ name }: Span): boolean {
  return SCRIPT.has(name);
}
