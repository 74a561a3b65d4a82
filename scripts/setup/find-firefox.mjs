/**
 * Finds a Firefox, and tells whether it can be made to keep an extension that is not signed.
 *
 * ESR, the Developer Edition and Nightly can. An ordinary release takes one until it is closed, which is
 * enough to try it out and not for the tests.
 */
import path from 'node:path';
import { findTool } from './find-tool.mjs';
import { isSnap } from './is-snap.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {import('./system.mjs').System} System */
/** @typedef {{ readonly path: string, readonly keepsUnsigned: boolean }} Firefox */

/** The environment variable that names a Firefox to use instead of searching for one. */
export const FIREFOX_VARIABLE = 'FIREFOX_PATH';

/** Commands on Linux: of Debian, of Mozilla's own packages, of Arch. */
const LINUX_COMMANDS = [
  'firefox-esr',
  'firefox-developer-edition',
  'firefox-devedition',
  'firefox-nightly',
  'firefox',
];

/** Applications on macOS; an ESR is called as a release is. */
const MAC_APPLICATIONS = ['Firefox Developer Edition', 'Firefox Nightly', 'Firefox'];

/** Folders on Windows below its program folders; an ESR's is that of a release. */
const WINDOWS_FOLDERS = ['Firefox Developer Edition', 'Firefox Nightly', 'Mozilla Firefox'];

/** Where its program is in what `npx @puppeteer/browsers install firefox@esr` unpacks. */
const UNPACKED = {
  darwin: ['Firefox.app', 'Contents', 'MacOS', 'firefox'],
  win32: ['core', 'firefox.exe'],
};

/** How the editions are called that can be told to keep what is not signed: by their folder or command. */
const EDITION = /firefox[ -](?:esr|developer|devedition|nightly)|[-_](?:esr|devedition|nightly)_/i;
/** The same, in what a Firefox notes of itself: a short name, and the place of its sources. */
const NOTED_EDITION =
  /^(?:RemotingName|SourceRepository)=.*(?:esr|-dev\b|aurora|nightly|mozilla-central)/im;

/**
 * The Firefox of Puppeteer's own folder, when somebody installed it there.
 * @param {System} system
 * @returns {readonly string[]} latest first, as far as names tell
 */
function puppeteerCandidates(system) {
  const { platform, env, home } = system;
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const { PUPPETEER_CACHE_DIR } = env;
  const folder = join(PUPPETEER_CACHE_DIR ?? join(home, '.cache', 'puppeteer'), 'firefox');
  const inside =
    platform === 'darwin' || platform === 'win32' ? UNPACKED[platform] : ['firefox', 'firefox'];
  const builds = system.list(folder).filter((name) => EDITION.test(name));
  return [...builds]
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((build) => join(folder, build, ...inside));
}

/**
 * Everywhere a Firefox may be.
 * @param {System} system
 * @returns {readonly string[]}
 */
function candidates(system) {
  const { platform, env, home } = system;
  const own = puppeteerCandidates(system);
  if (platform === 'darwin') {
    const installed = MAC_APPLICATIONS.flatMap((name) =>
      ['/Applications', `${home}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/firefox`,
      ),
    );
    return [...installed, ...own];
  }
  if (platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = env;
    const roots = [LOCALAPPDATA, PROGRAMFILES, programFilesX86];
    const installed = WINDOWS_FOLDERS.flatMap((name) =>
      roots.flatMap((root) =>
        root === undefined ? [] : [path.win32.join(root, name, 'firefox.exe')],
      ),
    );
    return [...installed, ...own];
  }
  const installed = LINUX_COMMANDS.flatMap((name) => {
    const file = findTool(name, system);
    return file === null || isSnap(file, system) ? [] : [file];
  });
  return [...installed, ...own];
}

/**
 * Tells the edition from the path, or from what lies beside the program (asking it for its version opens
 * a window on Windows).
 * @param {string} file
 * @param {System} [system]
 * @returns {boolean}
 */
export function keepsUnsigned(file, system = thisSystem) {
  const { dirname, join } = system.platform === 'win32' ? path.win32 : path.posix;
  const real = system.resolve(file);
  const parts = system.platform === 'darwin' ? ['..', 'Resources'] : [];
  const note = system.read(join(dirname(real), ...parts, 'application.ini'));
  return EDITION.test(real) || NOTED_EDITION.test(note);
}

/**
 * Finds a Firefox; one that keeps unsigned extensions comes before a release. `FIREFOX_PATH` wins over
 * everything.
 * @param {System} [system]
 * @returns {Firefox | null}
 */
export function findFirefox(system = thisSystem) {
  const named = system.env[FIREFOX_VARIABLE];
  if (named !== undefined && named !== '') {
    if (!system.isExecutable(named)) return null;
    return { path: named, keepsUnsigned: keepsUnsigned(named, system) };
  }
  const found = candidates(system)
    .filter((file) => system.isExecutable(file))
    .map((file) => ({ path: file, keepsUnsigned: keepsUnsigned(file, system) }));
  return found.find((firefox) => firefox.keepsUnsigned) ?? found[0] ?? null;
}

/**
 * @param {System} [system]
 * @returns {boolean} whether there is a Firefox that the tests can run in
 */
export function hasTestFirefox(system = thisSystem) {
  return findFirefox(system)?.keepsUnsigned === true;
}
