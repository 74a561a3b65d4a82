/** What the evidence says, all of it together. Pure. */
import type { PasswordProtectEvidence, PasswordProtectSource } from './evidence';
import { type PasswordProtectRecord, type SentChoice, withoutFuture } from './record';
import { type HistoryEntry, type Replay, replay } from './replay';

/** What is said about the setting. */
export const PASSWORD_PROTECT_STATES = ['on', 'off', 'unknown'] as const;
export type PasswordProtectState = (typeof PASSWORD_PROTECT_STATES)[number];

/** The setting became another one. */
export interface PasswordProtectChange {
  /** The piece that showed it. */
  readonly shownBy: PasswordProtectEvidence;
  /** The last that said otherwise. */
  readonly before: PasswordProtectEvidence;
  /** By an Update of the person's own in this browser. */
  readonly isOwn: boolean;
  /** The person has not been told of it. */
  readonly isNews: boolean;
}

/** What is known of the setting, with its evidence. Moments are in milliseconds since 1970. */
export interface PasswordProtectStatus {
  readonly state: PasswordProtectState;
  /** What showed it last; null when nothing was seen yet. */
  readonly source: PasswordProtectSource | null;
  /** When that was; null when nothing was seen yet. */
  readonly at: number | null;
  /** Since when it is known to be so, likewise. */
  readonly since: number | null;
  /** How it came to be so; null when it was never known to be otherwise. */
  readonly change: PasswordProtectChange | null;
  /** Newer evidence that says otherwise and counts less; null when there is none. */
  readonly doubt: PasswordProtectEvidence | null;
  /** An Update to the other setting was sent, and nothing has shown since whether it was saved. */
  readonly pending: SentChoice | null;
  /**
   * When the portal confirmed a new password while the setting was on already: the browser, which
   * remembers the old one, has not been asked since. Null otherwise.
   */
  readonly passwordChangedAt: number | null;
  /** Everything, newest first. */
  readonly history: readonly HistoryEntry[];
}

/** Nothing was seen yet. */
export const PASSWORD_PROTECT_UNKNOWN: PasswordProtectStatus = {
  state: 'unknown',
  source: null,
  at: null,
  since: null,
  change: null,
  doubt: null,
  pending: null,
  passwordChangedAt: null,
  history: [],
};

function changeOf(
  { begin, before }: Replay,
  sent: readonly SentChoice[],
  noticedAt: number | null,
): PasswordProtectChange | null {
  if (before === null) return null;
  // The portal's answer was not understood, and what is seen now is what was sent.
  const isAsSent = sent.some(
    ({ state, at }) => state === begin.state && at >= before.at && at <= begin.at,
  );
  return {
    shownBy: begin,
    before,
    isOwn: begin.source === 'update' || isAsSent,
    isNews: noticedAt === null || begin.at > noticedAt,
  };
}

/**
 * What counts. Where another e-Parcel ID is used, that is from the first piece on that tells so: of what
 * came between, nobody knows whose it is.
 */
function countedOf({ seen, start }: PasswordProtectRecord): readonly PasswordProtectEvidence[] {
  if (start?.why !== 'account') return seen;
  const first = seen.findLastIndex(({ account }) => account !== null);
  return first < 0 ? seen : seen.slice(0, first + 1);
}

/** From when on what is kept beside the pieces counts, in milliseconds since 1970. */
function countsFrom(
  { start }: PasswordProtectRecord,
  seen: readonly PasswordProtectEvidence[],
): number {
  const first = start?.why === 'account' ? seen.at(-1) : undefined;
  return first?.at ?? (start === null ? 0 : start.at + 1);
}

/** The old password was asked for before: where nobody was asked, the browser knows none. */
function isOldOneKnown({ change, since }: PasswordProtectStatus, changedAt: number): boolean {
  return change === null || (since ?? 0) < changedAt;
}

/**
 * Says what is known.
 * @param now the present, in milliseconds since 1970
 */
export function statusOf(kept: PasswordProtectRecord, now: number): PasswordProtectStatus {
  const record = withoutFuture(kept, now);
  const seen = countedOf(record);
  const from = countsFrom(record, seen);
  const sent = record.sent.filter(({ at }) => at >= from);
  const lastSent = sent[0] ?? null;
  const replayed = replay(
    seen,
    sent.map(({ at }) => at),
  );
  if (replayed === null) return { ...PASSWORD_PROTECT_UNKNOWN, pending: lastSent };
  const { winner, begin, history } = replayed;
  const { state } = winner;
  const newest = seen.find((piece) => piece.state === state) ?? winner;
  const contrary = seen.find((piece) => piece.state !== state);
  const isPending = lastSent !== null && lastSent.state !== state && lastSent.at > newest.at;
  const status: PasswordProtectStatus = {
    state,
    source: newest.source,
    at: newest.at,
    since: begin.at,
    change: changeOf(replayed, sent, record.noticedAt),
    doubt: contrary !== undefined && contrary.at > newest.at ? contrary : null,
    pending: isPending ? lastSent : null,
    passwordChangedAt: null,
    history,
  };
  const changedAt = record.passwordChangedAt;
  if (changedAt === null || changedAt < from || state !== 'on') return status;
  return isOldOneKnown(status, changedAt) ? { ...status, passwordChangedAt: changedAt } : status;
}
