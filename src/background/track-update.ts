/**
 * Follows an Update from the press to the portal's answer. What was chosen counts only when the
 * portal's page says that it was done: an Update that the portal refuses changes nothing.
 */

import { browser } from '../shared/browser';
import { toContent } from '../shared/protocol';
import { change, type PendingUpdate, pendingUpdatesItem, read } from '../shared/storage';
import { recordPasswordProtect } from './record-evidence';

/** An Update whose answer has not come by then is forgotten. */
const FORGET_AFTER_MS = 5 * 60_000;

/**
 * When to ask the tab for the answer, in milliseconds from one try to the next: the page may still
 * be loading, its sign-in dialog may be open, or its words may come late.
 */
const TRIES_AFTER_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400] as const;

const isRecent = (update: PendingUpdate): boolean => Date.now() - update.at < FORGET_AFTER_MS;

const others = (updates: readonly PendingUpdate[], tabId: number): readonly PendingUpdate[] =>
  updates.filter((update) => update.tabId !== tabId && isRecent(update));

/** Notes that Update was sent from a tab, and with which Password Protect setting. */
export async function noteUpdate(
  tabId: number,
  passwordProtect: PendingUpdate['passwordProtect'],
): Promise<void> {
  const update = { tabId, passwordProtect, at: Date.now(), answered: false };
  await change(pendingUpdatesItem, (updates) => [...others(updates, tabId), update]);
}

/** Tells whether a tab shows the answer to an Update: what its form holds may not be saved. */
export async function showsAnswer(tabId: number): Promise<boolean> {
  const updates = await read(pendingUpdatesItem);
  return updates.some((update) => update.tabId === tabId && isRecent(update));
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

/** To be called when a tab got a page from the portal: it may be the answer to an Update. */
export async function readAnswerAfterUpdate(tabId: number): Promise<void> {
  let answered: PendingUpdate | undefined;
  await change(pendingUpdatesItem, (updates) => {
    answered = updates.find(
      (update) => update.tabId === tabId && !update.answered && isRecent(update),
    );
    const rest = others(updates, tabId);
    if (answered) return [...rest, { ...answered, answered: true }];
    return rest.length === updates.length ? updates : rest;
  });
  if (!answered?.passwordProtect) return;
  if ((await askOutcome(tabId)) !== 'done') return;
  await recordPasswordProtect({
    state: answered.passwordProtect,
    source: 'update',
    at: Date.now(),
  });
}
