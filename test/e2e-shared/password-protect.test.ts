/** Password Protect, from the User Info page to the next sign-in, in every browser. */
import { describe, expect, it } from 'vitest';
import { expectShown, openPage, type Stage, setStage, userInfoForm } from './stage';

async function switchTo(stage: Stage, choice: 'yes' | 'no'): Promise<void> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form[choice].check();
  await form.update.click();
  await page.waitForURL('**/user-info/update');
}

describe('the setting', () => {
  it('is read from the User Info page when it is opened', async () => {
    const stage = await setStage();
    await openPage(stage, '/user-info');
    await expectShown(stage, { passwordProtect: 'off' });
  });

  it('is on once the portal confirms, and asked for at the next access', async () => {
    const stage = await setStage();
    await switchTo(stage, 'yes');
    await expectShown(stage, { passwordProtect: 'on' });
    await stage.browser().signInAs(stage.portal.user);
    await openPage(stage, '/inbox');
    const answer = stage.portal.requests.findLast(({ path }) => path === '/inbox');
    expect(answer).toMatchObject({ status: 200, authorization: true });
    await expectShown(stage, { passwordProtect: 'on', certificate: 'accepted: answered' });
    await switchTo(stage, 'no');
    await expectShown(stage, { passwordProtect: 'off' });
  });

  it('does not change by an Update that the portal refuses', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await expectShown(stage, { passwordProtect: 'off' });
    const form = userInfoForm(page);
    await page.bringToFront();
    await form.yes.check();
    await form.newPassword.fill('short');
    await form.update.click();
    // Held once; the second press is the person's decision.
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.passwordProtect).toBe(false);
    // Long enough for every question about the answer to have been asked.
    await page.waitForTimeout(4_000);
    await expectShown(stage, { passwordProtect: 'off' });
  });
});

it('the background is stopped between the press and the answer', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.yes.check();
  stage.portal.configure({ delayMs: 1_500 });
  const pressed = form.update.click();
  await page.waitForTimeout(500);
  await stage.browser().stopBackground();
  await pressed;
  await page.waitForURL('**/user-info/update');
  stage.portal.configure({ delayMs: 0 });
  await expectShown(stage, { passwordProtect: 'on' });
});

it('what was known is still known after a restart', async () => {
  const stage = await setStage();
  await switchTo(stage, 'yes');
  await expectShown(stage, { passwordProtect: 'on' });
  await stage.restart();
  await expectShown(stage, { passwordProtect: 'on', certificate: 'accepted: answered' });
});
