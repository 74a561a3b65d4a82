/** Text in the encodings of older Japanese pages: what a decoder reads, turned round. */
import type { PageChoice } from './dimensions';

type Encoding = PageChoice['encoding'];

/** As a header or a `<meta>` names them. */
export const CHARSETS: Readonly<Record<Encoding, string>> = {
  utf8: 'UTF-8',
  sjis: 'Shift_JIS',
  eucjp: 'EUC-JP',
};

/** Where the first and the second byte of a character lie. */
const LEADS: Readonly<Record<Exclude<Encoding, 'utf8'>, readonly [number, number]>> = {
  sjis: [0x81, 0xfc],
  eucjp: [0xa1, 0xfe],
};
const SECOND: readonly [number, number] = [0x40, 0xfe];

const range = ([from, to]: readonly [number, number]): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Every two bytes that are one character, by that character. */
function invert(encoding: Exclude<Encoding, 'utf8'>): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(CHARSETS[encoding]);
  const bytesOf = new Map<string, readonly number[]>();
  for (const first of range(LEADS[encoding])) {
    for (const second of range(SECOND)) {
      const character = decoder.decode(Uint8Array.of(first, second));
      // A character that stands twice in the table is written as it stands first.
      if ([...character].length !== 1 || character === '�' || bytesOf.has(character)) continue;
      bytesOf.set(character, [first, second]);
    }
  }
  return bytesOf;
}

const tables = new Map<Encoding, ReadonlyMap<string, readonly number[]>>();

/**
 * Encodes a page.
 * @throws where a character is not in the encoding: a page of it could not be served
 */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  const table = tables.get(encoding) ?? invert(encoding);
  tables.set(encoding, table);
  const bytes = Array.from(text).flatMap((character) => {
    if (character <= '\x7f') return [character.charCodeAt(0)];
    const found = table.get(character);
    if (found === undefined) throw new Error(`${character} is not in ${CHARSETS[encoding]}.`);
    return found;
  });
  return Buffer.from(bytes);
}

/** What each encoding is most often mistaken for. */
export const MISTAKEN_FOR: Readonly<Record<Encoding, string>> = {
  utf8: 'shift_jis',
  sjis: 'windows-1252',
  eucjp: 'shift_jis',
};

/** @returns the text as it is shown when its bytes are read in the wrong encoding */
export const garble = (text: string, encoding: Encoding): string =>
  new TextDecoder(MISTAKEN_FOR[encoding]).decode(encode(text, encoding));
