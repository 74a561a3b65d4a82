/** How far away something is, in words. */

/** The browser's own words leave a space between number and unit, which Japanese has none of. */
const SPACE_AFTER_NUMBER = /(?<=\d) (?=[\u3040-\u30ff\u4e00-\u9fff])/g;

/**
 * Says a distance in time: "3 days ago", 「3日前」.
 * @param count negative: in the past
 * @param language of the sentence that it goes into (BCP 47)
 * @param numeric `auto`: "yesterday" where there is such a word
 */
export function sayRelative(
  count: number,
  unit: Intl.RelativeTimeFormatUnit,
  language: string,
  numeric: 'always' | 'auto',
): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric }).format(count, unit);
  return words.replace(SPACE_AFTER_NUMBER, '');
}
