/** Finds the real web servers that the certificate tests run against, and says how to get them. */
import { findTool } from './find-tool.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {import('./install-hint.mjs').Family} Family */
/** @typedef {import('./system.mjs').System} System */

/** The web servers that are known to the tests. */
export const SERVER_KINDS = /** @type {const} */ (['apache', 'nginx', 'haproxy']);
/** @typedef {(typeof SERVER_KINDS)[number]} ServerKind */

/** What each is called: by people, and as a command. @type {Readonly<Record<ServerKind, { name: string, commands: readonly string[] }>>} */
const SERVERS = {
  apache: { name: 'Apache httpd', commands: ['apache2', 'httpd'] },
  nginx: { name: 'nginx', commands: ['nginx'] },
  haproxy: { name: 'HAProxy', commands: ['haproxy'] },
};

/**
 * Debian's `apache2-bin` is the program and its modules without the system's service, which `apache2`
 * would bring along and start on port 80.
 * @type {Readonly<Record<ServerKind, string>>}
 */
const DEBIAN_SERVERS = { apache: 'apache2-bin', nginx: 'nginx-light', haproxy: 'haproxy' };

/** @type {Readonly<Record<ServerKind, string>>} */
const FEDORA_SERVERS = { apache: 'httpd mod_ssl', nginx: 'nginx', haproxy: 'haproxy' };

/** @type {Readonly<Record<ServerKind, string>>} */
const ARCH_SERVERS = { apache: 'apache', nginx: 'nginx', haproxy: 'haproxy' };

/** Where servers are, and where an ordinary user's search path on Debian does not look. */
const SERVER_FOLDERS = '/usr/local/sbin:/usr/sbin:/sbin';

/**
 * @param {ServerKind} kind
 * @param {System} [system]
 * @returns {string | null} the path of its program, or null when there is none; Linux only, because
 *   only there a test browser has certificates of its own
 */
export function findServer(kind, system = thisSystem) {
  if (system.platform !== 'linux') return null;
  const { PATH = '' } = system.env;
  const everywhere = { ...system, env: { ...system.env, PATH: `${PATH}:${SERVER_FOLDERS}` } };
  for (const command of SERVERS[kind].commands) {
    const file = findTool(command, everywhere);
    if (file !== null) return file;
  }
  return null;
}

/**
 * @param {System} [system]
 * @returns {readonly ServerKind[]} those that could be here and are not
 */
export function findMissingServers(system = thisSystem) {
  if (system.platform !== 'linux') return [];
  return SERVER_KINDS.filter((kind) => findServer(kind, system) === null);
}

/**
 * @param {readonly ServerKind[]} kinds
 * @returns {string} their names, in words
 */
export function nameServers(kinds) {
  return kinds.map((kind) => SERVERS[kind].name).join(' and ');
}

/**
 * @param {readonly ServerKind[]} kinds
 * @returns {readonly string[]} the packages of Debian and Ubuntu
 */
export function debianServerPackages(kinds) {
  return kinds.map((kind) => DEBIAN_SERVERS[kind]);
}

/**
 * @param {readonly ServerKind[]} kinds
 * @param {Family} family
 * @returns {string} one command, or one sentence where we know no command
 */
export function serverHint(kinds, family) {
  /** @param {Readonly<Record<ServerKind, string>>} names */
  const packages = (names) => kinds.map((kind) => names[kind]).join(' ');
  if (family === 'debian' || family === 'ubuntu') {
    return `sudo apt-get install ${packages(DEBIAN_SERVERS)}`;
  }
  if (family === 'fedora') return `sudo dnf install ${packages(FEDORA_SERVERS)}`;
  if (family === 'arch') return `sudo pacman -S ${packages(ARCH_SERVERS)}`;
  if (family === 'linux') return `install ${nameServers(kinds)} with your system's package manager`;
  return 'these tests need Linux';
}
