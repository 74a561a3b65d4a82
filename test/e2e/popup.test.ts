/** The popup in a real browser: its buttons, and what it does when something is missing. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { protectStages } from '../../scripts/pictures/protect-stages';
import { shareStage } from './shared-stage';
import { EXTENSION, openPage, readPopup, setStage } from './stage';

/** As wide as its style sheet asks for, and as high as Chrome lets it be, in px. */
const SIZE = { width: 360, height: 600 };

describe.each(['en', 'ja'] as const)('the notices in %s', (language) => {
  it('leave the popup no higher than the browser lets it be', async () => {
    const stage = await setStage({ browser: { language } });
    const worker = await stage.browser().worker();
    const now = Date.now();
    const certificate = {
      state: 'accepted',
      cause: 'sign-in-asked',
      confidence: 'certain',
      detail: '',
      source: 'tab',
      tab: 1,
      at: now,
    };
    const userInfo = { url: new URL('/user-info', stage.portal.url).href };
    const heights: Record<string, number> = {};
    for (const [index, { record, signIns }] of protectStages(now).entries()) {
      const local = JSON.stringify({ certificate, passwordProtect: record, userInfo });
      await worker.evaluate(
        `Promise.all([chrome.storage.local.set(${local}), chrome.storage.session.set(${JSON.stringify({ signIns })})])`,
      );
      const popup = await stage.browser().openPopup();
      await popup.setViewportSize(SIZE);
      const notice = popup.locator('[data-notice]');
      await notice.waitFor();
      const kind = await notice.getAttribute('data-notice');
      heights[`${index} ${kind}`] = await popup.evaluate(
        () => document.documentElement.scrollHeight,
      );
      await popup.close();
    }
    expect(Object.entries(heights).filter(([, height]) => height > SIZE.height)).toEqual([]);
  });
});

const takeStage = shareStage();

describe('Open the portal', () => {
  it('opens a tab where there is none', async () => {
    const stage = await takeStage();
    const popup = await stage.browser().openPopup();
    const opened = stage.browser().context.waitForEvent('page');
    await popup.locator('[data-action=open-portal]').click();
    const page = await opened;
    await page.waitForURL(stage.portal.url);
    await expect.poll(() => popup.isClosed()).toBe(true);
  });

  it('brings an open one to the front instead of a second', async () => {
    const stage = await takeStage();
    const page = await openPage(stage, '/inbox');
    const popup = await stage.browser().openPopup();
    const count = stage.portal.requests.length;
    await popup.locator('[data-action=open-portal]').click();
    await expect.poll(() => popup.isClosed()).toBe(true);
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
    expect(stage.portal.requests).toHaveLength(count);
  });
});

describe('Open User Info', () => {
  it('is offered once the page was seen, and opens it', async () => {
    const stage = await takeStage();
    const before = await stage.browser().openPopup();
    await before.locator('main[data-certificate]').waitFor();
    expect(await before.locator('[data-action=open-user-info]').count()).toBe(0);

    const page = await openPage(stage, '/user-info');
    const button = before.locator('[data-action=open-user-info]');
    await button.waitFor();
    await page.close();
    const opened = stage.browser().context.waitForEvent('page');
    await button.click();
    await (await opened).waitForURL('**/user-info');
  });
});

describe('Check now', () => {
  it('asks the portal once, however often it is pressed', async () => {
    const stage = await takeStage();
    stage.portal.configure({ delayMs: 1_000 });
    const popup = await stage.browser().openPopup();
    const button = popup.locator('[data-action=check]');
    // By force: Playwright would wait until the button is ready again, a person does not.
    for (let press = 0; press < 10; press += 1) await button.click({ force: true });
    await popup.locator('main[data-certificate=accepted]').waitFor();
    expect(stage.portal.requests).toHaveLength(1);
  });

  it('works in the popup under its button', async () => {
    const stage = await takeStage();
    const popup = await stage.browser().openRealPopup();
    await popup.waitFor("document.querySelector('main[data-certificate=unknown]') !== null");
    await popup.press('[data-action=check]');
    await popup.waitFor("document.querySelector('main[data-certificate=accepted]') !== null");
    // The whole popup is seen without scrolling.
    const height = Number(await popup.evaluate('document.documentElement.scrollHeight'));
    expect(height).toBeLessThanOrEqual(600);
    await popup.close();
  });

  it('opens no certificate picker and no dialog', async () => {
    const stage = await setStage({ browser: { chooseCertificate: false } });
    const popup = await stage.browser().openRealPopup();
    await popup.waitFor("document.querySelector('main[data-certificate]') !== null");
    await popup.press('[data-action=check]');
    await popup.waitFor("document.querySelector('main[data-certificate=choose]') !== null");
    // A native picker over it would have closed it.
    expect(await popup.isOpen()).toBe(true);
    await popup.close();
  });
});

it('shows what is stored, and says so, when the worker never answers', async () => {
  // The same extension with a worker that hears nothing.
  const deaf = await mkdtemp(join(tmpdir(), 'e-parcel-deaf-'));
  onTestFinished(() => rm(deaf, { recursive: true, force: true }));
  await cp(EXTENSION, deaf, { recursive: true });
  const manifest = JSON.parse(await readFile(join(deaf, 'manifest.json'), 'utf8'));
  await writeFile(join(deaf, manifest.background.service_worker), '');

  const stage = await setStage({ browser: { extension: deaf } });
  const worker = await stage.browser().worker();
  await worker.evaluate(
    "chrome.storage.local.set({ certificate: { state: 'refused', cause: 'no-certificate', detail: '', source: 'tab', at: 1 }, passwordProtect: 'garbage' })",
  );
  expect(await readPopup(stage)).toEqual({ certificate: 'refused', passwordProtect: 'unknown' });
  const popup = await stage.browser().openPopup();
  await popup.locator('[data-action=check]').click();
  await popup.locator('.notice').waitFor();
  expect(await popup.locator('main').getAttribute('data-certificate')).toBe('refused');
});
