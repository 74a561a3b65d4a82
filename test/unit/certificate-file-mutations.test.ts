import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_FILE_REFUSALS,
  type CertificateFile,
  LARGEST_CERTIFICATE_FILE,
  readCertificateFile,
} from '../../src/portal/certificate-file/read-certificate-file';
import { listEveryKind } from '../certificates/every-kind';
import {
  AT,
  basicConstraints,
  KEY_CERT_SIGN,
  makeCertificate,
  type Name,
} from '../certificates/make-certificate';
import { makeBundle, makeEndlessStore, makeRevocationList } from '../certificates/other-files';
import { toPem } from '../certificates/to-pem';
import { listUnseen } from '../certificates/unseen';
import { element, header, objectIdentifier, sequence, set } from '../certificates/write-der';

const SEED = 20_261_123;
const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59Z');

/** Reads a file and sees that the answer is one that may be shown. */
function read(bytes: Uint8Array): CertificateFile {
  const file = readCertificateFile(bytes);
  if (file.kind === 'refused') {
    expect(CERTIFICATE_FILE_REFUSALS).toContain(file.reason);
    return file;
  }
  const { certificate, others, hasPrivateKey } = file;
  for (const at of [certificate.notBefore, certificate.notAfter]) {
    if (!(at >= FIRST_MOMENT && at <= LAST_MOMENT && at % 1000 === 0)) throw new Error(`${at}`);
  }
  for (const text of [certificate.subject, certificate.issuer, certificate.commonName]) {
    if (text.length > 2000 || listUnseen(text).length > 0) throw new Error(text);
  }
  expect(typeof certificate.isAuthority).toBe('boolean');
  expect(typeof hasPrivateKey).toBe('boolean');
  expect(others).toBeGreaterThanOrEqual(0);
  return file;
}

const reasonOf = (bytes: Uint8Array): string => {
  const file = read(bytes);
  return file.kind === 'refused' ? file.reason : file.kind;
};

const japanese: Name = [
  [[AT.country, 'printable', 'JP']],
  [[AT.organization, 'bmp', '株式会社花田']],
  [
    [AT.commonName, 'utf8', '山田 花子'],
    [AT.email, 'ia5', 'hanako@example.test'],
  ],
];
const plain = makeCertificate();
const rich = makeCertificate({
  key: 'rsa2048',
  subject: japanese,
  extensions: [basicConstraints(true, 1), KEY_CERT_SIGN],
});
const old = makeCertificate({ key: 'ed25519', version: 1 });
const SOUND = [plain, rich, old];

/** A certificate, a request, a store and so on: what mutations begin with. */
const anything = fc.constantFrom(
  ...SOUND,
  ...listEveryKind()
    .filter((_design, index) => index % 40 === 0)
    .map(makeCertificate),
  makeRevocationList(2),
  makeBundle(plain),
  makeEndlessStore(),
);

/** Both of Node's dates, or null where it does not read the file, or reads no date. */
function readWithNode(bytes: Buffer): [notBefore: number, notAfter: number] | null {
  try {
    const { validFrom, validTo } = new X509Certificate(bytes);
    const dates: [number, number] = [Date.parse(validFrom), Date.parse(validTo)];
    return dates.some(Number.isNaN) ? null : dates;
  } catch {
    return null;
  }
}

