/** The panel as everybody needs it: axe's rules, sizes and places, in every state and look. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeOpenCopy } from '../e2e-shared/open-copy';
import { openAlone } from './alone';
import { listMisfits, readOverflow, runAxe } from './audit';
import { CARD, type Language, PANEL_STATES } from './panel-states';
import { type Stage, setStage } from './stage';

const USUAL = { width: 1100, height: 900 };
/** 1280 px at four times the size. */
const NARROW = { width: 320, height: 700 };

/** WCAG 2.2, 1.4.12, as a person's own style sheet would set it. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
/** Twice the browser's usual size of text. */
const LARGE = ':host { font-size: 32px !important }';

/** Adds a style sheet to our part of the page. @returns takes it away again */
async function addStyles(page: Page, css: string): Promise<() => Promise<void>> {
  const change = (wanted: string | null) =>
    page.evaluate((text) => {
      for (const { shadowRoot } of document.querySelectorAll('*')) {
        if (!shadowRoot) continue;
        if (text === null) shadowRoot.adoptedStyleSheets.pop();
        else {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          shadowRoot.adoptedStyleSheets.push(sheet);
        }
      }
    }, wanted);
  await change(css);
  return () => change(null);
}

const setDark = (page: Page, isDark: boolean) =>
  page.evaluate((dark) => {
    for (const { shadowRoot } of document.querySelectorAll('*')) {
      shadowRoot?.querySelector('.card')?.classList.toggle('dark', dark);
    }
  }, isDark);

/** Looks, each put on and taken off again. */
const LOOKS: Readonly<Record<string, (page: Page) => Promise<() => Promise<unknown>>>> = {
  usual: async () => async () => undefined,
  dark: async (page) => {
    await setDark(page, true);
    return () => setDark(page, false);
  },
  'forced colours': async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    return () => page.emulateMedia({ forcedColors: 'none' });
  },
  narrow: async (page) => {
    await page.setViewportSize(NARROW);
    return () => page.setViewportSize(USUAL);
  },
  spaced: (page) => addStyles(page, SPACED),
  large: (page) => addStyles(page, LARGE),
  'narrow and spaced': async (page) => {
    await page.setViewportSize(NARROW);
    const takeAway = await addStyles(page, SPACED);
    return async () => {
      await takeAway();
      await page.setViewportSize(USUAL);
    };
  },
};

/** How far the page scrolls sideways by itself, and what axe finds in it. */
async function readAlone(stage: Stage) {
  const page = await openAlone(stage, '/user-info');
  await page.setViewportSize(USUAL);
  const usual = await readOverflow(page);
  const { others } = await runAxe(page);
  await page.setViewportSize(NARROW);
  const narrow = await readOverflow(page);
  await page.close();
  return { others, usual, narrow };
}

/** A folder for a picture of each state in each look, for whoever wants to see them. */
const { PICTURES } = process.env;

describe.each(['en', 'ja'] as const)('in %s', (language: Language) => {
  it('no violation in any state or look, nothing cut off, too small, or beside the page', {
    timeout: 600_000,
  }, async () => {
    const stage = await setStage({
      portal: { language, markup: 'labels' },
      browser: { language, extension: await makeOpenCopy() },
    });
    const alone = await readAlone(stage);
    const found: string[] = [];
    for (const [index, { name, reach }] of PANEL_STATES.entries()) {
      const page = await reach(stage, language);
      await page.setViewportSize(USUAL);
      for (const [look, putOn] of Object.entries(LOOKS)) {
        const takeOff = await putOn(page);
        const note = (text: string) => found.push(`${name}, ${look}: ${text}`);
        if (PICTURES) {
          const path = `${PICTURES}/${language}-${index}-${look.replaceAll(' ', '-')}.png`;
          await page.screenshot({ path, fullPage: true });
        }
        const { ours, others } = await runAxe(page);
        for (const text of ours) note(text);
        for (const text of others) if (!alone.others.includes(text)) note(`the page's: ${text}`);
        for (const text of await listMisfits(page)) note(text);
        const own = look.startsWith('narrow') ? alone.narrow : alone.usual;
        const overflow = await readOverflow(page);
        if (overflow > own) note(`${overflow} px sideways, ${own} px without us`);
        await takeOff();
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });
});

it('follows a dark page, is not printed, and nothing in it moves by itself', async () => {
  const stage = await setStage({
    portal: { markup: 'labels' },
    browser: { extension: await makeOpenCopy() },
  });
  const page = await stage.browser().context.newPage();
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#main { background: #15181c !important; color: #eee !important }');
      document.adoptedStyleSheets.push(sheet);
    });
  });
  await page.goto(new URL('/user-info', stage.portal.url).href);
  await page.locator(`${CARD} .tools button`).first().waitFor();
  expect(await page.locator(CARD).evaluate((card) => getComputedStyle(card).colorScheme)).toBe(
    'dark',
  );
  // The page itself was never meant to be dark: only ours counts here.
  expect((await runAxe(page)).ours).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const durations = await page
    .locator(`${CARD} *`)
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).transitionDuration));
  expect(new Set(durations)).toEqual(new Set(['0s']));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator(CARD).isVisible()).toBe(false);
});
