/**
 * Reads off a command line which browser it is about. Only that: `scripts/start-arguments.ts` reads the
 * rest, and complains.
 */

/** @typedef {import('./find-browser.mjs').BrowserKind} BrowserKind */

/**
 * @param {readonly string[]} args of `npm start`
 * @returns {BrowserKind | 'firefox' | null} null: the best that is installed, or nothing that is understood
 */
export function wantedBrowser(args) {
  const at = args.findLastIndex((word) => word === '--browser' || word.startsWith('--browser='));
  const word = args[at]?.includes('=') ? args[at]?.slice('--browser='.length) : args[at + 1];
  if (at === -1) return args.includes('--firefox') ? 'firefox' : null;
  if (args.includes('--firefox')) return word === 'firefox' ? word : null;
  return word === 'chromium' || word === 'chrome' || word === 'edge' || word === 'firefox'
    ? word
    : null;
}

/**
 * @param {readonly string[]} args of `npm start`
 * @returns {boolean}
 */
export function wantsJapanese(args) {
  return args.some(
    (word, at) => word === '--lang=ja' || (word === '--lang' && args[at + 1] === 'ja'),
  );
}
