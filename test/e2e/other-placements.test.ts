/**
 * Where User Info may stand besides a plain document, and how it may come and go: shadow roots,
 * components, frames, folded copies, pages that redraw themselves or swap their content.
 */
import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, readClosedText, waitForPart } from '../browser/closed-shadow';
import { NO_PANEL, readAllAssisted, WISHED } from '../e2e-shared/read-assisted';
import { define, FIELDS, FORM, inDocument, SENT, TITLE } from '../e2e-shared/user-info-markup';
import { shareStage } from './shared-stage';
import type { Stage } from './stage';

const HOLD = { role: 'heading', name: english.page_hold_heading.message } as const;
const ANYWAY = { role: 'button', name: english.page_hold_anyway.message } as const;
const READING_MS = 600;
/** The assistant has come within this time, on a busy machine. */
const PATIENCE = { timeout: 5_000 };
/** A page that it leaves alone has had time enough to be mistaken. */
const SILENCE_MS = 1_500;
const LONG_MS = 120_000;

const takeStage = shareStage();

const COPY = FIELDS.replace(/ data-part="\w+"/g, '');

/** Serves documents at the portal's own address, by path, and opens the first. */
async function open(stage: Stage, ...bodies: readonly string[]): Promise<Page> {
  const page = await stage.browser().context.newPage();
  for (const [index, body] of bodies.entries()) {
    await page.route(`**/page${index}`, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: inDocument(body) }),
    );
  }
  await page.goto(new URL('/page0', stage.portal.url).href);
  return page;
}

const part = (holder: Page | Frame, name: string) => holder.locator(`[data-part=${name}]`);

const expectAssisted = (page: Page) =>
  expect.poll(() => readAllAssisted(page), PATIENCE).toBe(WISHED);

async function expectSilence(page: Page): Promise<void> {
  await page.waitForTimeout(SILENCE_MS);
  expect(await readAllAssisted(page)).toBe(NO_PANEL);
  expect(await readClosedText(page)).toBe('');
}

/** The whole way: Update is held, and sent when the person wants it. */
async function expectHold(page: Page, press: () => Promise<void>, holder: Page | Frame = page) {
  await part(holder, 'newPassword').fill('short');
  await press();
  await waitForPart(page, HOLD);
  expect(await page.title()).toBe(TITLE);
  await page.waitForTimeout(READING_MS);
  await pressPart(page, ANYWAY);
  await expect.poll(() => page.title()).toBe('sent');
}

describe('in an open shadow root', () => {
  it('that comes late, without any change of the document', async () => {
    const script = `<user-info></user-info><script>setTimeout(() => { ${define('user-info', FORM)} }, 2500)</script>`;
    const page = await open(await takeStage(), script);
    await expectSilence(page);
    await expectAssisted(page);
  });

  it('each field a component of its own: described, held, and left as it was', async () => {
    const field = (name: string, label: string) =>
      `<p>${label}: <field-${name}></field-${name}></p>`;
    const NAMES = ['firstName', 'lastName', 'newPassword', 'reEntry'] as const;
    const TEXTS = ['first name', 'last name', 'New Password', 'New Password (re-enter)'];
    const fields = NAMES.map((name, index) => field(name.toLowerCase(), TEXTS[index] ?? ''));
    const scripts = NAMES.map((name) => {
      const type = /Name/.test(name) ? 'text' : 'password';
      return define(
        `field-${name.toLowerCase()}`,
        `<input data-part="${name}" name="${name}" type="${type}">`,
      );
    });
    const markup = `<form onsubmit="${SENT}; return false"><h1>User Info</h1>${fields.join('')}<button data-part="update">Update</button></form><script>${scripts.join('')}</script>`;
    const page = await open(await takeStage(), markup);
    await expect.poll(() => readAllAssisted(page), PATIENCE).toMatch(/newPassword/);
    await part(page, 'newPassword').fill('short');
    await part(page, 'reEntry').focus();
    const described = () =>
      part(page, 'newPassword').evaluate((input) => {
        const root = input.getRootNode() as ShadowRoot;
        return root.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent;
      });
    await expect.poll(described).toMatch(/\S/);
    await expectHold(page, () => part(page, 'update').click());
    await part(page, 'update').evaluate((update) => update.remove());
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelector('field-reentry')?.shadowRoot?.innerHTML),
      )
      .toBe('<input data-part="reEntry" name="reEntry" type="password">');
  });
});

describe('in a frame that nobody sees', () => {
  it.each([
    ['display: none', (style: CSSStyleDeclaration) => style.removeProperty('display')],
    ['width: 0; height: 0', (style: CSSStyleDeclaration) => style.setProperty('height', '500px')],
    ['visibility: hidden', null],
    ['position: absolute; left: -2000px', null],
  ] as const)('silent: %s', async (style, show) => {
    const frame = `<iframe src="/page1" width="800" height="500" style="${style}"></iframe>`;
    const page = await open(await takeStage(), frame, FORM);
    await expectSilence(page);
    if (!show) return;
    await page.evaluate((isHidden) => {
      const shown = document.querySelector('iframe');
      if (isHidden) shown?.style.removeProperty('display');
      else shown?.removeAttribute('style');
    }, style.startsWith('display'));
    await expectAssisted(page);
  });
});