describe('a certificate with one bit turned', () => {
  it.each([
    ['plain', plain],
    ['rich', rich],
    ['old', old],
  ])('is read as Node reads it, or not at all: %s', (_name, sound) => {
    let both = 0;
    for (let bit = 0; bit < sound.length * 8; bit++) {
      const mutated = Buffer.from(sound);
      mutated.writeUInt8(mutated.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const file = read(mutated);
      const node = readWithNode(mutated);
      if (file.kind !== 'certificate' || node === null) continue;
      both++;
      expect([file.certificate.notBefore, file.certificate.notAfter]).toEqual(node);
    }
    expect(both).toBeGreaterThan(sound.length);
  });
});

describe('a certificate that is cut off', () => {
  it.each([
    ['plain', plain],
    ['rich', rich],
    ['old', old],
  ])('is never read: %s', (_name, sound) => {
    for (let length = 1; length < sound.length; length++) {
      const expected = length < 40 ? /^(?:damaged|not-a-certificate)$/ : /^damaged$/;
      expect(reasonOf(sound.subarray(0, length))).toMatch(expected);
    }
    for (let from = 1; from < sound.length; from++) {
      expect(reasonOf(sound.subarray(from))).not.toBe('certificate');
    }
  });

  it('is never read as PEM, either, until its last mark is whole', () => {
    const pem = toPem(plain);
    for (let length = 1; length < pem.length; length++) {
      const expected =
        length < '-----BEGIN CERTIFICATE-----'.length
          ? 'not-a-certificate'
          : length < pem.length - 1
            ? 'damaged'
            : 'certificate';
      expect(reasonOf(Buffer.from(pem.slice(0, length)))).toBe(expected);
    }
  });
});

describe('a certificate with a length that lies', () => {
  const LENGTHS = ['00', '01', '7f', '80', '8100', '817f', '81ff', '820000', '82ffff', '83ffffff'];
  const HUGE = ['8400000001', '847fffffff', '8480000000', '84ffffffff', '85ffffffffff', 'ff', 'fe'];

  it('at any place is read, or refused', () => {
    for (const octets of [...LENGTHS, ...HUGE].map((hex) => Buffer.from(hex, 'hex'))) {
      for (let at = 0; at < plain.length; at++) {
        read(Buffer.concat([plain.subarray(0, at), octets, plain.subarray(at)]));
        read(Buffer.concat([plain.subarray(0, at), octets, plain.subarray(at + 1)]));
        read(Buffer.concat([plain.subarray(0, at), octets, plain.subarray(at + octets.length)]));
      }
    }
  });

  it('around all of it is damaged', () => {
    const content = plain.subarray(4);
    for (const hex of [...LENGTHS, ...HUGE].slice(1)) {
      const file = Buffer.concat([Buffer.of(0x30), Buffer.from(hex, 'hex'), content]);
      expect(reasonOf(file)).toMatch(/^(?:damaged|not-a-certificate)$/);
    }
  });

  it('that is longer than it need be is damaged', () => {
    const body = plain.subarray(4);
    const long = Buffer.concat([Buffer.of(0x30, 0x83, 0), plain.subarray(2, 4), body]);
    expect(reasonOf(long)).toBe('damaged');
    expect(reasonOf(Buffer.concat([Buffer.of(0x30, 0x80), body, Buffer.alloc(2)]))).toBe('damaged');
  });
});

describe('a file with pieces moved, doubled, taken out or made up', () => {
  const place = fc.nat({ max: 2000 });
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('double' as const), from: place, length: place, to: place }),
    fc.record({ kind: fc.constant('remove' as const), from: place, length: fc.nat({ max: 60 }) }),
    fc.record({
      kind: fc.constant('write' as const),
      from: place,
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    }),
  );

  it('is read, or refused', () => {
    fc.assert(
      fc.property(anything, fc.array(edit, { minLength: 1, maxLength: 4 }), (sound, edits) => {
        let bytes: Buffer = Buffer.from(sound);
        for (const one of edits) {
          const from = one.from % (bytes.length + 1);
          if (one.kind === 'double') {
            const to = one.to % (bytes.length + 1);
            const piece = bytes.subarray(from, from + one.length);
            bytes = Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
          } else if (one.kind === 'remove') {
            bytes = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + one.length)]);
          } else {
            bytes = Buffer.concat([
              bytes.subarray(0, from),
              one.bytes,
              bytes.subarray(from + one.bytes.length),
            ]);
          }
        }
        read(bytes);
        // What is in a block that says so is a certificate, or a damaged one, or known to be another.
        expect(reasonOf(Buffer.from(toPem(bytes)))).not.toBe('not-a-certificate');
      }),
      { numRuns: 3000, seed: SEED },
    );
  });

  it('is read, or refused, when a text is made of pieces', () => {
    const mark = fc
      .tuple(
        fc.constantFrom('-----BEGIN ', '-----END ', '----BEGIN ', '------BEGIN '),
        fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'X509 CRL', 'X509 CERTIFICATE', '', '-'),
        fc.constantFrom('-----', '----', '------', '-----\r\n', ' -----'),
      )
      .map((parts) => parts.join(''));
    const body = fc.constantFrom(
      plain.toString('base64'),
      rich.toString('base64').replaceAll(/.{64}/g, '$&\r\n'),
      'MIIB',
      '=',
      ' ',
      '\n',
      '\ufeff',
      '花子',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(mark, body), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(reasonOf(Buffer.from(text))).toBe(reasonOf(Buffer.from(`\ufeff${text}`, 'utf16le')));
      }),
      { numRuns: 3000, seed: SEED },
    );
  });

  it('is refused when it is made of chance', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(reasonOf(bytes)).not.toBe('certificate');
        read(Buffer.concat([Buffer.of(0x30, 0x82, 1, 0x40, 0x30), bytes]));
        read(sequence(sequence(Buffer.from('a003020102', 'hex'), bytes)));
        read(makeCertificate({ subjectElement: element(0x30, bytes) }));
      }),
      { numRuns: 3000, seed: SEED },
    );
  });
});

/** As much as is read, of one piece over and over. */
const fill = (piece: string | Uint8Array): Buffer =>
  Buffer.alloc(LARGEST_CERTIFICATE_FILE, Buffer.from(piece));

/** A file that is a little smaller than the largest, so that there is room for a certificate. */
const ROOM = LARGEST_CERTIFICATE_FILE - 2000;
const many = (piece: Buffer): Buffer =>
  Buffer.alloc(Math.floor(ROOM / piece.length) * piece.length, piece);

