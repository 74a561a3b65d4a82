import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateFile,
  readCertificateFile,
} from '../../src/portal/certificate-file/read-certificate-file';
import { AT, makeCertificate, type Name } from '../certificates/make-certificate';
import { splitName } from '../certificates/split-name';
import { listUnseen } from '../certificates/unseen';
import {
  element,
  objectIdentifier,
  STRING_KINDS,
  type StringKind,
  sequence,
  set,
} from '../certificates/write-der';

function subjectOf(file: CertificateFile): { subject: string; commonName: string } {
  if (file.kind === 'refused') throw new Error(file.reason);
  return file.certificate;
}

const read = (subject: Name): { subject: string; commonName: string } =>
  subjectOf(readCertificateFile(makeCertificate({ subject })));

/** A common name as it is shown. */
const shown = (value: string, kind: StringKind = 'utf8'): string =>
  read([[[AT.organization, 'utf8', 'O']], [[AT.commonName, kind, value]]]).commonName;

const COMMON_NAME = objectIdentifier(AT.commonName);

/** A certificate whose subject has this content, right or wrong. */
const withSubject = (content: Buffer): Buffer =>
  makeCertificate({ subjectElement: element(0x30, content) });

/** A common name of these bytes, of this kind of value. */
const shownBytes = (tag: number, bytes: Buffer): string =>
  subjectOf(readCertificateFile(withSubject(set(sequence(COMMON_NAME, element(tag, bytes))))))
    .commonName;

/** The letters, digits, marks and symbols of a text, but for those that fill a place unseen. */
const seen = (text: string): string[] =>
  Array.from(text).filter(
    (character) =>
      /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) &&
      !/[\u115f\u1160\u3164\uffa0\ufffd]/.test(character),
  );

