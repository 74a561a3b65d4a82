/** When the certificate ends, as the person said, and when to remind of it. Pure. */
import { CLOCK_SLACK_MS } from '../evidence-age';
import type { CertificateCause, CertificateStatus } from './status';

const DAY_MS = 24 * 60 * 60_000;

/**
 * The reminders, in days before the end (issue 5): each from the moment on at which only so many whole
 * days are left. A date that was typed ends with its day, so these are the days of the calendar.
 */
export const REMIND_DAYS = [30, 7, 1] as const;

/** The end of a certificate, as the person gave it. */
export interface Expiry {
  /** The last moment at which it is valid, in milliseconds since 1970; null when nobody said. */
  readonly endsAt: number | null;
  /** Read from a certificate file, or typed as a date. */
  readonly from: 'file' | 'typed' | null;
}

/** Nobody said. */
export const EXPIRY_UNKNOWN: Expiry = { endsAt: null, from: null };

/** How near the end is. */
export type ExpiryView =
  | { readonly kind: 'unknown' }
  /** `daysLeft` whole days; `isDue`: from the first reminder on. */
  | {
      readonly kind: 'ahead';
      readonly endsAt: number;
      readonly daysLeft: number;
      readonly isDue: boolean;
    }
  | { readonly kind: 'over'; readonly endsAt: number };

/** @param now the present, in milliseconds since 1970 */
export function viewExpiry({ endsAt }: Expiry, now: number): ExpiryView {
  if (endsAt === null) return { kind: 'unknown' };
  if (now >= endsAt) return { kind: 'over', endsAt };
  const daysLeft = Math.floor((endsAt - now) / DAY_MS);
  const isDue = daysLeft <= REMIND_DAYS[0];
  return { kind: 'ahead', endsAt, daysLeft, isDue };
}

/**
 * Tells whether a certificate was accepted after that end: then it was an earlier certificate's.
 * @param status what is known of the certificate
 * @param now the present, in milliseconds since 1970
 */
export function isOutlived(
  { endsAt }: Extract<ExpiryView, { kind: 'over' }>,
  { state, at }: CertificateStatus,
  now: number,
): boolean {
  // What a clock that was moved says of an order of events is nothing.
  return state === 'accepted' && at !== null && at >= endsAt && at <= now + CLOCK_SLACK_MS;
}

/** Refusals that an expired certificate gives: the browser does not even send it. */
const MAY_BE_EXPIRED: ReadonlySet<CertificateCause> = new Set([
  'no-certificate',
  'closed',
  'http-none',
  'http-refused',
  'http-invalid',
]);

/**
 * Explains a refusal by the end that the person gave, where that is past.
 * @returns the status as it is to be shown
 */
export function explainByExpiry(status: CertificateStatus, view: ExpiryView): CertificateStatus {
  if (view.kind !== 'over' || !MAY_BE_EXPIRED.has(status.cause)) return status;
  return { ...status, cause: 'expired', confidence: 'likely' };
}

/**
 * When there is something new to say of the end: the first reminder, then each day less, then the end.
 * @returns a moment after `now`, in milliseconds since 1970; null when there is nothing more to come
 */
export function nextExpiryChange(expiry: Expiry, now: number): number | null {
  const view = viewExpiry(expiry, now);
  if (view.kind !== 'ahead') return null;
  const { endsAt, daysLeft, isDue } = view;
  if (daysLeft === 0) return endsAt;
  const daysUntilThen = isDue ? daysLeft : REMIND_DAYS[0] + 1;
  // Whole days are left until, and at, the full day; one less from the next millisecond on.
  return endsAt - daysUntilThen * DAY_MS + 1;
}
