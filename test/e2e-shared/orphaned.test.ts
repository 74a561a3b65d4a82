/** The extension starts anew while its assistant is on a page: nothing of the first is in the way. */
import { beforeEach, expect, it, type RunnerTestCase } from 'vitest';
import type { Tab } from '../browser/tab';
import { FIELD_NAMES } from '../portal/user-info';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectHeld, expectText, say, waitForPanel } from './panel-words';
import { note } from './says';
import { shareOwnPages } from './share-own-pages';
import { isFirefox, listPosts, openPage, type Stage, setStage, userInfoForm } from './stage';

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

/** What it says of its fields itself. */
const OWN_INVALID = { newpwd: '', newpwd2: 'grammar', uname1: 'false' };
/** What is left of that once the first has marked both passwords: the page's own went with the first. */
const LEFT_INVALID = { uname1: 'false' };

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
async function expectNextAlone(
  { page, panel }: AlteredPage,
  invalid: Partial<typeof OWN_INVALID>,
): Promise<void> {
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
      invalid: await page.evaluate(() =>
        Object.fromEntries(
          Array.from(document.querySelectorAll('main [aria-invalid]'), (field) => [
            field.getAttribute('name'),
            field.getAttribute('aria-invalid'),
          ]),
        ),
      ),
    };
  };
  await expect.poll(read).toEqual({
    panels: 1,
    isHeld: false,
    descriptions: [['ours'], ['ours'], ['', 'own', 'hint', 'ours'], ['ours']],
    invalid,
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
      await expectNextAlone(altered, isHeld ? LEFT_INVALID : OWN_INVALID);
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

it('what is typed at once is not lost, and Update works', async ({ task }) => {
  noteDifference(task);
  // The stand-in itself, and the page as it is.
  await stage.line.lead(stage.portal);
  const page = await openPage(stage, '/user-info');
  const panel = stage.browser().panelOf(page);
  const form = userInfoForm(page);
  await waitForPanel(panel);
  await form.newPassword.click();
  await page.keyboard.type(PASSWORD);
  await stage.browser().reloadExtension();
  await page.bringToFront();
  await form.newPassword.press('End');
  await page.keyboard.type('er');
  if (isFirefox) {
    // Only the next one has seen the last keys.
    await expectText(panel, say('en', 'page_length_count', 7, 2));
    await form.update.click();
    await expectHeld(panel);
  } else {
    await expect.poll(() => panel.readText()).toBe('');
  }
  expect(await form.newPassword.inputValue()).toBe(`${PASSWORD}er`);
  expect(listPosts(stage)).toEqual([]);
  await form.update.click();
  await page.waitForURL('**/user-info/update');
  expect(listPosts(stage)).toHaveLength(1);
});

it('Update pressed before any key: what is left of the first lets it pass; the next, where there is one, holds it once', async ({
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
