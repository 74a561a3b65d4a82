/** The access to the portal, which a person may withdraw and give back at any time, in every browser. */
import { expect, it } from 'vitest';
import { expectStates, type Language, say } from './panel-words';
import { openPage, type Stage, setStage } from './stage';

async function readConclusion(stage: Stage): Promise<{ conclusion: string; at: unknown }> {
  const { certificate } = await stage.browser().readStorage('local');
  const { state, cause, at }: { state?: unknown; cause?: unknown; at?: unknown } =
    Object(certificate);
  return { conclusion: `${state}: ${cause}`, at };
}

const expectConclusion = (stage: Stage, conclusion: string): Promise<void> =>
  expect
    .poll(async () => (await readConclusion(stage)).conclusion, { timeout: 5_000 })
    .toBe(conclusion);

/** Long enough for an assistant to show, in milliseconds. */
const SHOWING_MS = 1_000;

it.each<Language>(['en', 'ja'])(
  'withdrawn and given back in the settings, it is told in %s, and all goes on',
  async (language) => {
    const stage = await setStage({ portal: { language }, browser: { language } });
    const browser = stage.browser();
    const first = await openPage(stage, '/user-info');
    await expectStates(browser.panelOf(first), language, 'none none none none');
    await expectConclusion(stage, 'accepted: answered');
    const { at } = await readConclusion(stage);

    await browser.stopBackground();
    await browser.withdrawAccess();
    // The browser wakes it for this; nothing else has happened.
    await expect.poll(() => browser.isBackgroundRunning()).toBe(true);
    await expectConclusion(stage, 'unknown: no-access');

    const popup = await browser.openPopup();
    const notice = popup.locator('[data-notice=access]');
    await notice.waitFor();
    expect(await notice.textContent()).toContain(say(language, 'popup_access_headline'));
    expect(await notice.textContent()).toContain(say(language, 'popup_access_allow'));
    const main = popup.locator('main');
    expect(await main.getAttribute('data-cause')).toBe('no-access');
    const visit = await openPage(stage, '/user-info');
    await visit.waitForTimeout(SHOWING_MS);
    expect(await browser.panelOf(visit).readText()).toBe('');
    await expectConclusion(stage, 'unknown: no-access');

    await browser.giveAccess();
    await popup.bringToFront();
    await expect.poll(() => notice.textContent()).toBe(say(language, 'popup_access_allowed'));
    // What was known counts again, and is as old as it is.
    await expectConclusion(stage, 'accepted: answered');
    expect((await readConclusion(stage)).at).toBe(at);
    // A page that is open has no assistant until it is loaded again.
    await visit.bringToFront();
    await visit.waitForTimeout(SHOWING_MS);
    expect(await browser.panelOf(visit).readText()).toBe('');
    await visit.goto(visit.url());
    await expectStates(browser.panelOf(visit), language, 'none none none none');
    await popup.bringToFront();
    await expect.poll(() => notice.count()).toBe(0);
    expect((await readConclusion(stage)).at).toBeGreaterThan(Number(at));
  },
);
