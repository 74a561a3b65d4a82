/** Whether the operator's public site answers: it tells "the portal is down" from "the network is". */
import { PUBLIC_PAGE } from '../portal/links';

/**
 * Asks once, on a person's press only. Nothing is sent that says who asks, and the answer cannot be
 * read: the extension has no permission for that host and needs none to learn that it answers. The
 * manifest's `connect-src` keeps even a redirect on the operator's hosts.
 * @param signal ends the asking: `silent`
 */
export async function askPublicSite(signal: AbortSignal): Promise<'answers' | 'silent'> {
  try {
    await fetch(PUBLIC_PAGE, {
      method: 'HEAD',
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    return 'answers';
  } catch {
    return 'silent';
  }
}
