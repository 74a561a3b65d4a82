/** Pages that the stand-in portal does not serve: the real one may be made like any of them. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, readClosedText, waitForPart } from '../browser/closed-shadow';
import { shareStage } from './shared-stage';
import { type Stage, setStage } from './stage';

const HOLD = { role: 'heading', name: english.page_hold_heading.message } as const;
const ANYWAY = { role: 'button', name: english.page_hold_anyway.message } as const;
const READING_MS = 600;

const takeStage = shareStage();

const FIELDS = `<h1>User Info</h1> User name: first name <input id="first"> last name <input id="last"><br>
  New Password: <input id="new" type="password"><br>
  New Password (re-enter): <input id="again" type="password"><br>`;

/** Serves markup at the portal's own address; `sent` in its title says that Update got through. */
async function serve(stage: Stage, markup: string): Promise<Page> {
  const page = await stage.browser().context.newPage();
  await page.route('**/page', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!DOCTYPE html><html lang="en"><title>e-Parcel</title><body>${markup}`,
    }),
  );
  await page.goto(new URL('/page', stage.portal.url).href);
  return page;
}

const expectSent = (page: Page): Promise<void> => expect.poll(() => page.title()).toBe('sent');

/** Types a password that is too short, presses Update, and meets the hold. */
async function meetHold(page: Page): Promise<void> {
  await page.locator('#new').fill('short');
  await page.locator('#update').click();
  await waitForPart(page, HOLD);
  expect(await page.title()).toBe('e-Parcel');
  await page.waitForTimeout(READING_MS);
}

describe('Update anyway', () => {
  it.each([
    [
      'a submit button whose form is handled by a script',
      `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button></form>`,
    ],
    [
      'a submit button with a handler of its own',
      `<form onsubmit="return false">${FIELDS}<button id="update" onclick="document.title = 'sent'">Update</button></form>`,
    ],
    [
      'a button without a form',
      `<div>${FIELDS}<button type="button" id="update" onclick="document.title = 'sent'">Update</button></div>`,
    ],
    [
      'an image button',
      `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<input type="image" id="update" alt="Update" width="80" height="24"></form>`,
    ],
    [
      // The parser moves the rows out of the form, which keeps its fields and is empty.
      'a submit button in a table that the form stands in',
      `<h1>User Info</h1><table><form onsubmit="document.title = 'sent'; return false">
        <tr><td rowspan="2">User name</td><td><input></td></tr><tr><td><input></td></tr>
        <tr><td>Company name</td><td><input></td></tr>
        <tr><td>New Password</td><td><input type="password" id="new"></td></tr>
        <tr><td>New Password (re-enter)</td><td><input type="password"></td></tr>
        <tr><td><input type="submit" id="update" value="Update"></td></tr></form></table>`,
    ],
    [
      'a link with a handler',
      `<form>${FIELDS}<a href="#" id="update" onclick="document.title = 'sent'">Update</a></form>`,
    ],
  ])('presses %s', async (_name, markup) => {
    const page = await serve(await takeStage(), markup);
    await meetHold(page);
    await pressPart(page, ANYWAY);
    await expectSent(page);
  });
});

it('leaves another button of the same form alone', async () => {
  const markup = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button><button id="cancel">Cancel</button></form>`;
  const page = await serve(await takeStage(), markup);
  await page.locator('#new').fill('short');
  await page.locator('#cancel').click();
  await expectSent(page);
});

