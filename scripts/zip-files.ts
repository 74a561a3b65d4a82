/** Packs files so that the same files are the same bytes, whenever and wherever they are packed. */
import { zipSync } from 'fflate';
import type { Files } from './read-folder';

/**
 * For every file: the first year that a ZIP file can name, since when a file was written says nothing
 * of it. A ZIP file has local time; by its parts, as here, it is the same everywhere, and no clock was
 * ever changed at noon.
 */
const DATE = new Date(1980, 0, 1, 12);

const LEVEL = 9;

/**
 * Packs files. Their order is that of their names, whoever lists them; their rights and owners are not
 * kept. Node's own zlib would do, but its bytes change with its version.
 * @returns a ZIP file
 */
export function zipFiles(files: Files): Buffer {
  // By code units: an order by language would be the machine's.
  const names = [...files.keys()].sort();
  const entries = names.map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: LEVEL, mtime: DATE }));
}
