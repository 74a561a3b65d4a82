/** The command a person types to get what is missing, per system. */
import { thisSystem } from './system.mjs';

/** @typedef {'debian' | 'ubuntu' | 'fedora' | 'arch' | 'linux' | 'macos' | 'windows'} Family */

/** What Debian calls what we need. */
export const DEBIAN_PACKAGES = ['chromium', 'chromium-l10n', 'libnss3-tools', 'fonts-noto-cjk'];
/** Ubuntu's Chromium is a snap, which cannot run from a folder of its own; the rest is the same. */
export const UBUNTU_PACKAGES = ['libnss3-tools', 'fonts-noto-cjk'];

/** Playwright's Chromium: the same on every system, and nothing else on the machine is touched. */
const OWN_CHROMIUM = 'npx playwright-core install chromium';

/**
 * @param {import('./system.mjs').System} [system]
 * @returns {Family}
 */
export function familyOf(system = thisSystem) {
  if (system.platform === 'darwin') return 'macos';
  if (system.platform === 'win32') return 'windows';
  const release = system.read('/etc/os-release');
  const names = [...release.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)]
    .flatMap(([, value]) => (value ?? '').split(/\s+/))
    .map((name) => name.toLowerCase());
  if (names.includes('ubuntu')) return 'ubuntu';
  if (names.includes('debian')) return 'debian';
  if (names.includes('fedora') || names.includes('rhel')) return 'fedora';
  if (names.includes('arch')) return 'arch';
  return 'linux';
}

/** @type {Readonly<Record<Family, string>>} */
const HINTS = {
  debian: `sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`,
  ubuntu: `sudo apt-get install ${UBUNTU_PACKAGES.join(' ')} && npx playwright-core install --with-deps chromium`,
  fedora: 'sudo dnf install chromium nss-tools google-noto-sans-cjk-fonts',
  arch: 'sudo pacman -S chromium nss noto-fonts-cjk',
  linux: `install Chromium and the NSS tools (certutil, pk12util) with your system's package manager`,
  macos: OWN_CHROMIUM,
  windows: OWN_CHROMIUM,
};

/**
 * @param {Family} family
 * @returns {string} one command, or one sentence where we know no command
 */
export function installHint(family) {
  return HINTS[family];
}

/** Brands, as people and as Playwright call them. */
const BRANDS = {
  chrome: { name: 'Google Chrome', channel: 'chrome', site: 'https://www.google.com/chrome/' },
  edge: {
    name: 'Microsoft Edge',
    channel: 'msedge',
    site: 'https://www.microsoft.com/edge/download',
  },
};

/**
 * How to get one of the branded browsers, which no system has among its own packages.
 * @param {keyof typeof BRANDS} kind
 * @param {Family} family
 * @returns {string} what to do, as lines that end with the command to type, or one sentence
 */
export function brandHint(kind, family) {
  const { name, channel, site } = BRANDS[kind];
  const missing = `${name} is not installed on this computer, or not in its usual place; BROWSER_PATH may name it.`;
  // What Playwright has for this is for these systems only, and on Linux for 64-bit PCs only.
  if (['debian', 'ubuntu', 'macos', 'windows'].includes(family)) {
    return `${missing} To get it, from ${site} or by:\n\n  npx playwright-core install ${channel}\n`;
  }
  return `${missing} Its maker has a package of it: ${site}`;
}
