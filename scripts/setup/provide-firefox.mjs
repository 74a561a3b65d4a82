/** Makes sure of Firefox, for `npm start -- --firefox` and for the tests. */
import { FIREFOX_VARIABLE, findFirefox, hasTestFirefox } from './find-firefox.mjs';
import { missingFirefoxPackages, sayNoFirefox } from './find-missing-firefox.mjs';
import { familyOf } from './install-hint.mjs';
import { installWhereAllowed } from './install-where-allowed.mjs';

/** Installs on Debian, as root, what is missing. @param {import('./find-missing-firefox.mjs').Need} need */
function install(need) {
  // One that was named by hand is the person's own business: installing another won't help.
  if (process.env[FIREFOX_VARIABLE]) return null;
  return installWhereAllowed(missingFirefoxPackages(need), ['debian']);
}

/**
 * For trying the extension out.
 * @param {boolean} japanese
 * @returns {string | null} what is missing and what to type, or null when all is there
 */
export function provideFirefox(japanese) {
  const trouble = install({ japanese, forTests: false });
  if (findFirefox() !== null) return null;
  return `${sayNoFirefox(false, familyOf())}${trouble === null ? '' : `\n${trouble}`}`;
}

/** For the tests, which go on without it and say so at their end. */
export function provideTestFirefox() {
  const need = { japanese: true, forTests: true };
  const trouble = install(need);
  if (trouble !== null) console.warn(trouble);
  const japanese = 'firefox-esr-l10n-ja';
  if (hasTestFirefox() && missingFirefoxPackages(need).includes(japanese)) {
    console.warn(
      `Going on without Firefox’s Japanese: what is tested in it fails. To get it:\n\n  sudo apt-get install ${japanese}\n`,
    );
  }
}