/** Sequences within sequences, rightly closed, as many as there is room for. */
function nest(): Buffer {
  const headers: Buffer[] = [];
  let length = 0;
  while (length < ROOM - 8) {
    const next = header(0x30, length);
    headers.push(next);
    length += next.length;
  }
  return Buffer.concat(headers.reverse());
}

const NESTED = nest();

describe('a file of the largest size, made to take long', () => {
  const attribute = (type: string, value: Buffer): Buffer =>
    sequence(objectIdentifier(type), value);
  const small = attribute('2.5.4.11', element(0x0c));
  const subject = (content: Buffer): Buffer =>
    makeCertificate({ subjectElement: element(0x30, content) });
  const value = (tag: number, bytes: Buffer): Buffer =>
    subject(set(attribute(AT.commonName, element(tag, bytes))));

  it.each<[what: string, bytes: () => Buffer, reason: string]>([
    ['0x30', () => fill('0'), 'not-a-certificate'],
    ['sequences without end', () => fill(Buffer.of(0x30, 0x80)), 'not-a-certificate'],
    ['empty sequences', () => fill(Buffer.of(0x30, 0)), 'not-a-certificate'],
    ['sequences within sequences', () => NESTED, 'not-a-certificate'],
    ['noughts', () => fill(Buffer.of(0)), 'not-a-certificate'],
    ['spaces', () => fill(' '), 'empty'],
    ['line breaks', () => fill('\r\n'), 'empty'],
    ['base64', () => fill('MIIB'), 'not-a-certificate'],
    ['padding', () => fill('='), 'not-a-certificate'],
    ['hyphens', () => fill('-'), 'not-a-certificate'],
    ['beginnings', () => fill('-----BEGIN CERTIFICATE-----\n'), 'damaged'],
    ['ends', () => fill('-----END CERTIFICATE-----\n'), 'damaged'],
    [
      'beginnings of all kinds',
      () => fill('-----BEGIN A-----\n-----BEGIN B-----'),
      'not-a-certificate',
    ],
    ['beginnings of marks', () => fill('-----BEGIN '), 'not-a-certificate'],
    [
      'beginnings of marks in labels',
      () => fill(`-----BEGIN ${'A'.repeat(64)}`),
      'not-a-certificate',
    ],
    ['labels without end', () => fill('-----BEGIN A ').fill('A', 20), 'not-a-certificate'],
    ['empty blocks', () => fill('-----BEGIN CERTIFICATE----------END CERTIFICATE-----'), 'damaged'],
    ['surrogates', () => fill(Buffer.of(0x3d, 0xd8)), 'not-a-certificate'],
    [
      'a certificate and line breaks',
      () => Buffer.concat([plain, many(Buffer.from('\n'))]),
      'certificate',
    ],
    ['certificates', () => many(Buffer.from(toPem(plain))), 'certificate'],
    ['certificates in one', () => many(plain), 'damaged'],
    ['sets in a name', () => subject(many(set(small))), 'certificate'],
    ['attributes in a set', () => subject(set(many(small))), 'certificate'],
    [
      'attributes nobody knows',
      () => subject(many(set(attribute('2.25.99999999999999999', element(5))))),
      'certificate',
    ],
    [
      'a type',
      () => subject(set(sequence(element(6, fill(Buffer.of(0x81)).subarray(0, ROOM)), element(5)))),
      'damaged',
    ],
    ['a value', () => value(0x0c, many(Buffer.from('花'))), 'certificate'],
    ['a value of controls', () => value(0x0c, many(Buffer.of(1))), 'certificate'],
    ['a value of spaces', () => value(0x0c, many(Buffer.from(' '))), 'certificate'],
    ['a value of overrides', () => value(0x1e, many(Buffer.of(0x20, 0x2e))), 'certificate'],
    ['a value of selectors', () => value(0x1e, many(Buffer.of(0xfe, 0x00))), 'certificate'],
    ['a value of surrogates', () => value(0x1e, many(Buffer.of(0xd8, 0x3d))), 'certificate'],
    ['a value of no characters', () => value(0x1c, many(Buffer.of(0xff))), 'certificate'],
    ['a value of quotes', () => value(0x14, many(Buffer.from('"'))), 'certificate'],
    ['a value that is no text', () => value(0x04, many(Buffer.of(7))), 'certificate'],
    ['a value that is nested', () => value(0x30, NESTED), 'certificate'],
    [
      'extensions',
      () =>
        makeCertificate({
          extensions: Array.from({ length: 30_000 }, () => basicConstraints(true)),
        }),
      'certificate',
    ],
  ])('is read to its end: %s', (_what, make, reason) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(LARGEST_CERTIFICATE_FILE);
    expect(reasonOf(bytes)).toBe(reason);
  });
});
