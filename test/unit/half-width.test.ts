import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHalfWidth } from '../../src/portal/half-width';

const WIDE =
  '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ';
const NARROW = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TWINS = new Map(Array.from(WIDE, (wide, index) => [wide, NARROW.charAt(index)]));

describe('full-width letters and digits become half-width', () => {
  it('knows each of the 62', () => {
    expect(TWINS.size).toBe(62);
    for (const [wide, narrow] of TWINS) expect(toHalfWidth(wide)).toBe(narrow);
  });

  it.each([
    ['', 'nothing to convert'],
    ['Abc123', 'nothing to convert'],
    ['！', 'a full-width symbol'],
    ['Ａ！', 'a letter and a symbol'],
    ['Ａ!', 'a letter and a half-width symbol'],
    ['Ａ ', 'a space'],
    ['Ａ　', 'a full-width space'],
    ['Ａ\n', 'a line break at the end'],
    ['Ａあ', 'kana'],
    ['ａ１ｱ', 'half-width kana'],
    ['Ａ漢', 'kanji'],
    ['Ａ①', 'what NFKC would make a digit'],
    ['Ａﬁ', 'what NFKC would make letters'],
    ['Ａ𝐀', 'a letter of another kind'],
    ['Ａ\ud83d', 'half a character'],
    ['Ａ\u200b', 'an invisible character'],
    ['＠', 'just below Ａ'],
    ['Ａ［', 'just above Ｚ'],
    ['Ａ｀', 'just below ａ'],
    ['Ａ｛', 'just above ｚ'],
    ['Ａ／', 'just below ０'],
    ['Ａ：', 'just above ９'],
  ])('leaves %j alone: %s', (text) => {
    expect(toHalfWidth(text)).toBeNull();
  });

  it('agrees with a table of the 62 on any text', () => {
    const unit = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WIDE, ...NARROW) },
      { weight: 1, arbitrary: fc.constantFrom(...' 　!！あｱ漢①\n\u200b') },
    );
    const text = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (typed) => {
        const characters = Array.from(typed);
        const allKnown = characters.every((c) => TWINS.has(c) || NARROW.includes(c));
        const anyWide = characters.some((c) => TWINS.has(c));
        const converted = characters.map((c) => TWINS.get(c) ?? c).join('');
        expect(toHalfWidth(typed)).toBe(allKnown && anyWide ? converted : null);
      }),
      { numRuns: 2000 },
    );
  });
});
