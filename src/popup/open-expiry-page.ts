/** Going to the page for the expiry date: to its tab when there is one, else to a new one. */
import { browser } from '../shared/browser';
import { within } from './within';

/** Where the build puts the page. */
const PATH = 'src/popup/expiry.html';

/** Longest wait for the list of tabs, in milliseconds. */
const TABS_LIMIT_MS = 1_000;

/** Its whole address. */
export const expiryPageUrl = (): string => browser.runtime.getURL(PATH);

/** Brings the page to the front, or opens it. Rejects when neither can be done. */
export async function openExpiryPage(): Promise<void> {
  const url = expiryPageUrl();
  try {
    const [tab] = await within(TABS_LIMIT_MS, browser.tabs.query({ url }));
    if (tab?.id !== undefined && tab.windowId !== undefined) {
      // Both are sent before either is awaited: focusing another window may close the popup.
      await Promise.all([
        browser.tabs.update(tab.id, { active: true }),
        browser.windows.update(tab.windowId, { focused: true }),
      ]);
      return;
    }
  } catch {
    // Without the list, or when the tab was closed in between, a new tab does as well.
  }
  await browser.tabs.create({ url });
}
