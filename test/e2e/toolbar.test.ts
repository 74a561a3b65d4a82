/** What the toolbar's button shows, as the browser itself says it. */
import type { Worker } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectStory, openUnsigned, switchTo } from './protect-record';
import { check, openPage, type Stage, setStage } from './stage';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** The button. No browser says which icon it shows. */
interface Button {
  readonly badge: string;
  readonly title: string;
}

const READ = `Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])
  .then(([badge, title]) => ({ badge, title }))`;

const readIn = (worker: Worker): Promise<Button> => worker.evaluate<Button>(READ);
const readButton = async (stage: Stage): Promise<Button> => readIn(await stage.browser().worker());
const badgeOf = async (stage: Stage) => (await readButton(stage)).badge;
const titleOf = async (stage: Stage) => (await readButton(stage)).title;

/** Says when the certificate ends, as the page for that does. */
async function keepExpiry(stage: Stage, endsAt: number): Promise<void> {
  const popup = await stage.browser().openPopup();
  const message = { type: 'expiry-kept', endsAt, from: 'typed' };
  const answer = await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  expect(answer).toEqual({ ok: true });
  await popup.close();
}

/** From now on the worker keeps which icons it asks the browser for. */
async function followIcons(stage: Stage): Promise<() => Promise<string | undefined>> {
  const worker = await stage.browser().worker();
  await worker.evaluate(`{
    const { setIcon } = chrome.action;
    chrome.action.setIcon = (details) => {
      const done = setIcon.call(chrome.action, details);
      done.then(() => { globalThis.shownIcon = details.path[16]; });
      return done;
    };
  }`);
  return () => worker.evaluate<string | undefined>('globalThis.shownIcon');
}

/** Waits until something has started the worker again. */
const expectAwake = (stage: Stage) =>
  expect.poll(() => stage.browser().isWorkerRunning(), { timeout: 10_000 }).toBe(true);

describe('the button', () => {
  it('says that nothing is known yet', async () => {
    const stage = await setStage();
    await expect
      .poll(() => readButton(stage))
      .toEqual({
        badge: '',
        title: 'e-Parcel Assistant – Not known whether your certificate works',
      });
  });

  it('says that the certificate works, and when that was seen', async () => {
    const stage = await setStage();
    const icon = await followIcons(stage);
    await openPage(stage);
    await expect
      .poll(() => titleOf(stage))
      .toMatch(/^e-Parcel Assistant – Your certificate works \(seen \w+ \d+, \d+:\d\d\s[AP]M\)$/);
    expect(await badgeOf(stage)).toBe('');
    await expect.poll(icon).toBe('/icons/toolbar/fine-16.png');
  });

  it('calls for attention when the certificate is refused', async () => {
    const stage = await setStage({ certificate: 'none' });
    const icon = await followIcons(stage);
    expect((await check(stage)).certificate).toBe('refused');
    await expect.poll(() => badgeOf(stage)).toBe('!');
    expect(await titleOf(stage)).toMatch(
      /^e-Parcel Assistant – No certificate was accepted \(seen /,
    );
    await expect.poll(icon).toBe('/icons/toolbar/attention-16.png');
  });

  it('counts the days from 30 on, and not before', async () => {
    const stage = await setStage();
    await keepExpiry(stage, Date.now() + 40 * DAY);
    const alarm = async () =>
      (await stage.browser().worker()).evaluate<number | undefined>(
        `chrome.alarms.get('toolbar').then((alarm) => alarm?.scheduledTime)`,
      );
    await expect.poll(alarm).toBeGreaterThan(Date.now() + 8 * DAY);
    expect(await badgeOf(stage)).toBe('');
    await keepExpiry(stage, Date.now() + 7.5 * DAY);
    await expect.poll(() => badgeOf(stage)).toBe('7d');
    expect(await titleOf(stage)).toMatch(
      /\. Your certificate expires in 7 days, on \w+ \d+, \d{4}$/,
    );
  });

  it('speaks Japanese', async () => {
    const stage = await setStage({ browser: { language: 'ja' } });
    await keepExpiry(stage, Date.now() + 7.5 * DAY);
    await expect.poll(() => badgeOf(stage)).toBe('7日');
    await openPage(stage);
    await expect
      .poll(() => titleOf(stage))
      .toMatch(
        /^e-Parcel アシスタント – 証明書は使えます（\d+月\d+日 \d+:\d\dに確認）。証明書の期限は7日後、\d{4}年\d+月\d+日です$/,
      );
  });
});

describe('Password Protect', () => {
  it('that became another elsewhere is marked, until the popup has told it', async () => {
    const stage = await setStage();
    await openPage(stage, '/user-info');
    await expectStory(stage, 'user-info: off');
    expect(await badgeOf(stage)).toBe('');
    stage.portal.configure({ passwordProtect: true });
    await openUnsigned(stage);
    await expect.poll(() => badgeOf(stage)).toBe('!');
    expect(await titleOf(stage)).toMatch(/\. Password Protect is now on: /);

    const popup = await stage.browser().openPopup();
    // The sign-in window comes first; why it is there is told with it.
    const notice = popup.locator('[data-notice=asked]');
    expect(await notice.textContent()).toContain('switched on elsewhere');
    await expect.poll(() => badgeOf(stage)).toBe('');
    expect(await titleOf(stage)).not.toContain('Password Protect');
    // Who reads it goes on reading it.
    expect(await notice.textContent()).toContain('switched on elsewhere');
    await popup.close();
  });

  it('that the person switched on is no news', async () => {
    const stage = await setStage();
    await switchTo(stage, 'on');
    await expectStory(stage, 'user-info: off', 'update: on');
    await openUnsigned(stage);
    await expectStory(stage, 'user-info: off', 'update: on', 'sign-in-asked: on');
    expect(await badgeOf(stage)).toBe('');
  });
});

describe('a worker that was stopped', () => {
  it('is woken when a day less is left', async () => {
    const stage = await setStage();
    await keepExpiry(stage, Date.now() + 7 * DAY + 4 * SECOND);
    await expect.poll(() => badgeOf(stage)).toBe('7d');
    await stage.browser().killWorker();
    await expectAwake(stage);
    await expect.poll(() => badgeOf(stage)).toBe('6d');
  });

  it('does not write the icon again when something else wakes it', async () => {
    const stage = await setStage();
    await expect.poll(() => titleOf(stage)).toMatch(/ – /);
    // Only a button that was left alone still shows this.
    const mark = `chrome.action.setBadgeText({ text: 'old' })`;
    await (await stage.browser().worker()).evaluate(mark);
    await stage.browser().killWorker();
    const popup = await stage.browser().openPopup();
    await popup.evaluate(`chrome.runtime.sendMessage({ type: 'guide-shown', isShown: false })`);
    await popup.waitForTimeout(500);
    expect(await badgeOf(stage)).toBe('old');
  });
});

describe('a browser that was restarted', () => {
  it('shows what was known', async () => {
    const stage = await setStage();
    await openPage(stage);
    await keepExpiry(stage, Date.now() + 20.5 * DAY);
    await expect.poll(() => badgeOf(stage)).toBe('20d');
    await stage.restart();
    await expect.poll(() => badgeOf(stage)).toBe('20d');
    expect(await titleOf(stage)).toMatch(
      /Your certificate works \(seen .*\. Your certificate expires in 20 days/,
    );
  });
});
