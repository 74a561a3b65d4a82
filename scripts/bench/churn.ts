/** What the content script costs on a page that changes all the time. */
import type { Page } from 'playwright-core';
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { openCounted, readCost } from './bench-browser';

/** The first look and the panel's arrival are over by then. */
const SETTLE_MS = 1_200;
const WATCHED_MS = 3_000;
/** Counting needs no more. */
const COUNTED_MS = 2_000;

/** Script time per second of a changing page, the page's own script included. */
export async function measureChurn({ context }: RunningChromium, path: string): Promise<number> {
  const { page, session } = await openCounted(context);
  await page.goto(PORTAL_ORIGIN + path);
  await page.waitForTimeout(SETTLE_MS);
  const start = performance.now();
  const before = await readCost(session);
  await page.waitForTimeout(WATCHED_MS);
  const after = await readCost(session);
  const seconds = (performance.now() - start) / 1_000;
  await page.close();
  return (after.script - before.script) / seconds;
}

/** How often the content script looked, a second. */
export interface Looks {
  /** Times it woke up to look whether something is to be done. */
  readonly woken: number;
  /** Times it read the page to recognise it. */
  readonly recognised: number;
}

/** The functions that are counted, as src/content/watch-page.ts and the engine call them. */
const COUNTED = { woken: 'look', recognised: 'recogniseUserInfo' } as const;

async function countCalls(page: Page, path: string): Promise<Looks> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await page.goto(PORTAL_ORIGIN + path);
  await page.waitForTimeout(SETTLE_MS);
  // Reading the counts sets them to nothing again.
  const before = await session.send('Profiler.takePreciseCoverage');
  const start = performance.now();
  await page.waitForTimeout(COUNTED_MS);
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const seconds = (performance.now() - start) / 1_000;
  const functions = (scripts: typeof result) =>
    scripts
      .filter(({ url }) => url.startsWith('chrome-extension:'))
      .flatMap((script) => script.functions);
  const isNamed = (name: string, own: string) => own === name || own.startsWith(`${name}$`);
  const perSecond = (name: string) => {
    // A function that was renamed would count as never called, which is the best of all figures.
    if (!functions(before.result).some((own) => isNamed(name, own.functionName))) return Number.NaN;
    const calls = functions(result)
      .filter((own) => isNamed(name, own.functionName))
      .map(({ ranges }) => ranges[0]?.count ?? 0);
    return calls.reduce((sum, count) => sum + count, 0) / seconds;
  };
  return { woken: perSecond(COUNTED.woken), recognised: perSecond(COUNTED.recognised) };
}

/** @param readable a browser with a build of the extension in which functions keep their names */
export async function countLooks(readable: RunningChromium, path: string): Promise<Looks> {
  const page = await readable.context.newPage();
  try {
    return await countCalls(page, path);
  } finally {
    await page.close();
  }
}
