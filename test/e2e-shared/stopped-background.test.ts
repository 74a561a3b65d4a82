/** The background is stopped in the middle of an Update: nothing of it is lost, in any browser. */
import { describe, expect, it } from 'vitest';
import { expectProtect } from './says';
import { makeSlowCopy } from './slow-copy';
import { expectPhase, listPosts, openPage, shareStage, userInfoForm } from './stage';

const share = shareStage(async () => ({ extension: await makeSlowCopy() }));

/** Opens User Info, and waits until the background has noted that it is off. */
async function openUserInfo() {
  const page = await openPage(share(), '/user-info');
  const seen = async () => {
    const { passwordProtect } = await share().browser().readStorage('local');
    return Object(passwordProtect).seen?.length;
  };
  await expect.poll(seen, { timeout: 10_000 }).toBe(1);
  return { page, form: userInfoForm(page) };
}

describe('a switch to Yes is known when the background was stopped', () => {
  it('in the middle of being told of the choice', async ({ task }) => {
    const { page, form } = await openUserInfo();
    await form.yes.check();
    await share().browser().stopBackground();
    // Update pressed at once may be gone before the next one runs; a person takes longer.
    await expectPhase(share(), 'chosen');
    await share().browser().stopBackground();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    await expectProtect(share(), task, 'Password Protect: on');
  });

  it('in the middle of being told of the Update', async ({ task }) => {
    const { page, form } = await openUserInfo();
    await form.yes.check();
    await expectPhase(share(), 'chosen');
    const pressed = form.update.click();
    await expect.poll(() => listPosts(share()).length, { interval: 10 }).toBe(1);
    await share().browser().stopBackground();
    await pressed;
    await page.waitForURL('**/user-info/update');
    await expectProtect(share(), task, 'Password Protect: on');
  });

  it('in the middle of reading the answer', async ({ task }) => {
    const { page, form } = await openUserInfo();
    await form.yes.check();
    await expectPhase(share(), 'chosen');
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    await expectPhase(share(), 'answered');
    await share().browser().stopBackground();
    await expectProtect(share(), task, 'Password Protect: on');
  });
});
