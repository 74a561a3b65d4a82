/**
 * A check by way of a tab, for Firefox: it opens the portal before the person's eyes, where the
 * browser's question for a certificate belongs, and what is seen there is the evidence.
 */
import { PORTAL_URL } from '../portal/links';
import { browser } from '../shared/browser';

const settled = new EventTarget();
const nameOf = (tabId: number): string => `tab-${tabId}`;

/** To be called when a tab's navigation to the portal has ended, one way or the other. */
export function noteTabSettled(tabId: number): void {
  settled.dispatchEvent(new Event(nameOf(tabId)));
}

/**
 * Opens the portal in a new tab: one that is open may hold what somebody is typing.
 * @param signal ends the waiting; the tab stays
 * @returns when its outcome was seen, or the waiting has ended
 */
export async function watchPortalTab(signal: AbortSignal): Promise<void> {
  const { id } = await browser.tabs.create({ url: PORTAL_URL });
  if (id === undefined || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => resolve();
    settled.addEventListener(nameOf(id), finish, { once: true, signal });
    signal.addEventListener('abort', finish, { once: true });
  });
}
