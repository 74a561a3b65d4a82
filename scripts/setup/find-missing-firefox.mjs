/** Says what a machine lacks for running the extension in Firefox, and what to type to get it. */
import { dirname, join } from 'node:path/posix';
import { FIREFOX_VARIABLE, findFirefox } from './find-firefox.mjs';
import { findTool, NSS_TOOLS } from './find-tool.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {import('./install-hint.mjs').Family} Family */
/** @typedef {import('./system.mjs').System} System */
/** @typedef {{ readonly japanese: boolean, readonly forTests: boolean }} Need */

/** Debian keeps Firefox's translations in packages of their own. */
const DEBIAN_FIREFOX = '/usr/lib/firefox-esr/firefox-esr';
const DEBIAN_JAPANESE = 'browser/extensions/langpack-ja@firefox-esr.mozilla.org.xpi';

/**
 * What to install on Debian.
 * @param {Need} need
 * @param {System} [system]
 * @returns {readonly string[]} packages that are not there; none when nothing is missing
 */
export function missingFirefoxPackages({ japanese, forTests }, system = thisSystem) {
  const firefox = findFirefox(system);
  const isThere = firefox !== null && (firefox.keepsUnsigned || !forTests);
  // One that was not Debian's has its languages elsewhere; the browser itself will tell.
  const isDebians = !isThere || system.resolve(firefox.path) === DEBIAN_FIREFOX;
  const hasJapanese = system.exists(join(dirname(DEBIAN_FIREFOX), DEBIAN_JAPANESE));
  const hasTools = NSS_TOOLS.every((name) => findTool(name, system) !== null);
  return [
    ...(isThere ? [] : ['firefox-esr']),
    ...(japanese && isDebians && !hasJapanese ? ['firefox-esr-l10n-ja'] : []),
    ...(isThere ? [] : ['fonts-noto-cjk']),
    ...(hasTools ? [] : ['libnss3-tools']),
  ];
}

/** Mozilla's own ESR, in a folder of the person's: the same on every system, and nothing else changes. */
const UNPACK_ESR = 'npx @puppeteer/browsers install firefox@esr --path ~/.cache/puppeteer';

/** @type {Readonly<Record<Family, string>>} */
const HINTS = {
  debian: 'sudo apt-get install firefox-esr firefox-esr-l10n-ja libnss3-tools fonts-noto-cjk',
  ubuntu: `sudo apt-get install libnss3-tools fonts-noto-cjk && npx playwright-core install-deps firefox && ${UNPACK_ESR}`,
  fedora: `sudo dnf install nss-tools google-noto-sans-cjk-fonts && ${UNPACK_ESR}`,
  arch: 'sudo pacman -S firefox-developer-edition firefox-developer-edition-i18n-ja nss noto-fonts-cjk',
  linux: UNPACK_ESR,
  macos: UNPACK_ESR,
  windows: 'winget install Mozilla.Firefox.ESR',
};

/** Why what a person may have is of no use. @type {Readonly<Partial<Record<Family, string>>>} */
const REMARKS = {
  ubuntu:
    'Ubuntu’s own Firefox is a snap, which cannot run with a profile of ours, and Ubuntu has no package firefox-esr; this unpacks Mozilla’s own:',
};

/**
 * @param {Family} family
 * @returns {string} what to do, as lines that end with the command to type
 */
export function firefoxHint(family) {
  const remark = REMARKS[family];
  return `${remark === undefined ? 'To get it:' : `To get one. ${remark}`}\n\n  ${HINTS[family]}\n`;
}

/**
 * Says that there is no Firefox that will do.
 * @param {boolean} forTests
 * @param {Family} family
 * @param {System} [system]
 * @returns {string}
 */
export function sayNoFirefox(forTests, family, system = thisSystem) {
  const named = system.env[FIREFOX_VARIABLE];
  const firefox = findFirefox(system);
  if (named !== undefined && named !== '' && firefox === null) {
    return `${FIREFOX_VARIABLE} names ${named}, which is not there or cannot be run: correct it, or unset it to have a Firefox searched for.`;
  }
  const wanted = 'Firefox ESR, Developer Edition or Nightly';
  const missing =
    forTests && firefox !== null
      ? `${firefox.path} is a release, which keeps no extension that is not signed; the tests need ${wanted}.`
      : `There is no Firefox${forTests ? ` (${wanted})` : ''} on this computer, or none in the usual places; ${FIREFOX_VARIABLE} may name one.`;
  return `${missing} ${firefoxHint(family)}`;
}
