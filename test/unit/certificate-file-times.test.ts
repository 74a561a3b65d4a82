import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificateFile } from '../../src/portal/certificate-file/read-certificate-file';
import { makeCertificate, time } from '../certificates/make-certificate';
import { element, generalizedTime, integer, utcTime } from '../certificates/write-der';

/** Both times of a certificate that has this one twice, as one ISO text; or why it is refused. */
function read(written: Buffer): string {
  const file = readCertificateFile(makeCertificate({ notBefore: written, notAfter: written }));
  if (file.kind === 'refused') return file.reason;
  const { notBefore, notAfter } = file.certificate;
  expect(notBefore).toBe(notAfter);
  return new Date(notAfter).toISOString();
}

describe('a time', () => {
  it.each([
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['991231235959Z', '1999-12-31T23:59:59.000Z'],
    ['000101000000Z', '2000-01-01T00:00:00.000Z'],
    ['000229120000Z', '2000-02-29T12:00:00.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
  ])('of two digits for the year: %s', (written, at) => {
    expect(read(utcTime(written))).toBe(at);
  });

  it.each([
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['19500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['24000229000000Z', '2400-02-29T00:00:00.000Z'],
    ['00500101000000Z', '0050-01-01T00:00:00.000Z'],
    ['00000101000000Z', '0000-01-01T00:00:00.000Z'],
  ])('of four: %s', (written, at) => {
    expect(read(generalizedTime(written))).toBe(at);
  });

  it.each([
    '250231000000Z',
    '250229000000Z',
    '250431000000Z',
    '250100000000Z',
    '250132000000Z',
    '250001000000Z',
    '251301000000Z',
    '250101240000Z',
    '250101250000Z',
    '250101006000Z',
    '250101000060Z',
    '2501010000Z',
    '250101000000',
    '250101000000z',
    '250101000000+0900',
    '250101000000.5Z',
    '20250101000000Z',
    ' 50101000000Z',
    '2501010000-1Z',
    '25010100000٠Z',
    '',
  ])('is none: %s', (written) => {
    expect(read(utcTime(written))).toBe('damaged');
  });

  it.each([
    '20500231000000Z',
    '21000229000000Z',
    '20501301000000Z',
    '20500101240000Z',
    '20500101000000',
    '20500101000000.0Z',
    '20500101000000+0000',
    '500101000000Z',
    '+02050010100000Z',
    '205001010000Z',
  ])('is none in four digits, either: %s', (written) => {
    expect(read(generalizedTime(written))).toBe('damaged');
  });

  it('is of one of the two kinds', () => {
    expect(read(element(0x0c, Buffer.from('250101000000Z')))).toBe('damaged');
    expect(read(integer(250101000000))).toBe('damaged');
    expect(read(utcTime('2'.repeat(500_000)))).toBe('damaged');
  });

  it('is what was written, whenever it is', () => {
    const date = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (written) => {
        written.setUTCMilliseconds(0);
        const iso = written.toISOString();
        expect(read(time(iso))).toBe(iso);
      }),
      { numRuns: 500, seed: 20_261_123 },
    );
  });
});
