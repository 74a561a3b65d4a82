/** The extension starts anew while its assistant is on a page: nothing of the first is in the way. */
import { beforeEach, expect, it, type RunnerTestCase } from 'vitest';
import type { Tab } from '../browser/tab';
import { FIELD_NAMES } from '../portal/user-info';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectHeld, say, waitForPanel } from './panel-words';
import { note } from './says';
import { shareOwnPages } from './share-own-pages';
import { isFirefox, type Stage, setStage } from './stage';

const PASSWORD = 'short';

let stage: Stage;
// A Chromium whose extension was reloaded is not used again.
beforeEach(async () => {
  stage = await setStage();
});
const own = shareOwnPages(() => stage);

/** A page with attributes of its own where the assistant puts its own, in ways that are easy to lose. */
const change = (html: string): string =>
  html
    .replace('name="newpwd"', 'aria-describedby="  own  hint " aria-invalid="" name="newpwd"')
    .replace('name="newpwd2"', 'aria-describedby="" aria-invalid="grammar" name="newpwd2"')
    .replace('name="uname1"', 'aria-invalid="false" name="uname1"');

/** What is to be seen of the first one, and of the next. */
const noteDifference = (task: RunnerTestCase) =>
  note(task, {
    chromium: 'the page as it was',
    firefox: 'the next assistant',
    differs: 'an-update-of-the-extension-under-an-open-page',
  });

const readPage = (page: Tab) => page.evaluate(() => document.querySelector('main')?.outerHTML);

/** The page is as a parser makes it of what was served. */
async function expectAsServed({ page, panel }: AlteredPage): Promise<void> {
  const served = await page.evaluate(async () => {
    const markup = await (await fetch(location.href)).text();
    return new DOMParser().parseFromString(markup, 'text/html').querySelector('main')?.outerHTML;
  });
  await expect.poll(() => readPage(page)).toBe(served);
  expect(await panel.readText()).toBe('');
}

/** One panel, which holds nothing yet, and at each field its description and the page's own. */
async function expectNextAlone({ page, panel }: AlteredPage): Promise<void> {
  const isOurs = /^d[\da-f-]{36}$/;
  const read = async () => {
    const lines = (await panel.readText()).split('\n');
    const lists = await page.evaluate(() =>
      Array.from(document.querySelectorAll('main [aria-describedby]'), (field) =>
        field.getAttribute('aria-describedby'),
      ),
    );
    return {
      panels: lines.filter((line) => line === say('en', 'extension_short_name')).length,
      isHeld: lines.includes(say('en', 'page_hold_heading')),
      descriptions: lists.map((list) =>
        list?.split(/\s+/).map((name) => (isOurs.test(name) ? 'ours' : name)),
      ),
      // Whatever was found wrong was found by the first.
      invalid: await page.evaluate(
        () => document.querySelectorAll('main [aria-invalid=true]').length,
      ),
    };
  };
  await expect.poll(read).toEqual({
    panels: 1,
    isHeld: false,
    descriptions: [['ours'], ['ours'], ['', 'own', 'hint', 'ours'], ['ours']],
    invalid: 0,
  });
}

it.for([
  ['typed', false],
  ['typed and held', true],
] as const)(
  'a form that was %s is free of the first at the next pause, and Update works',
  async ([, isHeld], { task }) => {
    noteDifference(task);
    const altered = await openAltered(stage, own, { change });
    const { page, panel, form } = altered;
    await waitForPanel(panel);
    await form.newPassword.click();
    await page.keyboard.type(PASSWORD);
    if (isHeld) {
      await form.update.click();
      await expectHeld(panel);
      await form.newPassword.click();
    }
    await stage.browser().reloadExtension();
    await page.bringToFront();
    await page.waitForTimeout(1_000);
    await form.newPassword.press('End');
    await page.keyboard.type('er');
    if (isFirefox) {
      await expectNextAlone(altered);
      await form.update.click();
      await expectHeld(panel);
    } else {
      await expectAsServed(altered);
    }
    await form.update.click();
    await expectUpdate(altered, { newPassword: `${PASSWORD}er`, newPasswordAgain: '' });
    expect(altered.posts[0]?.form.has(FIELD_NAMES.firstName)).toBe(true);
  },
);

it('Update pressed before any key is held once at most, and not by what is left of the first', async ({
  task,
}) => {
  noteDifference(task);
  const altered = await openAltered(stage, own);
  const { page, panel, form } = altered;
  await waitForPanel(panel);
  await form.newPassword.fill(PASSWORD);
  await stage.browser().reloadExtension();
  await page.bringToFront();
  await page.waitForTimeout(1_000);
  await form.update.click();
  if (isFirefox) {
    await expectHeld(panel);
    await form.update.click();
  }
  await expectUpdate(altered, { newPassword: PASSWORD, newPasswordAgain: '' });
});
