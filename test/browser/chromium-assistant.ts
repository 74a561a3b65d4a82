/** Chromium as one of the browsers that a test may run in. */
import type { Page } from 'playwright-core';
import type { AssistantBrowser, BrowserOptions } from './assistant-browser';
import { type LaunchOptions, launchChromium, type RunningChromium } from './chromium';
import { chromiumDialogs } from './chromium-dialogs';
import { movePart, pressPart, readClosedText, waitForPart } from './closed-shadow';
import { type Display, startDisplay } from './display';
import type { Panel, Tab } from './tab';

/** How a Chromium is wanted. */
export interface ChromiumAssistantOptions extends BrowserOptions {
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
      async waitFor(part) {
        await waitForPart(page, part);
      },
    };
  };
  return {
    kind: 'chromium',
    dialogs: chromiumDialogs(display),
    newTab: () => running.context.newPage(),
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
    signInAs: (user) => running.signInAs(user),
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
