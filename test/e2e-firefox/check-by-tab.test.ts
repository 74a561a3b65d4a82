/** "Check now" in Firefox, which asks in a tab before the person's eyes. */
import { expect, it } from 'vitest';
import type { FirefoxStage } from './firefox-stage';
import { expectConclusion, setFirefoxStage } from './firefox-stage';

/** Presses the button, in a popup that stays open. */
async function press({ firefox }: FirefoxStage): Promise<void> {
  const popup = await firefox.openPopup();
  await popup.locator('[data-action=check]').click();
}

/** When the certificate was last seen, in milliseconds since 1970. */
async function seenAt({ firefox }: FirefoxStage): Promise<number> {
  const { certificate } = await firefox.readStorage('local');
  const { at = 0 }: { at?: number } = Object(certificate);
  return at;
}

/** Presses the button, and waits until that has brought something. */
async function ask(stage: FirefoxStage): Promise<void> {
  const before = await seenAt(stage);
  await press(stage);
  await expect.poll(() => seenAt(stage), { timeout: 10_000 }).toBeGreaterThan(before);
  await expectEnded(stage);
}

const expectEnded = ({ firefox }: FirefoxStage): Promise<void> =>
  expect
    .poll(async () => (await firefox.readStorage('session')).check, { timeout: 21_000 })
    .toEqual({ startedAt: null });

/** Tabs that are none of the extension's own; one that waits for an answer has no address yet. */
const listOtherTabs = async ({ firefox }: FirefoxStage): Promise<readonly string[]> =>
  (await firefox.listUrls()).filter((url) => !url.startsWith(firefox.extensionUrl('')));

const listPortalTabs = async ({ firefox, portal }: FirefoxStage): Promise<readonly string[]> =>
  (await firefox.listUrls()).filter((url) => url.startsWith(portal.url));

it('asks a second time in the tab that shows the trouble', async () => {
  const stage = await setFirefoxStage({ certificate: 'none' });
  await ask(stage);
  await expectConclusion(stage, 'refused: no-certificate');
  await ask(stage);
  expect(await listPortalTabs(stage)).toHaveLength(1);
});

it('leaves a page that was served alone, and asks in another tab', async () => {
  const stage = await setFirefoxStage();
  await ask(stage);
  await expectConclusion(stage, 'accepted: answered');
  await ask(stage);
  expect(await listPortalTabs(stage)).toHaveLength(2);
});

it('says that Firefox may be asking, and shows that tab again at the next press', async () => {
  const stage = await setFirefoxStage({ browser: { chooseCertificate: false } });
  await press(stage);
  await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
  await expectEnded(stage);
  await expectConclusion(stage, 'choose: choice-awaited');
  const tabs = await listOtherTabs(stage);
  await press(stage);
  await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
  expect(await listOtherTabs(stage)).toEqual(tabs);
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
