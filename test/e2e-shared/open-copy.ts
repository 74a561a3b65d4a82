/** A copy of the built extension whose shadow roots on the page are open, for tools that must see in. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { extensionHere } from './stage';

const CLOSED = /mode:\s*(["'`])closed\1/g;

/**
 * Makes the copy; it goes when the test ends. One word of the built text is another, nothing else.
 * @returns its folder
 */
export async function makeOpenCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-open-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(extensionHere, folder, { recursive: true });
  const opened: string[] = [];
  const scripts = join(folder, 'assistant');
  for (const name of await readdir(scripts)) {
    const built = await readFile(join(scripts, name), 'utf8');
    const open = built.replace(CLOSED, 'mode:"open"');
    if (open === built) continue;
    opened.push(name);
    await writeFile(join(scripts, name), open);
  }
  // The panel's root, and that of the card after an Update.
  expect(opened.sort()).toEqual(['assistant.js', 'show-done.js']);
  return folder;
}
