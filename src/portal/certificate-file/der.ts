/**
 * Reads DER, the one way in which the ASN.1 of certificates is written down (ITU-T X.690, 8.1 and
 * 10.1; RFC 5280, 4.1).
 *
 * It goes from one element to the next and never calls itself: who reads says how deep it goes, so
 * a file that nests a thousand sequences costs nothing.
 */

/** The identifier octets that are met in certificates and beside them (X.690, 8.1.2; X.680, 8.6). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
  /** `[0]`, holding others; in a certificate its version, in a request its attributes. */
  version: 0xa0,
  issuerUniqueId: 0x81,
  subjectUniqueId: 0x82,
  extensions: 0xa3,
} as const;

/** What stands before an element's content. */
export interface DerHeader {
  /** The identifier octet. */
  readonly tag: number;
  /** Where the content begins. */
  readonly start: number;
  /** The content's length in bytes; null for "until the end is marked", which DER does not know. */
  readonly length: number | null;
  /** The length is written in the fewest octets, as DER demands (X.690, 10.1). */
  readonly isShortest: boolean;
}

/** Four octets say 4 GB. No file that is read has as much. */
const LENGTH_OCTETS_AT_MOST = 4;

/**
 * Reads the header that begins at a place; whether the content is all there is not looked at.
 * @returns null when it is cut off, or of a kind that no certificate has (tags above 30)
 */
export function readHeader(bytes: Uint8Array, at: number): DerHeader | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const start = at + 2;
  if (first < 0x80) return { tag, start, length: first, isShortest: true };
  if (first === 0x80) return { tag, start, length: null, isShortest: false };
  const octets = bytes.subarray(start, start + (first & 0x7f));
  if (octets.length < (first & 0x7f) || octets.length > LENGTH_OCTETS_AT_MOST) return null;
  // No shift: it would make a length of four octets negative.
  const length = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return {
    tag,
    start: start + octets.length,
    length,
    isShortest: length >= 0x80 && octets[0] !== 0,
  };
}

/** The bytes are not the DER that was expected. */
export class DerError extends Error {}

/** An element that was read. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Reads the elements of a stretch of bytes, one after the other. What does not fit is a `DerError`. */
export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** @param bytes the content of an element, or a file from its first byte */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** What has not been read. */
  get rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }

  /** The next element, of whatever kind. */
  next(): DerElement {
    const header = readHeader(this.#bytes, this.#at);
    if (!header?.isShortest || header.length === null) throw new DerError('no header');
    const end = header.start + header.length;
    if (end > this.#bytes.length) throw new DerError('longer than what it is in');
    this.#at = end;
    return { tag: header.tag, content: this.#bytes.subarray(header.start, end) };
  }

  /** The next element's content; it has to be of this kind. */
  take(tag: number): Uint8Array {
    const element = this.next();
    if (element.tag !== tag) throw new DerError('another kind');
    return element.content;
  }

  /** The next element's content if it is of this kind; else null, and nothing was read. */
  takeIf(tag: number): Uint8Array | null {
    return this.#bytes[this.#at] === tag ? this.take(tag) : null;
  }

  /** The next element, of this kind, to be read in turn. */
  enter(tag: number): DerReader {
    return new DerReader(this.take(tag));
  }

  /** Nothing more may follow. */
  finish(): void {
    if (!this.isAtEnd) throw new DerError('more than there should be');
  }
}
