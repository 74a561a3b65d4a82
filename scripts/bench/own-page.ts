/** What User Info pays: script until the checks are live, memory, and what is loaded. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { openCounted, readCost, readHeap } from './bench-browser';
import { isScript, record, type Span, walk } from './trace';

/** The field that is described to a screen reader: the checks are live. */
const LIVE = 'input[name="p1"][aria-describedby]';
const LIVE_WITHIN_MS = 10_000;
/** Longer than the checks take to be live, and than what follows them. */
const SETTLE_MS = 1_200;

/** One load. */
export interface OwnPageCost {
  /** Scripts until the checks are live, compiling and promises included. */
  readonly script: number;
  /** The main thread until it is quiet again. */
  readonly tasks: number;
  /** The heap after everything that is not needed was thrown away, in bytes. */
  readonly heap: number;
}

/** Waits until the checks are live, and asks only the browser: a script of ours would be counted. */
async function waitUntilLive(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const limit = performance.now() + LIVE_WITHIN_MS;
  try {
    for (;;) {
      const { root } = await session.send('DOM.getDocument', { depth: 0 });
      const { nodeId } = await session.send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector: LIVE,
      });
      if (nodeId !== 0) return;
      if (performance.now() > limit) throw new Error('The checks do not become live.');
    }
  } finally {
    await session.detach();
  }
}

function sumScripts(spans: readonly Span[]): number {
  let sum = 0;
  walk(spans, (span, within) => {
    if (isScript(span) && !within.some(isScript)) sum += span.duration;
  });
  return sum;
}

/**
 * Loads User Info in a tab of its own.
 * @param hasChecks whether it has checks to wait for
 */
export async function loadOwnPage(
  browser: RunningChromium,
  path: string,
  hasChecks: boolean,
): Promise<OwnPageCost> {
  const { page, session } = await openCounted(browser.context);
  try {
    const spans = await record(browser, page, async () => {
      await page.goto(PORTAL_ORIGIN + path);
      if (hasChecks) await waitUntilLive(page);
      else await page.waitForTimeout(SETTLE_MS);
    });
    await page.waitForTimeout(SETTLE_MS);
    const { tasks } = await readCost(session);
    return { script: sumScripts(spans), tasks, heap: await readHeap(session) };
  } finally {
    await page.close();
  }
}

/** A file of the extension that the page loads. */
export interface LoadedFile {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

/**
 * Which scripts of the extension User Info loads, before anything is asked for.
 * @param extension the folder of the extension that the browser has
 */
export async function listLoaded(
  { context, extensionUrl }: RunningChromium,
  path: string,
  extension: string,
): Promise<readonly LoadedFile[]> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const base = extensionUrl('');
    const names = new Set<string>();
    session.on('Debugger.scriptParsed', ({ url }) => {
      if (url.startsWith(base)) names.add(url.slice(base.length));
    });
    await session.send('Debugger.enable');
    await page.goto(PORTAL_ORIGIN + path);
    await waitUntilLive(page);
    await page.waitForTimeout(SETTLE_MS);
    const files = [...names].map(async (name) => {
      const code = await readFile(join(extension, name));
      return { name, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
    });
    return await Promise.all(files);
  } finally {
    await page.close();
  }
}

/** What User Info pays. */
export interface OwnPage {
  readonly real: readonly OwnPageCost[];
  readonly empty: readonly OwnPageCost[];
  readonly files: readonly LoadedFile[];
}

/**
 * Loads User Info in turn with the real and the empty content script.
 * @param path of a page that is User Info
 * @param extension the folder of the real one
 */
export async function measureOwnPage(
  real: RunningChromium,
  empty: RunningChromium,
  path: string,
  extension: string,
  loads: number,
): Promise<OwnPage> {
  const costs: { real: OwnPageCost[]; empty: OwnPageCost[] } = { real: [], empty: [] };
  for (let load = 0; load < loads; load += 1) {
    costs.empty.push(await loadOwnPage(empty, path, false));
    costs.real.push(await loadOwnPage(real, path, true));
  }
  return { ...costs, files: await listLoaded(real, path, extension) };
}
