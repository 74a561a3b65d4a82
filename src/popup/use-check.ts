/** "Check now": a press, its progress and its end. */
import { useEffect, useState } from 'preact/hooks';
import type { CheckProgress } from '../shared/storage';
import { askForCheck, type CheckOutcome } from './ask-for-check';
import { timeLeft } from './check-progress';
import { tellBackground } from './tell-background';

/**
 * How a check that was asked for here went wrong. `cut-off`: it had begun, and the browser stopped the
 * worker in the middle.
 */
export type CheckFailure = Extract<CheckOutcome, 'failed' | 'no-answer'> | 'cut-off';

/** The check as the popup shows it. */
export interface Check {
  readonly running: boolean;
  /** It takes longer than a person who pressed twice by accident: a further press would end it. */
  readonly canCancel: boolean;
  readonly failure: CheckFailure | null;
  /** Starts one; does nothing while one is running. */
  readonly start: () => void;
  /** Ends the one that is running, without a result. */
  readonly cancel: () => void;
}

/** In milliseconds; most checks have ended by then. */
const CANCEL_AFTER_MS = 1_500;

/** An asking for a check from here: moments in milliseconds since 1970. */
interface Asking {
  readonly at: number;
  /** The person has ended it: that it brought nothing is no failure. */
  readonly isCancelled: boolean;
  /** Null while it is under way. */
  readonly ended: { readonly outcome: CheckOutcome; readonly at: number } | null;
}

function failureOf(asking: Asking | null, startedAt: number | null): CheckFailure | null {
  const outcome = asking?.isCancelled === true ? 'done' : asking?.ended?.outcome;
  if (outcome === 'failed') return 'failed';
  if (asking === null || outcome !== 'no-answer') return null;
  return startedAt !== null && startedAt >= asking.at ? 'cut-off' : 'no-answer';
}

/**
 * Follows the check.
 * @param progress what storage says of it, so that a popup opened in the middle shows it too
 */
export function useCheck({ startedAt }: CheckProgress): Check {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [canCancel, setCanCancel] = useState(false);
  const [, tick] = useState(0);

  // Render again at the moment when the check that storage tells of is given up.
  useEffect(() => {
    const left = timeLeft({ startedAt }, Date.now());
    if (left === 0) return undefined;
    const timer = setTimeout(() => tick((count) => count + 1), left + 1);
    return () => clearTimeout(timer);
  }, [startedAt]);

  const ended = asking?.ended ?? null;
  // What was asked for here has ended, whatever a worker that was stopped in the middle left behind.
  const isOver = ended !== null && (startedAt ?? 0) <= ended.at;
  const isAsking = asking !== null && ended === null;
  const running = isAsking || (!isOver && timeLeft({ startedAt }, Date.now()) > 0);

  useEffect(() => {
    setCanCancel(false);
    if (!running) return undefined;
    const timer = setTimeout(() => setCanCancel(true), CANCEL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [running]);

  const start = (): void => {
    if (running) return;
    const at = Date.now();
    setAsking({ at, isCancelled: false, ended: null });
    askForCheck().then((outcome) => {
      const ended = { outcome, at: Date.now() };
      setAsking((present) => ({ at, isCancelled: present?.isCancelled === true, ended }));
    });
  };
  const cancel = (): void => {
    setAsking((present) => present && { ...present, isCancelled: true });
    void tellBackground({ type: 'check-cancelled' });
  };
  return {
    running,
    canCancel: running && canCancel,
    failure: running ? null : failureOf(asking, startedAt),
    start,
    cancel,
  };
}
