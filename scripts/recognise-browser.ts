/**
 * Reads saved pages in a real browser, which knows what style sheets hide. Without network and without
 * the page's own scripts; nothing but files of this machine is loaded.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Frame, type LaunchOptions } from 'playwright-core';
import { chromiumFlags } from '../test/browser/chromium-flags';
import type { PageReading } from './recognise-in-page';
import {
  type DocumentReading,
  frameFile,
  type PageReader,
  shortenAddress,
} from './recognise-reader';
import { bundleReader, READ_PAGE } from './recognise-script';
import { BROWSER_VARIABLE, findBrowser } from './setup/find-browser.mjs';

/** What a saved page may load: what lies on this machine or in the page itself. */
const LOCAL = /^(?:file|data|blob|about):/i;

/** Addresses of frames that hold no page. */
const EMPTY: readonly string[] = ['', 'about:blank'];

/** Which frame of the page; empty for the page itself. */
function nameOf(frame: Frame): string {
  const parent = frame.parentFrame();
  if (parent === null) return '';
  const own = frame.url().startsWith('file:')
    ? frameFile(frame.url())
    : `frame ${parent.childFrames().indexOf(frame) + 1}`;
  return [nameOf(parent), own].filter(Boolean).join(' › ');
}

/** A frame that could not be loaded shows the browser's own page instead. */
const isUnread = (frame: Frame): boolean => frame.url().startsWith('chrome-error:');

async function readUnread(frame: Frame): Promise<string> {
  const element = await frame.frameElement();
  return shortenAddress((await element.getAttribute('src')) ?? '');
}

/** Launches; where the machine allows ordinary users no sandbox, without one. */
async function launch(options: LaunchOptions): Promise<Browser> {
  // Chromium refuses its sandbox to root.
  const chromiumSandbox = process.platform !== 'linux' || process.getuid?.() !== 0;
  try {
    return await chromium.launch({ ...options, chromiumSandbox });
  } catch (error) {
    if (!chromiumSandbox || !/sandbox/i.test(String(error))) throw error;
    return await chromium.launch({ ...options, chromiumSandbox: false });
  }
}

/**
 * @param encoding the character set of every page; null to believe the page
 * @param home a folder of the run's own; the browser writes into it instead of the person's
 * @throws Error when there is no browser
 */
export async function openBrowserReader(
  encoding: string | null,
  home: string,
): Promise<PageReader> {
  const found = findBrowser();
  if (found === null) {
    throw new Error(`--browser found no browser; ${BROWSER_VARIABLE} may name one.`);
  }
  const script = await bundleReader();
  const environment = Object.entries({ ...process.env, HOME: home, XDG_CONFIG_HOME: home });
  const browser = await launch({
    executablePath: found.path,
    // Playwright's own headless mode is another program; the flag is the real browser's.
    headless: false,
    env: Object.fromEntries(environment.flatMap(([key, value]) => (value ? [[key, value]] : []))),
    args: chromiumFlags({
      headless: true,
      language: 'en',
      portalPort: null,
      proxy: null,
      hostRules: ['MAP * ~NOTFOUND'],
      closed: true,
      loadExtension: null,
      allowLoading: false,
      serverKey: null,
    }),
  });
  const context = await browser.newContext({ offline: true });
  const type = encoding === null ? 'text/html' : `text/html; charset=${encoding}`;
  /** The page that was asked for, until it is there: by itself it goes nowhere, not even again. */
  let awaited: string | null = null;
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame().parentFrame() === null) {
      // No content: the browser stays where it is.
      if (request.url() !== awaited) return route.fulfill({ status: 204 });
      awaited = null;
    }
    if (!LOCAL.test(request.url())) return route.abort();
    if (!request.isNavigationRequest() || !request.url().startsWith('file:')) {
      return route.continue();
    }
    try {
      const body = await readFile(fileURLToPath(shortenAddress(request.url())));
      // With the header the browser itself keeps the page's scripts off, in its frames too. With its
      // scripting switched off it would keep ours off as well.
      const headers = { 'content-type': type, 'content-security-policy': "script-src 'none'" };
      return route.fulfill({ body, headers });
    } catch {
      return route.abort();
    }
  });

  const readFrame = async (page: string, frame: Frame): Promise<DocumentReading> => {
    await frame.evaluate(script);
    const { frames: _, ...reading }: PageReading = JSON.parse(
      await frame.evaluate<string>(READ_PAGE),
    );
    const unread = await Promise.all(frame.childFrames().filter(isUnread).map(readUnread));
    return { page, frame: nameOf(frame), ...reading, unread };
  };

  return {
    async read(name, file) {
      const page = await context.newPage();
      try {
        awaited = pathToFileURL(file).href;
        await page.goto(awaited);
        const readings: DocumentReading[] = [];
        const seen = new Set<string>();
        for (const frame of page.frames()) {
          const address = shortenAddress(frame.url());
          // A frame without a page is for scripts to fill; a page that holds itself is read once.
          if (isUnread(frame) || EMPTY.includes(address) || seen.has(address)) continue;
          if (address.startsWith('file:')) seen.add(address);
          readings.push(await readFrame(name, frame));
        }
        return readings;
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
