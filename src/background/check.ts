/** "Check now": one press asks the portal and answers both, certificate and Password Protect. */
import { CHECK_LIMIT_MS, change, checkItem } from '../shared/storage';
import { traitsHere } from '../shared/this-browser';
import { checkByRequest } from './check-by-request';
import { checkByTab } from './check-by-tab';
import { recordNoAccess } from './portal-access';

/** Some of the time allowed is left for writing the result down. */
const WRITING_MS = 3_000;

const CHECKS = { request: checkByRequest, tab: checkByTab } as const;

async function check(cancelled: AbortSignal): Promise<void> {
  if (cancelled.aborted) return;
  const startedAt = Date.now();
  const deadline = performance.now() + CHECK_LIMIT_MS - WRITING_MS;
  await change(checkItem, () => ({ startedAt }));
  try {
    if (await recordNoAccess()) return;
    await CHECKS[traitsHere().checksBy]({ startedAt, deadline, cancelled });
  } finally {
    await change(checkItem, () => ({ startedAt: null }));
  }
}

interface Running {
  readonly end: Promise<void>;
  readonly cancel: AbortController;
}
let running: Running | null = null;

/** Starts a check. @param earlier one that was cancelled, and may still have to clear up */
function begin(earlier: Promise<void> | undefined): Running {
  const cancel = new AbortController();
  const end = Promise.resolve(earlier)
    .catch(() => undefined)
    .then(() => check(cancel.signal))
    .finally(() => {
      if (running === mine) running = null;
    });
  const mine: Running = { end, cancel };
  return mine;
}

/**
 * Asks the portal, at most one at a time: a press during a check waits for that one, unless it has
 * been cancelled.
 * @returns when the result is stored; rejects when it could not be
 */
export function checkOnce(): Promise<void> {
  if (running === null || running.cancel.signal.aborted) running = begin(running?.end);
  return running.end;
}

/**
 * Ends the check under way, if there is one, without a result; one that a stopped worker left behind
 * is forgotten.
 */
export async function cancelCheck(): Promise<void> {
  if (running === null) {
    await change(checkItem, () => ({ startedAt: null }));
    return;
  }
  running.cancel.abort();
  await running.end;
}
