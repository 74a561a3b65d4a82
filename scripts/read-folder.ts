/** Reads a folder whole. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files by their names: relative to a folder, parted by `/` on every system. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Every file in a folder and in those in it; links are not followed. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(
    async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path)] as const,
  );
  return new Map(await Promise.all(files));
}
