/** Which browser the extension runs in. */
import { type BrowserKind, type BrowserTraits, traitsOf } from '../portal/browsers';
import type { Surroundings } from '../portal/guide';
import { readSurroundings } from '../portal/surroundings';
import { browser } from './browser';

/**
 * The browser and the system. Firefox is told by the scheme of its extensions' pages, because a wrong
 * guess would raise windows that nobody asked for, and what a browser says of itself can be changed; of
 * the others, that has to do.
 */
export function readThisBrowser(): Surroundings {
  const said = readSurroundings(navigator.userAgent);
  const isFirefox = browser.runtime.getURL('').startsWith('moz-extension:');
  const other: BrowserKind = said.browser === 'firefox' ? 'other' : said.browser;
  return { ...said, browser: isFirefox ? 'firefox' : other };
}

/** How this browser behaves. */
export const traitsHere = (): BrowserTraits => traitsOf(readThisBrowser().browser);
