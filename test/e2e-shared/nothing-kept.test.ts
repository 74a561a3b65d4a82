/**
 * The first promise, in every browser: what is typed on the page stands nowhere afterwards but where it was
 * typed. What only Chromium's debugger sees is in `test/e2e/nothing-kept.test.ts`.
 */
import { expect, it } from 'vitest';
import type { Panel, Tab } from '../browser/tab';
import { readPageStorage } from './page-storage';
import { expectHeld, say, updateAnyway } from './panel-words';
import { expectPhase, listPosts, openPage, shareStage, userInfoForm } from './stage';

/** None of these stands anywhere else. The password breaks a rule, so that it is spoken about. */
const PASSWORD = 'Canary-Qx7';
const OTHER_PASSWORD = 'Canary-Qx8';
const FIRST_NAME = 'Firstcanary';
const LONG_NAME = `Longcanary${'n'.repeat(60)}`;
const CANARY = /canary|Qx[78]/i;

/** What is kept of a visit and of an Update: an area that held nothing would prove nothing. */
const KEPT = { local: '"state":"accepted"', session: '"phase":"read"' } as const;

const SHOW = { role: 'button', name: say('en', 'page_reveal_show', 'New Password') } as const;
const HIDE = { role: 'button', name: say('en', 'page_reveal_hide', 'New Password') } as const;

const share = shareStage({ portal: { markup: 'labels' } });

/** Every text and attribute of the page and of its closed shadow roots; what stands in a field is neither. */
async function readMarkup(page: Tab, panel: Panel): Promise<string> {
  const roots = await panel.evaluate(({ innerHTML }) => innerHTML);
  return [await page.evaluate(() => document.documentElement.outerHTML), ...roots].join('\n');
}

async function openTyped() {
  const page = await openPage(share(), '/user-info');
  const panel = share().browser().panelOf(page);
  const form = userInfoForm(page);
  await panel.waitFor(SHOW);
  await form.newPassword.click();
  await page.keyboard.type(PASSWORD);
  await form.reEntry.click();
  await page.keyboard.type(OTHER_PASSWORD);
  return { page, panel, form };
}

it('what is typed, revealed, held and sent is kept nowhere', async () => {
  const { page, panel, form } = await openTyped();
  const { browser } = share();
  expect(await readMarkup(page, panel)).not.toMatch(CANARY);

  await panel.press(SHOW);
  await panel.waitFor(HIDE);
  expect(await readMarkup(page, panel)).toMatch(/Qx7/);
  await panel.press(HIDE);
  await panel.waitFor(SHOW);
  expect(await readMarkup(page, panel)).not.toMatch(CANARY);

  await form.firstName.fill(LONG_NAME);
  await form.update.click();
  await expectHeld(panel);
  expect(await readMarkup(page, panel)).not.toMatch(CANARY);
  expect(await page.evaluate(readPageStorage)).not.toMatch(CANARY);

  await updateAnyway(panel);
  await page.waitForURL('**/user-info/update');
  expect(listPosts(share()).map(({ path }) => path)).toEqual(['/user-info/update']);
  // Only then has the background kept of the answer what it keeps.
  await expectPhase(share(), 'read');
  expect(await page.evaluate(readPageStorage)).not.toMatch(CANARY);
  for (const area of ['local', 'session'] as const) {
    const kept = JSON.stringify(await browser().readStorage(area));
    expect(kept).toContain(KEPT[area]);
    expect(kept).not.toMatch(CANARY);
  }
  const popup = await browser().openPopup();
  await popup.locator('main[data-certificate]').waitFor();
  expect(await popup.evaluate('document.documentElement.outerHTML')).not.toMatch(CANARY);
  await popup.close();
});

it('nothing is left in the page when the assistant goes, not even while a password is shown', async () => {
  const { page, panel, form } = await openTyped();
  await form.firstName.fill(FIRST_NAME);
  await form.update.click();
  await expectHeld(panel);
  await panel.press(SHOW);
  await panel.waitFor(HIDE);
  // The page takes away what makes it a User Info page.
  await page.evaluate(() =>
    document.querySelectorAll('input[type=password]')[1]?.closest('p')?.remove(),
  );
  await expect.poll(() => panel.readText()).toBe('');
  expect(await readMarkup(page, panel)).not.toMatch(CANARY);
  const [shown, parsed] = await page.evaluate(async () => {
    const served = await (await fetch(location.href)).text();
    const untouched = new DOMParser().parseFromString(served, 'text/html');
    untouched.querySelectorAll('input[type=password]')[1]?.closest('p')?.remove();
    return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
  });
  expect(shown).toBe(parsed);
});
