/** A tab of Firefox, with the manners of Playwright's. */
import { writeFile } from 'node:fs/promises';
import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import type { Elements, FrameElements, Tab } from './tab';
import { until } from './until';

/** Puppeteer's page beneath each tab. */
const pages = new WeakMap<Tab, Page>();

/** @returns Puppeteer's page of a tab made here */
export function pageOf(tab: Tab): Page {
  const page = pages.get(tab);
  if (page === undefined) throw new Error('This is no tab of Firefox.');
  return page;
}

/** Finds a frame as it is now; null as long as there is none. */
type FindFrame = () => Promise<Frame | null>;

function elementsOf(findFrame: FindFrame, selector: string, index: number): Elements {
  const all = async () => {
    const frame = await findFrame();
    const found = (await frame?.$$(selector)) ?? [];
    return found.length > 0 ? found : ((await frame?.$$(`pierce/${selector}`)) ?? []);
  };
  const first = (isVisible = false): Promise<ElementHandle<Element>> =>
    until(async () => {
      const element = (await all())[index];
      return element !== undefined && (!isVisible || (await element.isVisible())) ? element : null;
    }, `There is no ${selector} (${index}).`);
  return {
    nth: (wanted) => elementsOf(findFrame, selector, wanted),
    click: async () => (await first(true)).click(),
    async fill(value) {
      const field = await first(true);
      await field.focus();
      // As typing does, and unlike a script that sets the value, this makes a trusted event.
      await field.evaluate((element, text) => {
        if (!(element instanceof HTMLInputElement)) throw new Error('This is no field.');
        element.select();
        document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
      }, value);
    },
    async check() {
      const box = await first(true);
      const isChecked = () =>
        box.evaluate((element) => element instanceof HTMLInputElement && element.checked);
      if (!(await isChecked())) await box.click();
      if (!(await isChecked())) throw new Error(`${selector} did not become checked.`);
    },
    press: async (key) => (await first()).press(key as KeyInput),
    getAttribute: async (name) =>
      (await first()).evaluate((element, wanted) => element.getAttribute(wanted), name),
    textContent: async () => (await first()).evaluate((element) => element.textContent),
    inputValue: async () =>
      (await first()).evaluate((element) =>
        element instanceof HTMLInputElement ? element.value : '',
      ),
    count: async () => (await all()).length,
    async waitFor() {
      await first(true);
    },
  };
}

function frameElementsOf(findFrame: FindFrame): FrameElements {
  return {
    locator: (selector) => elementsOf(findFrame, selector, 0),
    frameLocator: (selector) =>
      frameElementsOf(async () => {
        const frame = await findFrame();
        return (await (await frame?.$(selector))?.contentFrame()) ?? null;
      }),
  };
}

/** The pattern that an address with `**` in it stands for. */
function patternOf(url: string): RegExp {
  const parts = url.split('**').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Makes a tab of one of Puppeteer's pages. */
export function firefoxTab(page: Page): Tab {
  const { locator, frameLocator } = frameElementsOf(async () => page.mainFrame());
  const tab: Tab = {
    goto: (url, options) => page.goto(url, options),
    url: () => page.url(),
    locator,
    frameLocator,
    mouse: {
      down: () => page.mouse.down(),
      up: () => page.mouse.up(),
      click: (x, y) => page.mouse.click(x, y),
    },
    keyboard: {
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key as KeyInput),
    },
    evaluate: async (work) => await page.evaluate(work),
    async waitForURL(url) {
      const pattern = patternOf(url);
      const where = () =>
        page
          .evaluate(() => (document.readyState === 'complete' ? location.href : ''))
          // Between two pages there is nothing to ask.
          .catch(() => '');
      await until(
        async () => (pattern.test(await where()) ? true : null),
        async () => `The tab did not get to ${url}: it shows ${await where()}.`,
      );
    },
    waitForTimeout: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    bringToFront: () => page.bringToFront(),
    isClosed: () => page.isClosed(),
    title: () => page.title(),
    async screenshot({ path, fullPage }) {
      await writeFile(path, await page.screenshot({ fullPage }));
    },
    close: () => page.close(),
  };
  pages.set(tab, page);
  return tab;
}
