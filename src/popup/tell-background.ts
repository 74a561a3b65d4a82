/** Telling the background something that it only has to take note of. */
import { browser } from '../shared/browser';
import { type BackgroundRequest, toBackground } from '../shared/protocol';
import { within } from './within';

/** Longest wait for the background, in milliseconds. */
const LIMIT_MS = 5_000;

/** The messages that are answered with no more than whether they were taken note of. */
export type Note = Extract<
  BackgroundRequest,
  {
    type:
      | 'check-cancelled'
      | 'guide-shown'
      | 'expiry-kept'
      | 'forget'
      | 'protect-change-noticed'
      | 'page-map-removed';
  }
>;

/** How it ended. `no-answer`: the background could not be reached, or answered nonsense. */
export type TellOutcome = 'done' | 'failed' | 'no-answer';

/** Tells it, and waits until that is stored. Never rejects. */
export async function tellBackground(note: Note): Promise<TellOutcome> {
  try {
    const answer: unknown = await within(LIMIT_MS, browser.runtime.sendMessage(note));
    return toBackground[note.type].response().parse(answer).ok ? 'done' : 'failed';
  } catch {
    return 'no-answer';
  }
}
