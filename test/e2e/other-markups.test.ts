/** Pages that the stand-in portal does not serve: the real one may be made like any of them. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, readClosedText, waitForPart } from '../browser/closed-shadow';
import { type Stage, setStage } from './stage';

const HOLD = { role: 'heading', name: english.page_hold_heading.message } as const;
const ANYWAY = { role: 'button', name: english.page_hold_anyway.message } as const;
const READING_MS = 600;

const FIELDS = `User name: first name <input id="first"> last name <input id="last"><br>
  New Password: <input id="new" type="password"><br>
  New Password (re-enter): <input id="again" type="password"><br>`;

/** Serves markup at the portal's own address; `sent` in its title says that Update got through. */
async function serve(stage: Stage, markup: string): Promise<Page> {
  const page = await stage.browser().context.newPage();
  await page.route('**/page', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!DOCTYPE html><html lang="en"><title>page</title><body>${markup}`,
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
  expect(await page.title()).toBe('page');
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
      'a link with a handler',
      `<form>${FIELDS}<a href="#" id="update" onclick="document.title = 'sent'">Update</a></form>`,
    ],
  ])('presses %s', async (_name, markup) => {
    const page = await serve(await setStage(), markup);
    await meetHold(page);
    await pressPart(page, ANYWAY);
    await expectSent(page);
  });

  it('asks for one more press on a link that runs a script', async () => {
    const markup = `<form>${FIELDS}<a id="update" href="javascript:void (document.title = 'sent')">Update</a></form>`;
    const page = await serve(await setStage(), markup);
    await meetHold(page);
    await pressPart(page, ANYWAY);
    const armed = english.page_hold_armed.message.replace('$1', 'Update');
    await expect.poll(() => readClosedText(page)).toContain(armed);
    expect(await page.title()).toBe('page');
    await page.locator('#update').click();
    await expectSent(page);
  });

  it('submits a form that a script of the page submits', async () => {
    const markup = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button></form>
      <button id="other" onclick="document.forms[0].requestSubmit()">Send by script</button>`;
    const page = await serve(await setStage(), markup);
    await page.locator('#new').fill('short');
    await page.locator('#other').click();
    await waitForPart(page, HOLD);
    await page.waitForTimeout(READING_MS);
    await pressPart(page, ANYWAY);
    await expectSent(page);
  });
});

it('leaves another button of the same form alone', async () => {
  const markup = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button><button id="cancel">Cancel</button></form>`;
  const page = await serve(await setStage(), markup);
  await page.locator('#new').fill('short');
  await page.locator('#cancel').click();
  await expectSent(page);
});

it('finds a form that arrives late', async () => {
  const form = `<form onsubmit="document.title = 'sent'; return false">${FIELDS}<button id="update">Update</button></form>`;
  const page = await serve(
    await setStage(),
    `<template>${form}</template><script>setTimeout(() => document.body.append(document.querySelector('template').content), 1500)</script>`,
  );
  await page.locator('#new').waitFor();
  await waitForPart(page, { role: 'heading', name: english.extension_short_name.message });
  await meetHold(page);
});

it('is silent on a sign-up page', async () => {
  const page = await serve(
    await setStage(),
    `<form onsubmit="document.title = 'sent'; return false">First name <input> Last name <input>
      Password <input id="new" type="password"> Confirm password <input type="password">
      <button id="update">Sign up</button></form>`,
  );
  await page.locator('#new').fill('short');
  await page.locator('#update').click();
  await expectSent(page);
  expect(await readClosedText(page)).toBe('');
});
