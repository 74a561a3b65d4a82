/** What the popup tells of Password Protect at a press, and what a person has forgotten in it. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectStory, openUnsigned, readProtect, readSignIns, requestsOf } from './protect-record';
import { openPage, type Stage, setStage } from './stage';

const press = (popup: Page, action: string): Promise<void> =>
  popup.locator(`[data-action=${action}]`).click();

/** A browser that has seen the certificate, User Info and a sign-in. */
async function setUsedStage(language: 'en' | 'ja' = 'en'): Promise<Stage> {
  const stage = await setStage({ portal: { language }, browser: { language } });
  await openPage(stage, '/user-info');
  await expectStory(stage, 'user-info: off');
  stage.portal.configure({ passwordProtect: true });
  await openUnsigned(stage);
  await expectStory(stage, 'user-info: off', 'sign-in-asked: on');
  return stage;
}

const storedKeys = async (stage: Stage): Promise<readonly string[]> =>
  (await stage.browser().worker()).evaluate<string[]>(
    `Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then((areas) =>
      areas.flatMap((area) => Object.entries(area))
        .filter(([, value]) => JSON.stringify(value).match(/[1-9]/))
        .map(([key]) => key))`,
  );

describe('more about Password Protect', () => {
  it.each([
    ['en', /^Sign in.*Username.*your e-Parcel ID.*Password.*your login password/s],
    ['ja', /^ログイン.*ユーザー名.*e-Parcel ID.*パスワード.*ログインパスワード/s],
  ] as const)('shows the window, and what was seen: %s', async (language, drawn) => {
    const stage = await setUsedStage(language);
    const popup = await stage.browser().openPopup();
    await press(popup, 'protect');
    const drawing = popup.locator('.protect [role=img]');
    await drawing.waitFor();
    expect(await drawing.textContent()).toMatch(drawn);
    // The drawing is said in one sentence, and nothing in it can be pressed or typed into.
    expect(await drawing.getAttribute('aria-label')).toContain('e-Parcel ID');
    expect(await drawing.locator('input, button, a, [tabindex]').count()).toBe(0);
    await popup.locator('.protect details summary').click();
    expect(await popup.locator('.history li').count()).toBe(2);
    await press(popup, 'back');
    await popup.locator('[data-notice]').waitFor();
    await popup.close();
  });
});

describe('Open the portal', () => {
  it('asks the portal again after a sign-in that failed, in the tab that says so', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    const { context } = stage.browser();
    const page = await context.newPage();
    for (const _ of ['asked', 'failed']) {
      const visit = page.goto(new URL('/inbox', stage.portal.url).href);
      await expect(visit).rejects.toThrow('ERR_INVALID_AUTH_CREDENTIALS');
    }
    await expect
      .poll(async () => (await readSignIns(stage)).open.map(({ times }) => times))
      .toEqual([2]);
    // So that the tab has a page to show, without a window.
    stage.portal.configure({ passwordProtect: false });
    const popup = await stage.browser().openPopup();
    await popup.locator('[data-notice=failed]').waitFor();
    const count = requestsOf(stage).length;
    await press(popup, 'open-portal');
    await expect.poll(() => requestsOf(stage).slice(count)).toEqual(['GET / 200']);
    await expect.poll(() => popup.isClosed()).toBe(true);
    await page.waitForURL(stage.portal.url);
    expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
    await expect.poll(async () => (await readSignIns(stage)).open).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('is listed, and forgotten one by one, or all of it', async () => {
    const stage = await setUsedStage();
    const popup = await stage.browser().openPopup();
    await press(popup, 'remembered');
    const row = (what: string) => popup.locator(`[data-kept=${what}]`);
    await row('password-protect').waitFor();
    expect(await row('certificate').count()).toBe(1);
    await row('password-protect').getByRole('button').click();
    await expect.poll(() => row('password-protect').count()).toBe(0);
    expect((await readProtect(stage)).status).toMatchObject({ state: 'unknown', history: [] });
    expect(await row('certificate').count()).toBe(1);

    await press(popup, 'forget-all');
    await press(popup, 'forget-all-no');
    expect(await row('certificate').count()).toBe(1);
    await press(popup, 'forget-all');
    await press(popup, 'forget-all-yes');
    await expect.poll(() => popup.locator('[data-kept]').count()).toBe(0);
    await popup.close();
    // From when on evidence counts, and which tab an Update is followed in, is not about the past.
    expect(await storedKeys(stage)).toEqual(['passwordProtect']);

    const empty = await stage.browser().openPopup();
    expect(await empty.locator('main').getAttribute('data-certificate')).toBe('unknown');
    await empty.close();
  });
});
