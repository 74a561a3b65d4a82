/** The way back in as Firefox's popup shows it: its steps are others, and so is its page of certificates. */
import { CERTIFICATE_CAUSES, type CertificateCause } from '../../src/portal/certificate/status';
import { launchFirefox } from '../../test/browser/firefox';
import type { TrustedAuthority } from '../../test/browser/nss';
import { causeStage } from './cause-stages';
import { POPUP_ROOM, POPUP_WIDTH } from './sizes';

/** What only a check of Chromium's finds out. */
const CHROMIUM_ALONE: readonly CertificateCause[] = [
  'not-chosen',
  'choice-failed',
  'portal-silent',
];

/**
 * Draws them in a real Firefox.
 * @param extension the folder of the extension built for Firefox
 * @param authority any; nothing is asked of a portal
 * @returns the pictures, as PNG in base64, in the order of the causes
 */
export async function drawFirefoxGuides(
  extension: string,
  authority: TrustedAuthority,
  language: 'en' | 'ja',
): Promise<readonly string[]> {
  const firefox = await launchFirefox({
    extension,
    portal: null,
    authority,
    client: null,
    chooseCertificate: true,
    language,
  });
  try {
    const drawn: string[] = [];
    for (const cause of CERTIFICATE_CAUSES.filter((each) => !CHROMIUM_ALONE.includes(each))) {
      const kept = JSON.stringify(causeStage(cause, Date.now()));
      await firefox.evaluateInExtension(`browser.storage.local.set(${kept})`);
      const page = await firefox.openExtensionPage('src/popup/index.html');
      await page.setViewport({ width: POPUP_WIDTH, height: POPUP_ROOM });
      await (await page.waitForSelector('[data-action=guide]'))?.click();
      await page.waitForSelector('.guide');
      // No button is to look as if it were pointed at.
      await page.mouse.move(0, 0);
      const body = await page.waitForSelector('body');
      if (body === null) throw new Error('The popup has no body.');
      drawn.push(await body.screenshot({ encoding: 'base64' }));
      // The next popup begins with the statuses again.
      await (await page.waitForSelector('[data-action=back]'))?.click();
      await page.waitForSelector('.card');
      await page.close();
    }
    return drawn;
  } finally {
    await firefox.close();
  }
}
