import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacters,
  checkLength,
  checkMatch,
  checkSpaces,
  type OffenderKind,
} from '../../src/portal/password-rules';

const letters = (count: number): string => 'aB3'.repeat(count).slice(0, count);

describe('length: more than 8 but less than 20', () => {
  it.each([
    [0, 'waiting', undefined],
    [1, 'growing', 'too-short'],
    [7, 'growing', 'too-short'],
    [8, 'growing', 'one-too-few'],
    [9, 'ok', undefined],
    [19, 'ok', undefined],
    [20, 'broken', 'one-too-many'],
    [21, 'broken', 'too-long'],
    [10_000, 'broken', 'too-long'],
  ])('%i characters: %s', (count, state, kind) => {
    const result = checkLength(letters(count));
    expect(result.state).toBe(state);
    expect(result.finding?.kind).toBe(kind);
  });

  it('says how many are missing', () => {
    expect(checkLength('abcde').finding).toEqual({ kind: 'too-short', length: 5, missing: 4 });
  });

  it('takes other limits', () => {
    expect(checkLength('abcd', { shortest: 4, longest: 6 }).state).toBe('ok');
    expect(checkLength('abcdefg', { shortest: 4, longest: 6 }).state).toBe('broken');
  });
});

describe('characters: half-width letters and digits only', () => {
  it.each<[string, OffenderKind, number]>([
    ['abcＡ', 'full-width', 4],
    ['１abc', 'full-width', 1],
    ['abcあ', 'japanese', 4],
    ['abcﾊﾟ', 'japanese', 4],
    ['漢字', 'japanese', 1],
    ['パスワード', 'japanese', 1],
    ['ー', 'japanese', 1],
    ['abc!', 'symbol', 4],
    ['pass_word', 'symbol', 5],
    ['a＠b', 'symbol', 2],
    ['abc😀', 'symbol', 4],
    ['😀é', 'symbol', 1],
    ['ab\u200bc', 'invisible', 3],
    ['ab\u2060c', 'invisible', 3],
    ['\ufeffabc', 'invisible', 1],
    ['ab\u0007c', 'invisible', 3],
    ['葛\u{e0100}', 'japanese', 1],
    ['a\u{e0100}', 'invisible', 2],
    ['né', 'other', 2],
    ['aя', 'other', 2],
    ['a\ud83d', 'other', 2],
  ])('%j: %s at %i', (password, offender, position) => {
    expect(checkCharacters(password)).toEqual({
      state: 'broken',
      finding: { kind: 'character', offender, position },
    });
  });

  it('leaves spaces to the rule of their own', () => {
    expect(checkCharacters('abc def').state).toBe('ok');
    expect(checkCharacters('abc　！').finding).toMatchObject({ position: 5 });
  });

  it('agrees with the published alphabet on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (password) => {
        const bare = password.replace(/[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, '');
        const allowed = [...bare].every((c) => c.charCodeAt(0) < 128 && /[0-9a-z]/i.test(c));
        expect(checkCharacters(password).state).toBe(allowed ? 'ok' : 'broken');
      }),
    );
  });
});

describe('no spaces', () => {
  const spaces = [...'\t \u00a0\u2000\u2005\u200a\u202f\u205f\u3000'];

  it.each(spaces.map((space) => [space]))('%j inside, at the start, at the end', (space) => {
    expect(checkSpaces(`ab${space}c`).finding).toEqual({ kind: 'space-inside', position: 3 });
    expect(checkSpaces(`${space}abc`).finding).toEqual({ kind: 'space-at-edge' });
    expect(checkSpaces(`abc${space}`).finding).toEqual({ kind: 'space-at-edge' });
  });

  it('is met without', () => {
    expect(checkSpaces('abc').state).toBe('ok');
    expect(checkSpaces('').state).toBe('waiting');
  });
});

describe('both entries are the same', () => {
  it.each([
    ['', '', 'waiting', null],
    ['abc', '', 'waiting', { kind: 'type-again' }],
    ['abc', 'abc', 'ok', null],
    ['abc', 'ab', 'growing', { kind: 'same-so-far', position: 3 }],
    ['abc', 'abd', 'broken', { kind: 'differs', position: 3 }],
    ['abc', 'abcd', 'broken', { kind: 'differs', position: 4 }],
    ['abc', 'aBc', 'broken', { kind: 'case-differs', position: 2 }],
    ['', 'abc', 'broken', { kind: 'differs', position: 1 }],
  ] as const)('%j and %j: %s', (first, second, state, finding) => {
    expect(checkMatch(first, second)).toEqual({ state, finding });
  });

  it('waits again when the first entry was changed afterwards', () => {
    expect(checkMatch('abcd', 'abc', true)).toEqual({
      state: 'growing',
      finding: { kind: 'first-changed' },
    });
    expect(checkMatch('abc', 'abc', true).state).toBe('ok');
  });

  it('never says a character of the password', () => {
    // None of these characters occurs in the name of a finding.
    const password = fc.string({ unit: fc.constantFrom(...'AZ!＃あ　\u200b'), maxLength: 30 });
    fc.assert(
      fc.property(password, password, (first, second) => {
        const results = [
          checkLength(first),
          checkCharacters(first),
          checkSpaces(first),
          checkMatch(first, second),
        ];
        expect(JSON.stringify(results)).not.toMatch(/[AZ!＃あ　\u200b]/);
      }),
    );
  });
});
