/** Installs packages on a system whose packages we know, when we are allowed to. */
import { familyOf } from './install-hint.mjs';
import { installTools } from './install-tools.mjs';
import { thisSystem } from './system.mjs';

/**
 * @param {readonly import('./install-hint.mjs').Family[]} families those that have packages of these names
 * @returns {boolean}
 */
export function mayInstall(families) {
  return thisSystem.isRoot && families.includes(familyOf());
}

/**
 * Does nothing where it may not, or where nothing is wanted.
 * @param {readonly string[]} packages
 * @param {readonly import('./install-hint.mjs').Family[]} families those that have packages of these names
 * @returns {string | null} a sentence for the person when it failed, or null
 */
export function installWhereAllowed(packages, families) {
  if (packages.length === 0 || !mayInstall(families)) return null;
  return installTools(packages);
}
