/** Whether the way in is shown in place of the statuses. */
import { useState } from 'preact/hooks';
import type { GuideProgress } from '../shared/storage';
import { tellBackground } from './tell-background';

/**
 * For how long, in milliseconds, a popup that is opened again goes on showing it: each step of it is
 * done elsewhere, and doing it closes the popup.
 */
const GO_ON_MS = 30 * 60_000;

/** The guide, as the popup shows it. */
export interface GuideView {
  readonly isShown: boolean;
  /** The person has just turned to it, or away: the button that was pressed is gone. */
  readonly isPressed: boolean;
  readonly show: () => void;
  readonly leave: () => void;
}

/**
 * Follows it.
 * @param progress what is remembered of it
 * @param now the present, in milliseconds since 1970
 */
export function useGuide({ openedAt }: GuideProgress, now: number): GuideView {
  /** What the person pressed here; null: nothing yet. */
  const [pressed, setPressed] = useState<boolean | null>(null);
  const goesOn = openedAt !== null && Math.abs(now - openedAt) < GO_ON_MS;
  const turn = (isShown: boolean) => (): void => {
    setPressed(isShown);
    // Should it be lost, the popup opens with the statuses next time: no more than that.
    void tellBackground({ type: 'guide-shown', isShown });
  };
  return {
    isShown: pressed ?? goesOn,
    isPressed: pressed !== null,
    show: turn(true),
    leave: turn(false),
  };
}
