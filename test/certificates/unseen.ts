/** From and to: said in numbers, apart from the reader's own words for it. */
const UNSEEN: readonly (readonly [from: number, to: number])[] = [
  [0, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
];

/**
 * The characters of a text that must never be shown: control characters, marks and overrides of
 * writing direction, line marks, half a surrogate pair.
 */
export function listUnseen(text: string): string[] {
  return Array.from(text).filter((character) => {
    const point = character.codePointAt(0) ?? 0;
    return UNSEEN.some(([from, to]) => point >= from && point <= to);
  });
}
