/**
 * What is concluded while the browser does not let the extension see the portal: nothing can be known of the
 * certificate then. What was known before is kept aside and counts again, with its own age, once the access
 * is back.
 */
import { CERTIFICATE_UNKNOWN, type EvidenceSource, meaningOf } from '../portal/certificate/status';
import { maySeePortal } from '../shared/portal-access';
import { reportFault } from '../shared/report-fault';
import {
  accessItem,
  certificateBeforeItem,
  certificateItem,
  change,
  read,
  reset,
} from '../shared/storage';

async function concludeNoAccess(source: EvidenceSource | null): Promise<void> {
  const known = await read(certificateItem);
  if (known.cause === 'no-access' && source === null) return;
  // It is kept before it is replaced: a worker that is stopped in between has lost nothing.
  if (known.cause !== 'no-access') await change(certificateBeforeItem, () => known);
  const { state, confidence } = meaningOf('no-access');
  await change(certificateItem, () => ({
    ...CERTIFICATE_UNKNOWN,
    state,
    cause: 'no-access' as const,
    confidence,
    source,
    at: Date.now(),
  }));
}

async function takeBack(): Promise<void> {
  const before = await read(certificateBeforeItem);
  await change(certificateItem, (known) => (known.cause === 'no-access' ? before : known));
  if (before.at !== null) await reset(certificateBeforeItem);
}

async function settle(source: EvidenceSource | null): Promise<boolean> {
  const isAllowed = await maySeePortal();
  await (isAllowed ? takeBack() : concludeNoAccess(source));
  return isAllowed;
}

/** One after the other: two at once could keep aside what the other has just concluded. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * Brings what is concluded in line with the access, for a check: without access no outcome would ever be
 * seen, and every check would be in vain.
 * @returns whether there is none; rejects when that could not be stored
 */
export const recordNoAccess = async (): Promise<boolean> => !(await inTurn(() => settle('check')));

/**
 * The same, unasked, when the worker has started: while the extension was switched off, or not yet there,
 * nothing told of it. Never rejects.
 */
export async function settleAccess(): Promise<void> {
  await inTurn(() => settle(null)).catch(reportFault);
}

/** A listener for access that was given, or withdrawn. */
export async function onAccessChanged(): Promise<void> {
  const work = async () => {
    const isAllowed = await settle(null);
    await change(accessItem, () => ({ allowedAt: isAllowed ? Date.now() : null }));
  };
  await inTurn(work).catch(reportFault);
}
