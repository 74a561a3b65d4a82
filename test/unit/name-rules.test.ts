import { describe, expect, it } from 'vitest';
import { checkName } from '../../src/portal/name-rules';

describe('names: less than 60 characters each', () => {
  it.each([
    ['', 'ok', undefined],
    ['a'.repeat(59), 'ok', undefined],
    ['あ'.repeat(59), 'ok', undefined],
    ['a'.repeat(60), 'broken', 'one-too-many'],
    ['a'.repeat(61), 'broken', 'too-long'],
    ['あ'.repeat(60), 'broken', 'one-too-many'],
    // 30 characters, 60 UTF-16 units: the portal may count either.
    ['𠮷'.repeat(30), 'broken', 'may-count-double'],
    ['𠮷'.repeat(29), 'ok', undefined],
    ['𠮷'.repeat(60), 'broken', 'one-too-many'],
  ])('%#', (name, state, kind) => {
    const result = checkName(name);
    expect(result.state).toBe(state);
    expect(result.finding?.kind).toBe(kind);
  });

  it('says the count', () => {
    expect(checkName('a'.repeat(75)).finding).toEqual({ kind: 'too-long', length: 75 });
  });
});
