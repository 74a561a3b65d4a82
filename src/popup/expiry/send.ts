/** Having the background remember or forget the date, with every way in which it may not answer. */
import { browser } from '../../shared/browser';
import { type Request, type ToBackground, toBackground } from '../../shared/protocol';
import { within } from '../within';

/** Longest wait for the background, in milliseconds. */
const SEND_LIMIT_MS = 5_000;

/** How it ended. `no-answer`: the background could not be reached, or answered nonsense. */
export type SendOutcome = 'done' | 'failed' | 'no-answer';

/** The two messages of this page. */
export type ExpiryRequest =
  | Request<ToBackground, 'expiry-kept'>
  | Request<ToBackground, 'expiry-removed'>;

/** Sends one of them and waits until it is stored. Never rejects. */
export async function send(request: ExpiryRequest): Promise<SendOutcome> {
  try {
    const answer: unknown = await within(SEND_LIMIT_MS, browser.runtime.sendMessage(request));
    return toBackground[request.type].response.parse(answer).ok ? 'done' : 'failed';
  } catch {
    return 'no-answer';
  }
}
