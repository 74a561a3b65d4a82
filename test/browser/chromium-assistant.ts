/** Chromium as one of the browsers that a test may run in. */
import type { BrowserContext, Page } from 'playwright-core';
import type { AssistantBrowser, BrowserOptions } from './assistant-browser';
import { type LaunchOptions, launchChromium, type RunningChromium } from './chromium';
import { chromiumDialogs } from './chromium-dialogs';
import {
  evaluateInClosed,
  movePart,
  pressPart,
  readClosedText,
  waitForPart,
} from './closed-shadow';
import { type Display, startDisplay } from './display';
import { setSiteAccess } from './site-access';
import type { Panel, Tab } from './tab';

/** On macOS the program lives on without a window; with the last page gone the person is done. */
async function untilClosed(context: BrowserContext): Promise<void> {
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const emptied = new Promise<void>((resolve) => {
    const whenLast = () => {
      if (context.pages().length === 0) resolve();
    };
    context.on('page', (opened) => opened.once('close', whenLast));
    for (const known of context.pages()) known.once('close', whenLast);
  });
  await Promise.race([closed, emptied]);
}

/** How a Chromium is wanted. */
export interface ChromiumAssistantOptions
  extends BrowserOptions,
    Pick<LaunchOptions, 'browser' | 'closed' | 'handleSignals' | 'headless'> {
  /** The folder of the built extension. */
  readonly extension: string;
}

/** The same in Chromium's own words. */
function translate<T extends Partial<ChromiumAssistantOptions>>({
  hosts,
  proxy,
  showsDialogs: _shows,
  ...options
}: T) {
  const hostRules = Object.entries(hosts ?? {}).map(
    ([name, port]) => `MAP ${name}:443 127.0.0.1:${port}`,
  );
  return {
    ...options,
    ...(hosts === undefined ? {} : { hostRules }),
    ...(proxy === undefined ? {} : { proxy: `http://${proxy}` }),
  };
}

function wrap(running: RunningChromium, display: Display | null): AssistantBrowser {
  const pageOf = (tab: Tab): Page => {
    // A tab here is Playwright's own page.
    const page = running.context.pages().find((candidate) => candidate === tab);
    if (page === undefined) throw new Error('This is no tab of this Chromium.');
    return page;
  };
  const panelOf = (tab: Tab): Panel => {
    const page = pageOf(tab);
    return {
      readText: () => readClosedText(page),
      press: (part) => pressPart(page, part),
      moveTo: (part) => movePart(page, part),
      evaluate: (work) => evaluateInClosed(page, work),
      async waitFor(part) {
        await waitForPart(page, part);
      },
      describeDrawing: async () => (await waitForPart(page, { role: 'image', name: /./ })).name,
    };
  };
  return {
    kind: 'chromium',
    dialogs: chromiumDialogs(display),
    newTab: () => running.context.newPage(),
    async findTab(start) {
      return running.context.pages().findLast((page) => page.url().startsWith(start)) ?? null;
    },
    async closeTabs() {
      // The last one would take the browser with it.
      const all = running.context.pages();
      await running.context.newPage();
      await Promise.all(all.map((page) => page.close()));
    },
    listUrls: async () => running.context.pages().map((page) => page.url()),
    openPopup: () => running.openPopup(),
    openRealPopup: () => running.openRealPopup(),
    panelOf,
    async readStorage(area) {
      const worker = await running.worker();
      return Object(await worker.evaluate(`chrome.storage.${area}.get()`));
    },
    async forget(key) {
      const worker = await running.worker();
      const work = key === undefined ? 'clear()' : `remove(${JSON.stringify(key)})`;
      await worker.evaluate(
        `Promise.all([chrome.storage.local.${work}, chrome.storage.session.${work}])`,
      );
    },
    stopBackground: () => running.killWorker(),
    isBackgroundRunning: async () => running.isWorkerRunning(),
    async reloadExtension() {
      const worker = await running.worker();
      // It is gone before it can answer.
      await worker.evaluate('setTimeout(() => chrome.runtime.reload(), 0)').catch(() => undefined);
      await running.worker();
    },
    withdrawAccess: () => setSiteAccess(running.context, running.extensionId, 'ON_CLICK'),
    giveAccess: () => setSiteAccess(running.context, running.extensionId, 'ON_ALL_SITES'),
    signInAs: (user) => running.signInAs(user),
    isAskedToSignIn: (tab, url) =>
      tab.goto(url).then(
        () => false,
        // A browser without a window leaves its sign-in dialog unanswered, and says so in these words.
        (error: unknown) => String(error).includes('ERR_INVALID_AUTH_CREDENTIALS'),
      ),
    untilClosed: () => untilClosed(running.context),
    setOffline: (isOffline) => running.context.setOffline(isOffline),
    readErrors: async () => running.errors,
    restart: async (changes = {}) => wrap(await running.restart(translate(changes)), display),
    async close() {
      await running.close();
      await display?.close();
    },
  };
}

/** Starts a Chromium. */
export async function launchAssistantInChromium(
  options: ChromiumAssistantOptions,
): Promise<AssistantBrowser> {
  const display = options.showsDialogs ? await startDisplay() : null;
  try {
    const wanted: LaunchOptions = translate(options);
    const shown = display === null ? wanted : { ...wanted, display: display.name };
    return wrap(await launchChromium(shown), display);
  } catch (error) {
    await display?.close();
    throw error;
  }
}
