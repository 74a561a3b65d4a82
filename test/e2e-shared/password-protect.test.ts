/** Password Protect, from the User Info page to the next sign-in, in every browser. */
import { describe, expect, it } from 'vitest';
import { expectProtect, expectSays } from './says';
import {
  expectPhase,
  listPosts,
  openPage,
  type Stage,
  shareStage,
  startVisit,
  userInfoForm,
} from './stage';

async function switchTo(stage: Stage, choice: 'yes' | 'no'): Promise<void> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form[choice].check();
  await form.update.click();
  await page.waitForURL('**/user-info/update');
}

const share = shareStage();

describe('Password Protect', () => {
  it('Password Protect is read from User Info when it is opened', async ({ task }) => {
    await openPage(share(), '/user-info');
    await expectProtect(share(), task, 'Password Protect: off');
  });

  it('an Update that the portal refuses changes nothing', async ({ task }) => {
    const page = await openPage(share(), '/user-info');
    await expectProtect(share(), task, 'Password Protect: off');
    const form = userInfoForm(page);
    await page.bringToFront();
    await form.yes.check();
    await form.newPassword.fill('short');
    await form.update.click();
    // Held once; the second press is the person's decision.
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(share().portal.user.passwordProtect).toBe(false);
    await expectPhase(share(), 'read');
    await expectProtect(share(), task, 'Password Protect: off');
  });

  it('the background is stopped while the form is filled in', async ({ task }) => {
    const page = await openPage(share(), '/user-info');
    const form = userInfoForm(page);
    await form.yes.check();
    // It is stopped when it has been idle, not in the middle of being told.
    await expectPhase(share(), 'chosen');
    await share().browser().stopBackground();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    await expectProtect(share(), task, 'Password Protect: on');
  });

  it('the background is stopped between Update and its answer', async ({ task }) => {
    const page = await openPage(share(), '/user-info');
    const form = userInfoForm(page);
    await form.yes.check();
    share().portal.configure({ delayMs: 1_500 });
    const pressed = form.update.click();
    await expect.poll(() => listPosts(share()).length).toBe(1);
    await share().browser().stopBackground();
    await pressed;
    await page.waitForURL('**/user-info/update');
    share().portal.configure({ delayMs: 0 });
    await expectProtect(share(), task, 'Password Protect: on');
  });

  it('switched on elsewhere, it is told of once, in the popup', async ({ task }) => {
    const { portal, browser } = share();
    await openPage(share(), '/user-info');
    await expectProtect(share(), task, 'Password Protect: off');
    portal.configure({ passwordProtect: true });
    await startVisit(share(), '/inbox');
    await expectProtect(share(), task, 'Password Protect: on');
    const popup = await browser().openPopup();
    await popup.locator('[data-notice]').waitFor();
    await popup.close();
  });

  it('what was known is still known after a restart', async ({ task }) => {
    await switchTo(share(), 'yes');
    await expectProtect(share(), task, 'Password Protect: on');
    await share().restart();
    await expectProtect(share(), task, 'Password Protect: on');
    await expectSays(share(), task, 'accepted: answered');
  });

  it('switched on, it is asked for at the next access; switched off, no more', async ({ task }) => {
    const { portal, browser } = share();
    await switchTo(share(), 'yes');
    await expectProtect(share(), task, 'Password Protect: on');
    await browser().signInAs(portal.user);
    await openPage(share(), '/inbox');
    const answer = portal.requests.findLast(({ path }) => path === '/inbox');
    expect(answer).toMatchObject({ status: 200, authorization: true });
    await expectSays(share(), task, 'accepted: answered');
    await switchTo(share(), 'no');
    await expectProtect(share(), task, 'Password Protect: off');
  });
});
