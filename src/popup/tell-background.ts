/** Telling the background something that it only has to take note of. */
import { browser } from '../shared/browser';
import { type BackgroundRequest, toBackground } from '../shared/protocol';
import { within } from './within';

/** Longest wait for the background, in milliseconds. */
const LIMIT_MS = 5_000;

/** The messages that are answered with no more than whether they were taken note of. */
type Note = Extract<
  BackgroundRequest,
  {
    type: 'check-cancelled' | 'guide-shown' | 'expiry-kept' | 'expiry-removed' | 'page-map-removed';
  }
>;

/** @returns whether it was taken note of; never rejects */
export async function tellBackground(note: Note): Promise<boolean> {
  try {
    const answer: unknown = await within(LIMIT_MS, browser.runtime.sendMessage(note));
    return toBackground[note.type].response.parse(answer).ok;
  } catch {
    return false;
  }
}
