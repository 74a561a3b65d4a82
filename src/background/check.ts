/** "Check now": one press asks the portal and answers both, certificate and Password Protect. */
import { type CertificateFinding, readOutcome } from '../portal/certificate';
import { CHECK_LIMIT_MS, change, checkItem } from '../shared/storage';
import { type ProbeResult, probePortal } from './probe';
import { recordCertificate, recordPasswordProtect } from './record-evidence';

/** Which of two errors a refusal gives is a race, so an ambiguous answer is asked for again. */
const ATTEMPTS = 3;

/** Some of the time allowed is left for writing the result down. */
const WRITING_MS = 3_000;

const NAMELESS: CertificateFinding = { state: 'unknown', cause: 'other', detail: '', weak: true };

interface CheckResult {
  readonly finding: CertificateFinding;
  readonly passwordProtect: ProbeResult['passwordProtect'];
}

/** With no network at all the name cannot be looked up either: say what can be mended. */
function withoutNetwork(finding: CertificateFinding): CertificateFinding {
  const isNetworkFault = finding.cause === 'name' || finding.cause === 'network';
  if (!isNetworkFault || navigator.onLine) return finding;
  return { ...finding, state: 'offline', cause: 'no-network' };
}

async function askPortal(deadline: number): Promise<CheckResult> {
  let last: CertificateFinding = NAMELESS;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const patience = deadline - Date.now();
    if (patience <= 0) break;
    const { outcome, passwordProtect } = await probePortal(patience);
    const finding = withoutNetwork(readOutcome(outcome) ?? NAMELESS);
    if (!finding.weak) return { finding, passwordProtect };
    // A weak answer with a meaning says more than one without.
    if (finding.state !== 'unknown' || last.state === 'unknown') last = finding;
  }
  return { finding: last, passwordProtect: null };
}

let running: Promise<void> | null = null;

async function check(): Promise<void> {
  const startedAt = Date.now();
  await change(checkItem, () => ({ startedAt }));
  try {
    const { finding, passwordProtect } = await askPortal(startedAt + CHECK_LIMIT_MS - WRITING_MS);
    const at = Date.now();
    await recordCertificate({ finding, isInnerPage: false, source: 'check', at });
    if (passwordProtect !== null) {
      await recordPasswordProtect({ state: passwordProtect, source: 'check', at });
    }
  } finally {
    await change(checkItem, () => ({ startedAt: null }));
  }
}

/**
 * Asks the portal, at most one at a time: a press during a check waits for that one.
 * @returns when the result is stored; rejects when it could not be
 */
export function checkOnce(): Promise<void> {
  running ??= check().finally(() => {
    running = null;
  });
  return running;
}
