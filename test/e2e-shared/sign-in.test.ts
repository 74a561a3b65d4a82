/**
 * Password Protect through a real change, and the browser's own sign-in dialog: what is said while it is
 * open, after a wrong password, after Cancel, and after a sign-in.
 */
import { describe, expect, it } from 'vitest';
import { canShowDialogs } from './dialogs';
import { expectProtect, expectSays } from './says';
import {
  check,
  expectCheckEnded,
  openPage,
  type Stage,
  shareStage,
  startCheck,
  startVisit,
  userInfoForm,
} from './stage';

const expectAsking = (stage: Stage): Promise<void> =>
  expect.poll(() => stage.browser().dialogs.isAsking(), { timeout: 10_000 }).toBe(true);

/** How often the portal was asked for a page with a password. */
const countTries = ({ portal }: Stage, path: string): number =>
  portal.requests.filter((request) => request.path === path && request.authorization).length;

async function switchTo(stage: Stage, choice: 'yes' | 'no'): Promise<void> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form[choice].check();
  await form.update.click();
  await page.waitForURL('**/user-info/update');
}

describe.skipIf(!canShowDialogs())('the sign-in', () => {
  const share = shareStage({ browser: { showsDialogs: true } });

  it('the sign-in is asked for, and cancelled', async ({ task }) => {
    share().portal.configure({ passwordProtect: true });
    const { tab, outcome } = await startVisit(share(), '/inbox');
    await expectAsking(share());
    await expectSays(share(), task, 'accepted: sign-in-asked');
    await tab.bringToFront();
    await share().browser().dialogs.signIn('cancel');
    await outcome;
    await expectSays(share(), task, 'accepted: sign-in-failed');
    expect(countTries(share(), '/inbox')).toBe(0);
  });

  it('Check now, Password Protect is on', async ({ task }) => {
    share().portal.configure({ passwordProtect: true });
    const popup = await startCheck(share());
    await expectCheckEnded(share());
    await popup.close();
    await expectSays(share(), task, 'accepted: sign-in-asked');
    await expectProtect(share(), task, 'Password Protect: on');
  });

  it('switched on, asked for, a wrong password, the right one, switched off', async ({ task }) => {
    const { portal, browser } = share();
    await switchTo(share(), 'yes');
    await expectProtect(share(), task, 'Password Protect: on');

    const { tab, outcome } = await startVisit(share(), '/inbox');
    await expectAsking(share());
    await browser().dialogs.signIn({ ...portal.user, password: 'Wrong2025' });
    await expectSays(share(), task, 'accepted: sign-in-failed');
    expect(countTries(share(), '/inbox')).toBe(1);
    await tab.bringToFront();
    await browser().dialogs.signIn(portal.user);
    await tab.waitForURL('**/inbox');
    await outcome;
    expect(portal.requests.findLast(({ path }) => path === '/inbox')).toMatchObject({
      status: 200,
      authorization: true,
    });
    await expectSays(share(), task, 'accepted: answered');

    await switchTo(share(), 'no');
    await expectProtect(share(), task, 'Password Protect: off');
  });

  it('a changed password is asked for, and the old one is sent once', async ({ task }) => {
    const { portal, browser } = share();
    await share().restart();
    portal.configure({ passwordProtect: true });
    const first = await startVisit(share(), '/user-info');
    await expectAsking(share());
    await browser().dialogs.signIn(portal.user);
    await first.tab.waitForURL('**/user-info');
    const form = userInfoForm(first.tab);
    await form.newPassword.fill('Changed2025');
    await form.reEntry.fill('Changed2025');
    await form.update.click();
    await first.tab.waitForURL('**/user-info/update');
    expect(portal.user.password).toBe('Changed2025');

    const second = await startVisit(share(), '/inbox');
    await expectAsking(share());
    // Whichever request comes first: this page's, or the browser's own for the last page's icon.
    const since = portal.requests.slice(
      portal.requests.findLastIndex(({ method }) => method === 'POST') + 1,
    );
    expect(since.filter(({ authorization }) => authorization)).toMatchObject([{ status: 401 }]);
    await browser().dialogs.signIn(portal.user);
    await second.tab.waitForURL('**/inbox');
    await second.outcome;
    await expectSays(share(), task, 'accepted: answered');
    await expectProtect(share(), task, 'Password Protect: on');
    await check(share());
    await expectProtect(share(), task, 'Password Protect: on');
  });
});
