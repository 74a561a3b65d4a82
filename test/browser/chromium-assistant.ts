/** Chromium as one of the browsers that a test may run in. */
import type { Page } from 'playwright-core';
import type { AssistantBrowser } from './assistant-browser';
import { type LaunchOptions, launchChromium, type RunningChromium } from './chromium';
import { pressPart, readClosedText, waitForPart } from './closed-shadow';
import { setSiteAccess } from './site-access';
import type { Panel, Tab } from './tab';

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
    };
  };
  return {
    kind: 'chromium',
    newTab: () => running.context.newPage(),
    listUrls: async () => running.context.pages().map((page) => page.url()),
    openPopup: () => running.openPopup(),
    panelOf,
    async readStorage(area) {
      const worker = await running.worker();
      return Object(await worker.evaluate(`chrome.storage.${area}.get()`));
    },
    stopBackground: () => running.killWorker(),
    isBackgroundRunning: async () => running.isWorkerRunning(),
    withdrawAccess: () => setSiteAccess(running.context, running.extensionId, 'ON_CLICK'),
    giveAccess: () => setSiteAccess(running.context, running.extensionId, 'ON_ALL_SITES'),
    signInAs: (user) => running.signInAs(user),
    readErrors: async () => running.errors,
    restart: async (changes = {}) => wrap(await running.restart(changes)),
    close: () => running.close(),
  };
}

/** Starts a Chromium. */
export async function launchAssistantInChromium(options: LaunchOptions): Promise<AssistantBrowser> {
  return wrap(await launchChromium(options));
}
