/** What the evidence says, all of it together. Pure. */
import {
  compareWeights,
  type PasswordProtectChoice,
  type PasswordProtectEvidence,
  type PasswordProtectSource,
} from './evidence';
import { type PasswordProtectRecord, type SentChoice, withoutFuture } from './record';

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

/** One piece, and what became of it. */
export interface HistoryEntry {
  readonly evidence: PasswordProtectEvidence;
  /** It says otherwise than what counts more. */
  readonly isOutweighed: boolean;
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
   * When the portal confirmed a new password while the setting is on: the browser, which remembers
   * the old one, has not been asked since. Null otherwise.
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

/** The evidence as it came about, piece by piece. */
interface Replay {
  /** The piece that counts most. */
  readonly winner: PasswordProtectEvidence;
  /** The piece with which the present setting begins. */
  readonly begin: PasswordProtectEvidence;
  /** The last piece for the other setting before that. */
  readonly before: PasswordProtectEvidence | null;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
}

function replay(seen: readonly PasswordProtectEvidence[], sentAt: number | null): Replay | null {
  const oldestFirst = seen.toReversed();
  const [first] = oldestFirst;
  if (first === undefined) return null;
  let winner = first;
  let begin = first;
  let before: PasswordProtectEvidence | null = null;
  const newest: Partial<Record<PasswordProtectChoice, PasswordProtectEvidence>> = {};
  const history: HistoryEntry[] = [];
  for (const evidence of oldestFirst) {
    const isWinner = compareWeights(evidence, winner, sentAt) >= 0;
    if (isWinner && evidence.state !== winner.state) {
      before = newest[winner.state] ?? winner;
      begin = evidence;
    }
    if (isWinner) winner = evidence;
    newest[evidence.state] = evidence;
    history.unshift({ evidence, isOutweighed: evidence.state !== winner.state });
  }
  return { winner, begin, before, history };
}

function changeOf(
  { begin, before }: Replay,
  sent: SentChoice | null,
  noticedAt: number | null,
): PasswordProtectChange | null {
  if (before === null) return null;
  // The portal's answer was not understood, and what is seen now is what was sent.
  const isAsSent = sent?.state === begin.state && sent.at >= before.at && sent.at <= begin.at;
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

/**
 * Says what is known.
 * @param now the present, in milliseconds since 1970
 */
export function statusOf(kept: PasswordProtectRecord, now: number): PasswordProtectStatus {
  const record = withoutFuture(kept, now);
  const { start, passwordChangedAt } = record;
  const seen = countedOf(record);
  const counts = (at: number): boolean => start === null || at > start.at;
  const sent = record.sent !== null && counts(record.sent.at) ? record.sent : null;
  const isChanged = passwordChangedAt !== null && counts(passwordChangedAt);
  const replayed = replay(seen, sent?.at ?? null);
  if (replayed === null) return { ...PASSWORD_PROTECT_UNKNOWN, pending: sent };
  const { winner, begin, history } = replayed;
  const { state } = winner;
  const newest = seen.find((piece) => piece.state === state) ?? winner;
  const contrary = seen.find((piece) => piece.state !== state);
  const isPending = sent !== null && sent.state !== state && sent.at > newest.at;
  return {
    state,
    source: newest.source,
    at: newest.at,
    since: begin.at,
    change: changeOf(replayed, sent, record.noticedAt),
    doubt: contrary !== undefined && contrary.at > winner.at ? contrary : null,
    pending: isPending ? sent : null,
    passwordChangedAt: state === 'on' && isChanged ? passwordChangedAt : null,
    history,
  };
}
