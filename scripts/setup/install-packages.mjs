/** Installs the npm packages when they are missing or not those of package-lock.json. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/**
 * Compares what npm installed (its own note in node_modules) with the lock file. Optional packages
 * are of other systems as often as not, so only a different version of one counts.
 * @param {Readonly<Record<string, LockedPackage>>} locked `packages` of package-lock.json
 * @param {Readonly<Record<string, LockedPackage>>} installed `packages` of node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isSameAsLocked(locked, installed) {
  const differs = Object.entries(locked).some(([path, wanted]) => {
    // The empty path is the project itself.
    if (path === '') return false;
    const there = installed[path];
    if (there === undefined) return wanted.optional !== true;
    return there.version !== wanted.version || there.integrity !== wanted.integrity;
  });
  return !differs && Object.keys(installed).every((path) => path in locked);
}

/** As much of npm's output as holds its reason. */
const REASON_LINES = 15;

/**
 * @param {string} file
 * @returns {Readonly<Record<string, LockedPackage>> | null}
 */
function readPackages(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    // Half written by an install that was cut off: as good as not there.
    return null;
  }
}

/**
 * @param {string} root the project's folder
 * @returns {boolean} whether node_modules is what package-lock.json says
 */
function isInstalled(root) {
  const locked = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return locked !== null && installed !== null && isSameAsLocked(locked, installed);
}

/**
 * Runs `npm ci` when it is needed; quiet unless it fails.
 * @param {string} root the project's folder
 * @returns {string | null} a sentence for the person when it failed (npm's reason was printed), or null
 */
export function installPackages(root) {
  if (isInstalled(root)) return null;
  console.log('Installing the npm packages (npm ci) …');
  // npm tells its scripts where it is; run by itself, `npm` on the path is the one.
  const { npm_execpath: npm } = process.env;
  // What builds is a development package: a NODE_ENV of production would leave all of it out.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, encoding: 'utf8' })
    : // npm is a script on Windows, which only a shell can start; the flags are constants.
      spawnSync(`npm ${flags.join(' ')}`, { cwd: root, encoding: 'utf8', shell: true });
  if (status === 0) return null;
  const said = [stdout, stderr, error?.message].filter(Boolean).join('\n').trim();
  // After its reason npm may print all of its options.
  console.error(said.split('\n').slice(0, REASON_LINES).join('\n'));
  if (said.includes('EUSAGE')) {
    return 'npm could not install the packages: package-lock.json does not fit package.json, as it says above. Get a fresh copy of both, then run the same command again.';
  }
  return 'npm could not install the packages: its reason is above. Check the connection to the npm registry (or the proxy), then run the same command again.';
}