describe('what cannot be used', () => {
  const COPIES = [
    ['folded', `<div style="height: 0; overflow: hidden">${COPY}</div>`],
    ['transparent', `<div style="opacity: 0">${COPY}</div>`],
    [
      'of a pixel',
      `<style>.s input { width: 1px; height: 1px; padding: 0; border: 0 }</style><div class="s">${COPY}</div>`,
    ],
    ['above the page', `<div style="position: absolute; top: -900px">${COPY}</div>`],
    ['disabled', `<fieldset disabled>${COPY}</fieldset>`],
    ['read-only', COPY.replaceAll('<input', '<input readonly')],
    ['inert', `<div inert>${COPY}</div>`],
    ['in closed details', `<details><summary>More</summary>${COPY}</details>`],
  ] as const;

  it(
    'is no field: copies of all of them above the form',
    async () => {
      const stage = await takeStage();
      const seen: string[] = [];
      for (const [name, copy] of COPIES) {
        // The browser may have filled in what it took for the current password.
        const form = FORM.replace('type="password"', 'type="password" value="Prefilled1"');
        const page = await open(
          stage,
          form.replace('<h1>User Info</h1>', `<h1>User Info</h1>${copy}`),
        );
        await expectAssisted(page).catch(async () => {
          seen.push(`${name}: ${await readAllAssisted(page)}`);
        });
        await page.close();
      }
      expect(seen).toEqual([]);
    },
    LONG_MS,
  );

  it('is not what stands beside a box of no size that does not cut it off', async () => {
    const rows = `<div style="overflow: hidden"><div style="position: absolute; top: 60px">${FORM}</div></div>`;
    await expectAssisted(await open(await takeStage(), rows));
  });

  const LATER: readonly (readonly [string, string, string])[] = [
    [
      'shown by a class',
      `<style>.away { display: none }</style><div class="away">${FORM}</div>`,
      "document.querySelector('.away').className = ''",
    ],
    [
      'unfolded',
      `<div style="height: 0; overflow: hidden">${FORM}</div>`,
      "document.querySelector('div').style.height = 'auto'",
    ],
    [
      'opened',
      `<details><summary>More</summary>${FORM}</details>`,
      "document.querySelector('details').open = true",
    ],
    [
      'enabled',
      FORM.replace('<h1>', '<fieldset disabled><h1>'),
      "document.querySelector('fieldset').disabled = false",
    ],
    [
      'shown in a shadow root',
      `<user-info></user-info><script>${define('user-info', `<div hidden>${FORM}</div>`)}</script>`,
      "document.querySelector('user-info').shadowRoot.querySelector('div').hidden = false",
    ],
  ];

  it.each(LATER)('is a field once it is %s', async (_name, markup, script) => {
    const page = await open(await takeStage(), markup);
    await expectSilence(page);
    await page.evaluate(script);
    await expectAssisted(page);
  });
});

describe('a page that changes by script', () => {
  it('has the assistant when User Info comes, and not on what comes in the same boxes', async () => {
    const page = await open(await takeStage(), '<div id="app">Inbox</div>');
    await expectSilence(page);
    await page.evaluate((form) => {
      history.pushState(null, '', '/user');
      const app = document.querySelector('#app');
      if (app) app.innerHTML = form;
    }, FORM);
    await expectAssisted(page);
    const host = await page.evaluateHandle(() => document.querySelector('form > div'));
    // Another address for the same: nothing moves.
    await page.evaluate(() => {
      history.replaceState(null, '', '/user?tab=2');
      document.body.append('changed');
    });
    await page.waitForTimeout(SILENCE_MS);
    expect(await host.evaluate((div) => div?.isConnected)).toBe(true);
    // Another page that uses the boxes again.
    await page.evaluate(() => {
      history.pushState(null, '', '/add');
      const heading = document.querySelector('h1');
      if (heading) heading.innerHTML = 'Add a user';
      const update = document.querySelector('[data-part=update]');
      if (update) update.textContent = 'Create account';
    });
    await expect.poll(() => readAllAssisted(page), PATIENCE).toBe(NO_PANEL);
  });

  it('redrawn twice a second while the person types: there in every frame, and it holds', async () => {
    const page = await open(await takeStage(), `<div id="app">${FORM}</div>`);
    await expectAssisted(page);
    await page.evaluate((form) => {
      const app = document.querySelector('#app');
      const counts = { redraws: 0, without: 0 };
      Object.assign(window, { counts });
      const redraw = () => {
        if (!app) return;
        const value = document.querySelector<HTMLInputElement>('[data-part=newPassword]')?.value;
        app.innerHTML = form;
        const field = document.querySelector<HTMLInputElement>('[data-part=newPassword]');
        if (field) field.value = value ?? '';
        field?.focus();
        counts.redraws += 1;
      };
      const watch = () => {
        if (!document.querySelector('[data-part=newPassword][aria-describedby]'))
          counts.without += 1;
        requestAnimationFrame(watch);
      };
      setInterval(redraw, 500);
      requestAnimationFrame(watch);
    }, FORM);
    await part(page, 'newPassword').focus();
    await page.keyboard.type('abcdefgh', { delay: 300 });
    const counts = await page.evaluate<{ redraws: number; without: number }>('counts');
    expect(counts.redraws).toBeGreaterThanOrEqual(3);
    expect(counts.without).toBe(0);
    await part(page, 'update').click();
    await waitForPart(page, HOLD);
  });

  it('that answers each coming of the assistant by a redraw is left alone for a while', async () => {
    const page = await open(await takeStage(), `<div id="app">${FORM}</div>`);
    await expectAssisted(page);
    const redraws = await page.evaluate((form) => {
      const app = document.querySelector('#app');
      let count = 0;
      const observer = new MutationObserver(() => {
        if (!app || app.innerHTML === form) return;
        count += 1;
        app.innerHTML = form;
      });
      if (app) observer.observe(app, { childList: true, subtree: true });
      app?.append('x');
      return new Promise<number>((done) => setTimeout(() => done(count), 4_000));
    }, FORM);
    expect(redraws).toBeGreaterThan(1);
    expect(redraws).toBeLessThanOrEqual(6);
  });
});
