import { type DerElement, type DerReader, TAG } from './der';
import { readObjectIdentifier } from './object-identifier';
import { readString } from './string-types';
import { shorten, toVisibleText } from './visible-text';

/** What a person is told of a name. */
export interface DistinguishedName {
  /** All of it, the most specific part first: `CN=…, O=…, C=JP`. Empty when the name is. */
  readonly text: string;
  /** The most specific common name; null when it has none. */
  readonly commonName: string | null;
}

/** The longest value that is shown whole. The standard's own bounds end at 128 (RFC 5280, appendix A). */
const VALUE_AT_MOST = 200;

/** The longest name that is shown whole: ten such values. */
const NAME_AT_MOST = 2_000;

/** The bytes that are shown of a value that is no text. */
const OCTETS_AT_MOST = 32;

const COMMON_NAME = '2.5.4.3';

/** The short names of attributes: RFC 4514, 3, and what certificates have beside those. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  [COMMON_NAME]: 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

/** What has no text is shown as its bytes, in hexadecimal after `#` (RFC 4514, 2.4). */
function showOctets(content: Uint8Array): string {
  const shown = content.subarray(0, OCTETS_AT_MOST);
  const text = `#${Array.from(shown, (octet) => octet.toString(16).padStart(2, '0')).join('')}`;
  return shown.length < content.length ? `${text}…` : text;
}

function showValue(value: DerElement): string {
  const text = readString(value);
  if (text === null) return showOctets(value.content);
  // First roughly: what is not shown need not be looked through.
  return shorten(toVisibleText(shorten(text, NAME_AT_MOST)), VALUE_AT_MOST);
}

/**
 * In quotes where a value has the marks of the whole, so that no value looks like two: as Windows
 * shows names (`CertNameToStr`), for a backslash means Yen to a Japanese reader.
 */
function quote(value: string): string {
  return /[,+=";<>]|^#/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * Reads a name (RFC 5280, 4.1.2.4): sets of attributes, from the general to the specific.
 * @param name its content
 * @throws DerError when it is none
 */
export function readName(name: DerReader): DistinguishedName {
  const sets: string[] = [];
  let commonName: string | null = null;
  while (!name.isAtEnd) {
    const set = name.enter(TAG.set);
    const attributes: string[] = [];
    do {
      const attribute = set.enter(TAG.sequence);
      const type = readObjectIdentifier(attribute.take(TAG.objectIdentifier));
      const value = showValue(attribute.next());
      attribute.finish();
      attributes.push(`${SHORT_NAMES[type] ?? type}=${quote(value)}`);
      if (type === COMMON_NAME && value !== '') commonName = value;
    } while (!set.isAtEnd);
    sets.push(attributes.join(' + '));
  }
  return { text: shorten(sets.reverse().join(', '), NAME_AT_MOST), commonName };
}
