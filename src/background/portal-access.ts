/**
 * What is concluded while the browser does not let the extension see the portal: nothing can be known of the
 * certificate then. What was known before is kept aside and counts again, with its own age, once the access
 * is back.
 */
import {
  CERTIFICATE_UNKNOWN,
  type CertificateStatus,
  type EvidenceSource,
  meaningOf,
} from '../portal/certificate/status';
import { maySeePortal } from '../shared/portal-access';
import { reportFault } from '../shared/report-fault';
import {
  accessItem,
  certificateBeforeItem,
  certificateItem,
  change,
  read,
  reset,
  signInsItem,
} from '../shared/storage';

function noAccess(source: EvidenceSource | null): CertificateStatus {
  const { state, confidence } = meaningOf('no-access');
  const at = Date.now();
  return { ...CERTIFICATE_UNKNOWN, state, cause: 'no-access', confidence, source, at };
}

/**
 * Keeps aside what is known, and then puts `no-access` in its place: a worker that is stopped in between has
 * lost nothing. What is still being stored from before counts, too.
 */
async function keepAside(source: EvidenceSource | null): Promise<void> {
  let known = await read(certificateItem);
  while (known.cause !== 'no-access') {
    const kept = await change(certificateBeforeItem, () => known);
    known = await change(certificateItem, (now) => (now.at === kept.at ? noAccess(source) : now));
  }
}

async function concludeNoAccess(source: EvidenceSource | null): Promise<void> {
  await keepAside(source);
  // A press is answered, though the answer is the same.
  if (source !== null) await change(certificateItem, () => noAccess(source));
  // A sign-in may come unseen.
  await change(signInsItem, (signIns) =>
    signIns.isWhole ? { ...signIns, isWhole: false } : signIns,
  );
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
