/**
 * A check by way of a tab, for Firefox: it opens the portal before the person's eyes, where the
 * browser's question for a certificate belongs, and what is seen there is the evidence.
 */
import { PORTAL_URL } from '../portal/links';
import { browser } from '../shared/browser';

/** Those that wait for a tab. */
const watchers = new Set<(tabId: number) => void>();

/** To be called when a tab's navigation to the portal has ended, one way or the other. */
export function noteTabSettled(tabId: number): void {
  for (const watch of watchers) watch(tabId);
}

/**
 * Opens the portal in a new tab: one that is open may hold what somebody is typing.
 * @param signal ends the waiting; the tab stays
 * @returns when its outcome was seen, or the waiting has ended
 */
export async function watchPortalTab(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // Without a network the outcome may be seen before the browser has said which tab it is.
  const settled = new Set<number>();
  let tabId: number | undefined;
  let finish = (): void => undefined;
  const over = new Promise<undefined>((resolve) => {
    finish = () => resolve(undefined);
  });
  const watch = (id: number): void => {
    settled.add(id);
    if (id === tabId) finish();
  };
  watchers.add(watch);
  signal.addEventListener('abort', finish, { once: true });
  try {
    const tab = await Promise.race([browser.tabs.create({ url: PORTAL_URL }), over]);
    tabId = tab?.id;
    if (tabId !== undefined && !settled.has(tabId)) await over;
  } finally {
    watchers.delete(watch);
    signal.removeEventListener('abort', finish);
  }
}
