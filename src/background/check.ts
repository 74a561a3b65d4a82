/** "Check now": one press asks the portal and answers both, certificate and Password Protect. */
import {
  type CertificateFinding,
  diagnose,
  moreSpecific,
  wouldPublicSiteTell,
} from '../portal/certificate/diagnose';
import { CHECK_LIMIT_MS, change, checkItem } from '../shared/storage';
import { isFirefox } from './is-firefox';
import { recordNoAccess } from './portal-access';
import { type ProbeResult, probePortal } from './probe';
import { askPublicSite } from './public-site';
import { recordCertificate, recordClock, recordPasswordProtect } from './record-evidence';
import { watchPortalTab } from './watch-tab';

/** Which of two errors a refusal gives is a race, so an ambiguous answer is asked for again. */
const ATTEMPTS = 3;

/** Some of the time allowed is left for writing the result down. */
const WRITING_MS = 3_000;

/** And some for asking whether anything else answers. */
const PUBLIC_SITE_MS = 4_000;

interface Asked extends ProbeResult {
  readonly finding: CertificateFinding;
}

/** Ends when it is cancelled, or after so many milliseconds. */
const within = (patience: number, cancelled: AbortSignal): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(patience), cancelled]);

const withoutMore = { isOnline: true, publicSite: null, isClockRight: null } as const;

/**
 * Asks until the answer has one meaning.
 * @param deadline by `performance.now()`: the clock may be put right in the middle of a check
 * @returns null when nothing came that means anything
 */
async function askPortal(deadline: number, cancelled: AbortSignal): Promise<Asked | null> {
  let best: Asked | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const patience = deadline - performance.now();
    if (patience <= 0 || cancelled.aborted) break;
    const result = await probePortal(patience, cancelled);
    const finding = diagnose({ ...withoutMore, outcome: result.outcome });
    if (finding === null) continue;
    // That the time is up says less than what came before.
    if (best !== null && result.outcome.kind === 'timeout') break;
    if (best === null || moreSpecific(best.finding, finding) === finding) {
      best = { ...result, finding };
    }
    if (!finding.isRace) break;
  }
  return best;
}

/** What is said when every request was dropped without a word. */
const NOTHING: ProbeResult = {
  outcome: { kind: 'error', error: '' },
  passwordProtect: null,
  clock: null,
};

async function checkByRequest(
  startedAt: number,
  deadline: number,
  cancelled: AbortSignal,
): Promise<void> {
  const asked = await askPortal(deadline - PUBLIC_SITE_MS, cancelled);
  if (cancelled.aborted) return;
  const { outcome, passwordProtect, clock } = asked ?? NOTHING;
  const isOnline = navigator.onLine;
  const askElsewhere = isOnline && asked !== null && wouldPublicSiteTell(asked.finding);
  const publicSite = askElsewhere ? await askPublicSite(within(PUBLIC_SITE_MS, cancelled)) : null;
  // A check that was given up says nothing.
  if (cancelled.aborted) return;
  const at = Date.now();
  await recordCertificate({
    outcome,
    source: 'check',
    tab: null,
    startedAt,
    at,
    isOnline,
    publicSite,
    isInnerPage: false,
  });
  await recordClock(clock);
  if (passwordProtect !== null) {
    await recordPasswordProtect({ state: passwordProtect, source: 'check', at });
  }
}

async function check(cancelled: AbortSignal): Promise<void> {
  if (cancelled.aborted) return;
  const startedAt = Date.now();
  const patience = CHECK_LIMIT_MS - WRITING_MS;
  const deadline = performance.now() + patience;
  await change(checkItem, () => ({ startedAt }));
  try {
    if (await recordNoAccess()) return;
    if (isFirefox()) await watchPortalTab(within(patience, cancelled));
    else await checkByRequest(startedAt, deadline, cancelled);
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
