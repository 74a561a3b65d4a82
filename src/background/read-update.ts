/** Reads the portal's answer to an Update, by asking the frame that shows it. */
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
  recordVisit,
} from './record-evidence';
import { age, find, put } from './updates-followed';

/** An answer that came longer ago than this is not asked about again. */
const RESUME_WITHIN_MS = 30_000;

/**
 * When to ask the tab for the answer, in milliseconds from one try to the next: the page may still
 * be loading, its sign-in dialog may be open, or its words may come late.
 */
const TRIES_AFTER_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400] as const;

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

async function readOnce(update: TrackedUpdate): Promise<void> {
  const { tabId, phase, at } = update;
  const isStill = (now: TrackedUpdate | undefined): now is TrackedUpdate =>
    now?.phase === phase && now.at === at;
  const outcome = await askOutcome(update);
  // What the page does not say may yet come, where no answer was seen.
  if (outcome === 'unclear' && phase !== 'answered') return;
  // The frame may have gone on meanwhile: then its words are not about this Update.
  if (!isStill(find(await read(updatesItem), tabId))) return;
  // First what it says: a worker that is stopped in between reads it once more.
  await recordOutcome(update, outcome);
  await change(updatesItem, (updates) => {
    const now = find(updates, tabId);
    return isStill(now) ? put(updates, { ...now, phase: 'read' }) : updates;
  });
}

/** Those that are being read, by their tab and how far they have come. */
const readings = new Map<string, Promise<void>>();

/**
 * Finds out what a frame says of an Update, and writes it down; once, however many ask for it.
 * @param update as it is followed now: `answered`, or further than anybody has seen it come
 */
export function readAnswer(update: TrackedUpdate): Promise<void> {
  const key = `${update.tabId} ${update.phase} ${update.at}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = readOnce(update).finally(() => readings.delete(key));
  readings.set(key, reading);
  return reading;
}

/** Asks again for answers that an earlier worker was stopped in the middle of reading. */
export async function resumeReading(): Promise<void> {
  const updates = await read(updatesItem);
  const unread = updates.filter(
    (update) => update.phase === 'answered' && age(update) < RESUME_WITHIN_MS,
  );
  await Promise.all(unread.map(readAnswer));
}
