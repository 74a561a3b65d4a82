/** Tells a browser that is a snap (Ubuntu): of no use here. */
import { thisSystem } from './system.mjs';

/**
 * A snap is shut in, with a home, profiles and a certificate store that no run can have for itself. A
 * plain script of the browser's usual name hands over to it.
 * @param {string} file
 * @param {import('./system.mjs').System} [system]
 * @returns {boolean}
 */
export function isSnap(file, system = thisSystem) {
  const real = system.resolve(file);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  return real.startsWith('/usr/bin/') && system.read(real).includes('/snap/');
}
