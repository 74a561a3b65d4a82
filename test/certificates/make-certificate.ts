import { KEYS, type KeyKind } from './keys';
import {
  bitString,
  boolean,
  element,
  generalizedTime,
  integer,
  objectIdentifier,
  octetString,
  type StringKind,
  sequence,
  set,
  string,
  tagged,
  utcTime,
} from './write-der';

/** One attribute of a name: its type in dotted numbers, how its value is written, the value. */
export type Attribute = readonly [type: string, kind: StringKind, value: string];

/** A name: sets of attributes, from the general to the specific. */
export type Name = readonly (readonly Attribute[])[];

/** Attribute types, as in RFC 5280, appendix A. */
export const AT = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  state: '2.5.4.8',
  street: '2.5.4.9',
  organization: '2.5.4.10',
  unit: '2.5.4.11',
  title: '2.5.4.12',
  postalCode: '2.5.4.17',
  givenName: '2.5.4.42',
  organizationIdentifier: '2.5.4.97',
  userId: '0.9.2342.19200300.100.1.1',
  domainComponent: '0.9.2342.19200300.100.1.25',
  email: '1.2.840.113549.1.9.1',
} as const;

/** What a certificate is to be like. What is left out is as in most certificates. */
export interface CertificateDesign {
  readonly key?: KeyKind;
  /** 1 to 3; without it 3. Version 1 is written by leaving it out. */
  readonly version?: 1 | 2 | 3;
  /** The serial number's element. */
  readonly serial?: Buffer;
  readonly subject?: Name;
  /** The subject's element as it is, right or wrong, in place of the name. */
  readonly subjectElement?: Buffer;
  readonly issuer?: Name;
  /** The elements of the times. */
  readonly notBefore?: Buffer;
  readonly notAfter?: Buffer;
  /** Elements of extensions; without any, there is no field for them. */
  readonly extensions?: readonly Buffer[];
  /** Issuer's and subject's unique identifiers, which version 2 brought and nobody uses. */
  readonly hasUniqueIds?: boolean;
}

/** A certificate of a person, and nothing special about it. */
export const PLAIN_NAME: Name = [
  [[AT.country, 'printable', 'JP']],
  [[AT.organization, 'utf8', 'Stand-in customer']],
  [[AT.commonName, 'utf8', 'EP123456']],
];

/** One extension (RFC 5280, 4.1). */
export function extension(type: string, value: Buffer, isCritical = false): Buffer {
  const critical = isCritical ? [boolean(true)] : [];
  return sequence(objectIdentifier(type), ...critical, octetString(value));
}

/** Basic constraints (RFC 5280, 4.2.1.9): cA, and how many authorities may follow. */
export function basicConstraints(isAuthority: boolean, pathLength?: number): Buffer {
  const parts = [
    ...(isAuthority ? [boolean(true)] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  ];
  return extension('2.5.29.19', sequence(...parts), true);
}

/** Key usage: signs certificates and lists. */
export const KEY_CERT_SIGN = extension('2.5.29.15', Buffer.from('03020106', 'hex'), true);
/** Key usage: signs. */
export const DIGITAL_SIGNATURE = extension('2.5.29.15', Buffer.from('03020780', 'hex'), true);
/** Extended key usage: shows who a client is. */
export const CLIENT_AUTH = extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.2')));

/** A name in DER. */
export function writeName(name: Name): Buffer {
  return sequence(
    ...name.map((attributes) =>
      set(
        ...attributes.map(([type, kind, value]) =>
          sequence(objectIdentifier(type), string(kind, value)),
        ),
      ),
    ),
  );
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}

/** A time as certificates write it: of two digits' years until 2049 (RFC 5280, 4.1.2.5). */
export function time(iso: string): Buffer {
  const date = new Date(iso);
  const rest = [
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  const written = `${rest.map((part) => pad(part)).join('')}Z`;
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050
    ? utcTime(pad(year % 100) + written)
    : generalizedTime(pad(year, 4) + written);
}

const UNIQUE_ID = Buffer.of(0, 0x12, 0x34);

/** What is signed of a certificate. */
function writeToBeSigned(design: CertificateDesign): Buffer {
  const { key = 'p256', version = 3, extensions = [] } = design;
  const { publicKey, algorithm } = KEYS[key];
  return sequence(
    ...(version === 1 ? [] : [tagged(0, integer(version - 1))]),
    design.serial ?? integer(0x1234567890abcdefn),
    algorithm,
    writeName(design.issuer ?? PLAIN_NAME),
    sequence(
      design.notBefore ?? time('2025-01-01T00:00:00Z'),
      design.notAfter ?? time('2027-01-01T23:59:59Z'),
    ),
    design.subjectElement ?? writeName(design.subject ?? PLAIN_NAME),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(design.hasUniqueIds ? [element(0x81, UNIQUE_ID), element(0x82, UNIQUE_ID)] : []),
    ...(extensions.length > 0 ? [tagged(3, sequence(...extensions))] : []),
  );
}

/** Signs what there is to sign, as certificates, requests and lists do alike. */
export function signed(toBeSigned: Buffer, key: KeyKind = 'p256'): Buffer {
  const { algorithm, sign } = KEYS[key];
  return sequence(toBeSigned, algorithm, bitString(sign(toBeSigned)));
}

/** A certificate in DER, with a signature that is right for its own key. */
export function makeCertificate(design: CertificateDesign = {}): Buffer {
  return signed(writeToBeSigned(design), design.key);
}
