/**
 * What the scripts ask of the machine they run on, in one object, so that a test can hand in a
 * machine of its own. Plain JavaScript: it runs before anything is installed.
 */
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';

/**
 * @typedef {object} System
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home the person's own folder; only looked at, never written to
 * @property {boolean} isRoot
 * @property {(path: string) => boolean} isExecutable a file that may be run
 * @property {(path: string) => boolean} exists
 * @property {(folder: string) => readonly string[]} list names in a folder; none when it is not there
 * @property {(path: string) => string} read a file's text; empty when it cannot be read
 * @property {(path: string) => string} resolve the path behind symbolic links
 */

/**
 * @template T
 * @param {() => T} ask
 * @param {T} otherwise
 * @returns {T}
 */
function orElse(ask, otherwise) {
  try {
    return ask();
  } catch {
    // Not there, or not ours to read: to a search both mean "no".
    return otherwise;
  }
}

/** @type {System} The machine we run on. */
export const thisSystem = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  isExecutable: (path) =>
    orElse(() => {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    }, false),
  exists: (path) => orElse(() => statSync(path) !== undefined, false),
  list: (folder) => orElse(() => readdirSync(folder), []),
  read: (path) => orElse(() => readFileSync(path, 'utf8'), ''),
  resolve: (path) => orElse(() => realpathSync(path), path),
};
