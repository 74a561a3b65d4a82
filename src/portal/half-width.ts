/** Full-width letters and digits, as people type them by mistake with Japanese input on. */

/** The 62 full-width letters and digits: ０-９, Ａ-Ｚ, ａ-ｚ. Anything else full-width is a symbol. */
export const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;

const EVERY_FULL_WIDTH = new RegExp(FULL_WIDTH, 'g');
const LETTERS_AND_DIGITS = new RegExp(`^(?:[A-Za-z0-9]|${FULL_WIDTH.source})*$`);

/** From a full-width character to its half-width twin. */
const DISTANCE = 0xfee0;

/**
 * The text in half-width. Explicit characters, never NFKC, which would also change what the person
 * has to see and retype (ligatures, circled digits, half-width kana).
 * @returns null when nothing is to convert, or when anything but letters and digits is in the text
 */
export function toHalfWidth(text: string): string | null {
  if (!FULL_WIDTH.test(text) || !LETTERS_AND_DIGITS.test(text)) return null;
  return text.replace(EVERY_FULL_WIDTH, (character) =>
    String.fromCharCode(character.charCodeAt(0) - DISTANCE),
  );
}
