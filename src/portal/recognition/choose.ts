/** Chooses the best of all ways to give two parts to two fields, if it is clearly the best. */
import type { Pair } from './fields';
import type { Reason } from './recognition';
import type { Score } from './score';
import { ACCEPTED, MARGIN, SOURCES_NEEDED } from './weights';

/** One way to give two parts to two fields. */
export interface Choice {
  readonly pair: Pair;
  readonly scores: readonly [Score, Score];
}

/** What came of choosing. */
export interface Chosen {
  /** Null when no way is accepted, or another is nearly as good. */
  readonly choice: Choice | null;
  /** Those of the best way, accepted or not; empty when there is none at all. */
  readonly reasons: readonly Reason[];
}

const isAccepted = ({ points, sources }: Score): boolean =>
  points >= ACCEPTED && sources >= SOURCES_NEEDED;

/** What both parts of a choice are worth together. */
export const pointsOf = ({ scores: [one, other] }: Choice): number => one.points + other.points;

/** Chooses both parts together. */
export function choose(choices: readonly Choice[]): Chosen {
  const sorted = [...choices].sort((one, other) => pointsOf(other) - pointsOf(one));
  const [best, next] = sorted.filter(({ scores }) => scores.every(isAccepted));
  const reasons = (best ?? sorted[0])?.scores.flatMap((score) => score.reasons) ?? [];
  const isClear = best && (!next || pointsOf(best) - pointsOf(next) >= MARGIN);
  return { choice: isClear ? best : null, reasons };
}
