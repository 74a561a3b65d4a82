/** Chromium as one of the browsers that a test may run in. */
import type { BrowserContext, Page } from 'playwright-core';
import type { AssistantBrowser } from './assistant-browser';
import { type LaunchOptions, launchChromium, type RunningChromium } from './chromium';
import { pressPart, readClosedText, waitForPart } from './closed-shadow';
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

function wrap(running: RunningChromium): AssistantBrowser {
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
      async waitFor(part) {
        await waitForPart(page, part);
      },
      describeDrawing: async () => (await waitForPart(page, { role: 'image', name: /./ })).name,
    };
  };
  return {
    kind: 'chromium',
    newTab: () => running.context.newPage(),
    async findTab(start) {
      return running.context.pages().findLast((page) => page.url().startsWith(start)) ?? null;
    },
    listUrls: async () => running.context.pages().map((page) => page.url()),
    openPopup: () => running.openPopup(),
    panelOf,
    async readStorage(area) {
      const worker = await running.worker();
      return Object(await worker.evaluate(`chrome.storage.${area}.get()`));
    },
    stopBackground: () => running.killWorker(),
    isBackgroundRunning: async () => running.isWorkerRunning(),
    signInAs: (user) => running.signInAs(user),
    isAskedToSignIn: (tab, url) =>
      tab.goto(url).then(
        () => false,
        // A browser without a window leaves its sign-in dialog unanswered, and says so in these words.
        (error: unknown) => String(error).includes('ERR_INVALID_AUTH_CREDENTIALS'),
      ),
    readErrors: async () => running.errors,
    untilClosed: () => untilClosed(running.context),
    restart: async (changes = {}) => wrap(await running.restart(changes)),
    close: () => running.close(),
  };
}

/** Starts a Chromium. */
export async function launchAssistantInChromium(options: LaunchOptions): Promise<AssistantBrowser> {
  return wrap(await launchChromium(options));
}
