/** Moments and spans of time for a person: in their language, in the time of their computer. */

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
const DAY: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };

/** As precise as is useful: today the time, this year date and time, further back the date. */
function optionsFor(at: Date, now: Date): Intl.DateTimeFormatOptions {
  if (at.getFullYear() !== now.getFullYear()) return { ...DAY, year: 'numeric' };
  return at.toDateString() === now.toDateString() ? TIME : { ...DAY, ...TIME };
}

/**
 * Says from when to when: "10:02 – 10:40 AM".
 * @param from in milliseconds since 1970; not after `to`
 * @param now the present, likewise
 * @param language of the sentence that it goes into (BCP 47)
 * @returns empty for what no calendar holds: storage may hold any number
 */
export function sayWhile(from: number, to: number, now: number, language: string): string {
  const [first, last] = [new Date(from), new Date(to)];
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return '';
  const options = optionsFor(first, new Date(now));
  return new Intl.DateTimeFormat(language, options).formatRange(first, last);
}

/** Says when: "10:02 AM", "Mar 3, 10:02 AM". @param at in milliseconds since 1970 */
export const sayWhen = (at: number, now: number, language: string): string =>
  sayWhile(at, at, now, language);
