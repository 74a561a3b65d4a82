/**
 * A check by way of a tab, for Firefox: it opens the portal before the person's eyes, where the
 * browser's question for a certificate belongs, and what is seen there is the evidence.
 */
import { PORTAL_URL } from '../portal/links';
import { browser, type Tabs } from '../shared/browser';
import { certificateItem, read } from '../shared/storage';
import { type CheckTime, within } from './check-time';
import { recordCertificate } from './record-evidence';

/** `settled`: how its navigation to the portal ended was seen. `closed`: it is gone. */
type TabEnd = 'settled' | 'closed';

/** Those that wait for a tab. */
const watchers = new Set<(tabId: number, end: TabEnd) => void>();

/** To be called when a tab's navigation to the portal has ended, one way or the other. */
export function noteTabEnd(tabId: number, end: TabEnd): void {
  for (const watch of watchers) watch(tabId, end);
}

/** A listener for closed tabs. */
export function onWatchedTabClosed(tabId: number): void {
  noteTabEnd(tabId, 'closed');
}

/**
 * The tab in which the portal was last asked in vain, so that a second press does not bring a second
 * one. One that shows a page of the portal is left alone: it may hold what somebody is typing.
 */
async function findTab(): Promise<Tabs.Tab | null> {
  const { state, tab: tabId } = await read(certificateItem);
  if (tabId === null || state === 'accepted') return null;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const isWaiting = tab?.status === 'loading';
  return isWaiting || tab?.url === PORTAL_URL ? tab : null;
}

/** Asks in the tab that is there. In one that is still loading the browser may be asking the person. */
async function askIn(tab: Tabs.Tab): Promise<Tabs.Tab> {
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  const url = tab.status === 'loading' ? undefined : PORTAL_URL;
  return browser.tabs.update(tab.id, { active: true, ...(url !== undefined && { url }) });
}

/**
 * Where the portal is asked: in the tab where it was last asked in vain, else in a new one.
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
  const watch = (id: number, end: TabEnd): void => {
    ends.set(id, end);
    if (id === tabId) finish();
  };
  watchers.add(watch);
  signal.addEventListener('abort', finish, { once: true });
  try {
    tabId = (await Promise.race([openPortal(signal), over]))?.id;
    if (tabId === undefined) return null;
    if (!ends.has(tabId)) await over;
    return { tabId, end: ends.get(tabId) ?? null };
  } finally {
    watchers.delete(watch);
    signal.removeEventListener('abort', finish);
  }
}

/**
 * Asks the portal in a tab. How that ends is written down where it is seen; that nothing was seen in
 * time, here.
 */
export async function checkByTab(time: CheckTime): Promise<void> {
  const { startedAt, deadline, cancelled } = time;
  if (cancelled.aborted) return;
  const watched = await watchPortalTab(within(deadline - performance.now(), time));
  if (watched === null || watched.end !== null || cancelled.aborted) return;
  await recordCertificate({
    outcome: { kind: 'unanswered' },
    source: 'check',
    tab: watched.tabId,
    startedAt,
    at: Date.now(),
    isOnline: navigator.onLine,
    publicSite: null,
    isInnerPage: false,
  });
}
