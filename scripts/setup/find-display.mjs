/**
 * Finds what the tests of the browser's own dialogs need, an X display without a screen and somebody who
 * presses keys on it, and says how to get them.
 */
import { findTool } from './find-tool.mjs';
import { thisSystem } from './system.mjs';

/** @typedef {import('./install-hint.mjs').Family} Family */
/** @typedef {import('./system.mjs').System} System */

/** The commands. */
export const DISPLAY_TOOLS = /** @type {const} */ (['Xvfb', 'xdotool']);
/** @typedef {(typeof DISPLAY_TOOLS)[number]} DisplayTool */

/** @type {Readonly<Record<DisplayTool, string>>} */
const DEBIAN_TOOLS = { Xvfb: 'xvfb', xdotool: 'xdotool' };

/** @type {Readonly<Record<DisplayTool, string>>} */
const FEDORA_TOOLS = { Xvfb: 'xorg-x11-server-Xvfb', xdotool: 'xdotool' };

/** @type {Readonly<Record<DisplayTool, string>>} */
const ARCH_TOOLS = { Xvfb: 'xorg-server-xvfb', xdotool: 'xdotool' };

/**
 * @param {System} [system]
 * @returns {readonly DisplayTool[]} those that are not there; none where there is no X to speak of
 */
export function findMissingDisplay(system = thisSystem) {
  if (system.platform !== 'linux') return [];
  return DISPLAY_TOOLS.filter((tool) => findTool(tool, system) === null);
}

/**
 * @param {System} [system]
 * @returns {boolean} whether a test can have a display; on Linux only, because only there a test browser
 *   has certificates of its own
 */
export function hasDisplay(system = thisSystem) {
  return system.platform === 'linux' && findMissingDisplay(system).length === 0;
}

/**
 * @param {readonly DisplayTool[]} tools
 * @returns {readonly string[]} the packages of Debian and Ubuntu
 */
export function debianDisplayPackages(tools) {
  return tools.map((tool) => DEBIAN_TOOLS[tool]);
}

/**
 * @param {readonly DisplayTool[]} tools
 * @param {Family} family
 * @returns {string} one command, or one sentence where we know no command
 */
export function displayHint(tools, family) {
  /** @param {Readonly<Record<DisplayTool, string>>} names */
  const packages = (names) => tools.map((tool) => names[tool]).join(' ');
  if (family === 'debian' || family === 'ubuntu') {
    return `sudo apt-get install ${packages(DEBIAN_TOOLS)}`;
  }
  if (family === 'fedora') return `sudo dnf install ${packages(FEDORA_TOOLS)}`;
  if (family === 'arch') return `sudo pacman -S ${packages(ARCH_TOOLS)}`;
  if (family === 'linux') {
    return `install ${tools.join(' and ')} with your system's package manager`;
  }
  return 'these tests need Linux';
}
