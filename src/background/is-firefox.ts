/** Which browser this is, where that makes a difference to what may be done. */
import { browser } from '../shared/browser';

/** Tells Firefox by the scheme of its extensions' pages: unlike the user agent nobody changes it. */
export const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');
