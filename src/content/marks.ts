/** How each rule is shown, and when that changes. */
import type { RuleState } from '../portal/password-rules';

/**
 * `none` nothing to say yet; `ok` met; `check` unmet, said while typing; `fix` unmet when Update was
 * pressed.
 */
export type Mark = 'none' | 'ok' | 'check' | 'fix';

/**
 * Why the marks are looked at again: a field changed, the person paused, the rule's own field was
 * left, or Update was pressed.
 */
export type Occasion = 'input' | 'pause' | 'left' | 'held';

/** Tells whether a mark says that its rule is unmet. */
export function isFault(mark: Mark): boolean {
  return mark === 'check' || mark === 'fix';
}

/**
 * The next mark of a rule. A rule that becomes true is rewarded at once; one that more typing can
 * meet is left in peace until its field is left; any other waits for a pause.
 */
export function nextMark(mark: Mark, state: RuleState, occasion: Occasion): Mark {
  if (state === 'ok') return 'ok';
  if (state === 'waiting') return 'none';
  if (occasion === 'held') return 'fix';
  if (isFault(mark)) return state === 'growing' && occasion === 'input' ? 'none' : mark;
  if (occasion === 'left') return 'check';
  return state === 'broken' && occasion === 'pause' ? 'check' : 'none';
}
