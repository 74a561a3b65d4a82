/** Says what a machine lacks for running the extension in a browser. */
import { findBrowser } from './find-browser.mjs';
import { findTool, NSS_TOOLS } from './find-tool.mjs';
import { thisSystem } from './system.mjs';

/**
 * @typedef {object} Missing
 * @property {boolean} browser
 * @property {readonly string[]} tools the NSS commands that are not there
 * @property {boolean} japanese Debian keeps Chromium's translations in a package of their own; without
 *   it the browser starts, in English only
 */

/** Where Debian's Chromium keeps its languages. */
const DEBIAN_LOCALES = '/usr/lib/chromium/locales';

/**
 * @param {import('./system.mjs').System} [system]
 * @param {import('./find-browser.mjs').BrowserKind | null} [wanted]
 * @returns {Missing}
 */
export function findMissing(system = thisSystem, wanted = null) {
  const browser = findBrowser(wanted, system);
  // On macOS and Windows browsers read the system's certificate store, which we leave alone.
  const tools = system.platform === 'linux' ? NSS_TOOLS : [];
  return {
    browser: browser === null,
    tools: tools.filter((name) => findTool(name, system) === null),
    japanese:
      browser?.path === '/usr/bin/chromium' &&
      system.exists(`${DEBIAN_LOCALES}/en-US.pak`) &&
      !system.exists(`${DEBIAN_LOCALES}/ja.pak`),
  };
}

/**
 * @param {Missing} missing
 * @returns {boolean} whether the extension cannot be run at all
 */
export function isBlocking(missing) {
  return missing.browser || missing.tools.length > 0;
}

/**
 * @param {Missing} missing
 * @returns {string} what is missing, in words
 */
export function nameMissing(missing) {
  return [
    ...(missing.browser ? ['a browser (Chromium, Google Chrome or Microsoft Edge)'] : []),
    ...(missing.tools.length > 0 ? [`the NSS tools (${missing.tools.join(', ')})`] : []),
    ...(missing.japanese ? ['Chromium’s Japanese (package chromium-l10n)'] : []),
  ].join(' and ');
}
