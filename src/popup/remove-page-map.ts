/** Having the background forget a page that was shown. */
import { browser } from '../shared/browser';
import { type Request, type ToBackground, toBackground } from '../shared/protocol';
import { within } from './within';

/** Longest wait for the background, in milliseconds. */
const REMOVE_LIMIT_MS = 5_000;

/** @returns whether it is forgotten; never rejects */
export async function removePageMap(id: string): Promise<boolean> {
  const request: Request<ToBackground, 'page-map-removed'> = { type: 'page-map-removed', id };
  try {
    const answer: unknown = await within(REMOVE_LIMIT_MS, browser.runtime.sendMessage(request));
    return toBackground['page-map-removed'].response.parse(answer).ok;
  } catch {
    return false;
  }
}
