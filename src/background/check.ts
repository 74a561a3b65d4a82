/** "Check now": one press asks the portal and answers both, certificate and Password Protect. */
import {
  type CertificateFinding,
  diagnose,
  moreSpecific,
  type RequestEvidence,
  wouldPublicSiteTell,
} from '../portal/certificate/diagnose';
import { CHECK_LIMIT_MS, change, checkItem } from '../shared/storage';
import { isFirefox } from './is-firefox';
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

const withoutMore = { isOnline: true, publicSite: null } as const;

/** Asks until the answer has one meaning. @returns null when nothing came that means anything */
async function askPortal(deadline: number, cancelled: AbortSignal): Promise<Asked | null> {
  let best: Asked | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const patience = deadline - Date.now();
    if (patience <= 0 || cancelled.aborted) break;
    const result = await probePortal(patience, cancelled);
    const finding = diagnose({ ...withoutMore, outcome: result.outcome });
    if (finding === null) continue;
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

async function checkByRequest(deadline: number, cancelled: AbortSignal): Promise<void> {
  const asked = await askPortal(deadline - PUBLIC_SITE_MS, cancelled);
  const { outcome, passwordProtect, clock } = asked ?? NOTHING;
  const isOnline = navigator.onLine;
  const askElsewhere = isOnline && asked !== null && wouldPublicSiteTell(asked.finding);
  const patience = AbortSignal.any([AbortSignal.timeout(PUBLIC_SITE_MS), cancelled]);
  const publicSite = askElsewhere ? await askPublicSite(patience) : null;
  // A check that was given up says nothing.
  if (cancelled.aborted) return;
  const at = Date.now();
  const evidence: RequestEvidence = {
    outcome,
    source: 'check',
    tab: null,
    at,
    isOnline,
    publicSite,
    isInnerPage: false,
  };
  await recordCertificate(evidence);
  await recordClock(clock);
  if (passwordProtect !== null) {
    await recordPasswordProtect({ state: passwordProtect, source: 'check', at });
  }
}

async function check(cancelled: AbortSignal): Promise<void> {
  const startedAt = Date.now();
  const patience = CHECK_LIMIT_MS - WRITING_MS;
  await change(checkItem, () => ({ startedAt }));
  try {
    if (isFirefox()) {
      await watchPortalTab(AbortSignal.any([AbortSignal.timeout(patience), cancelled]));
    } else await checkByRequest(startedAt + patience, cancelled);
  } finally {
    await change(checkItem, () => ({ startedAt: null }));
  }
}

interface Running {
  readonly end: Promise<void>;
  readonly cancel: AbortController;
}
let running: Running | null = null;

/**
 * Asks the portal, at most one at a time: a press during a check waits for that one.
 * @returns when the result is stored; rejects when it could not be
 */
export function checkOnce(): Promise<void> {
  if (running === null) {
    const cancel = new AbortController();
    const end = check(cancel.signal).finally(() => {
      running = null;
    });
    running = { end, cancel };
  }
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
