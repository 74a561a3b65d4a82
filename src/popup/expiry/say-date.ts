/** Dates for a person: in their language, in the time of their computer. */
import { sayRelative } from '../../shared/say-relative';

const DAY_MS = 24 * 60 * 60_000;
const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;

/** Up to here, in days, a distance is said in days; further ones nobody counts. */
const SAID_IN_DAYS = 90;
/** Up to here in months. */
const SAID_IN_MONTHS = 730;

/** Storage may hold any number, and one beyond what a calendar holds would throw. */
function format(at: number, language: string, options: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(new Date(at).getTime())) return '';
  return new Intl.DateTimeFormat(language, options).format(at);
}

/**
 * A day: "November 24, 2027".
 * @param at in milliseconds since 1970
 * @param language of the sentence that it goes into (BCP 47)
 */
export function sayDay(at: number, language: string): string {
  return format(at, language, { dateStyle: 'long' });
}

/** The same with the time of day. */
export function sayMoment(at: number, language: string): string {
  return format(at, language, { dateStyle: 'long', timeStyle: 'short' });
}

/** Which day it is, counted without the hours that summer time moves. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
}

/**
 * How far a day is from today: "tomorrow", "in 12 days", "in 11 months", "3 days ago". By the
 * calendar: what ends at nine in the morning is "tomorrow" from the evening before on.
 * @param at in milliseconds since 1970
 * @param now the present, likewise
 */
export function sayDistance(at: number, now: number, language: string): string {
  const days = dayNumber(at) - dayNumber(now);
  if (Number.isNaN(days)) return '';
  const sayIn = (count: number, unit: 'day' | 'month' | 'year'): string =>
    sayRelative(Math.round(count), unit, language, 'auto');
  if (Math.abs(days) <= SAID_IN_DAYS) return sayIn(days, 'day');
  if (Math.abs(days) < SAID_IN_MONTHS) {
    return sayIn(days / DAYS_A_MONTH, 'month');
  }
  return sayIn(days / DAYS_A_YEAR, 'year');
}

/** The same in days, however many: "in 364 days". */
export function sayDays(at: number, now: number, language: string): string {
  const days = dayNumber(at) - dayNumber(now);
  if (Number.isNaN(days)) return '';
  return sayRelative(days, 'day', language, 'auto');
}
