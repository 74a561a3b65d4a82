/** Makes a private key that is there and of no use, as that of a card that no longer works. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How NSS keeps what is secret: a sequence in DER that begins with this, PBES2 (RFC 8018). */
const PBES2 = Buffer.from([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d]);

/**
 * What begins a sequence of 256 bytes and more: here a private exponent. What is shorter is better left
 * alone, for the store's own password is among it: without it the browser asks for one, and waits.
 */
const LONG_SEQUENCE = 0x3082;

/** From the beginning of that sequence to its content, and on to the mark: the inner one's head. */
const OUTER_HEAD = 4;
const INNER_HEAD = 2;

/**
 * Spoils every private key in a store: certificates are still offered, nothing can be signed.
 * @param folder of the NSS database
 */
export async function damageKey(folder: string): Promise<void> {
  const file = join(folder, 'key4.db');
  const store = await readFile(file);
  let damaged = 0;
  for (let mark = store.indexOf(PBES2); mark >= 0; mark = store.indexOf(PBES2, mark + 1)) {
    const start = mark - INNER_HEAD - OUTER_HEAD;
    if (start < 0 || store.readUInt16BE(start) !== LONG_SEQUENCE) continue;
    // Within the last block but one of what is encrypted.
    const place = start + OUTER_HEAD + store.readUInt16BE(start + 2) - 20;
    store.writeUInt8(store.readUInt8(place) ^ 0xff, place);
    damaged += 1;
  }
  if (damaged === 0) throw new Error(`No private key was found in ${file}.`);
  await writeFile(file, store);
}
