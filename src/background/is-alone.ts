/** Of several frames that look like User Info none acts: nobody can tell which is the right one. */
import { browser } from '../shared/browser';
import { type Request, type ToContent, toContent } from '../shared/protocol';

/**
 * Tells every frame of a tab that one was recognised; another that was steps back and says so.
 * @param page the token of the one that was recognised
 * @returns true when no other frame said so
 */
export async function isAlone(tabId: number, page: string): Promise<boolean> {
  const message: Request<ToContent, 'another-matched'> = { type: 'another-matched', page };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, message);
    return !toContent['another-matched'].response().safeParse(answer).success;
  } catch {
    // Nobody answered.
    return true;
  }
}
