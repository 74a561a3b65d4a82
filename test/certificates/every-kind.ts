import { KEY_KINDS } from './keys';
import {
  AT,
  basicConstraints,
  type CertificateDesign,
  CLIENT_AUTH,
  DIGITAL_SIGNATURE,
  extension,
  KEY_CERT_SIGN,
  type Name,
  PLAIN_NAME,
  time,
} from './make-certificate';
import { element, generalizedTime, integer, sequence, utcTime } from './write-der';

const LONG = 'A rather long name of a company, ';

/**
 * Names of every kind; none has anything that is not shown as it is. No VisibleString: OpenSSL, and so
 * Node, reads no name that has one.
 */
const NAMES: readonly Name[] = [
  PLAIN_NAME,
  [],
  [[[AT.commonName, 'printable', 'EP000001']]],
  [
    [[AT.country, 'printable', 'JP']],
    [[AT.state, 'utf8', '東京都']],
    [[AT.locality, 'utf8', '千代田区']],
    [[AT.organization, 'utf8', '株式会社　花田商店']],
    [[AT.commonName, 'utf8', '髙橋　葛\u{e0100}子']],
  ],
  [[[AT.organization, 'bmp', '日本電子認証株式会社']], [[AT.commonName, 'bmp', '山田太郎']]],
  [
    [
      [AT.commonName, 'utf8', 'One of two'],
      [AT.userId, 'utf8', 'ep-42'],
    ],
  ],
  [
    [[AT.domainComponent, 'ia5', 'jp']],
    [[AT.domainComponent, 'ia5', 'example']],
    [
      [AT.unit, 'utf8', 'People'],
      [AT.unit, 'utf8', 'Sales'],
    ],
    [[AT.commonName, 'utf8', 'First']],
    [[AT.commonName, 'utf8', 'Second']],
  ],
  [
    [[AT.organization, 'utf8', LONG.repeat(6).trim()]],
    [[AT.commonName, 'utf8', '長い名前'.repeat(49)]],
  ],
  [
    [[AT.organization, 'utf8', 'Parcel, Sons + Daughters; "Co" <Ltd> = fine']],
    [[AT.commonName, 'utf8', '#1 \\ and more']],
  ],
  [[[AT.organization, 'teletex', 'Société Générale Müller']], [[AT.commonName, 'teletex', 'José']]],
  [
    [[AT.organization, 'universal', '全国 😀 Universal']],
    [[AT.commonName, 'ia5', 'user@example.test']],
    [[AT.serialNumber, 'numeric', '0123 456']],
  ],
  [
    [[AT.country, 'printable', 'JP']],
    [[AT.street, 'utf8', '1-2-3 Marunouchi']],
    [[AT.postalCode, 'printable', '100-0005']],
    [[AT.organizationIdentifier, 'utf8', 'NTRJP-1234567890123']],
    [[AT.title, 'utf8', 'Clerk']],
    [[AT.surname, 'utf8', 'Yamada']],
    [[AT.givenName, 'utf8', 'Hanako']],
    [[AT.commonName, 'utf8', 'Hanako Yamada']],
    [[AT.email, 'ia5', 'hanako@example.test']],
  ],
  [
    [['1.3.6.1.4.1.99999.1.2', 'utf8', 'unknown to all']],
    [['2.25.329800735698586629295641978511506172918', 'utf8', 'of a UUID']],
    [['2.999.3', 'utf8', 'an example']],
  ],
  [[[AT.organization, 'utf8', 'Without a common name']]],
];

/** From when to when, at every border of the two ways in which times are written. */
const VALIDITIES: readonly (readonly [notBefore: Buffer, notAfter: Buffer])[] = [
  [time('2025-06-01T00:00:00Z'), time('2027-06-01T23:59:59Z')],
  [time('1950-01-01T00:00:00Z'), time('1999-12-31T23:59:59Z')],
  [time('1999-12-31T23:59:59Z'), time('2000-01-01T00:00:00Z')],
  [time('2000-02-29T12:34:56Z'), time('2049-12-31T23:59:59Z')],
  [time('2024-02-29T23:59:59Z'), time('2050-01-01T00:00:00Z')],
  [time('2049-12-31T23:59:59Z'), time('2051-07-08T09:10:11Z')],
  [time('2050-01-01T00:00:00Z'), time('9999-12-31T23:59:59Z')],
  // Against RFC 5280, and met: before 2050 in four digits, before 1950, the end before the beginning.
  [generalizedTime('20250101000000Z'), generalizedTime('20491231235959Z')],
  [generalizedTime('19491231235959Z'), generalizedTime('21000228235959Z')],
  [utcTime('491231235959Z'), utcTime('500101000000Z')],
];

const SERIALS: readonly Buffer[] = [
  integer(1),
  integer(0),
  integer(127),
  integer(128),
  integer(0xffff_ffff),
  integer(2n ** 63n),
  integer(2n ** 127n + 1n),
  integer(2n ** 159n - 1n),
  // More than the twenty octets that RFC 5280, 4.1.2.2 allows; and a negative one.
  integer(2n ** 300n),
  element(0x02, Buffer.of(0x80, 1)),
];

const KEY_IDENTIFIER = extension('2.5.29.14', element(0x04, Buffer.alloc(20, 7)));
const LONG_EXTENSION = extension(
  '1.3.6.1.4.1.99999.7',
  sequence(element(0x0c, Buffer.alloc(5_000, 0x61))),
);

/** The kinds of extensions, version and the rest that come with a certificate. */
const FORMS: readonly Pick<CertificateDesign, 'version' | 'extensions' | 'hasUniqueIds'>[] = [
  { extensions: [DIGITAL_SIGNATURE, CLIENT_AUTH] },
  { extensions: [basicConstraints(false), DIGITAL_SIGNATURE, CLIENT_AUTH] },
  { extensions: [basicConstraints(true), KEY_CERT_SIGN] },
  { extensions: [KEY_IDENTIFIER, basicConstraints(true, 3)] },
  { extensions: [LONG_EXTENSION] },
  {},
  { version: 1 },
  { version: 2, hasUniqueIds: true },
  { version: 3, hasUniqueIds: true, extensions: [KEY_IDENTIFIER, KEY_CERT_SIGN] },
];

/** The designs of every kind of certificate: each key with each name and each validity. */
export function listEveryKind(): CertificateDesign[] {
  const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
  return KEY_KINDS.flatMap(
    (key) =>
      NAMES.flatMap((subject) =>
        VALIDITIES.map(([notBefore, notAfter]) => ({ key, subject, notBefore, notAfter })),
      ),
    // What else there is comes around by turns; nine forms, ten serial numbers and fourteen names meet.
  ).map((design, index) => ({
    ...design,
    ...pick(FORMS, index),
    serial: pick(SERIALS, Math.floor(index / 3)),
    issuer: pick(NAMES, Math.floor(index / 7)),
  }));
}
