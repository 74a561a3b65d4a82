/** A real browser for a benchmark, whose portal is a map of pages in memory. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { PORTAL_ORIGIN } from '../../src/portal/links';
import { launchChromium, type RunningChromium } from '../../test/browser/chromium';
import { createAuthority } from '../../test/portal/authority';

let authority: ReturnType<typeof createAuthority> | null = null;

/** The pages of the portal, by path. They may change between loads. */
export type Site = ReadonlyMap<string, string>;

/**
 * Starts a browser. The portal's name leads nowhere: its pages are handed to the browser before it
 * would ask for them, so that no server and no network is measured.
 */
export async function openBench(extension: string | null, site: Site): Promise<RunningChromium> {
  authority ??= createAuthority();
  const browser = await launchChromium({
    extension,
    authority,
    chooseCertificate: true,
    language: 'en',
  });
  await browser.context.route(`${PORTAL_ORIGIN}/**`, (route) => {
    const body = site.get(new URL(route.request().url()).pathname);
    return body === undefined
      ? route.fulfill({ status: 204 })
      : route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  return browser;
}

/** What Chromium counts of a page and everything in it, content scripts included. */
export interface PageCost {
  /** Time in JavaScript, without styles and layout that it forced. */
  readonly script: number;
  /** Time that its main thread was busy with anything. */
  readonly tasks: number;
  /** How often styles were worked out and laid out: a script that forces it makes it more often. */
  readonly layouts: number;
}

/** Reads what Chromium has counted so far. */
export async function readCost(session: CDPSession): Promise<PageCost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const figure = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    script: figure('ScriptDuration') * 1_000,
    tasks: figure('TaskDuration') * 1_000,
    layouts: figure('LayoutCount') + figure('RecalcStyleCount'),
  };
}

/** The heap of a page and everything in it, in bytes, once what is not needed was thrown away. */
export async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** A tab that is counted from before its page begins. */
export async function openCounted(
  context: BrowserContext,
): Promise<{ readonly page: Page; readonly session: CDPSession }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}
