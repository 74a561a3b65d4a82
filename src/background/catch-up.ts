/**
 * Catches up with an Update whose events went with a stopped worker: the page that it led to says that it
 * has loaded, which is long after them.
 */
import { read, type TrackedUpdate, updatesItem } from '../shared/storage';
import { isStarting } from './is-starting';
import { readAnswer } from './read-update';
import { type Frame, find } from './updates-followed';

/**
 * Whether the frame's page may be an answer that was missed. An Update whose form was seen on its way has
 * one; of any other, only where what came before can have been lost.
 */
function mayBeAnswered({ phase }: TrackedUpdate): boolean {
  if (phase === 'read') return false;
  return phase === 'sent' || phase === 'answered' || isStarting();
}

/**
 * To be called when a page of the portal has loaded in a frame.
 * @returns when it has been read, if it is the answer to an Update
 */
export async function catchUp({ tabId, frameId }: Frame): Promise<void> {
  const update = find(await read(updatesItem), tabId);
  if (update?.frameId === frameId && mayBeAnswered(update)) await readAnswer(update);
}
