/** Password Protect, from the User Info page to the next sign-in. */
import { describe, expect, it } from 'vitest';
import {
  check,
  lastAnswer,
  openPage,
  readPopup,
  type Stage,
  setStage,
  userInfoForm,
} from './stage';

async function switchTo(stage: Stage, choice: 'yes' | 'no'): Promise<void> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form[choice].check();
  await form.update.click();
  await page.waitForURL('**/user-info/update');
}

const expectState = (stage: Stage, state: string): Promise<void> =>
  expect
    .poll(async () => (await readPopup(stage)).passwordProtect, { timeout: 15_000 })
    .toBe(state);

describe('the setting', () => {
  it('is read from the User Info page when it is opened', async () => {
    const stage = await setStage();
    await openPage(stage, '/user-info');
    await expectState(stage, 'off');
  });

  it('is on once the portal confirms, and asked for at the next access', async () => {
    const stage = await setStage();
    await switchTo(stage, 'yes');
    await expectState(stage, 'on');
    await stage.browser().signInAs(stage.portal.user);
    await openPage(stage, '/inbox');
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 200, authorization: true });
    await expectState(stage, 'on');
    await switchTo(stage, 'no');
    await expectState(stage, 'off');
  });

  it('does not change by an Update that the portal refuses', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await expectState(stage, 'off');
    const form = userInfoForm(page);
    await form.yes.check();
    await form.newPassword.fill('short');
    await form.update.click();
    // Held once; the second press is the person's decision.
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.passwordProtect).toBe(false);
    // Long enough for every question about the answer to have been asked.
    await page.waitForTimeout(4_000);
    expect((await readPopup(stage)).passwordProtect).toBe('off');
  });

  it('does not change by an Update that the page itself stops', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await page.evaluate(() => {
      document.forms[0]?.addEventListener('submit', (event) => event.preventDefault());
    });
    const form = userInfoForm(page);
    await form.yes.check();
    await form.update.click();
    expect(lastAnswer(stage, '/user-info/update')).toBeUndefined();
    // The next page says "changed", of something else.
    await page.route('**/other', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'Your address has been changed.' }),
    );
    await page.goto(new URL('/other', stage.portal.url).href);
    await page.waitForTimeout(4_000);
    expect((await readPopup(stage)).passwordProtect).toBe('off');
  });

  it('is seen when the portal asks for a sign-in', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    await openPage(stage).catch(() => undefined);
    await expectState(stage, 'on');
    expect((await readPopup(stage)).certificate).toBe('accepted');
  });

  it('one press answers both, signed in or not', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
    expect(stage.portal.requests).toHaveLength(1);
    await stage.browser().signInAs(stage.portal.user);
    await openPage(stage, '/inbox');
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
  });
});

describe('a change of password', () => {
  it('is carried through to the next sign-in', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    const old = { ...stage.portal.user };
    await stage.browser().signInAs(old);
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.newPassword.fill('Changed2025');
    await form.reEntry.fill('Changed2025');
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe('Changed2025');

    await stage.restart();
    await stage.browser().signInAs(old);
    const refused = await openPage(stage, '/inbox').catch(() => null);
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 401 });
    await refused?.close();
    await stage.restart();
    await stage.browser().signInAs(stage.portal.user);
    await openPage(stage, '/inbox');
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 200, authorization: true });
    await expectState(stage, 'on');
  });
});

describe('whatever happens in between', () => {
  it('the worker is stopped while the form is filled in', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.yes.check();
    await stage.browser().killWorker();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    await expectState(stage, 'on');
  });

  it('the worker is stopped between the press and the answer', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.yes.check();
    stage.portal.configure({ delayMs: 1_500 });
    await form.update.click({ noWaitAfter: true });
    await page.waitForTimeout(500);
    await stage.browser().killWorker();
    await page.waitForURL('**/user-info/update');
    stage.portal.configure({ delayMs: 0 });
    await expectState(stage, 'on');
  });

  it('the browser is restarted: what was known is still known, and how old it is', async () => {
    const stage = await setStage();
    await switchTo(stage, 'yes');
    await expectState(stage, 'on');
    await stage.restart();
    expect(await readPopup(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
  });
});
