/**
 * A check by way of a tab, for Firefox: it opens the portal before the person's eyes, where the
 * browser's question for a certificate belongs, and what is seen there is the evidence.
 */
import { PORTAL_URL } from '../portal/links';
import { browser, type Tabs } from '../shared/browser';
import { reportFault } from '../shared/report-fault';
import { type CheckTab, change, checkTabItem, read } from '../shared/storage';
import { type CheckTime, within } from './check-time';
import { recordCertificate } from './record-evidence';

/**
 * How a tab's navigation to the portal ended. `served`: it shows a page of the portal, or its sign-in
 * window. `cached`: the same, and nobody knows whether the portal was asked. `failed`: it shows a refusal,
 * or nothing. `closed`: it is gone.
 */
export type TabEnd = 'served' | 'cached' | 'failed' | 'closed';

/** Those that wait for a tab. */
const watchers = new Set<(tabId: number, end: TabEnd) => void>();

/** Notes what the check's tab shows: only one that shows no page may be used for another check. */
async function noteShown(tabId: number, end: TabEnd): Promise<void> {
  await change(checkTabItem, (tab): CheckTab => {
    if (tab?.tabId !== tabId) return tab;
    return end === 'failed' ? { tabId, shows: 'failed' } : null;
  });
}

/** To be called when a tab's navigation to the portal has ended, one way or the other. */
export function noteTabEnd(tabId: number, end: TabEnd): void {
  noteShown(tabId, end).catch(reportFault);
  for (const watch of watchers) watch(tabId, end);
}

/** A listener for closed tabs. */
export function onWatchedTabClosed(tabId: number): void {
  noteTabEnd(tabId, 'closed');
}

/**
 * The tab of an earlier check, so that a second press does not bring a second one. One that has shown a page
 * of the portal since is none: it may hold what somebody is typing.
 */
async function findTab(): Promise<Tabs.Tab | null> {
  const known = await read(checkTabItem);
  if (known === null) return null;
  const tab = await browser.tabs.get(known.tabId).catch(() => null);
  const isAsItWas = known.shows === 'waiting' ? tab?.status === 'loading' : tab?.url === PORTAL_URL;
  return isAsItWas ? tab : null;
}

/** Asks in the tab that is there. In one that is still loading the browser may be asking the person. */
async function askIn(tab: Tabs.Tab): Promise<Tabs.Tab> {
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  const url = tab.status === 'loading' ? undefined : PORTAL_URL;
  return browser.tabs.update(tab.id, { active: true, ...(url !== undefined && { url }) });
}

/**
 * Where the portal is asked: in the tab of an earlier check, else in a new one.
 * @returns null when the asking was given up meanwhile
 */
async function openPortal(signal: AbortSignal): Promise<Tabs.Tab | null> {
  const tab = await findTab();
  if (signal.aborted) return null;
  const asked = tab && (await askIn(tab).catch(() => null));
  return asked ?? browser.tabs.create({ url: PORTAL_URL });
}

/** What came of a tab; no end when the time was up before. */
interface Watched {
  readonly tabId: number;
  readonly end: TabEnd | null;
}

/**
 * Opens the portal, and waits.
 * @param signal ends the waiting; the tab stays
 * @returns null when there is no tab that could be watched
 */
async function watchPortalTab(signal: AbortSignal): Promise<Watched | null> {
  // Without a network the outcome may be seen before the browser has said which tab it is.
  const ends = new Map<number, TabEnd>();
  let tabId: number | undefined;
  let finish = (): void => undefined;
  const over = new Promise<null>((resolve) => {
    finish = () => resolve(null);
  });
  const settle = (): void => {
    if (tabId === undefined || !ends.has(tabId)) return;
    if (ends.get(tabId) !== 'cached') {
      finish();
      return;
    }
    // An answer from the browser's own store proves nothing: the portal itself is to be asked.
    ends.delete(tabId);
    browser.tabs.reload(tabId, { bypassCache: true }).catch(finish);
  };
  const watch = (id: number, end: TabEnd): void => {
    ends.set(id, end);
    settle();
  };
  watchers.add(watch);
  signal.addEventListener('abort', finish, { once: true });
  try {
    tabId = (await Promise.race([openPortal(signal), over]))?.id;
    if (tabId === undefined) return null;
    settle();
    await over;
    return { tabId, end: ends.get(tabId) ?? null };
  } finally {
    watchers.delete(watch);
    signal.removeEventListener('abort', finish);
  }
}

/** Notes which tab a later check may use, where no end of it was seen. */
async function noteEnd({ tabId, end }: Watched): Promise<void> {
  const isOfUse = end === null || end === 'failed';
  const tab: CheckTab = isOfUse ? { tabId, shows: end ?? 'waiting' } : null;
  await change(checkTabItem, () => tab);
}

/**
 * Asks the portal in a tab. How that ends is written down where it is seen; that nothing was seen in
 * time, here.
 */
export async function checkByTab(time: CheckTime): Promise<void> {
  const { startedAt, deadline, cancelled } = time;
  if (cancelled.aborted) return;
  const watched = await watchPortalTab(within(deadline - performance.now(), time));
  if (watched === null) return;
  await noteEnd(watched);
  if (watched.end !== null || cancelled.aborted) return;
  await recordCertificate({
    outcome: { kind: 'unanswered' },
    source: 'check',
    tab: null,
    startedAt,
    at: Date.now(),
    isOnline: navigator.onLine,
    publicSite: null,
    isInnerPage: false,
  });
}
