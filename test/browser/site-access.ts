/** An extension's access to its sites in Chromium, as a person sets it on the extension's page. */
import type { BrowserContext } from 'playwright-core';

/** "When you click the extension", or always on the sites that it asks for. */
type SiteAccess = 'ON_CLICK' | 'ON_ALL_SITES';

/** Sets it, through what that page itself calls; the page is closed again. */
export async function setSiteAccess(
  context: BrowserContext,
  extensionId: string,
  hostAccess: SiteAccess,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome://extensions/?id=${extensionId}`);
  const update = JSON.stringify({ extensionId, hostAccess });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${update})`);
  await page.close();
}
