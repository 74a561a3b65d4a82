/** Asking the background to check, with every way in which it may not answer. */
import { browser } from '../shared/browser';
import { type Request, type ToBackground, toBackground } from '../shared/protocol';
import { CHECK_LIMIT_MS } from '../shared/storage';
import { CHECK_GRACE_MS } from './check-progress';
import { within } from './within';

/**
 * How asking ended. `no-answer`: the worker could not be reached, or took too long, or answered nonsense.
 */
export type CheckOutcome = 'done' | 'failed' | 'no-answer';

/** Asks for one check and waits until its result is stored. Never rejects. */
export async function askForCheck(): Promise<CheckOutcome> {
  const request: Request<ToBackground, 'check'> = { type: 'check' };
  try {
    const answer: unknown = await within(
      CHECK_LIMIT_MS + CHECK_GRACE_MS,
      browser.runtime.sendMessage(request),
    );
    const response = toBackground.check.response().parse(answer);
    return response.ok ? 'done' : 'failed';
  } catch {
    return 'no-answer';
  }
}
