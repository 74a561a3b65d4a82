/**
 * Builds the recogniser by itself into dist/recogniser (`npm run build:recogniser`): recogniser.js
 * leaves the global eParcelRecogniser, recogniser.mjs exports the same. See docs/recognition.md.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript, RECOGNISER } from './recogniser-bundle';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/recogniser');

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [format, file] of [
  ['iife', 'recogniser.js'],
  ['es', 'recogniser.mjs'],
] as const) {
  await writeFile(join(folder, file), await bundleScript({ root, ...RECOGNISER, format }));
}
console.log('The recogniser is in dist/recogniser: recogniser.js, recogniser.mjs.');
