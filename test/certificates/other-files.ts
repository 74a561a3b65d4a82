/** What people pick by mistake: files that come with a certificate, or look like one. */

import { KEYS } from './keys';
import { PLAIN_NAME, signed, time, writeName } from './make-certificate';
import {
  element,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
} from './write-der';

const DATA = objectIdentifier('1.2.840.113549.1.7.1');
const SIGNED_DATA = objectIdentifier('1.2.840.113549.1.7.2');

/** A request for a certificate (RFC 2986); some software leaves the attributes out. */
export function makeRequest({ hasAttributes = true, name = PLAIN_NAME } = {}): Buffer {
  return signed(
    sequence(
      integer(0),
      writeName(name),
      KEYS.p256.publicKey.export({ type: 'spki', format: 'der' }),
      ...(hasAttributes ? [tagged(0)] : []),
    ),
  );
}

/** A list of revoked certificates (RFC 5280, 5.1); one of version 1 says no version. */
export function makeRevocationList(version: 1 | 2): Buffer {
  return signed(
    sequence(
      ...(version === 2 ? [integer(1)] : []),
      KEYS.p256.algorithm,
      writeName(PLAIN_NAME),
      time('2025-01-01T00:00:00Z'),
      time('2051-01-01T00:00:00Z'),
      sequence(sequence(integer(17), time('2025-01-01T00:00:00Z'))),
    ),
  );
}

/** PKCS#7 with nothing in it but certificates (RFC 5652, 5.1). */
export function makeBundle(...certificates: readonly Buffer[]): Buffer {
  const content = sequence(integer(1), set(), sequence(DATA), tagged(0, ...certificates), set());
  return sequence(SIGNED_DATA, tagged(0, content));
}

/** The bytes that begin and end an element whose length is not said (X.690, 8.1.3.6). */
function endless(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...contents, Buffer.alloc(2)]);
}

/** A PKCS#12 store in the way that Firefox (NSS) writes one: of elements without a length. */
export function makeEndlessStore(): Buffer {
  const content = endless(0xa0, endless(0x24, octetString(Buffer.alloc(300, 1))));
  return endless(0x30, integer(3), endless(0x30, DATA, content));
}

/** A PKCS#7 bundle in the same way. */
export function makeEndlessBundle(): Buffer {
  return endless(0x30, SIGNED_DATA, endless(0xa0, endless(0x30, integer(1), element(0x31))));
}
