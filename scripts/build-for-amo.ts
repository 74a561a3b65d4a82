/**
 * `npm run build-for-amo`: the package for Firefox, from the source archive, as the people of Firefox's
 * store (addons.mozilla.org, AMO) make it again; see docs/build-for-amo.md. It needs no git. Started by
 * scripts/setup.mjs.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onEnd } from './on-end';
import { packExtension } from './pack-extension';
import { PACKAGES, writePackage } from './write-package';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stop = new AbortController();
onEnd(() => stop.abort());
try {
  const made = await packExtension(root, 'firefox', stop.signal);
  console.log(`In ${PACKAGES}:`);
  await writePackage(root, made);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