it('finds a form that arrives late', async () => {
  const form = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button></form>`;
  const page = await serve(
    await takeStage(),
    `<template>${form}</template><script>setTimeout(() => document.body.append(document.querySelector('template').content), 1500)</script>`,
  );
  await page.locator('#new').waitFor();
  await waitForPart(page, { role: 'heading', name: english.extension_short_name.message });
  await meetHold(page);
});

const FORM = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button></form>`;

/** Fires an event at the field, as scripts do that trim or format what was typed. */
const fireInput = (when: string, change = '') =>
  `<script>document.querySelector('#update').addEventListener('${when}', () => {
    const field = document.querySelector('#new');
    ${change}
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })</script>`;

describe('a page whose scripts fire events of their own', () => {
  it('has Update held once', async () => {
    const page = await serve(await takeStage(), FORM + fireInput('mousedown'));
    await meetHold(page);
    await page.locator('#update').click();
    await expectSent(page);
  });

  it('has it held twice at most when they change the field each time', async () => {
    const change = "field.value = field.value === 'short' ? 'あ' : 'short';";
    const page = await serve(await takeStage(), FORM + fireInput('mousedown', change));
    await meetHold(page);
    await page.locator('#update').click();
    await page.waitForTimeout(READING_MS);
    expect(await page.title()).toBe('e-Parcel');
    await page.locator('#update').click();
    await expectSent(page);
  });
});

it('a double click on Update is one press', async () => {
  const style = '<style>#update { position: fixed; top: 0; right: 0 }</style>';
  const page = await serve(await takeStage(), style + FORM);
  await page.locator('#new').fill('short');
  await page.locator('#update').dblclick();
  await waitForPart(page, HOLD);
  await page.waitForTimeout(READING_MS);
  expect(await page.title()).toBe('e-Parcel');
  await page.locator('#update').click();
  await expectSent(page);
});

describe('the panel has a row of its own', () => {
  it.each([
    ['a flex body', 'body { display: flex }'],
    ['a flex form in a flex body', 'body, form { display: flex; flex-wrap: wrap }'],
    ['a grid of two columns', 'body, form { display: grid; grid-template-columns: auto 1fr }'],
  ])('in %s', async (_name, style) => {
    const page = await serve(await takeStage(), `<style>${style}</style>${FORM}`);
    const { node: backendNodeId } = await waitForPart(page, {
      role: 'group',
      name: english.extension_short_name.message,
    });
    const session = await page.context().newCDPSession(page);
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    const [left = 0, top = 0, right = 0] = model.border;
    const again = await page.locator('#again').boundingBox();
    expect(top).toBeGreaterThanOrEqual((again?.y ?? 0) + (again?.height ?? 0));
    expect(right - left).toBeGreaterThan(300);
    await meetHold(page);
  });
});

it.each(['en', 'ja'] as const)(
  'nothing moves while typing, wide or narrow: %s',
  async (language) => {
    const page = await serve(await setStage({ browser: { language } }), FORM);
    await waitForPart(page, { role: 'group', name: /./ });
    // From the field above the panel: a rare character may make the page's own line higher.
    const room = () =>
      page.evaluate(() => {
        const [above, below] = ['#again', '#update'].map((part) =>
          document.querySelector(part)?.getBoundingClientRect(),
        );
        return (below?.top ?? 0) - (above?.bottom ?? 0);
      });
    for (const width of [1_280, 520, 360]) {
      await page.setViewportSize({ width, height: 1_200 });
      await page.locator('#new').fill('');
      await page.locator('#first').fill('');
      const before = await room();
      for (const [id, value] of [
        ['new', ' Parcel2025'],
        ['new', 'Parcel2025あ'],
        ['first', `${'x'.repeat(56)}𠮷𠮷`],
        ['first', 'x'.repeat(60)],
      ] as const) {
        await page.locator(`#${id}`).fill(value);
        await page.keyboard.press('Tab');
        await page.waitForTimeout(400);
        expect(await room(), `${width} px, ${value}`).toBe(before);
      }
    }
  },
);

/** Serves a page and expects its tree to be what a parser makes of it, with no extension between. */
async function expectUntouched(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
  const [shown, parsed] = await page.evaluate(async () => {
    const served = await (await fetch(location.href)).text();
    const untouched = new DOMParser().parseFromString(served, 'text/html');
    return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
  });
  expect(shown).toBe(parsed);
  expect(await readClosedText(page)).toBe('');
}

it('leaves a page that it is unsure of byte for byte', async () => {
  // Two buttons say "Update": which one is meant?
  const two = FORM.replace('</form>', '<button>Update</button></form>');
  await expectUntouched(await serve(await takeStage(), two));
});

it('is silent on a sign-up page', async () => {
  const page = await serve(
    await takeStage(),
    `<form onsubmit="document.title = 'sent'; return false">First name <input> Last name <input>
      Password <input id="new" type="password"> Confirm password <input type="password">
      <button id="update">Sign up</button></form>`,
  );
  await expectUntouched(page);
  await page.locator('#new').fill('short');
  await page.locator('#update').click();
  await expectSent(page);
  expect(await readClosedText(page)).toBe('');
});
