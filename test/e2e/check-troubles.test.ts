/** What may happen to a check while it is under way, in a real browser. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { pressCheck, readPopup, readVerdict, type Stage, setStage } from './stage';

const button = (popup: Page) => popup.locator('[data-action=check]');
const isRunning = (popup: Page) => button(popup).getAttribute('data-running');
const lookAt = (popup: Page) => popup.locator('main').getAttribute('data-certificate');

/** Waits until the portal has got as many requests as that. */
const requestsSeen = (stage: Stage, count: number) =>
  expect.poll(() => stage.portal.requests.length).toBeGreaterThanOrEqual(count);

it('twenty presses in one second ask the portal once', async () => {
  const stage = await setStage({ portal: { delayMs: 1_500 } });
  const popup = await stage.browser().openPopup();
  const answers = await popup.evaluate<unknown[]>(
    "Promise.all(Array.from({ length: 20 }, () => chrome.runtime.sendMessage({ type: 'check' })))",
  );
  expect(answers).toEqual(Array.from({ length: 20 }, () => ({ ok: true })));
  expect(stage.portal.requests).toHaveLength(1);
  await expect.poll(() => lookAt(popup)).toBe('accepted');
});

it('the popup is closed: the result is there when it is opened again', async () => {
  const stage = await setStage({ portal: { delayMs: 1_500 } });
  const popup = await stage.browser().openPopup();
  await button(popup).click();
  await requestsSeen(stage, 1);
  await popup.close();
  const reopened = async () => (await readPopup(stage)).certificate;
  await expect.poll(reopened, { timeout: 10_000 }).toBe('accepted');
});

it('opened in the middle, the popup shows the check, and its end', async () => {
  const stage = await setStage({ portal: { delayMs: 2_000 } });
  const first = await stage.browser().openPopup();
  await button(first).click();
  await requestsSeen(stage, 1);
  const second = await stage.browser().openPopup();
  expect(await isRunning(second)).toBe('true');
  await expect.poll(() => lookAt(second), { timeout: 10_000 }).toBe('accepted');
  await expect.poll(() => isRunning(second)).toBe('false');
  expect(stage.portal.requests).toHaveLength(1);
});

it('the worker is stopped: what was known stays, and the popup says what happened', async () => {
  const stage = await setStage();
  const popup = await stage.browser().openPopup();
  expect((await pressCheck(popup)).certificate).toBe('accepted');
  const known = await popup.locator('#certificate-evidence time').getAttribute('datetime');
  stage.portal.configure({ outage: 'hang' });
  await button(popup).click();
  await requestsSeen(stage, 2);
  await stage.browser().killWorker();
  await popup.locator('.notice', { hasText: 'cut off' }).waitFor();
  expect(await lookAt(popup)).toBe('accepted');
  expect(await popup.locator('#certificate-evidence time').getAttribute('datetime')).toBe(known);
  expect(await isRunning(popup)).toBe('false');
  stage.portal.configure({ outage: 'none' });
  expect((await pressCheck(popup)).certificate).toBe('accepted');
});

it('it is cancelled: nothing is concluded, and the next one works', async () => {
  const stage = await setStage({ portal: { outage: 'hang' } });
  const popup = await stage.browser().openPopup();
  await button(popup).click();
  await popup.locator('[data-action=check]', { hasText: 'Cancel' }).click();
  await expect.poll(() => isRunning(popup)).toBe('false');
  expect(await lookAt(popup)).toBe('unknown');
  expect(await popup.locator('.notice').count()).toBe(0);
  stage.portal.configure({ outage: 'none' });
  expect((await pressCheck(popup)).certificate).toBe('accepted');
});

it('the network goes: offline, and accepted again when it is back', async () => {
  const stage = await setStage({ portal: { outage: 'hang' } });
  const popup = await stage.browser().openPopup();
  await button(popup).click();
  await requestsSeen(stage, 1);
  await stage.browser().context.setOffline(true);
  await expect.poll(() => readVerdict(popup), { timeout: 25_000 }).toBe('offline: no-network');
  await stage.browser().context.setOffline(false);
  stage.portal.configure({ outage: 'none' });
  expect((await pressCheck(popup)).certificate).toBe('accepted');
});
