/**
 * Follows an Update from the choice on the page to the portal's answer. What was chosen counts only
 * when the portal's page says that it was done: an Update that the portal refuses changes nothing.
 */
import { browser } from '../shared/browser';
import { toContent } from '../shared/protocol';
import { change, read, type TrackedUpdate, updatesItem } from '../shared/storage';
import { recordPasswordProtect } from './record-evidence';

/** A form that is left open for longer than this is no longer followed. */
const FORGET_AFTER_MS = 60 * 60_000;

/**
 * When to ask the tab for the answer, in milliseconds from one try to the next: the page may still
 * be loading, its sign-in dialog may be open, or its words may come late.
 */
const TRIES_AFTER_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400] as const;

type Updates = readonly TrackedUpdate[];

const isRecent = ({ at }: TrackedUpdate): boolean => Date.now() - at < FORGET_AFTER_MS;
const without = (updates: Updates, tabId: number): Updates =>
  updates.filter((update) => update.tabId !== tabId && isRecent(update));
const find = (updates: Updates, tabId: number): TrackedUpdate | undefined =>
  updates.find((update) => update.tabId === tabId && isRecent(update));

const moveTo = (
  updates: Updates,
  update: TrackedUpdate,
  phase: TrackedUpdate['phase'],
): Updates => [...without(updates, update.tabId), { ...update, phase, at: Date.now() }];

function put(
  tabId: number,
  passwordProtect: TrackedUpdate['passwordProtect'],
  phase: TrackedUpdate['phase'],
): Promise<Updates> {
  const update = { tabId, passwordProtect, phase, at: Date.now() };
  return change(updatesItem, (updates) => [...without(updates, tabId), update]);
}

/** Notes what is chosen on a tab's page, before it is sent. */
export async function noteChoice(
  tabId: number,
  passwordProtect: TrackedUpdate['passwordProtect'],
): Promise<void> {
  await put(tabId, passwordProtect, 'chosen');
}

/** Notes that the page let an Update pass. */
export async function noteUpdate(
  tabId: number,
  passwordProtect: TrackedUpdate['passwordProtect'],
): Promise<void> {
  await put(tabId, passwordProtect, 'sent');
}

/** Notes that a tab sends a form to the portal: the page's own message may not have got through. */
export async function noteFormSent(tabId: number): Promise<void> {
  await change(updatesItem, (updates) => {
    const update = find(updates, tabId);
    if (update?.phase !== 'chosen') return updates;
    return moveTo(updates, update, 'sent');
  });
}

/** Tells whether a tab shows the answer to an Update: what its form holds may not be saved. */
export async function showsAnswer(tabId: number): Promise<boolean> {
  const phase = find(await read(updatesItem), tabId)?.phase;
  return phase === 'sent' || phase === 'answered';
}

/** Asks the tab's frames; the first that can tell answers, those that cannot keep silent. */
async function askOutcome(tabId: number): Promise<'done' | 'refused' | 'unclear'> {
  for (const delay of TRIES_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      const answer: unknown = await browser.tabs.sendMessage(tabId, { type: 'read-answer' });
      const parsed = toContent['read-answer'].response.safeParse(answer);
      if (parsed.success) return parsed.data.outcome;
    } catch {
      // Nobody listens there yet; ask again.
    }
  }
  return 'unclear';
}

/**
 * To be called when a tab got a page from the portal: it may be the answer to an Update. Any page
 * after that is not, and ends the following.
 */
export async function noteAnswer(tabId: number): Promise<void> {
  let sent: TrackedUpdate | undefined;
  await change(updatesItem, (updates) => {
    const update = find(updates, tabId);
    if (update === undefined) return updates;
    if (update.phase !== 'sent') return without(updates, tabId);
    sent = update;
    return moveTo(updates, update, 'answered');
  });
  if (!sent?.passwordProtect) return;
  if ((await askOutcome(tabId)) !== 'done') return;
  // The tab may have gone on meanwhile: then its words are not about this Update.
  if (!(await showsAnswer(tabId))) return;
  await recordPasswordProtect({ state: sent.passwordProtect, source: 'update', at: Date.now() });
}
