/** Password Protect, from the User Info page to the next sign-in: what is kept after each step. */
import { describe, expect, it } from 'vitest';
import {
  expectStory,
  openSignedIn,
  openUnsigned,
  readProtect,
  readSettled,
  readSignIns,
  requestsOf,
  sendChoice,
  storyOf,
  switchTo,
} from './protect-record';
import {
  check,
  lastAnswer,
  openPage,
  readPopup,
  type Stage,
  setStage,
  userInfoForm,
} from './stage';

const expectShown = (stage: Stage, state: string): Promise<void> =>
  expect
    .poll(async () => (await readPopup(stage)).passwordProtect, { timeout: 15_000 })
    .toBe(state);

/** Has the portal say nothing of an Update that anybody could understand. */
const muteAnswers = (stage: Stage): Promise<unknown> =>
  stage.browser().context.addInitScript(() => {
    if (!location.pathname.endsWith('/update')) return;
    addEventListener('DOMContentLoaded', () => {
      const words = document.querySelector('#main p');
      if (words) words.textContent = 'Thank you.';
    });
  });

describe('the setting', () => {
  it('is switched on and off again: each step is kept, is own, and says since when', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const before = await expectStory(stage, 'user-info: off');
    expect(before.status).toMatchObject({ state: 'off', change: null, pending: null });
    expect(before.status.since).toBe(before.status.at);
    await expectShown(stage, 'off');

    await sendChoice(page, 'on');
    const switched = await expectStory(stage, 'user-info: off', 'update: on');
    const since = switched.record.seen[0]?.at;
    expect(switched.status).toMatchObject({
      state: 'on',
      since,
      change: { isOwn: true, before: { source: 'user-info' }, shownBy: { source: 'update' } },
      doubt: null,
      pending: null,
    });
    await expectShown(stage, 'on');

    await openSignedIn(stage, '/inbox');
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 200, authorization: true });
    const asked = await expectStory(stage, 'user-info: off', 'update: on', 'sign-in-asked: on');
    expect(asked.status).toMatchObject({ state: 'on', since, change: { isOwn: true } });

    await page.goto(new URL('/user-info', stage.portal.url).href);
    const story = [...storyOf(asked), 'user-info: on'];
    expect((await expectStory(stage, ...story)).status).toMatchObject({ since, doubt: null });
    await sendChoice(page, 'off');
    const { record, status } = await expectStory(stage, ...story, 'update: off');
    expect(status).toMatchObject({
      state: 'off',
      source: 'update',
      since: record.seen[0]?.at,
      change: { isOwn: true, before: { source: 'user-info', state: 'on' } },
      doubt: null,
      pending: null,
    });
    await expectShown(stage, 'off');
    expect(requestsOf(stage)).toEqual([
      'GET /user-info 200',
      'POST /user-info/update 200',
      // Nobody signs in; then somebody does.
      'GET /inbox 401',
      'GET /inbox 401',
      'GET /inbox 200 (password)',
      'GET /user-info 200 (password)',
      'POST /user-info/update 200 (password)',
    ]);
  });

  it('is on its way until the answer, and does not change by an Update that is refused', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await expectStory(stage, 'user-info: off');
    const form = userInfoForm(page);
    await form.yes.check();
    await form.newPassword.fill('short');
    stage.portal.configure({ delayMs: 1_000 });
    await form.update.click();
    // Held once; the second press is the person's decision.
    await form.update.click({ noWaitAfter: true });
    await expect
      .poll(async () => (await readProtect(stage)).status)
      .toMatchObject({ state: 'off', pending: { state: 'on' } });
    await page.waitForURL('**/user-info/update');
    stage.portal.configure({ delayMs: 0 });
    expect(stage.portal.user.passwordProtect).toBe(false);
    await expect.poll(async () => (await readProtect(stage)).record.sent).toEqual([]);
    const protect = await readSettled(stage);
    expect(protect.status).toMatchObject({ state: 'off', change: null, pending: null });
    expect(storyOf(protect)).toEqual(['user-info: off']);
    await expectShown(stage, 'off');
  });

  it('is in the balance after an answer that says nothing, until User Info shows it', async () => {
    const stage = await setStage();
    await muteAnswers(stage);
    const page = await switchTo(stage, 'on');
    await page.getByText('Thank you.').waitFor();
    expect(stage.portal.user.passwordProtect).toBe(true);
    const open = await expectStory(stage, 'user-info: off');
    expect(open.status).toMatchObject({ state: 'off', pending: { state: 'on' }, change: null });

    await openSignedIn(stage, '/user-info');
    const { status } = await expectStory(
      stage,
      'user-info: off',
      'sign-in-asked: on',
      'user-info: on',
    );
    expect(status).toMatchObject({ state: 'on', pending: null, change: { isOwn: true } });
  });

  it('is in the balance likewise when it was switched off, until User Info shows it', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    await muteAnswers(stage);
    const page = await openSignedIn(stage, '/user-info');
    const story = ['sign-in-asked: on', 'user-info: on'];
    await expectStory(stage, ...story);
    await sendChoice(page, 'off');
    await page.getByText('Thank you.').waitFor();
    expect(stage.portal.user.passwordProtect).toBe(false);
    const { status: open } = await expectStory(stage, ...story);
    expect(open).toMatchObject({ state: 'on', pending: { state: 'off' }, change: null });

    await page.goto(new URL('/user-info', stage.portal.url).href);
    const { status } = await expectStory(stage, ...story, 'user-info: off');
    expect(status).toMatchObject({ state: 'off', pending: null, change: { isOwn: true } });
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
    // Long enough for every question about the answer to have been asked.
    await page.waitForTimeout(4_000);
    const protect = await readProtect(stage);
    expect(storyOf(protect)).toEqual(['user-info: off']);
    expect(protect.record.sent).toEqual([]);
    await expectShown(stage, 'off');
  });

  it('is seen when the portal asks for a sign-in', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    await openUnsigned(stage, '/');
    await expectShown(stage, 'on');
    expect((await readPopup(stage)).certificate).toBe('accepted');
    await expectStory(stage, 'sign-in-asked: on');
    expect((await readSignIns(stage)).open).toMatchObject([{ times: 1 }]);
  });

  it('one press answers both, signed in or not; each is one request, and nothing else is', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
    expect(requestsOf(stage)).toEqual(['GET / 401']);
    await openSignedIn(stage, '/inbox');
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
    await expectStory(stage, 'check: on', 'sign-in-asked: on', 'check: on');

    stage.portal.configure({ passwordProtect: false });
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'off' });
    const { status } = await readSettled(stage);
    // The popup in which Check now was pressed has told it.
    expect(status).toMatchObject({ state: 'off', change: { isOwn: false, isNews: false } });
    await readPopup(stage);
    // No press carries the password that the browser holds.
    expect(requestsOf(stage)).toEqual([
      'GET / 401',
      'GET /inbox 401',
      'GET /inbox 401',
      'GET /inbox 200 (password)',
      'GET / 401',
      'GET / 200',
    ]);
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
    await expect
      .poll(async () => (await readProtect(stage)).status.passwordChangedAt)
      .not.toBeNull();

    await stage.restart();
    await stage.browser().signInAs(old);
    const refused = await openPage(stage, '/inbox').catch(() => null);
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 401 });
    await refused?.close();
    expect((await readSettled(stage)).status.passwordChangedAt).not.toBeNull();
    await stage.restart();
    await openSignedIn(stage, '/inbox');
    expect(lastAnswer(stage, '/inbox')).toMatchObject({ status: 200, authorization: true });
    await expectShown(stage, 'on');
    await expect.poll(async () => (await readProtect(stage)).status.passwordChangedAt).toBeNull();
  });
});

describe('whatever happens in between', () => {
  it('the worker is stopped right after the press', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.yes.check();
    stage.portal.configure({ delayMs: 1_500 });
    const worker = await stage.browser().worker();
    await worker.evaluate('globalThis.isFirst = true');
    // By hand: the request wakes it again at once, so that nobody could wait for its end.
    const session = await stage.browser().context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await form.update.click({ noWaitAfter: true });
    await session.send('ServiceWorker.stopAllWorkers');
    await page.waitForURL('**/user-info/update');
    stage.portal.configure({ delayMs: 0 });
    const { status } = await expectStory(stage, 'user-info: off', 'update: on');
    expect(await (await stage.browser().worker()).evaluate('globalThis.isFirst')).toBeUndefined();
    expect(status).toMatchObject({ state: 'on', change: { isOwn: true }, pending: null });
    await expectShown(stage, 'on');
  });
});
