/** From one request's outcome, and what surrounds it, to what it says of the certificate. Pure. */
import type { ReadError } from './errors/read-error';
import type { Refusal } from './refusal-page';
import {
  type CertificateCause,
  type CertificateState,
  type Confidence,
  type EvidenceSource,
  meaningOf,
} from './status';

/** How one request to the portal ended. */
export type RequestOutcome =
  /** The portal sent an HTTP answer. */
  | {
      readonly kind: 'response';
      readonly status: number;
      /** It asked for ID and password. */
      readonly asksForSignIn?: boolean | undefined;
      /** What the web server's own page says of the certificate, where it was read. */
      readonly refusal?: Refusal | undefined;
    }
  /** The browser gave up, in its own words: `net::ERR_…` (Chromium) or `NS_ERROR_…` (Firefox). */
  | { readonly kind: 'error'; readonly error: string }
  /** We gave up waiting. */
  | { readonly kind: 'timeout' }
  /** We gave up waiting, before a tab in which the browser may be asking the person something. */
  | { readonly kind: 'unanswered' };

/** One request as evidence. */
export interface RequestEvidence {
  readonly outcome: RequestOutcome;
  readonly source: EvidenceSource;
  /** The tab that made the request; null for a check. */
  readonly tab: number | null;
  /** When it began, as far as that is known, and when it ended, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly at: number;
  /** Whether the browser says that this computer has a network at all. */
  readonly isOnline: boolean;
  /** Whether the operator's public site answers; null when it was not asked. */
  readonly publicSite: 'answers' | 'silent' | null;
  /** Whether this computer's clock agreed with the portal's a short while ago; null: nobody knows. */
  readonly isClockRight: boolean | null;
  /**
   * One page or one part among others. One that is forbidden, broken or cut off says little of a
   * certificate that has just opened another.
   */
  readonly isInnerPage: boolean;
}

/** What an outcome means. */
export interface CertificateFinding {
  readonly state: CertificateState;
  readonly cause: CertificateCause;
  readonly confidence: Confidence;
  /** The browser's or the portal's own word for it; empty when there is none. */
  readonly detail: string;
  /** Asking again may tell more. */
  readonly isRace: boolean;
}

type Reading = Pick<CertificateFinding, 'cause' | 'detail' | 'isRace'>;

function readResponse({
  status,
  asksForSignIn,
  refusal,
}: Extract<RequestOutcome, { kind: 'response' }>): Reading {
  const because = (cause: CertificateCause): Reading => ({
    cause,
    detail: `HTTP ${status}`,
    isRace: false,
  });
  // 495 and 496 are nginx's inner names of what it tells the world as 400.
  if (status === 496 || (status === 400 && refusal === 'none-sent')) return because('http-none');
  if (status === 495 || (status === 400 && refusal === 'not-accepted'))
    return because('http-invalid');
  if (status === 400) return because('http-refused');
  // A proxy's answer in the portal's place (RFC 9110, 15.5.8).
  if (status === 407) return because('proxy');
  if (status === 403) return because('forbidden');
  if (status >= 500) return because('portal-down');
  if (asksForSignIn === true) return because('sign-in-asked');
  return { cause: 'answered', detail: '', isRace: false };
}

function readOutcome(outcome: RequestOutcome, readError: ReadError): Reading | null {
  switch (outcome.kind) {
    case 'response':
      return readResponse(outcome);
    case 'timeout':
      return { cause: 'timed-out', detail: '', isRace: false };
    case 'unanswered':
      return { cause: 'choice-awaited', detail: '', isRace: false };
    case 'error': {
      const reading = readError(outcome.error);
      return reading && { ...reading, detail: outcome.error };
    }
  }
}

/** Causes of which the rest of the network can tell more. */
const NETWORK_CAUSES: ReadonlySet<CertificateCause> = new Set(['name', 'network', 'timed-out']);

/** What surrounds a request. */
type Circumstances = Pick<RequestEvidence, 'isOnline' | 'publicSite' | 'isClockRight'>;

/** Whether asking the operator's public site would tell more about a finding. */
export const wouldPublicSiteTell = ({ cause }: CertificateFinding): boolean =>
  NETWORK_CAUSES.has(cause);

/** Tells whose fault it is that nothing came: this computer's, the network's or the portal's. */
function locateFault(
  cause: CertificateCause,
  { isOnline, publicSite, isClockRight }: Circumstances,
): CertificateCause {
  // The clock is not to blame, so something else is wrong with the portal's certificate.
  if (cause === 'server-date' && isClockRight === true) return 'server-certificate';
  const isHeldUp = cause === 'proxy' || cause === 'choice-awaited';
  if (isHeldUp && !isOnline) return 'no-network';
  if (!NETWORK_CAUSES.has(cause)) return cause;
  // With no network at all the name cannot be looked up either: say what can be mended.
  if (!isOnline) return 'no-network';
  if (publicSite === 'silent') return 'network';
  // The name alone is missing: that is for whoever runs the network's names.
  if (publicSite === 'answers' && cause !== 'name') return 'portal-silent';
  return cause;
}

/**
 * Diagnoses one request.
 * @param readError how the browser at hand names its troubles
 * @returns null when it says nothing of the certificate or the way to the portal (a dropped request)
 */
export function diagnose(
  evidence: Pick<RequestEvidence, 'outcome'> & Circumstances,
  readError: ReadError,
): CertificateFinding | null {
  const reading = readOutcome(evidence.outcome, readError);
  if (reading === null) return null;
  const cause = locateFault(reading.cause, evidence);
  const { state, confidence } = meaningOf(cause);
  return { ...reading, cause, state, confidence };
}

/** Causes that say no more than that nothing came. */
const NOTHING_CAME: ReadonlySet<CertificateCause> = new Set([
  ...NETWORK_CAUSES,
  'choice-awaited',
  'portal-silent',
  'no-network',
]);

/** Tells whether a finding says no more than that nothing came from the portal. */
export const saysNothingCame = ({ cause }: CertificateFinding): boolean => NOTHING_CAME.has(cause);

const RANK: Readonly<Record<Confidence, number>> = { certain: 2, likely: 1, unclear: 0 };

/** Tells whether one confidence is less than another. */
export const isLessCertain = (one: Confidence, other: Confidence): boolean =>
  RANK[one] < RANK[other];

/** Of two findings about the same event the more specific one; of equals the later. */
export function moreSpecific(
  earlier: CertificateFinding | null,
  later: CertificateFinding,
): CertificateFinding {
  if (earlier === null) return later;
  return isLessCertain(later.confidence, earlier.confidence) ? earlier : later;
}
