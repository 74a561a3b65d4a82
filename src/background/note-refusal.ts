/** Takes down which refusal of the certificate a tab's page is. */
import type { Refusal } from '../portal/certificate/refusal-page';
import { certificateItem, read } from '../shared/storage';
import { recordCertificate } from './record-evidence';

/** A page says so as soon as it is there, in milliseconds; a later word is about an older page. */
const SHOWN_WITHIN_MS = 60_000;

/**
 * When to look for the refusal, in milliseconds from one try to the next: a worker that the page's word has
 * woken may hear of the request only after it, and what is heard takes a moment to be stored.
 */
const TRIES_AFTER_MS = [0, 200, 800, 2_000] as const;

/** @returns when the refusal that a tab shows was seen, in milliseconds since 1970; null when it was not */
async function findRefusal(tabId: number): Promise<number | null> {
  for (const delay of TRIES_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const { cause, source, tab, at } = await read(certificateItem);
    const isThis = cause === 'http-refused' && source === 'tab' && tab === tabId;
    if (isThis && at !== null && Math.abs(Date.now() - at) <= SHOWN_WITHIN_MS) return at;
  }
  return null;
}

/** Adds to the refusal that was last seen, in this very tab, what its page says. */
export async function noteRefusalShown(tabId: number, refusal: Refusal): Promise<void> {
  const at = await findRefusal(tabId);
  if (at === null) return;
  await recordCertificate({
    outcome: { kind: 'response', status: 400, refusal },
    source: 'tab',
    tab: tabId,
    startedAt: at,
    at,
    isOnline: navigator.onLine,
    publicSite: null,
    isInnerPage: false,
  });
}