describe('a value', () => {
  it.each(STRING_KINDS)('is read from %s', (kind) => {
    expect(shown('EP 12-34', kind)).toBe('EP 12-34');
  });

  it.each<StringKind>(['utf8', 'bmp', 'universal'])('is Japanese in %s', (kind) => {
    expect(shown('株式会社　花田', kind)).toBe('株式会社　花田');
    expect(shown('葛\u{e0100}城 𠮷野 😀', kind)).toBe('葛\u{e0100}城 𠮷野 😀');
  });

  it('is Latin in Teletex', () => {
    expect(shown('Müller ÿ', 'teletex')).toBe('Müller ÿ');
    // As ISO 8859-1, 0x93 is a control character; on the web it would be a quotation mark.
    expect(shown('a\x93b', 'teletex')).toBe('a\ufffdb');
  });

  it('shows that bytes are not what they should be', () => {
    expect(shownBytes(0x0c, Buffer.of(0x61, 0xff, 0x62))).toBe('a\ufffdb');
    expect(shownBytes(0x0c, Buffer.of(0x61, 0xe8, 0x8a))).toBe('a\ufffd');
    expect(shownBytes(0x1e, Buffer.of(0, 0x61, 0))).toBe('a\ufffd');
    expect(shownBytes(0x1e, Buffer.of(0, 0x61, 0xd8, 0, 0, 0x62))).toBe('a\ufffdb');
    expect(shownBytes(0x1c, Buffer.of(0, 0, 0, 0x61, 0))).toBe('a\ufffd');
    expect(shownBytes(0x1c, Buffer.of(0, 0x11, 0, 0, 0, 0, 0, 0x62))).toBe('\ufffdb');
    expect(shownBytes(0x1c, Buffer.of(0xff, 0xff, 0xff, 0xff))).toBe('\ufffd');
    expect(shownBytes(0x1c, Buffer.of(0, 0, 0xd8, 0x3d, 0, 0, 0, 0x62))).toBe('\ufffdb');
    // UTF-8 in a kind that is ASCII by rule.
    expect(shownBytes(0x13, Buffer.from('花田'))).toBe('花田');
  });

  it('that is no text is shown as its bytes', () => {
    expect(shownBytes(0x04, Buffer.of(0, 0x1f, 0xff))).toBe('#001fff');
    expect(shownBytes(0x30, Buffer.alloc(0))).toBe('#');
    expect(shownBytes(0x03, Buffer.alloc(100, 0xab))).toBe(`#${'ab'.repeat(32)}…`);
  });

  it.each<[what: string, written: string, shownAs: string]>([
    ['an override', 'exe.\u202egpj', 'exe.\ufffdgpj'],
    ['embeddings', '\u202aa\u202bb\u202cc\u202dd', '\ufffda\ufffdb\ufffdc\ufffdd'],
    ['isolates', '\u2066a\u2067b\u2068c\u2069d', '\ufffda\ufffdb\ufffdc\ufffdd'],
    ['marks of direction', 'a\u200eb\u200fc\u061cd', 'a\ufffdb\ufffdc\ufffdd'],
    ['controls', 'a\x00b\x1bc\x7fd\x85e', 'a\ufffdb\ufffdc\ufffdd\ufffde'],
    ['many in a row', 'a\x00\x01\u202e\u2066b', 'a\ufffdb'],
    ['what has no width', 'a\u200bb\u2060c\u00add', 'a\ufffdb\ufffdc\ufffdd'],
    ['marks of notes', 'a\ufff9b\ufffac\ufffb', 'a\ufffdb\ufffdc\ufffd'],
    ['byte order marks', '\ufeffa\ufeffb', 'a\ufffdb'],
    ['fillers', 'a\u3164b\uffa0c\u115fd', 'a\ufffdb\ufffdc\ufffdd'],
    ['tags', 'a\u{e0041}\u{e007f}b', 'a\ufffdb'],
    ['lines', 'a\r\nb\nc\u2028d', 'a b c\ufffdd'],
    ['spaces in a row', '  a \u00a0 \t b　 ', 'a b'],
  ])('is shown without %s', (_what, written, shownAs) => {
    expect(shown(written)).toBe(shownAs);
  });

  it('has nothing unseen, whatever was written', () => {
    const character = fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.integer({ min: 0, max: 0x300 }),
      fc.integer({ min: 0x2000, max: 0x2070 }),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (points) => {
        const written = points
          .filter((point) => point < 0xd800 || point > 0xdfff)
          .map((point) => String.fromCodePoint(point));
        const { commonName, subject } = read([[[AT.commonName, 'utf8', written.join('')]]]);
        expect(listUnseen(subject + commonName)).toEqual([]);
        // What can be seen is still there, in its order.
        if (commonName !== subject) expect(seen(commonName)).toEqual(seen(written.join('')));
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  it('is shown whole up to 200 characters', () => {
    expect(shown('花'.repeat(200))).toBe('花'.repeat(200));
    expect(shown('花'.repeat(201))).toBe(`${'花'.repeat(199)}…`);
    expect(shown('花'.repeat(50_000))).toBe(`${'花'.repeat(199)}…`);
  });

  it('is never cut within a character', () => {
    expect(shown('😀'.repeat(101))).toBe(`${'😀'.repeat(99)}…`);
    expect(shown(`a${'😀'.repeat(100)}`)).toBe(`a${'😀'.repeat(99)}…`);
  });
});

describe('a name', () => {
  it('of nobody is empty', () => {
    expect(read([])).toMatchObject({ subject: '', commonName: '' });
  });

  it('shows its most specific common name', () => {
    const name: Name = [
      [[AT.commonName, 'utf8', 'general']],
      [
        [AT.commonName, 'utf8', 'specific'],
        [AT.userId, 'utf8', 'id'],
      ],
      [[AT.unit, 'utf8', 'unit']],
    ];
    expect(read(name)).toMatchObject({
      subject: 'OU=unit, CN=specific + UID=id, CN=general',
      commonName: 'specific',
    });
  });

  it('without a common name, or with an empty one, is shown whole', () => {
    const company = [[AT.organization, 'utf8', 'Company']] as const;
    expect(read([company]).commonName).toBe('O=Company');
    expect(read([company, [[AT.commonName, 'utf8', '']]]).commonName).toBe('CN=, O=Company');
    expect(read([[[AT.commonName, 'utf8', 'a']], [[AT.commonName, 'utf8', ' ']]]).commonName).toBe(
      'a',
    );
  });

  it('has quotes where a value could be taken for two', () => {
    expect(read([[[AT.commonName, 'utf8', 'me, CN=you']]])).toMatchObject({
      subject: 'CN="me, CN=you"',
      commonName: 'me, CN=you',
    });
    expect(read([[[AT.commonName, 'utf8', '"a" + b']]]).subject).toBe('CN="""a"" + b"');
    expect(read([[[AT.commonName, 'utf8', '#0401']]]).subject).toBe('CN="#0401"');
    expect(read([[[AT.commonName, 'utf8', 'a\\b#']]]).subject).toBe('CN=a\\b#');
  });

  it('can be taken apart again, whatever its values are', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', '花', '"', ',', ' ', '=', '+', '#', ';'),
    });
    const types = [AT.commonName, AT.unit, '1.2.3.4'];
    const attribute = fc.tuple(fc.constantFrom(...types), fc.constant('utf8' as const), value);
    const name = fc.array(fc.array(attribute, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(name, (written) => {
        const expected = written.map((attributes) =>
          attributes.map(([, , text]) => text.replaceAll(/ +/g, ' ').trim()),
        );
        const apart = splitName(read(written).subject).map((one) => one.map(([, text]) => text));
        expect(apart).toEqual(expected.reverse());
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  it('shows what nobody knows in dotted numbers', () => {
    const uuid = '2.25.340282366920938463463374607431768211455';
    const types = ['0.0', '0.39', '1.0', '1.39', '2.0', '2.39', '2.40', '2.47', '2.48', '2.999.1'];
    for (const type of [...types, '1.2.128.16384.4294967296', uuid]) {
      expect(read([[[type, 'utf8', 'x']]]).subject).toBe(`${type}=x`);
    }
  });

  it('is cut at 2000 characters', () => {
    const many: Name = Array.from({ length: 12 }, () => [[AT.unit, 'utf8', 'u'.repeat(200)]]);
    const { subject } = read(many);
    expect(subject).toHaveLength(2000);
    expect(subject).toMatch(/^OU=u{200}, .*u…$/);
  });

  it.each<[what: string, content: Buffer]>([
    ['an empty set', set()],
    ['no set', sequence(sequence(COMMON_NAME, element(0x0c)))],
    ['an attribute without a value', set(sequence(COMMON_NAME))],
    ['an attribute with two', set(sequence(COMMON_NAME, element(0x0c), element(0x0c)))],
    ['an attribute without a type', set(sequence(element(0x0c)))],
    ['an empty type', set(sequence(element(0x06), element(0x0c)))],
    ['a type that is cut off', set(sequence(element(0x06, Buffer.of(0x55, 0x84)), element(0x0c)))],
    ['a type with a nought', set(sequence(element(0x06, Buffer.of(0x55, 0x80, 1)), element(0x0c)))],
    ['too long a type', set(sequence(element(0x06, Buffer.alloc(65, 1)), element(0x0c)))],
    ['a value without end', set(sequence(COMMON_NAME, Buffer.of(0x2c, 0x80, 0, 0)))],
    ['a tag of two octets', set(sequence(COMMON_NAME, Buffer.of(0x1f, 0x0c, 0)))],
    ['a length too long', set(sequence(COMMON_NAME, Buffer.of(0x0c, 0x81, 1, 0x61)))],
    ['a length with a nought', set(sequence(COMMON_NAME, Buffer.of(0x0c, 0x82, 0, 1, 0x61)))],
    ['a value too long', set(sequence(COMMON_NAME, Buffer.of(0x0c, 2, 0x61)))],
  ])('is damaged with %s', (_what, content) => {
    expect(readCertificateFile(withSubject(set(sequence(COMMON_NAME, element(0x0c))))).kind).toBe(
      'certificate',
    );
    expect(readCertificateFile(withSubject(content))).toEqual({
      kind: 'refused',
      reason: 'damaged',
    });
  });
});
