/** Takes down which refusal of the certificate a tab's page is. */
import type { Refusal } from '../portal/certificate/refusal-page';
import { certificateItem, read } from '../shared/storage';
import { recordCertificate } from './record-evidence';

/** A page says so as soon as it is there, in milliseconds; a later word is about an older page. */
const SHOWN_WITHIN_MS = 60_000;

/** Adds to the refusal that was last seen, in this very tab, what its page says. */
export async function noteRefusalShown(tabId: number, refusal: Refusal): Promise<void> {
  const { cause, source, tab, at } = await read(certificateItem);
  if (cause !== 'http-refused' || source !== 'tab' || tab !== tabId || at === null) return;
  if (Math.abs(Date.now() - at) > SHOWN_WITHIN_MS) return;
  await recordCertificate({
    outcome: { kind: 'response', status: 400, refusal },
    source,
    tab,
    startedAt: at,
    at,
    isOnline: navigator.onLine,
    publicSite: null,
    isInnerPage: false,
  });
}
