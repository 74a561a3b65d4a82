/**
 * What cannot be seen, or moves what stands beside it: control characters, line and paragraph marks,
 * the marks and overrides of writing direction, invisible signs and fillers, half a surrogate pair.
 * Not the variation selectors: they belong to the characters of Japanese names.
 */
const UNSEEN =
  /(?:[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point})+/gu;

/** White space of every kind; a line break is a control character and white space, too. */
const SPACES = /[\t\n\r]\s*|\s{2,}/g;

/**
 * The text as it may be shown to a person: nothing in it is unseen, or reorders what stands beside it.
 * What was taken out is seen to be missing (U+FFFD); white space in a row is one space, as in the
 * comparison of names (RFC 4518, 2.6.1).
 */
export function toVisibleText(text: string): string {
  return text.replace(SPACES, ' ').trim().replace(UNSEEN, '\ufffd');
}

/**
 * The text, or its beginning and an ellipsis where it is longer.
 * @param most how many UTF-16 units are left at most; no surrogate pair is cut
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}
