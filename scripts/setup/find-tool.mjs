/** Finds a command on the search path. */
import path from 'node:path';
import { thisSystem } from './system.mjs';

/** The NSS commands with which a test run fills a certificate store of its own (Linux only). */
export const NSS_TOOLS = ['certutil', 'pk12util'];

/**
 * @param {string} name a command, without an ending
 * @param {import('./system.mjs').System} [system]
 * @returns {string | null} its path, or null when there is none
 */
export function findTool(name, system = thisSystem) {
  const windows = system.platform === 'win32';
  const { join, delimiter } = windows ? path.win32 : path.posix;
  const { PATH, Path } = system.env;
  const folders = (PATH ?? Path ?? '').split(delimiter);
  for (const folder of folders) {
    if (folder === '') continue;
    const candidate = join(folder, windows ? `${name}.exe` : name);
    if (system.isExecutable(candidate)) return candidate;
  }
  return null;
}
