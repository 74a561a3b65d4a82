import { describe, expect, it } from 'vitest';
import { type Mark, nextMark, type Occasion } from '../../src/content/marks';
import type { RuleState } from '../../src/portal/password-rules';

describe('how a rule is shown next', () => {
  it.each<[Mark, RuleState, Occasion, Mark]>([
    // Rewarded at once, whatever was said before.
    ['none', 'ok', 'input', 'ok'],
    ['check', 'ok', 'input', 'ok'],
    ['fix', 'ok', 'input', 'ok'],
    // Nothing to judge.
    ['ok', 'waiting', 'input', 'none'],
    ['check', 'waiting', 'input', 'none'],
    ['none', 'waiting', 'held', 'none'],
    // More typing can meet it: in peace until its field is left.
    ['none', 'growing', 'input', 'none'],
    ['none', 'growing', 'pause', 'none'],
    ['ok', 'growing', 'input', 'none'],
    ['none', 'growing', 'left', 'check'],
    ['check', 'growing', 'pause', 'check'],
    ['check', 'growing', 'input', 'none'],
    ['fix', 'growing', 'input', 'none'],
    // Typing cannot meet it: after a pause.
    ['none', 'broken', 'input', 'none'],
    ['ok', 'broken', 'input', 'none'],
    ['none', 'broken', 'pause', 'check'],
    ['none', 'broken', 'left', 'check'],
    ['check', 'broken', 'input', 'check'],
    ['fix', 'broken', 'left', 'fix'],
    // Update was pressed.
    ['none', 'growing', 'held', 'fix'],
    ['check', 'broken', 'held', 'fix'],
  ])('%s, and %s on %s: %s', (mark, state, occasion, next) => {
    expect(nextMark(mark, state, occasion)).toBe(next);
  });
});
