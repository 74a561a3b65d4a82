/** Makes the packages that the stores take. */
import { join } from 'node:path';
import { version } from '../package.json' with { type: 'json' };
import { buildExtension } from './build-extension';
import { checkPackage } from './check-package';
import type { Browser } from './manifests.mjs';
import { readFolder } from './read-folder';
import type { Package } from './write-package';
import { zipFiles } from './zip-files';

/** What a file for a store is called. */
export const packageName = (content: Browser | 'source'): string =>
  `e-parcel-assistant-${version}-${content}.zip`;

/**
 * Packs what is built in `dist/` for one browser.
 * @throws Error when something in it does not belong into a package
 */
export async function packBuilt(root: string, browser: Browser): Promise<Package> {
  const files = await readFolder(join(root, 'dist', browser));
  const wrong = checkPackage(files, version);
  if (wrong.length > 0) {
    throw new Error(`dist/${browser} is not fit for a store:\n  ${wrong.join('\n  ')}`);
  }
  return { name: packageName(browser), bytes: zipFiles(files) };
}

/**
 * Builds for one browser, and packs it.
 * @throws Error with the builder's own words, or what does not belong into a package
 */
export async function packExtension(
  root: string,
  browser: Browser,
  signal?: AbortSignal,
): Promise<Package> {
  await buildExtension(root, browser, signal);
  return packBuilt(root, browser);
}
