/** The language that the popup speaks. */
import { browser } from '../shared/browser';

/** The languages there are sentences in; the first is what every other language falls back to. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of the sentences that `say` gives: the browser's own where we have it. Not simply the
 * browser's, because a French browser gets our English, and must read it out as English.
 */
export function language(): Language {
  const [base] = browser.i18n.getUILanguage().toLowerCase().split('-');
  return LANGUAGES.find((known) => known === base) ?? LANGUAGES[0];
}
