/** Which of its views the popup shows. */
import { useState } from 'preact/hooks';
import type { GuideProgress } from '../shared/storage';
import { tellBackground } from './tell-background';

/** `main`: the statuses; `guide`: the way in; `protect`: Password Protect; `remembered`: what is kept. */
export type ViewName = 'main' | 'guide' | 'protect' | 'remembered';

/**
 * For how long, in milliseconds, a popup that is opened again goes on showing the way in: each step of
 * it is done elsewhere, and doing it closes the popup.
 */
const GO_ON_MS = 30 * 60_000;

/** The view, and the ways to another. */
export interface View {
  readonly name: ViewName;
  /**
   * The view that the person has just left by a press; null at first. The button that was pressed is
   * gone, and the keyboard goes on where it leads to.
   */
  readonly from: ViewName | null;
  readonly show: (name: ViewName) => void;
}

/**
 * Follows it.
 * @param progress what is remembered of the way in; the other views are opened by a press alone
 * @param now the present, in milliseconds since 1970
 */
export function useView({ openedAt }: GuideProgress, now: number): View {
  const [turn, setTurn] = useState<{ readonly to: ViewName; readonly from: ViewName } | null>(null);
  const goesOn = openedAt !== null && Math.abs(now - openedAt) < GO_ON_MS;
  const name = turn?.to ?? (goesOn ? 'guide' : 'main');
  const show = (to: ViewName): void => {
    setTurn({ to, from: name });
    // Should it be lost, the popup opens with the statuses next time: no more than that.
    const isGuide = [name, to].includes('guide');
    if (isGuide) void tellBackground({ type: 'guide-shown', isShown: to === 'guide' });
  };
  return { name, from: turn?.from ?? null, show };
}
