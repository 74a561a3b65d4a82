/** The evidence as it came about, piece by piece. Pure. */
import {
  compareWeights,
  type PasswordProtectChoice,
  type PasswordProtectEvidence,
} from './evidence';

/** One piece, and what became of it. */
export interface HistoryEntry {
  readonly evidence: PasswordProtectEvidence;
  /** It says otherwise than what counts more. */
  readonly isOutweighed: boolean;
}

/** How the setting came to be what it is. */
export interface Replay {
  /** The piece that counts most. */
  readonly winner: PasswordProtectEvidence;
  /** The piece with which the present setting begins. */
  readonly begin: PasswordProtectEvidence;
  /** The last piece for the other setting before that; null when there is none. */
  readonly before: PasswordProtectEvidence | null;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
}

/**
 * Goes through the pieces in order of time.
 * @param seen newest first
 * @param sentAt when Updates were sent, in milliseconds since 1970
 * @returns null when there are none
 */
export function replay(
  seen: readonly PasswordProtectEvidence[],
  sentAt: readonly number[],
): Replay | null {
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
