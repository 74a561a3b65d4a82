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

describe('any text, against rules written in another way', () => {
  const SPACES = [
    ...[0x09, 0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000],
    ...Array.from({ length: 11 }, (_, index) => 0x2000 + index),
  ];
  const isSpace = (character: string): boolean => SPACES.includes(character.codePointAt(0) ?? 0);
  const isAllowed = (character: string): boolean =>
    'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.includes(character);

  // Plain text with, at the start, in the middle or at the end, what does not belong in it.
  const plain = fc.string({ unit: fc.constantFrom(...'abcmxyzABCMXYZ01589'), maxLength: 12 });
  const odd = fc.oneof(
    fc.constantFrom(...SPACES.map((point) => String.fromCodePoint(point))),
    fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u0000', '\u007f'),
    fc.constantFrom('あ', 'ア', 'ｱ', 'ー', '漢', '葛\u{e0100}', 'Ａ', '９', '！', '@', 'é'),
    fc.constantFrom('😀', '👨‍👩‍👧', '❤\ufe0f', '𠮷', '\ud83d', '\ude00'),
  );
  const mixed = fc
    .array(fc.oneof(plain, plain, odd), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const text = fc.oneof(mixed, fc.string({ unit: 'binary' }), plain);

  it('length', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ maxLength: 30, size: 'max' })), (password) => {
        const units = password.split('').length;
        const state =
          units === 0 ? 'waiting' : units > 19 ? 'broken' : units > 8 ? 'ok' : 'growing';
        expect(checkLength(password).state).toBe(state);
      }),
    );
  });

  it('characters: the first that is neither allowed nor a space', () => {
    fc.assert(
      fc.property(text, (password) => {
        const characters = [...password];
        const at = characters.findIndex(
          (character) => !isAllowed(character) && !isSpace(character),
        );
        const { state, finding } = checkCharacters(password);
        expect(state).toBe(password === '' ? 'waiting' : at < 0 ? 'ok' : 'broken');
        if (at < 0) expect(finding).toBeNull();
        else expect(finding).toMatchObject({ kind: 'character', position: at + 1 });
      }),
      { numRuns: 1000 },
    );
  });

  it('spaces: at an edge, else the first', () => {
    fc.assert(
      fc.property(text, (password) => {
        const characters = [...password];
        const at = characters.findIndex(isSpace);
        const last = characters.findLastIndex(isSpace);
        const { state, finding } = checkSpaces(password);
        expect(state).toBe(password === '' ? 'waiting' : at < 0 ? 'ok' : 'broken');
        if (at < 0) expect(finding).toBeNull();
        else if (at === 0 || last === characters.length - 1) {
          expect(finding).toEqual({ kind: 'space-at-edge' });
        } else expect(finding).toEqual({ kind: 'space-inside', position: at + 1 });
      }),
      { numRuns: 1000 },
    );
  });

  it('match: the first position that differs', () => {
    const whole = fc
      .oneof(mixed, fc.string({ unit: 'grapheme' }))
      .filter((s) => !/[\ud800-\udfff]/u.test(s));
    const pair = fc.oneof(
      fc.tuple(whole, whole),
      whole.map((first) => [first, first] as const),
      fc.tuple(whole, whole).map(([first, more]) => [first + more, first] as const),
      fc.tuple(whole, whole).map(([first, more]) => [first, first + more] as const),
      whole.map((first) => [first, first.toUpperCase()] as const),
    );
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const one = [...first];
        const other = [...second];
        let same = 0;
        while (same < other.length && one[same] === other[same]) same += 1;
        const { state, finding } = checkMatch(first, second);
        if (second === '') {
          expect(state).toBe('waiting');
        } else if (same === other.length) {
          expect(state).toBe(one.length === other.length ? 'ok' : 'growing');
          if (one.length > other.length) {
            expect(finding).toEqual({ kind: 'same-so-far', position: same + 1 });
          }
        } else {
          expect(state).toBe('broken');
          const isCase = first.toLowerCase() === second.toLowerCase();
          expect(finding).toEqual({
            kind: isCase ? 'case-differs' : 'differs',
            position: same + 1,
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no time over 10,000 characters', () => {
    for (const unit of ['a', ' ', 'a ', 'あ', '😀', '\ud83d', '\u200b', '葛\u{e0100}']) {
      const long = unit.repeat(10_000 / unit.length);
      const start = performance.now();
      checkLength(long);
      checkCharacters(`${'a'.repeat(10_000)}${long}`);
      checkSpaces(`a${long}a`);
      checkMatch(long, `${long}a`);
      checkMatch(`${long}a`, long);
      // A pass is a few milliseconds; what grows with the square would be seconds.
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});
