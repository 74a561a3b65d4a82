/**
 * Finds a browser that can run the extension, and says which kind it is.
 *
 * Chromium comes first: it takes `--load-extension`. Branded Chrome and Edge dropped that switch and
 * take an unpacked extension over the debugging pipe only.
 */
import path from 'node:path';
import { findTool } from './find-tool.mjs';
import { isSnap } from './is-snap.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {'chromium' | 'chrome' | 'edge'} BrowserKind */
/** @typedef {{ readonly kind: BrowserKind, readonly path: string }} Browser */
/** @typedef {import('./system.mjs').System} System */

/** The environment variable that names a browser to use instead of searching for one. */
export const BROWSER_VARIABLE = 'BROWSER_PATH';

/** Commands on Linux, in order of preference. */
const LINUX_COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Applications on macOS, in order of preference. */
const MAC_APPLICATIONS = [
  'Chromium',
  'Google Chrome for Testing',
  'Google Chrome',
  'Microsoft Edge',
];

/** Programs on Windows below its program folders, in order of preference. */
const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Tells the kind of a browser from its path (asking it for its version opens a window on Windows).
 * "Google Chrome for Testing" still takes `--load-extension`, so it counts as Chromium.
 * @param {string} file
 * @returns {BrowserKind}
 */
export function kindOf(file) {
  if (/edge/i.test(file)) return 'edge';
  if (/google[ \-/\\]?chrome(?! for testing)/i.test(file)) return 'chrome';
  return 'chromium';
}

/**
 * The browser of Playwright's own, when somebody installed it (`npx playwright-core install chromium`).
 * @param {System} system
 * @returns {readonly string[]} newest first
 */
function playwrightCandidates(system) {
  const { platform, env, home } = system;
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const { PLAYWRIGHT_BROWSERS_PATH, LOCALAPPDATA, XDG_CACHE_HOME } = env;
  const cache =
    PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
      win32: join(LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ms-playwright'),
    }[String(platform)] ??
    join(XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
  const builds = system
    .list(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice('chromium-'.length)) - Number(a.slice('chromium-'.length)));
  return builds.flatMap((build) =>
    system.list(join(cache, build)).flatMap((folder) => {
      const inside = join(cache, build, folder);
      if (platform === 'win32') return [join(inside, 'chrome.exe')];
      if (platform !== 'darwin') return [join(inside, 'chrome')];
      return system
        .list(inside)
        .filter((name) => name.endsWith('.app'))
        .map((name) => join(inside, name, 'Contents', 'MacOS', name.slice(0, -'.app'.length)));
    }),
  );
}

/**
 * Everywhere a browser may be, in order of preference.
 * @param {System} system
 * @returns {readonly string[]}
 */
function candidates(system) {
  const { platform, env, home } = system;
  const own = playwrightCandidates(system);
  if (platform === 'darwin') {
    const installed = MAC_APPLICATIONS.flatMap((name) =>
      ['/Applications', `${home}/Applications`].map(
        (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
      ),
    );
    return [...installed, ...own];
  }
  if (platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = env;
    const roots = [LOCALAPPDATA, PROGRAMFILES, programFilesX86];
    const installed = WINDOWS_PROGRAMS.flatMap((parts) =>
      roots.flatMap((root) => (root === undefined ? [] : [path.win32.join(root, ...parts)])),
    );
    return [...installed, ...own];
  }
  const installed = LINUX_COMMANDS.flatMap((name) => {
    const file = findTool(name, system);
    return file === null || isSnap(file, system) ? [] : [file];
  });
  return [...installed, ...own];
}

/** @type {readonly BrowserKind[]} */
const PREFERENCE = ['chromium', 'chrome', 'edge'];

/**
 * Finds a browser. `BROWSER_PATH` wins over everything, also over `wanted`: who sets it means it.
 * @param {BrowserKind | null} [wanted] only this kind; null for the best there is
 * @param {System} [system]
 * @returns {Browser | null}
 */
export function findBrowser(wanted = null, system = thisSystem) {
  const named = system.env[BROWSER_VARIABLE];
  if (named !== undefined && named !== '') {
    return system.isExecutable(named) ? { kind: kindOf(system.resolve(named)), path: named } : null;
  }
  const found = candidates(system)
    .filter((file) => system.isExecutable(file))
    .map((file) => ({ kind: kindOf(system.resolve(file)), path: file }));
  const kinds = wanted === null ? PREFERENCE : [wanted];
  for (const kind of kinds) {
    const browser = found.find((candidate) => candidate.kind === kind);
    if (browser !== undefined) return browser;
  }
  return null;
}
