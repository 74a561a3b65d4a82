/**
 * A check by a request from the background, for Chromium: no window appears, and nothing that a person
 * has open is touched.
 */
import {
  type CertificateFinding,
  diagnose,
  moreSpecific,
  wouldPublicSiteTell,
} from '../portal/certificate/diagnose';
import { READERS } from '../portal/certificate/errors/readers';
import { traitsHere } from '../shared/this-browser';
import { type CheckTime, within } from './check-time';
import { type ProbeResult, probePortal } from './probe';
import { askPublicSite } from './public-site';
import { recordCertificate, recordClock, recordPasswordProtect } from './record-evidence';

/** Which of two errors a refusal gives is a race, so an ambiguous answer is asked for again. */
const ATTEMPTS = 3;

/** Some of the time allowed is left for asking whether anything else answers. */
const PUBLIC_SITE_MS = 4_000;

interface Asked extends ProbeResult {
  readonly finding: CertificateFinding;
}

const withoutMore = { isOnline: true, publicSite: null, isClockRight: null } as const;

/**
 * Asks until the answer has one meaning.
 * @returns null when nothing came that means anything
 */
async function askPortal({ deadline, cancelled }: CheckTime): Promise<Asked | null> {
  const readError = READERS[traitsHere().errors];
  let best: Asked | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const patience = deadline - PUBLIC_SITE_MS - performance.now();
    if (patience <= 0 || cancelled.aborted) break;
    const result = await probePortal(patience, cancelled);
    const finding = diagnose({ ...withoutMore, outcome: result.outcome }, readError);
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

/** Asks the portal, and writes down what came of it. */
export async function checkByRequest(time: CheckTime): Promise<void> {
  const { startedAt, cancelled } = time;
  const asked = await askPortal(time);
  if (cancelled.aborted) return;
  const { outcome, passwordProtect, clock } = asked ?? NOTHING;
  const isOnline = navigator.onLine;
  const askElsewhere = isOnline && asked !== null && wouldPublicSiteTell(asked.finding);
  const publicSite = askElsewhere ? await askPublicSite(within(PUBLIC_SITE_MS, time)) : null;
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
