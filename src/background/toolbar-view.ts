/**
 * What the toolbar shows: one look, one badge, and what the title says. Pure.
 *
 * It speaks unasked and is seen all day, so it says less than the popup. Nothing is claimed without
 * evidence, evidence of more than a day ago claims nothing any more, and what only time or somebody
 * else can mend is no alarm.
 */
import {
  type Expiry,
  type ExpiryView,
  isOutlived,
  nextExpiryChange,
  REMIND_DAYS,
  viewExpiry,
} from '../portal/certificate/expiry';
import type {
  CertificateCause,
  CertificateState,
  CertificateStatus,
} from '../portal/certificate/status';
import { CLOCK_SLACK_MS, OLD_AFTER_MS } from '../portal/evidence-age';
import type {
  PasswordProtectChoice,
  PasswordProtectEvidence,
} from '../portal/password-protect/evidence';
import type { PasswordProtectRecord } from '../portal/password-protect/record';
import { statusOf } from '../portal/password-protect/status';

/** What the icon says at a glance. */
export const TOOLBAR_LOOKS = ['fine', 'attention', 'unknown'] as const;
export type ToolbarLook = (typeof TOOLBAR_LOOKS)[number];

/** The mark at the icon's lower right. */
export interface ToolbarBadge {
  /** Whole days until the certificate ends; null: an exclamation mark. */
  readonly days: number | null;
  /** `now`: something has to be done to get in, or within the week; `soon`: there is time. */
  readonly tone: 'now' | 'soon';
}

/** What the toolbar goes by. */
export interface ToolbarEvidence {
  readonly certificate: CertificateStatus;
  readonly expiry: Expiry;
  readonly passwordProtect: PasswordProtectRecord;
}

/** When the evidence is from. */
export type SeenView =
  /** Nothing was seen. */
  | { readonly kind: 'never' }
  /** `at` in milliseconds since 1970. */
  | { readonly kind: 'fresh' | 'old'; readonly at: number }
  /** It was seen, and the clock was moved since. */
  | { readonly kind: 'some-time' };

/** The end, where there is something to say of it. */
export type EndView =
  | Extract<ExpiryView, { kind: 'ahead' | 'over' }>
  /** The portal accepted a certificate after that end: it was an earlier certificate's. */
  | { readonly kind: 'outdated'; readonly endsAt: number };

/** What the toolbar shows. */
export interface ToolbarView {
  readonly look: ToolbarLook;
  readonly badge: ToolbarBadge | null;
  /** What the title says in words. */
  readonly title: {
    readonly state: CertificateState;
    readonly cause: CertificateCause;
    readonly seen: SeenView;
    /** null: the end is not known, or far. */
    readonly end: EndView | null;
    /** What Password Protect became without an Update here, unknown to the person; null: it did not. */
    readonly protect: PasswordProtectChoice | null;
  };
  /**
   * The next moment at which it looks different by time alone, in milliseconds since 1970; null: it
   * stays.
   */
  readonly changesAt: number | null;
}

/**
 * - `choose` is no trouble: a certificate is there, and the browser is going to ask for it. That it
 *   works has not been seen.
 * - `unreachable` and `offline` say nothing about the certificate. Who tried has just seen the failure
 *   in the tab; it passes without a word to us, and a mark that stays would be wrong by then.
 * - Without access, which is `unknown` too, nothing is known; the title says why. Who withdrew it may have
 *   meant to: no mark.
 */
const LOOKS: Readonly<Record<CertificateState, ToolbarLook>> = {
  accepted: 'fine',
  choose: 'unknown',
  refused: 'attention',
  'key-unavailable': 'attention',
  'server-untrusted': 'attention',
  unreachable: 'unknown',
  offline: 'unknown',
  unknown: 'unknown',
};

/** It is no evidence of a moment: it holds until the browser says that there is access again. */
const isWithoutAccess = ({ cause }: CertificateStatus): boolean => cause === 'no-access';

function viewSeen(status: CertificateStatus, now: number): SeenView {
  const { state, at } = status;
  if (isWithoutAccess(status)) return { kind: 'never' };
  if (at === null) return { kind: state === 'unknown' ? 'never' : 'some-time' };
  if (at - now > CLOCK_SLACK_MS) return { kind: 'some-time' };
  return { kind: now - at < OLD_AFTER_MS ? 'fresh' : 'old', at };
}

function nextSeenChange(status: CertificateStatus, now: number): number | null {
  const { at } = status;
  if (at === null || isWithoutAccess(status)) return null;
  return [at - CLOCK_SLACK_MS, at + OLD_AFTER_MS].find((moment) => moment > now) ?? null;
}

function viewEnd(view: ExpiryView, status: CertificateStatus, now: number): EndView | null {
  if (view.kind === 'unknown') return null;
  if (view.kind === 'ahead') return view.isDue ? view : null;
  return isOutlived(view, status, now) ? { kind: 'outdated', endsAt: view.endsAt } : view;
}

/** For how long a change is pointed out that the person has not looked at, in milliseconds. */
const NEWS_FOR_MS = 7 * OLD_AFTER_MS;

/** A change that the person made is no news, nor is one that the popup has told. */
function newsOf(record: PasswordProtectRecord, now: number): PasswordProtectEvidence | null {
  const { change } = statusOf(record, now);
  if (change === null || change.isOwn || !change.isNews) return null;
  return now - change.shownBy.at < NEWS_FOR_MS ? change.shownBy : null;
}

/**
 * What counts first: not getting in today, then an end that is past, then that getting in has become
 * another matter, then an end that is near.
 */
function viewBadge({ end, protect }: ToolbarView['title'], look: ToolbarLook): ToolbarBadge | null {
  if (look === 'attention' || end?.kind === 'over') return { days: null, tone: 'now' };
  if (protect !== null) return { days: null, tone: 'soon' };
  if (end?.kind !== 'ahead') return null;
  const { daysLeft } = end;
  // No days are left: "0" would look as if all were well.
  if (daysLeft === 0) return { days: null, tone: 'now' };
  return { days: daysLeft, tone: daysLeft <= REMIND_DAYS[1] ? 'now' : 'soon' };
}

/**
 * Decides what the toolbar shows.
 * @param now the present, in milliseconds since 1970
 */
export function viewToolbar(
  { certificate: status, expiry, passwordProtect }: ToolbarEvidence,
  now: number,
): ToolbarView {
  const seen = viewSeen(status, now);
  const end = viewEnd(viewExpiry(expiry, now), status, now);
  const look = seen.kind === 'fresh' ? LOOKS[status.state] : 'unknown';
  const news = newsOf(passwordProtect, now);
  const title = {
    state: status.state,
    cause: status.cause,
    seen,
    end,
    protect: news?.state ?? null,
  };
  const badge = viewBadge(title, look);
  const changes = [
    nextSeenChange(status, now),
    nextExpiryChange(expiry, now),
    news && news.at + NEWS_FOR_MS,
  ].filter((moment) => moment !== null);
  return {
    look: badge === null ? look : 'attention',
    badge,
    title,
    changesAt: changes.length === 0 ? null : Math.min(...changes),
  };
}
