/** "Check now" in Firefox, which asks in a tab before the person's eyes. */
import { expect, it } from 'vitest';
import type { FirefoxStage } from './firefox-stage';
import { expectConclusion, setFirefoxStage } from './firefox-stage';

/** Presses the button, and closes the popup, as Firefox does when another tab comes to the front. */
async function press({ firefox }: FirefoxStage): Promise<void> {
  const popup = await firefox.openPopup();
  await popup.locator('[data-action=check]').click();
  await expect
    .poll(async () => (await firefox.readStorage('session')).check)
    .toMatchObject({ startedAt: expect.any(Number) });
  await popup.close();
}

const expectEnded = ({ firefox }: FirefoxStage): Promise<void> =>
  expect
    .poll(async () => (await firefox.readStorage('session')).check, { timeout: 21_000 })
    .toEqual({ startedAt: null });

const listPortalTabs = async ({ firefox, portal }: FirefoxStage): Promise<readonly string[]> =>
  (await firefox.listUrls()).filter((url) => url.startsWith(portal.url));

it('asks a second time in the tab that shows the trouble, and leaves a page that came alone', async () => {
  const stage = await setFirefoxStage({ certificate: 'none' });
  await press(stage);
  await expectConclusion(stage, 'refused: no-certificate');
  await expectEnded(stage);
  const [first] = await stage.firefox.puppeteer.pages();
  expect(first).toBeDefined();
  await press(stage);
  await expectEnded(stage);
  expect(await listPortalTabs(stage)).toHaveLength(1);
});

it('leaves a page that was served alone, and asks in another tab', async () => {
  const stage = await setFirefoxStage();
  await press(stage);
  await expectConclusion(stage, 'accepted: answered');
  await expectEnded(stage);
  await press(stage);
  await expectEnded(stage);
  expect(await listPortalTabs(stage)).toHaveLength(2);
});

it('says that Firefox may be asking, and shows that tab again at the next press', async () => {
  const stage = await setFirefoxStage({ browser: { chooseCertificate: false } });
  await press(stage);
  await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
  await expectEnded(stage);
  await expectConclusion(stage, 'choose: choice-awaited');
  const tabs = (await stage.firefox.listUrls()).length;
  await press(stage);
  await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
  expect(await stage.firefox.listUrls()).toHaveLength(tabs);
  await stage.firefox.dialogs.chooseCertificate('ok');
  await expectConclusion(stage, 'accepted: answered');
  await expectEnded(stage);
});

it('has ended when its tab is closed', async () => {
  const stage = await setFirefoxStage({ browser: { chooseCertificate: false } });
  await press(stage);
  await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
  await stage.firefox.scope.run('gBrowser.removeTab(gBrowser.selectedTab);');
  const before = Date.now();
  await expectEnded(stage);
  expect(Date.now() - before).toBeLessThan(5_000);
});
