/** A typed date: the last day on which the certificate is valid. */

/** How far ahead a date may be, in years: further is a slip, for no certificate lives that long. */
const YEARS_AT_MOST = 50;

/** What a typed date comes to. */
export type LastDay =
  /** `endsAt`: the last moment of that day here, in milliseconds since 1970. */
  { readonly kind: 'day'; readonly endsAt: number } | { readonly kind: 'missing' | 'past' | 'far' };

/** The last moment of a day of this computer's calendar; `month` counts from 0. */
function endOfDay(year: number, month: number, day: number): number {
  // Where summer time begins at midnight, that moment does not exist; one before the next day does.
  return new Date(year, month, day + 1).getTime() - 1;
}

/**
 * Reads the value of a date field.
 * @param value "2027-11-24", or empty when the field is not filled in
 * @param now the present, in milliseconds since 1970
 */
export function readLastDay(value: string, now: number): LastDay {
  const [, year = '', month = '', day = ''] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year === '') return { kind: 'missing' };
  const present = new Date(now);
  if (Number(year) < present.getFullYear()) return { kind: 'past' };
  const endsAt = endOfDay(Number(year), Number(month) - 1, Number(day));
  if (endsAt < now) return { kind: 'past' };
  const limit = endOfDay(
    present.getFullYear() + YEARS_AT_MOST,
    present.getMonth(),
    present.getDate(),
  );
  // Beyond the end of all calendars it is no number.
  return endsAt <= limit ? { kind: 'day', endsAt } : { kind: 'far' };
}

function toValue(date: Date): string {
  const digits = (number: number, length: number) => String(number).padStart(length, '0');
  return `${digits(date.getFullYear(), 4)}-${digits(date.getMonth() + 1, 2)}-${digits(date.getDate(), 2)}`;
}

/** The first and the last day that may be typed, as a date field takes them. */
export function lastDayBounds(now: number): { readonly min: string; readonly max: string } {
  const last = new Date(now);
  last.setFullYear(last.getFullYear() + YEARS_AT_MOST);
  return { min: toValue(new Date(now)), max: toValue(last) };
}
