/** The panel as everybody needs it: axe's rules, sizes and places, in every state and look. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listMisfits, readOverflow, runAxe } from './audit';
import { makeOpenCopy } from './open-copy';
import { type Language, PANEL_STATES } from './panel-states';
import { openPage, type Stage, setStage } from './stage';

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

/** The same pages where no extension is: what axe finds there, and how wide they are. */
async function readAlone(stage: Stage): Promise<ReadonlyMap<string, number>> {
  const page = await openPage(stage);
  const html = await page.evaluate(async () => (await fetch('/user-info')).text());
  await page.route('https://alone.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto('https://alone.invalid/');
  const overflows = new Map<string, number>();
  for (const [name, { width, height }] of Object.entries({ USUAL, NARROW })) {
    await page.setViewportSize({ width, height });
    overflows.set(name, await readOverflow(page));
  }
  await page.close();
  return overflows;
}

const PICTURES = process.env.PICTURES;

describe.each(['en', 'ja'] as const)('in %s', (language: Language) => {
  it('no violation in any state or look, nothing cut off, nothing too small, nothing beside the page', {
    timeout: 600_000,
  }, async () => {
    const stage = await setStage({
      portal: { language, markup: 'labels' },
      browser: { language, extension: await makeOpenCopy() },
    });
    const alone = await readAlone(stage);
    const found: string[] = [];
    for (const { name, reach } of PANEL_STATES) {
      const page = await reach(stage, language).catch((error: unknown) => {
        found.push(`${name}: NOT REACHED ${String(error).slice(0, 600)}`);
        return null;
      });
      if (!page) continue;
      await page.setViewportSize(USUAL);
      for (const [look, putOn] of Object.entries(LOOKS)) {
        const takeOff = await putOn(page);
        const note = (text: string) => found.push(`${name}, ${look}: ${text}`);
        if (PICTURES)
          await page.screenshot({
            path: `${PICTURES}/${language}-${PANEL_STATES.findIndex((s) => s.name === name)}-${look.replaceAll(' ', '-')}.png`,
            fullPage: true,
          });
        const { ours, others } = await runAxe(page);
        for (const text of ours) note(`OURS ${text}`);
        for (const text of others) note(`OTHERS ${text}`);
        for (const text of await listMisfits(page)) note(text);
        const overflow = await readOverflow(page);
        const own = alone.get(look.startsWith('narrow') ? 'NARROW' : 'USUAL') ?? 0;
        if (overflow > own) note(`${overflow} px sideways, ${own} px without us`);
        await takeOff();
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });
});
