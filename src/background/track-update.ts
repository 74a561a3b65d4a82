/**
 * Follows an Update from the choice on the page to the portal's answer. What was chosen counts only
 * when it was sent, and the portal's page says that it was done: an Update that the page stops or
 * the portal refuses changes nothing.
 */
import { change, read, type TrackedUpdate, updatesItem } from '../shared/storage';
import { isStarting } from './is-starting';
import { readAnswer } from './read-update';
import { recordSentChoice } from './record-evidence';
import { age, type Frame, find, put, without } from './updates-followed';

/** The page itself may ask "Are you sure?" between the press and the request. */
const PRESS_TO_REQUEST_MS = 30_000;

/** It is on its page yet. */
const NOT_SENT = { requestId: null, sentAt: null } as const;

/** Notes what is chosen on a page, before it is sent. */
export async function noteChoice(
  { tabId, frameId }: Frame,
  passwordProtect: TrackedUpdate['passwordProtect'],
): Promise<void> {
  await change(updatesItem, (updates) =>
    put(updates, {
      tabId,
      frameId,
      passwordProtect,
      passwordChanged: false,
      phase: 'chosen',
      ...NOT_SENT,
    }),
  );
}

/** What a page says of an Update that it let pass. */
interface Press extends Pick<TrackedUpdate, 'passwordProtect' | 'passwordChanged'> {
  /** In milliseconds since 1970: the message may come after its own request. */
  readonly pressedAt: number;
}

/** Notes that the page let an Update pass; whether it is sent is for the page to decide. */
export async function notePress(
  { tabId, frameId }: Frame,
  { passwordProtect, passwordChanged, pressedAt }: Press,
): Promise<void> {
  await change(updatesItem, (updates) => {
    const known = find(updates, tabId);
    const isLate = known !== undefined && known.phase !== 'chosen' && known.at >= pressedAt;
    // The request has brought it further; only the press knows of the password.
    if (isLate) return [...without(updates, tabId), { ...known, passwordChanged }];
    // A page that was kept for the way back says again what it could not say when it was left.
    if (Date.now() - pressedAt > PRESS_TO_REQUEST_MS) return updates;
    return put(updates, {
      tabId,
      frameId,
      passwordProtect,
      passwordChanged,
      phase: 'pressed',
      ...NOT_SENT,
    });
  });
}

/** Tells whether a posted form is the Update that is followed. */
function isThisUpdate(update: TrackedUpdate, { frameId }: Frame): boolean {
  if (update.phase === 'pressed') return age(update) < PRESS_TO_REQUEST_MS;
  // Update was pressed twice.
  if (update.phase === 'sent')
    return update.frameId === frameId && age(update) < PRESS_TO_REQUEST_MS;
  return update.phase === 'chosen' && update.frameId === frameId && isStarting();
}

/**
 * Notes that a form is on its way to the portal, and into which frame its answer will come.
 * @param requestId the browser's number of the request
 */
export async function noteFormSent({ tabId, frameId }: Frame, requestId: string): Promise<void> {
  let sent: TrackedUpdate | undefined;
  await change(updatesItem, (updates) => {
    const update = find(updates, tabId);
    if (!update || !isThisUpdate(update, { tabId, frameId })) return updates;
    const next = put(updates, {
      ...update,
      frameId,
      phase: 'sent',
      requestId,
      sentAt: update.sentAt ?? Date.now(),
    });
    sent = find(next, tabId);
    return next;
  });
  if (!sent || sent.passwordProtect === null || sent.sentAt === null) return;
  await recordSentChoice({ state: sent.passwordProtect, at: sent.sentAt });
}

/**
 * Notes that a form did not reach the portal, or its answer not the browser: what comes next into its
 * frame is no answer, unless it is sent once more, as by a second press. Whether the portal has it,
 * nobody knows.
 */
export async function noteFormLost(requestId: string): Promise<void> {
  await change(updatesItem, (updates) => {
    const lost = updates.find(
      (update) => update.phase === 'sent' && update.requestId === requestId,
    );
    return lost ? put(updates, { ...lost, phase: 'pressed', ...NOT_SENT }) : updates;
  });
}

/**
 * Tells whether its frame may show an answer that nobody has read. An Update whose form was seen on its way
 * has one; of any other, only where what came before can have been lost.
 */
export function mayBeAnswered({ phase }: TrackedUpdate): boolean {
  if (phase === 'read') return false;
  return phase === 'sent' || phase === 'answered' || isStarting();
}

/** Tells whether a frame may show the answer to an Update: what its form holds may not be saved. */
export async function showsAnswer({ tabId, frameId }: Frame): Promise<boolean> {
  const update = find(await read(updatesItem), tabId);
  if (update?.frameId !== frameId) return false;
  return update.phase === 'read' || mayBeAnswered(update);
}

/**
 * Tells whether an answer is to the Update that is followed. A worker that was stopped in the middle
 * may have taken the request's own event with it, and one that was started by it has heard of the press
 * only afterwards: then a form's answer stands for both.
 */
function isItsAnswer(update: TrackedUpdate, { frameId }: Frame, isForm: boolean): boolean {
  if (frameId !== update.frameId) return false;
  if (update.phase === 'sent') return true;
  if (!isForm) return false;
  if (update.phase === 'pressed') return age(update) < PRESS_TO_REQUEST_MS;
  return update.phase === 'chosen' && isStarting();
}

/**
 * To be called when a frame got a page from the portal: it may be the answer to an Update. Any page
 * after that is not, and ends the following.
 * @param isForm the page is the answer to a posted form, if only after redirects
 */
export async function noteAnswer({ tabId, frameId }: Frame, isForm: boolean): Promise<void> {
  let answered: TrackedUpdate | undefined;
  await change(updatesItem, (updates) => {
    const update = find(updates, tabId);
    // What happens in another frame is another matter, unless the whole page goes.
    if (!update || (frameId !== update.frameId && frameId !== 0)) return updates;
    if (!isItsAnswer(update, { tabId, frameId }, isForm)) return without(updates, tabId);
    const next = put(updates, { ...update, phase: 'answered' });
    answered = find(next, tabId);
    return next;
  });
  if (answered) await readAnswer(answered);
}
