/** A copy of the built extension whose background takes its time, so that it can be stopped in the middle. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { extensionHere } from './stage';

/** Before each reading and each writing, in milliseconds: longer than stopping it takes. */
const PAUSE_MS = 250;

/** Runs before everything of the extension's own. */
const SLOW = `{
  const { storage } = globalThis.browser ?? globalThis.chrome;
  for (const area of [storage.local, storage.session]) {
    for (const name of ['get', 'set']) {
      const work = area[name].bind(area);
      area[name] = (...given) =>
        new Promise((resolve) => setTimeout(resolve, ${PAUSE_MS})).then(() => work(...given));
    }
  }
}
`;

/**
 * Makes the copy; it goes when the suite ends. What the background does is the same, only later.
 * @returns its folder
 */
export async function makeSlowCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-slow-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await cp(extensionHere, folder, { recursive: true });
  const script = join(folder, 'background.js');
  await writeFile(script, SLOW + (await readFile(script, 'utf8')));
  return folder;
}
