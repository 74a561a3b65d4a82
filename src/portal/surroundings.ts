/** Which browser on which system this is, as far as it says so itself. */
import type { BrowserKind } from './browsers';
import type { Surroundings, SystemKind } from './guide';

function browserOf(userAgent: string): BrowserKind {
  if (/\bEdg\//.test(userAgent)) return 'edge';
  if (/\bFirefox\//.test(userAgent)) return 'firefox';
  return /\bChrome\//.test(userAgent) ? 'chrome' : 'other';
}

function systemOf(userAgent: string): SystemKind {
  if (/\bWindows\b/.test(userAgent)) return 'windows';
  return /\bMacintosh\b/.test(userAgent) ? 'mac' : 'other';
}

/** @param userAgent as `navigator.userAgent` gives it: it tells the family, which is enough here */
export function readSurroundings(userAgent: string): Surroundings {
  return { browser: browserOf(userAgent), system: systemOf(userAgent) };
}
