/** The way in, as everybody needs it: axe's rules, the keyboard, and the popup under its button. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ClockStatus } from '../../src/portal/certificate/clock';
import type { Expiry } from '../../src/portal/certificate/expiry';
import { type CertificateCause, meaningOf } from '../../src/portal/certificate/status';
import type { GuideProgress } from '../../src/shared/storage';
import type { RealPopup } from '../browser/real-popup';
import { readOverflow, runAxe } from './audit';
import { type Language, say } from './panel-states';
import { type Stage, setStage } from './stage';

const HOUR_MS = 60 * 60_000;
const LANGUAGES = ['en', 'ja'] as const;
const CAUSES = ['no-certificate', 'server-date', 'answered'] as const;
/** Of the popup, in px: as wide as its style sheet asks for, and as high as Chrome lets it be. */
const WIDTH = 360;
const MOST_HIGH = 600;
const OVERFLOW = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** A folder for pictures, for whoever wants to see them. */
const { PICTURES } = process.env;

/** Most customers' browser; on Windows there is most to press. */
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Has the extension remember a certificate's trouble, a wrong clock and an end that is near. */
async function remember(stage: Stage, cause: CertificateCause, isGuideShown: boolean) {
  const now = Date.now();
  const detail = cause === 'answered' ? '' : 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT';
  const certificate = { ...meaningOf(cause), cause, detail, source: 'check', tab: null, at: now };
  const clock: ClockStatus = { aheadMs: 3 * HOUR_MS, at: now };
  const expiry: Expiry = { endsAt: now + 76 * HOUR_MS, from: 'typed' };
  const guide: GuideProgress = { openedAt: isGuideShown ? now : null };
  const items = JSON.stringify({ certificate, clock, expiry, guide });
  const worker = await stage.browser().worker();
  await worker.evaluate(`chrome.storage.local.set(${items})`);
}

/** What is wrong with what the popup shows in both colour schemes, one line each. */
async function audit(popup: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    if (PICTURES) await popup.screenshot({ path: `${PICTURES}/${name}-${colorScheme}.png` });
    const { ours, others } = await runAxe(popup);
    found.push(...[...ours, ...others].map((text) => `${name}, ${colorScheme}: ${text}`));
  }
  const overflow = await readOverflow(popup);
  return overflow > 0 ? [...found, `${name}: ${overflow} px sideways`] : found;
}

describe.each(LANGUAGES)('in %s', (language: Language) => {
  it('axe finds nothing, in no colour scheme', async () => {
    const stage = await setStage({ browser: { language } });
    const popup = await stage.browser().openPopup();
    const devTools = await stage.browser().context.newCDPSession(popup);
    await devTools.send('Emulation.setUserAgentOverride', { userAgent: WINDOWS });
    await popup.setViewportSize({ width: WIDTH, height: MOST_HIGH });
    const found: string[] = [];

    await remember(stage, 'no-certificate', false);
    await popup.reload();
    await popup.locator('main[data-cause=no-certificate] .clock').waitFor();
    expect(await popup.locator('.expiry').getAttribute('data-due')).toBe('true');
    found.push(...(await audit(popup, `${language}-statuses`)));

    for (const cause of CAUSES) {
      await remember(stage, cause, true);
      await popup.reload();
      await popup.locator(`main[data-cause=${cause}] .guide`).waitFor();
      found.push(...(await audit(popup, `${language}-${cause}`)));
    }
    expect(found).toEqual([]);
  });

  it('the popup under its button never scrolls sideways, and copies', async () => {
    const stage = await setStage({ browser: { language } });
    const look = async (cause: CertificateCause, isGuideShown: boolean): Promise<RealPopup> => {
      await remember(stage, cause, isGuideShown);
      const popup = await stage.browser().openRealPopup();
      const shown = isGuideShown ? 'guide' : 'offers';
      await popup.waitFor(`document.querySelector('main[data-cause=${cause}] .${shown}')`);
      // The browser fits the popup to its page in its own time.
      await popup.waitFor(`innerWidth >= ${WIDTH}`);
      if (PICTURES) await popup.screenshot(`${PICTURES}/real-${language}-${cause}-${shown}.png`);
      expect(await popup.evaluate(OVERFLOW)).toBe(0);
      return popup;
    };
    for (const cause of CAUSES) await (await look(cause, true)).close();
    await (await look('no-certificate', false)).close();

    const popup = await look('closed', true);
    // So tall that a scroll bar takes some of its width.
    expect(await popup.evaluate('document.documentElement.scrollHeight')).toBeGreaterThan(
      MOST_HIGH,
    );
    await popup.press('[data-action=copy]');
    // Whether the browser lets it is for the browser to say.
    const results = [say(language, 'popup_copied'), say(language, 'popup_copy_failed')];
    const said = (selector: string) =>
      `${JSON.stringify(results)}.includes(document.querySelector('${selector}').textContent)`;
    await popup.waitFor(said('[data-action=copy]'));
    await popup.waitFor(said('[role=status]'));
    await popup.close();
  });
});

it('with the keyboard alone: there and back, the focus goes along', async () => {
  const stage = await setStage({ certificate: 'none' });
  await remember(stage, 'no-certificate', false);
  const popup = await stage.browser().openPopup();
  await popup.locator('[data-action=guide]').waitFor();
  const focused = () =>
    popup.evaluate(() => document.activeElement?.getAttribute('data-action') ?? null);
  for (let press = 0; press < 12; press += 1) {
    await popup.keyboard.press('Tab');
    if ((await focused()) === 'guide') break;
  }
  expect(await focused()).toBe('guide');
  await popup.keyboard.press('Enter');
  await popup.locator('.guide').waitFor();
  await expect.poll(focused).toBe('back');
  await popup.keyboard.press('Enter');
  await popup.locator('.guide').waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('guide');
});
