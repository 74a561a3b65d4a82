import fc from 'fast-check';
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

  it('passes a name only when no way of counting makes it 60', () => {
    const unit = fc.constantFrom('a', 'あ', '漢', '𠮷', '😀', '葛\u{e0100}', ' ', '　', '\ud83d');
    const name = fc.array(unit, { minLength: 20, maxLength: 70 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, (typed) => {
        const units = typed.split('').length;
        const characters = [...typed].length;
        const { state, finding } = checkName(typed);
        expect(state).toBe(units < 60 ? 'ok' : 'broken');
        if (units < 60) return;
        const kind =
          characters < 60 ? 'may-count-double' : characters === 60 ? 'one-too-many' : 'too-long';
        expect(finding?.kind).toBe(kind);
      }),
      { numRuns: 1000 },
    );
  });
});
