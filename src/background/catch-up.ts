/**
 * Catches up with an Update whose events went with a stopped worker: the page that it led to says that it
 * has loaded, which is long after them.
 */
import { read, type TrackedUpdate, updatesItem } from '../shared/storage';
import { readAnswer } from './read-update';
import { mayBeAnswered } from './track-update';
import { type Frame, find } from './updates-followed';

/** Whether it was chosen on the very page that says so: the page is no answer to that. */
const isChosenHere = ({ phase, at }: TrackedUpdate, loadedAt: number): boolean =>
  phase === 'chosen' && at > loadedAt;

/**
 * To be called when a page of the portal has loaded in a frame.
 * @param loadedAt when it had, in milliseconds since 1970
 * @returns when it has been read, if it is the answer to an Update
 */
export async function catchUp({ tabId, frameId }: Frame, loadedAt: number): Promise<void> {
  const update = find(await read(updatesItem), tabId);
  if (update?.frameId !== frameId || isChosenHere(update, loadedAt)) return;
  if (mayBeAnswered(update)) await readAnswer(update);
}
