/** Going to a page: to its tab when there is one, else to a new one. */
import { isPortalUrl, PORTAL_PATTERN } from '../portal/links';
import { browser, type Tabs } from '../shared/browser';
import type { PortalWay } from './portal-way';
import { within } from './within';

/** Longest wait for the list of tabs, in milliseconds. */
const TABS_LIMIT_MS = 1_000;

/** Goes to the portal. Without a tab to go to, or when it was closed in between, opens one. */
export async function openPortal(url: string, way: PortalWay): Promise<void> {
  if (way.kind === 'any-tab') return show(url, PORTAL_PATTERN, () => true);
  const isShown = way.kind === 'tab' ? showTab(way.tabId) : loadAnew(url, way.tabId);
  if (!(await isShown.catch(() => false))) await browser.tabs.create({ url });
}

/** Brings a tab to the front, whatever it shows: of one that is still loading no address is known. */
async function showTab(tabId: number): Promise<boolean> {
  return bringToFront(await within(TABS_LIMIT_MS, browser.tabs.get(tabId)));
}

/** Has a tab ask the portal again; one that has gone on to another site is left alone. */
async function loadAnew(url: string, tabId: number | null): Promise<boolean> {
  if (tabId === null) return false;
  const tab = await within(TABS_LIMIT_MS, browser.tabs.get(tabId));
  return isPortalUrl(tab.url) && bringToFront(tab, url);
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

/**
 * @param url what the tab is to load; without it, it shows what it shows
 * @returns false when the tab cannot be shown, because it is in no window
 */
async function bringToFront({ id, windowId }: Tabs.Tab, url?: string): Promise<boolean> {
  if (id === undefined || windowId === undefined) return false;
  // Both are sent before either is awaited: focusing another window may close this popup.
  await Promise.all([
    browser.tabs.update(id, { active: true, ...(url !== undefined && { url }) }),
    browser.windows.update(windowId, { focused: true }),
  ]);
  return true;
}
