/**
 * Follows an Update from the choice on the page to the portal's answer. What was chosen counts only
 * when it was sent, and the portal's page says that it was done: an Update that the page stops or
 * the portal refuses changes nothing.
 */
import { statusOf } from '../portal/password-protect/status';
import type { UpdateOutcome } from '../portal/update-answer';
import { browser } from '../shared/browser';
import { type Request, type ToContent, toContent } from '../shared/protocol';
import {
  change,
  passwordProtectItem,
  read,
  type TrackedUpdate,
  updatesItem,
} from '../shared/storage';
import {
  recordPasswordChanged,
  recordPasswordProtect,
  recordRefused,
  recordSentChoice,
  recordVisit,
} from './record-evidence';

/** A form that is left open for longer than this is no longer followed. */
const FORGET_AFTER_MS = 60 * 60_000;

/** The page itself may ask "Are you sure?" between the press and the request. */
const PRESS_TO_REQUEST_MS = 30_000;

const STARTING_MS = 3_000;
const startedAt = performance.now();

/** Only while this worker was starting can what came before have been lost. */
const isStarting = (): boolean => performance.now() - startedAt < STARTING_MS;

/**
 * When to ask the tab for the answer, in milliseconds from one try to the next: the page may still
 * be loading, its sign-in dialog may be open, or its words may come late.
 */
const TRIES_AFTER_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400] as const;

/** A frame of a tab; 0 is the tab's own page. */
interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

type Updates = readonly TrackedUpdate[];
type Choice = TrackedUpdate['passwordProtect'];

const age = ({ at }: TrackedUpdate): number => Date.now() - at;
const without = (updates: Updates, tabId: number): Updates =>
  updates.filter((update) => update.tabId !== tabId && age(update) < FORGET_AFTER_MS);
const find = (updates: Updates, tabId: number): TrackedUpdate | undefined =>
  updates.find((update) => update.tabId === tabId && age(update) < FORGET_AFTER_MS);
const put = (updates: Updates, update: Omit<TrackedUpdate, 'at'>): Updates => [
  ...without(updates, update.tabId),
  { ...update, at: Date.now() },
];

/** It is on its page yet. */
const NOT_SENT = { requestId: null, sentAt: null } as const;

/** Notes what is chosen on a page, before it is sent. */
export async function noteChoice(
  { tabId, frameId }: Frame,
  passwordProtect: Choice,
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

/** Tells whether a frame shows the answer to an Update: what its form holds may not be saved. */
export async function showsAnswer({ tabId, frameId }: Frame): Promise<boolean> {
  const update = find(await read(updatesItem), tabId);
  if (update?.frameId !== frameId) return false;
  return update.phase === 'sent' || update.phase === 'answered' || update.phase === 'read';
}

/** Asks the frame until it can tell; a page that cannot keeps silent. */
async function askOutcome({
  tabId,
  frameId,
  passwordChanged,
  passwordProtect,
}: TrackedUpdate): Promise<UpdateOutcome> {
  const { state } = statusOf(await read(passwordProtectItem), Date.now());
  const isSwitched = state !== 'unknown' && state !== passwordProtect;
  const question: Request<ToContent, 'read-answer'> = {
    type: 'read-answer',
    passwordChanged,
    isProtected: (passwordProtect ?? state) === 'on',
    switchedTo: isSwitched ? passwordProtect : null,
  };
  for (const delay of TRIES_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId });
      const parsed = toContent['read-answer'].response().safeParse(answer);
      if (parsed.success) return parsed.data.outcome;
    } catch {
      // Nobody listens there yet; ask again.
    }
  }
  return 'unclear';
}

const isUnread = (answered: TrackedUpdate, update: TrackedUpdate | undefined): boolean =>
  update?.phase === 'answered' && update.at === answered.at;

/** Writes down what the portal's answer says of an Update. */
async function recordOutcome(answered: TrackedUpdate, outcome: UpdateOutcome): Promise<void> {
  const { passwordProtect, passwordChanged, sentAt, at } = answered;
  if (outcome === 'refused' && sentAt !== null) await recordRefused(sentAt);
  if (outcome !== 'done') return;
  await recordVisit('updateAt');
  if (passwordChanged) await recordPasswordChanged(at);
  if (passwordProtect === null) return;
  await recordPasswordProtect({ state: passwordProtect, source: 'update', at });
}

async function readAnswer(answered: TrackedUpdate): Promise<void> {
  const outcome = await askOutcome(answered);
  // The frame may have gone on meanwhile: then its words are not about this Update.
  if (!isUnread(answered, find(await read(updatesItem), answered.tabId))) return;
  // First what it says: a worker that is stopped in between reads it once more.
  await recordOutcome(answered, outcome);
  await change(updatesItem, (updates) => {
    const update = find(updates, answered.tabId);
    return update && isUnread(answered, update)
      ? put(updates, { ...update, phase: 'read' })
      : updates;
  });
}

/**
 * Tells whether an answer is to the Update that is followed. A worker that was stopped in the middle
 * may have taken the request's own event with it: then a form's answer stands for both.
 */
function isItsAnswer(update: TrackedUpdate, { frameId }: Frame, isForm: boolean): boolean {
  if (frameId !== update.frameId) return false;
  if (update.phase === 'sent') return true;
  const isOnItsWay = update.phase === 'chosen' || update.phase === 'pressed';
  return isOnItsWay && isForm && isStarting();
}

/**
 * To be called when a frame got a page from the portal: it may be the answer to an Update. Any page
 * after that is not, and ends the following.
 * @param isForm the page is the answer to a posted form itself
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

/** Asks again for answers that an earlier worker was stopped in the middle of reading. */
export async function resumeReading(): Promise<void> {
  const updates = await read(updatesItem);
  const unread = updates.filter(
    (update) => update.phase === 'answered' && age(update) < PRESS_TO_REQUEST_MS,
  );
  await Promise.all(unread.map(readAnswer));
}
