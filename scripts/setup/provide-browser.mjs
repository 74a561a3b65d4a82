/** Makes sure of a browser of Chromium's kind and the NSS tools. */
import { BROWSER_VARIABLE } from './find-browser.mjs';
import { findMissing, isBlocking, nameMissing } from './find-missing.mjs';
import {
  brandHint,
  DEBIAN_PACKAGES,
  familyOf,
  installHint,
  UBUNTU_PACKAGES,
} from './install-hint.mjs';
import { installWhereAllowed, mayInstall } from './install-where-allowed.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {import('./find-browser.mjs').BrowserKind} BrowserKind */

/**
 * @param {BrowserKind | null} [wanted] null: the best there is
 * @returns {string | null} what is missing and what to type, or null when all is there
 */
export function provideBrowser(wanted = null) {
  const missing = findMissing(thisSystem, wanted);
  if (!isBlocking(missing) && !missing.japanese) return null;
  const family = familyOf();
  // A browser that was named by hand is the person's own business: installing another won't help.
  const named = process.env[BROWSER_VARIABLE];
  if (named && missing.browser) {
    return `${BROWSER_VARIABLE} names ${named}, which is not there or cannot be run: correct it, or unset it to have a browser searched for.`;
  }
  const isBranded = wanted === 'chrome' || wanted === 'edge';
  if (missing.browser && isBranded) return brandHint(wanted, family);
  const hint = `${nameMissing(missing)}. To get it:\n\n  ${installHint(family)}\n`;
  if (mayInstall(['debian', 'ubuntu'])) {
    const withChromium = family === 'debian' && !isBranded;
    const packages = withChromium ? DEBIAN_PACKAGES : UBUNTU_PACKAGES;
    const trouble = installWhereAllowed(packages, ['debian', 'ubuntu']);
    if (!isBlocking(findMissing(thisSystem, wanted))) return null;
    return `Missing: ${hint}${trouble === null ? '' : `\n${trouble}`}`;
  }
  if (isBlocking(missing)) return `Missing: ${hint}`;
  console.warn(`Going on without ${hint}`);
  return null;
}
