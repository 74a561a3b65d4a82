/** Adds a piece of evidence to what is known of the certificate. Pure. */
import { isOvertaken } from '../evidence-order';
import {
  type CertificateFinding,
  isLessCertain,
  type RequestEvidence,
  saysNothingCame,
} from './diagnose';
import { type CertificateCause, type CertificateStatus, meaningOf } from './status';

/**
 * The browser retries a failed navigation by itself and reports each try, and which of two errors
 * a refusal gives is a race. Outcomes of one tab, or of checks, this close together, in milliseconds,
 * are one event.
 */
const SAME_EVENT_MS = 4_000;

/**
 * How long after the browser asked for something, in milliseconds, what comes next is put down to the
 * person's answer.
 */
const ANSWER_MS = 10 * 60_000;

/** What only a handshake without an acceptable certificate ends with: on any page it counts. */
const OF_THE_HANDSHAKE: ReadonlySet<CertificateCause> = new Set([
  'not-chosen',
  'no-certificate',
  'expired',
  'revoked',
  'other-issuer',
  'private-key',
  'key-failed',
]);

/** What a request ends with when nothing, or nothing acceptable, was chosen. */
const FAILED_CHOICES: ReadonlySet<CertificateCause> = new Set(['no-certificate', 'closed']);

/**
 * Tells whether a certificate that was to be chosen in the browser's prompt was not, or was refused:
 * the two look the same.
 */
function isFailedChoice(
  previous: CertificateStatus,
  { cause }: CertificateFinding,
  { source, at }: RequestEvidence,
): boolean {
  if (previous.state !== 'choose' || previous.at === null) return false;
  if (Math.abs(at - previous.at) > ANSWER_MS) return false;
  if (source === 'tab') return FAILED_CHOICES.has(cause);
  // Asked again, the browser says again that it would prompt; or, once more, sends none (measured).
  const saysNoMore = cause === 'not-chosen' || cause === 'no-certificate';
  return previous.cause === 'choice-failed' && saysNoMore;
}

/**
 * Tells whether a tab that was asked to sign in was asked again. The browser makes a new request of each
 * try and of a cancelled one, too (measured), so the two look the same.
 */
function isFailedSignIn(
  previous: CertificateStatus,
  { cause }: CertificateFinding,
  { source, tab, at, outcome }: RequestEvidence,
): boolean {
  if (cause !== 'sign-in-asked' || source !== 'tab' || outcome.kind !== 'response') return false;
  const wasAsked = previous.cause === 'sign-in-asked' || previous.cause === 'sign-in-failed';
  if (!wasAsked || previous.tab !== tab || previous.at === null) return false;
  // One report that is told twice is one.
  return at > previous.at && at - previous.at < ANSWER_MS;
}

/** What the evidence means after what is known. */
function causeAfter(
  previous: CertificateStatus,
  finding: CertificateFinding,
  evidence: RequestEvidence,
): CertificateCause {
  if (isFailedChoice(previous, finding, evidence)) return 'choice-failed';
  return isFailedSignIn(previous, finding, evidence) ? 'sign-in-failed' : finding.cause;
}

function isSameEvent(previous: CertificateStatus, evidence: RequestEvidence): boolean {
  return (
    previous.at !== null &&
    previous.source === evidence.source &&
    previous.tab === evidence.tab &&
    Math.abs(evidence.at - previous.at) < SAME_EVENT_MS
  );
}

/** Tells whether evidence is of one page's trouble, which says little of a certificate that works. */
function isOnePagesTrouble(
  previous: CertificateStatus,
  { state, cause }: CertificateFinding,
  { isInnerPage }: RequestEvidence,
): boolean {
  if (!isInnerPage || previous.state !== 'accepted') return false;
  return state !== 'accepted' && !OF_THE_HANDSHAKE.has(cause);
}

/** Tells whether a finding says less of an event than what is known of it. */
function tellsLess(
  previous: CertificateStatus,
  finding: CertificateFinding,
  cause: CertificateCause,
): boolean {
  // A sign-in that was not accepted also ends, at last, as one that was not given.
  if (previous.cause === 'sign-in-failed' && cause === 'sign-in-asked') return true;
  // Of two presses in a row the second may find another state; the race is about one state's cause.
  if (previous.source === 'check' && finding.state !== previous.state) return false;
  return isLessCertain(finding.confidence, previous.confidence);
}

/**
 * Folds: the newest wins, except that less certain evidence does not replace better of the same event,
 * nor one page's trouble "accepted".
 * @returns the new status; the same object when nothing changes
 */
export function foldCertificate(
  previous: CertificateStatus,
  finding: CertificateFinding,
  evidence: RequestEvidence,
): CertificateStatus {
  const { source, tab, at } = evidence;
  const isSame = isSameEvent(previous, evidence);
  // Two reports of one event come in any order; the better one is not lost for coming late.
  const isBetter = isSame && isLessCertain(previous.confidence, finding.confidence);
  if (isOvertaken(previous.at, at) && !isBetter) return previous;
  if (isOnePagesTrouble(previous, finding, evidence)) return previous;
  // Something was seen while this was waited for in vain.
  const isOutrun = previous.at !== null && previous.at > evidence.startedAt;
  if (isOutrun && !isBetter && saysNothingCame(finding)) return previous;
  const { detail } = finding;
  const cause = causeAfter(previous, finding, evidence);
  if (isSame && tellsLess(previous, finding, cause)) return previous;
  const { state, confidence } = meaningOf(cause);
  const seenAt = isBetter ? Math.max(at, previous.at ?? at) : at;
  return { state, cause, confidence, detail, source, tab, at: seenAt };
}
