/** The extension goes while its assistant is on a page: it leaves, and the page is as it was. */
import { expect, it } from 'vitest';
import { readClosedShadow } from '../browser/closed-shadow';
import { FIELD_NAMES } from '../portal/user-info';
import { expectUpdate, openAltered } from './altered-page';
import { expectHeld, waitForPanel } from './panel-words';
import { type Stage, setStage } from './stage';

const PASSWORD = 'short';

/** A page with attributes of its own where the assistant puts its own, in ways that are easy to lose. */
const change = (html: string): string =>
  html
    .replace('name="newpwd"', 'aria-describedby="  own  hint " aria-invalid="" name="newpwd"')
    .replace('name="newpwd2"', 'aria-describedby="" aria-invalid="grammar" name="newpwd2"')
    .replace('name="uname1"', 'aria-invalid="false" name="uname1"');

async function orphan(stage: Stage): Promise<void> {
  const worker = await stage.browser().worker();
  // It is gone before it can answer.
  await worker.evaluate('setTimeout(() => chrome.runtime.reload(), 0)').catch(() => undefined);
}

it.each([
  ['typed', false],
  ['typed and held', true],
] as const)(
  'a form that was %s is left byte for byte at the next pause, and Update works',
  async (_name, isHeld) => {
    const stage = await setStage();
    const altered = await openAltered(stage, { change });
    const { page, form } = altered;
    const served = await page.evaluate(async () => {
      const markup = await (await fetch(location.href)).text();
      const untouched = new DOMParser().parseFromString(markup, 'text/html');
      return untouched.querySelector('main')?.outerHTML;
    });
    await waitForPanel(page);
    await form.newPassword.click();
    await page.keyboard.type(PASSWORD);
    if (isHeld) {
      await form.update.click();
      await expectHeld(page);
      await form.newPassword.click();
    }
    const read = () => page.evaluate(() => document.querySelector('main')?.outerHTML);
    expect(await read()).not.toBe(served);
    await orphan(stage);
    await page.waitForTimeout(1_000);
    await page.keyboard.press('End');
    await page.keyboard.type('er');
    await expect.poll(read).toBe(served);
    expect(await readClosedShadow(page)).toEqual([]);
    await form.update.click();
    await expectUpdate(altered, { newPassword: `${PASSWORD}er`, newPasswordAgain: '' });
    expect(altered.posts[0]?.has(FIELD_NAMES.firstName)).toBe(true);
  },
);

it('Update pressed before any key is not held by what is left of it', async () => {
  const stage = await setStage();
  const altered = await openAltered(stage);
  await waitForPanel(altered.page);
  await altered.form.newPassword.fill(PASSWORD);
  await orphan(stage);
  await altered.page.waitForTimeout(1_000);
  await altered.form.update.click();
  await expectUpdate(altered, { newPassword: PASSWORD, newPasswordAgain: '' });
});
