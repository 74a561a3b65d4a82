import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseName, adviseNames } from '../../src/portal/name-advice';

const rare = (character: string) => ({ kind: 'may-not-display', character });
const EDGE = { kind: 'space-at-edge' };

describe('advice on a name', () => {
  it.each([
    ['', []],
    ['John', []],
    ['John Parcel', []],
    ['山田　太郎', []],
    ['髙﨑', []],
    ['が', []],
    ['か\u3099', []],
    ['ﾊﾟｰｾﾙ', []],
    ['é ñ', []],
    ['☺', []],
    ['a\u200bb', []],
    [' John', [EDGE]],
    ['John ', [EDGE]],
    ['山田　', [EDGE]],
    ['\tJohn', [EDGE]],
    ['John\u00a0', [EDGE]],
    ['𠮷田', [rare('𠮷')]],
    ['山𠮷𡈽', [rare('𠮷')]],
    ['葛\u{e0100}城', [rare('葛\u{e0100}')]],
    ['辻\ufe00', [rare('辻\ufe00')]],
    ['❤\ufe0f', [rare('❤\ufe0f')]],
    ['John 😀', [rare('😀')]],
    ['👨‍👩‍👧‍👦です', [rare('👨‍👩‍👧‍👦')]],
    ['👍🏽', [rare('👍🏽')]],
    ['🇯🇵🇬🇧', [rare('🇯🇵')]],
    ['John\ud83d', [rare('\ufffd')]],
    ['\ude00John', [rare('\ufffd')]],
    ['\ufe0fJohn', [rare('\ufffd')]],
    [' 𠮷 ', [EDGE, rare('𠮷')]],
  ])('%j', (name, advice) => {
    expect(adviseName(name)).toEqual(advice);
  });

  it('knows every space of the password rule', () => {
    for (const space of '\t \u00a0\u1680\u2000\u2005\u200a\u202f\u205f\u3000') {
      expect(adviseName(`${space}a`)).toEqual([EDGE]);
      expect(adviseName(`a${space}`)).toEqual([EDGE]);
      expect(adviseName(`a${space}b`)).toEqual([]);
    }
  });

  it('advises where there is a reason, on any text, and shows what is there', () => {
    const unit = fc.oneof(
      fc.constantFrom('a', 'あ', '葛', '\u{e0100}', '\ufe0f', '\u200d', '\ud83d', '\ude00', '👨'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (name) => {
        const reason = Array.from(name).some((character) => {
          const point = character.codePointAt(0) ?? 0;
          const selects =
            (point >= 0xfe00 && point <= 0xfe0f) ||
            (point >= 0x180b && point <= 0x180f && point !== 0x180e);
          return point > 0xffff || (point >= 0xd800 && point <= 0xdfff) || selects;
        });
        const advice = adviseName(name).find(({ kind }) => kind === 'may-not-display');
        expect(advice !== undefined).toBe(reason);
        if (advice?.kind !== 'may-not-display') return;
        expect(advice.character).not.toBe('');
        expect(advice.character).not.toMatch(/[\ud800-\udfff]/u);
        const shown = advice.character.replaceAll('\ufffd', '');
        expect(name).toContain(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('advice on both names', () => {
  it.each([
    ['', '', true],
    [' ', '', true],
    ['　', '\t', true],
    ['John', '', false],
    ['', '山田', false],
  ])('%j and %j: both empty %s', (first, last, isEmpty) => {
    expect(adviseNames(first, last)).toEqual(isEmpty ? { kind: 'both-empty' } : null);
  });
});
