/** Makes a password that meets the portal's rules, for a person who presses for one. */
import { PASSWORD_LIMITS } from './password-rules';

/**
 * What a password is made of. Left out is what is mistaken for another when read from a screen or a
 * note: 0 O o, 1 I i l, 2 Z z, 5 S s, 8 B, and the small c k p u v w x, which differ from their
 * capitals in size alone. 40 are left: 19 of them are about 100 bits, 9 about 47.
 */
export const PASSWORD_ALPHABET = 'ACDEFGHJKLMNPQRTUVWXYabdefghjmnqrty34679';

const CLASSES = [/[A-Z]/, /[a-z]/, /[0-9]/];

/** Bytes from here on would make the first characters of the alphabet likelier than the others. */
const FAIR = 256 - (256 % PASSWORD_ALPHABET.length);

/** A sound source fails a try less than once in two, so this many in a row means a broken one. */
const TRIES = 1000;

/** Fills the bytes with random values. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/**
 * A password of upper and lower case letters and digits, at least one of each. Whole passwords are
 * drawn evenly and those that lack a kind are thrown away, so that each that is left is as likely as
 * any other.
 * @param length in characters, within the portal's limits
 * @throws RangeError when the length is outside the limits
 */
export function generatePassword(
  length: number = PASSWORD_LIMITS.longest,
  fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes),
): string {
  const { shortest, longest } = PASSWORD_LIMITS;
  if (!Number.isInteger(length) || length < shortest || length > longest) {
    throw new RangeError(`A password has ${shortest} to ${longest} characters.`);
  }
  const bytes = new Uint8Array(2 * length);
  for (let tries = 0; tries < TRIES; tries += 1) {
    fillRandom(bytes);
    const fair = bytes.filter((byte) => byte < FAIR).subarray(0, length);
    const password = Array.from(fair, (byte) =>
      PASSWORD_ALPHABET.charAt(byte % PASSWORD_ALPHABET.length),
    ).join('');
    if (password.length === length && CLASSES.every((kind) => kind.test(password))) return password;
  }
  throw new Error('The source of random values is broken.');
}
