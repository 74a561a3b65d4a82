/** Pages that the stand-in portal does not serve, in every browser. */
import { describe, expect, it } from 'vitest';
import type { Panel, Tab } from '../browser/tab';
import { expectHeld, expectText, say, updateAnyway } from './panel-words';
import { shareOwnPages } from './share-own-pages';
import { openPage, type Stage, shareStage } from './stage';

const FIELDS = `<h1>User Info</h1> User name: first name <input id="first"> last name <input id="last"><br>
  New Password: <input id="new" type="password"><br>
  New Password (re-enter): <input id="again" type="password"><br>`;
const PROTECT = `Password Protect: <input type="radio" name="pp" value="1" id="yes"> Yes
  <input type="radio" name="pp" value="0" id="no" checked> No<br>`;
const UPDATE = '<button id="update">Update</button>';

const formOf = (content: string): string =>
  `<form action="/sent" onsubmit="document.title = 'sent'; return false">${content}</form>`;

/** Two buttons say "Update": which one is meant only a person can tell. */
const UNSURE = formOf(`${FIELDS}${PROTECT}${UPDATE} <button id="other">Update</button>`);

/** In the order in which a person is asked to show them. */
const PARTS = [
  ['page_show_new_password', '#new'],
  ['page_show_re_entry', '#again'],
  ['page_show_first_name', '#first'],
  ['page_show_last_name', '#last'],
  ['page_show_update', '#update'],
  ['page_show_protect_yes', '#yes'],
  ['page_show_protect_no', '#no'],
] as const;

const PANEL = { role: 'heading', name: say('en', 'page_names_title') } as const;

const titleOf = (page: Tab): Promise<string> => page.evaluate(() => document.title);

describe('a page of other markup', () => {
  const share = shareStage();
  const { pages } = shareOwnPages(share);

  async function open(stage: Stage, markup: string): Promise<Tab> {
    pages['/page'] = markup;
    return openPage(stage, '/page');
  }

  it('a form without the stand-in’s table or labels is checked, held, and sent', async () => {
    const page = await open(share(), formOf(FIELDS + UPDATE));
    const panel = share().browser().panelOf(page);
    await panel.waitFor(PANEL);
    await page.locator('#new').fill('short');
    await page.locator('#update').click();
    await panel.waitFor({ role: 'heading', name: say('en', 'page_hold_heading') });
    expect(await titleOf(page)).toBe('page');
    await page.locator('#update').click();
    await expect.poll(() => titleOf(page)).toBe('sent');
  });

  it('a form that a script brings late is checked', async () => {
    const page = await open(
      share(),
      `<template>${formOf(FIELDS + UPDATE)}</template><script>setTimeout(() => document.body.append(document.querySelector('template').content), 1000)</script>`,
    );
    await share().browser().panelOf(page).waitFor(PANEL);
  });

  it('a page that asks for one password, as for a sign-in, is left alone', async () => {
    const page = await open(
      share(),
      '<h1>Sign in</h1><form>e-Parcel ID <input> Password <input type="password"><button>Sign in</button></form>',
    );
    await page.waitForTimeout(1_000);
    expect(await share().browser().panelOf(page).readText()).toBe('');
    const [shown, parsed] = await page.evaluate(async () => {
      const served = await (await fetch(location.href)).text();
      const untouched = new DOMParser().parseFromString(served, 'text/html');
      return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
    });
    expect(shown).toBe(parsed);
  });

  it('"Show me": a page that cannot be told by its words is shown by the person', async () => {
    const page = await open(share(), UNSURE);
    const { browser } = share();
    await page.bringToFront();
    const popup = await browser().openRealPopup();
    await popup.waitFor("document.querySelector('[data-page=unsure]')");
    await popup.press('[data-action=show-me]');
    await expect.poll(() => popup.isOpen()).toBe(false);
    const panel = browser().panelOf(page);
    for (const [task, part] of PARTS) {
      await panel.waitFor({ role: 'heading', name: say('en', task) });
      await page.locator(part).click({ force: true });
    }
    await panel.press({ role: 'button', name: say('en', 'page_show_done') });
    await panel.waitFor(PANEL);
    // Nothing was pressed on the page itself.
    expect(await titleOf(page)).toBe('page');
    await page.locator('#new').fill('short');
    await page.locator('#again').click();
    await expectText(panel, say('en', 'page_length_short', 'New Password', 9));

    const next = await openPage(share(), '/page');
    await browser().panelOf(next).waitFor(PANEL);
  });

  /** Types a password that is too short, and meets the hold. */
  async function meetHold(page: Tab, press: string): Promise<Panel> {
    const panel = share().browser().panelOf(page);
    await panel.waitFor(PANEL);
    await page.locator('#new').fill('short');
    await page.locator(press).click();
    await expectHeld(panel);
    expect(await titleOf(page)).toBe('page');
    return panel;
  }

  describe('"Update anyway"', () => {
    const LINK = `<a id="update" href="javascript:void (document.title = 'sent')">Update</a>`;

    it('asks for one more press on a link that runs a script', async () => {
      const page = await open(share(), `<form>${FIELDS}${LINK}</form>`);
      const panel = await meetHold(page, '#update');
      await updateAnyway(panel);
      await expectText(panel, say('en', 'page_hold_armed', 'Update'));
      expect(await titleOf(page)).toBe('page');
      await page.locator('#update').click();
      await expect.poll(() => titleOf(page)).toBe('sent');
    });

    it('submits a form that a script of the page submits', async () => {
      const button = `<button id="other" onclick="document.forms[0].requestSubmit()">Send by script</button>`;
      const page = await open(share(), formOf(FIELDS + UPDATE) + button);
      await updateAnyway(await meetHold(page, '#other'));
      await expect.poll(() => titleOf(page)).toBe('sent');
    });

    it('presses Update again where a script of the page had pressed it', async () => {
      const markup = `<form onsubmit="return false">${FIELDS}
        <button id="update" onclick="presses = (window.presses ?? 0) + 1; if (presses === 2) document.title = 'sent'">Update</button></form>
        <b id="other" onclick="document.querySelector('#update').click()">Send by script</b>`;
      const page = await open(share(), markup);
      await updateAnyway(await meetHold(page, '#other'));
      await expect.poll(() => titleOf(page)).toBe('sent');
    });
  });
});
