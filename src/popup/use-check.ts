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
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  const [, tick] = useState(0);

  // Render again at the moment when the check that storage tells of is given up.
  useEffect(() => {
    const left = timeLeft({ startedAt }, Date.now());
    if (left === 0) return undefined;
    const timer = setTimeout(() => tick((count) => count + 1), left + 1);
    return () => clearTimeout(timer);
  }, [startedAt]);

  const running = asking || timeLeft({ startedAt }, Date.now()) > 0;
  const start = (): void => {
    if (running) return;
    setOutcome(null);
    setAsking(true);
    askForCheck().then((next) => {
      setOutcome(next);
      setAsking(false);
    });
  };
  const failed = outcome === 'failed' || outcome === 'no-answer';
  return { running, failure: failed && !running ? outcome : null, start };
}
