/** "Check now": a press, its progress and its end. */
import { useEffect, useState } from 'preact/hooks';
import type { CheckProgress } from '../shared/storage';
import { askForCheck, type CheckOutcome } from './ask-for-check';
import { timeLeft } from './check-progress';

/** How a check that was asked for here went wrong. */
export type CheckFailure = Extract<CheckOutcome, 'failed' | 'no-answer'>;

/** The check as the popup shows it. */
export interface Check {
  readonly running: boolean;
  readonly failure: CheckFailure | null;
  /** Starts one; does nothing while one is running. */
  readonly start: () => void;
}

/**
 * Follows the check.
 * @param progress what storage says of it, so that a popup opened in the middle shows it too
 */
export function useCheck({ startedAt }: CheckProgress): Check {
  const [asking, setAsking] = useState(false);
  /** How the check that was asked for here ended, and when. */
  const [ended, setEnded] = useState<{ outcome: CheckOutcome; at: number } | null>(null);
  const [, tick] = useState(0);

  // Render again at the moment when the check that storage tells of is given up.
  useEffect(() => {
    const left = timeLeft({ startedAt }, Date.now());
    if (left === 0) return undefined;
    const timer = setTimeout(() => tick((count) => count + 1), left + 1);
    return () => clearTimeout(timer);
  }, [startedAt]);

  // What was asked for here has ended, whatever a worker that was stopped in the middle left behind.
  const isOver = ended !== null && (startedAt ?? 0) <= ended.at;
  const running = asking || (!isOver && timeLeft({ startedAt }, Date.now()) > 0);
  const start = (): void => {
    if (running) return;
    setEnded(null);
    setAsking(true);
    askForCheck().then((outcome) => {
      setEnded({ outcome, at: Date.now() });
      setAsking(false);
    });
  };
  const outcome = ended?.outcome;
  const failed = outcome === 'failed' || outcome === 'no-answer';
  return { running, failure: failed && !running ? outcome : null, start };
}
