/**
 * Writes DER (X.690), for certificates that no library would make. Written apart from the reader, and
 * sharing nothing with it: a mistake in one is not made again in the other.
 */

/** What stands before a content of so many bytes: the tag, and the length in its shortest form. */
export function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.of(tag, length);
  const digits = length.toString(16);
  const octets = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | octets.length), octets]);
}

/** A header, then the contents one after the other. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([header(tag, content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Buffer => element(0x31, ...parts);
export const octetString = (content: Uint8Array): Buffer => element(0x04, content);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.of(value ? 0xff : 0));

/** All of its bits are used. */
export const bitString = (content: Uint8Array): Buffer => element(0x03, Buffer.of(0), content);

/** `[number]`, holding others. */
export const tagged = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...parts);

/** A number that is not negative. */
export function integer(value: number | bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return element(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]));
}

function base128(value: bigint): number[] {
  const octets = [Number(value & 0x7fn)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}

/** @param dotted as in `2.5.4.3` */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...others] = dotted.split('.').map(BigInt);
  return element(0x06, Buffer.from([first * 40n + second, ...others].flatMap(base128)));
}

/** Its content as it is, right or wrong: `YYMMDDHHMMSSZ`. */
export const utcTime = (content: string): Buffer => element(0x17, Buffer.from(content));

/** Likewise: `YYYYMMDDHHMMSSZ`. */
export const generalizedTime = (content: string): Buffer => element(0x18, Buffer.from(content));

/** How each kind of string is written: its tag and its bytes. */
const STRINGS = {
  utf8: [0x0c, (text: string) => Buffer.from(text)],
  numeric: [0x12, (text: string) => Buffer.from(text, 'latin1')],
  printable: [0x13, (text: string) => Buffer.from(text, 'latin1')],
  teletex: [0x14, (text: string) => Buffer.from(text, 'latin1')],
  ia5: [0x16, (text: string) => Buffer.from(text, 'latin1')],
  visible: [0x1a, (text: string) => Buffer.from(text, 'latin1')],
  bmp: [0x1e, (text: string) => Buffer.from(text, 'utf16le').swap16()],
  universal: [
    0x1c,
    (text: string) =>
      Buffer.concat(
        Array.from(text, (character) => {
          const four = Buffer.alloc(4);
          four.writeUInt32BE(character.codePointAt(0) ?? 0);
          return four;
        }),
      ),
  ],
} as const;
export type StringKind = keyof typeof STRINGS;
export const STRING_KINDS = Object.keys(STRINGS) as StringKind[];

/** A string of a name. */
export function string(kind: StringKind, text: string): Buffer {
  const [tag, encode] = STRINGS[kind];
  return element(tag, encode(text));
}
