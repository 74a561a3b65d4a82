/** Asking the background to check, with every way in which it may not answer. */
import { browser } from '../shared/browser';
import { type Request, type ToBackground, toBackground } from '../shared/protocol';
import { CHECK_LIMIT_MS, checkItem, read } from '../shared/storage';
import { CHECK_GRACE_MS, timeLeft } from './check-progress';
import { within } from './within';

/**
 * How asking ended. `elsewhere`: another check is under way and storage will show its end.
 * `no-answer`: the worker could not be reached, or took too long, or answered nonsense.
 */
export type CheckOutcome = 'done' | 'elsewhere' | 'failed' | 'no-answer';

/** Asks for one check and waits until its result is stored. Never rejects. */
export async function askForCheck(): Promise<CheckOutcome> {
  const request: Request<ToBackground, 'check'> = { type: 'check' };
  try {
    const answer: unknown = await within(
      CHECK_LIMIT_MS + CHECK_GRACE_MS,
      browser.runtime.sendMessage(request),
    );
    const response = toBackground.check.response.parse(answer);
    if (response.ok) return 'done';
    return response.error === 'busy' ? await findTheOther() : 'failed';
  } catch {
    return 'no-answer';
  }
}

/** "Busy" is only true comfort when storage shows what we would be waiting for. */
async function findTheOther(): Promise<CheckOutcome> {
  const progress = await within(CHECK_GRACE_MS, read(checkItem));
  return timeLeft(progress, Date.now()) > 0 ? 'elsewhere' : 'failed';
}
