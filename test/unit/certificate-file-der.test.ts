import { describe, expect, it } from 'vitest';
import { DerError, DerReader, readHeader, TAG } from '../../src/portal/certificate-file/der';
import { element, integer, sequence } from '../certificates/write-der';

const reader = (hex: string): DerReader => new DerReader(Buffer.from(hex, 'hex'));

describe('an element', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('is read with %i bytes', (length) => {
    const written = Buffer.concat([
      element(TAG.octetString, Buffer.alloc(length, 7)),
      Buffer.of(9),
    ]);
    const read = new DerReader(written);
    const { tag, content } = read.next();
    expect(tag).toBe(TAG.octetString);
    expect(Buffer.from(content)).toEqual(Buffer.alloc(length, 7));
    expect(Array.from(read.rest)).toEqual([9]);
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '04'],
    ['a length without its octets', '0481'],
    ['a length with too few', '048201'],
    ['less than it says', '04030102'],
    ['no length', '24800401070000'],
    ['a length that could be shorter', '04810107'],
    ['a length that begins with a nought', '0482000107'],
    ['a length of five octets', '04850000000001070707'],
    ['the greatest length', '04ff07'],
    ['a tag of several octets', '1f0107'],
    // As a number of 32 bits with a sign, the first would lead back to where it began.
    ['a length that looks negative', '0484fffffffa0700'],
    ['a length that looks like the least', '04848000000007'],
  ])('is none: %s', (_what, hex) => {
    expect(() => reader(hex).next()).toThrow(DerError);
  });
});

describe('a header', () => {
  it.each(['', '04', '0481', '048201', '0484010203', '04850000000001', '1f0107'])(
    'is none when it is cut off, or too large: %j',
    (hex) => {
      expect(readHeader(Buffer.from(hex, 'hex'), 0)).toBeNull();
    },
  );

  it('says up to 4 GB', () => {
    expect(readHeader(Buffer.from('0484fffffffa', 'hex'), 0)?.length).toBe(2 ** 32 - 6);
  });

  it('may leave the length open, which no DER does', () => {
    const written = Buffer.from('05002480', 'hex');
    expect(readHeader(written, 2)).toEqual({
      tag: 0x24,
      start: 4,
      length: null,
      isShortest: false,
    });
  });
});

describe('the reader', () => {
  it('goes into an element, and no further than its end', () => {
    const read = new DerReader(Buffer.concat([sequence(integer(1)), integer(2)]));
    const inner = read.enter(TAG.sequence);
    expect(Array.from(inner.take(TAG.integer))).toEqual([1]);
    expect(inner.isAtEnd).toBe(true);
    expect(() => inner.next()).toThrow(DerError);
    expect(() => read.finish()).toThrow(DerError);
    expect(Array.from(read.take(TAG.integer))).toEqual([2]);
    read.finish();
  });

  it('takes no other kind', () => {
    expect(() => reader('020107').take(TAG.octetString)).toThrow(DerError);
    const read = reader('020107');
    expect(read.takeIf(TAG.boolean)).toBeNull();
    expect(Array.from(read.takeIf(TAG.integer) ?? [])).toEqual([7]);
    expect(read.takeIf(TAG.integer)).toBeNull();
  });

  it('lets no element be longer than what it is in', () => {
    expect(() => reader('300304030102').enter(TAG.sequence).next()).toThrow(DerError);
  });
});
