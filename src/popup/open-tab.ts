/** Going to a page: to its tab when there is one, else to a new one. */
import { PORTAL_PATTERN } from '../portal/links';
import { browser, type Tabs } from '../shared/browser';
import { within } from './within';

/** Longest wait for the list of tabs, in milliseconds. */
const TABS_LIMIT_MS = 1_000;

/** Brings the portal's tab to the front, the one used last when there are several, or opens one. */
export async function openPortal(url: string): Promise<void> {
  await show(url, PORTAL_PATTERN, () => true);
}

/** The same for one page of the portal: tabs with other pages stay, they may be half filled in. */
export async function openPage(url: string): Promise<void> {
  await show(url, PORTAL_PATTERN, (tab) => tab.url === url);
}

/** The same for a page of the extension itself. */
export async function openOwnPage(url: string): Promise<void> {
  await show(url, url, () => true);
}

async function show(url: string, pattern: string, fits: (tab: Tabs.Tab) => boolean): Promise<void> {
  try {
    const tabs = await within(TABS_LIMIT_MS, browser.tabs.query({ url: pattern }));
    const tab = lastUsed(tabs.filter(fits));
    if (tab !== undefined && (await bringToFront(tab))) return;
  } catch {
    // Without the list, or when the tab was closed in between, a new tab does as well.
  }
  await browser.tabs.create({ url });
}

function lastUsed(tabs: readonly Tabs.Tab[]): Tabs.Tab | undefined {
  return [...tabs].sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

/** @returns false when the tab cannot be shown, because it is in no window */
async function bringToFront({ id, windowId }: Tabs.Tab): Promise<boolean> {
  if (id === undefined || windowId === undefined) return false;
  // Both are sent before either is awaited: focusing another window may close this popup.
  await Promise.all([
    browser.tabs.update(id, { active: true }),
    browser.windows.update(windowId, { focused: true }),
  ]);
  return true;
}
