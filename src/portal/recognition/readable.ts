/** Whether a page's text is what its author wrote. */

/**
 * What Japanese text turns into when it is read in a wrong character set: the replacement mark;
 * UTF-8 read as Latin (ã, Ã), or as Shift_JIS (縺, 繧); Shift_JIS (ƒ, ‚, controls) or EUC-JP (¥Ñ) read as Latin;
 * EUC-JP read as Shift_JIS: narrow commas and dots between narrow katakana.
 */
const GARBLED =
  /\uFFFD|[\u0080-\u009f]|ã[\u0080-\u00bf€-™]|Ã[\u0080-\u00bf]|[縺繧郢]|[ƒ‚]|¥[\u00c0-\u00ff]|[､･｡][ｦ-ﾟ､･]/g;

/** One such mark may be a slip; several are a page that cannot be read. */
const FEWEST = 3;

/** Tells whether a text was read in a wrong character set, as far as it shows. */
export function isGarbled(text: string): boolean {
  return (text.match(GARBLED)?.length ?? 0) >= FEWEST;
}
