import { DerError } from './der';

/** The longest that is read: the longest in use, of a UUID (X.667), has 20 octets. */
const OCTETS_AT_MOST = 64;

/**
 * An object identifier in dotted numbers (X.690, 8.19).
 * @param content the element's content
 * @throws DerError when it is none
 */
export function readObjectIdentifier(content: Uint8Array): string {
  if (content.length > OCTETS_AT_MOST) throw new DerError('too long');
  // Numbers of any size: those made of a UUID have 128 bits.
  const numbers: bigint[] = [];
  let number = 0n;
  let isBegun = false;
  for (const octet of content) {
    if (!isBegun && octet === 0x80) throw new DerError('a number with a leading nought');
    number = number * 128n + BigInt(octet & 0x7f);
    isBegun = octet >= 0x80;
    if (isBegun) continue;
    numbers.push(number);
    number = 0n;
  }
  const [first, ...others] = numbers;
  if (first === undefined || isBegun) throw new DerError('cut off');
  // The first two are written as one; only under 2 may the second be more than 39.
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...others].join('.');
}
