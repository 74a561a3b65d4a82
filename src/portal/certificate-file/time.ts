import { type DerElement, DerError, TAG } from './der';

/** RFC 5280, 4.1.2.5.1 and 4.1.2.5.2: always with seconds, always GMT, never a fraction. */
const WRITTEN = {
  [TAG.utcTime]: /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
  [TAG.generalizedTime]: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
};

/** `YYYYMMDDHHMMSSZ`. */
const LONGEST = 15;

/** Two digits of a year mean 1950 to 2049 (RFC 5280, 4.1.2.5.1). */
function toFullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return digits < '50' ? `20${digits}` : `19${digits}`;
}

/**
 * A time of a certificate. A date that is in no calendar is none: 31 February, 24:00, second 60.
 * @returns milliseconds since 1970, of the years 0 to 9999
 * @throws DerError when it is none
 */
export function readTime({ tag, content }: DerElement): number {
  if (tag !== TAG.utcTime && tag !== TAG.generalizedTime) throw new DerError('no time');
  if (content.length > LONGEST) throw new DerError('too long');
  const parts = WRITTEN[tag].exec(String.fromCharCode(...content));
  const [, year = '', month, day, hour, minute, second] = parts ?? [];
  const written = `${toFullYear(year)}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const at = Date.parse(written);
  // Engines take 31 February for 3 March: what is written again must be what was written.
  if (Number.isNaN(at) || new Date(at).toISOString() !== written) throw new DerError('no date');
  return at;
}
