/** Packs files so that the same files are the same bytes, whenever and wherever they are packed. */
import { zipSync } from 'fflate';
import type { Files } from './read-folder';

const LEVEL = 9;

/**
 * For every file: the first year that a ZIP file can name, since when a file was written says nothing
 * of it. A ZIP file has the local time; made and read as that, it is the same in every zone, and no
 * clock was ever changed at noon.
 */
const makeDate = () => new Date(1980, 0, 1, 12);

/**
 * Packs files. Their order is that of their names, whoever lists them; their rights and owners are not
 * kept. Node's own zlib would do, but its bytes change with its version.
 * @returns a ZIP file
 */
export function zipFiles(files: Files): Buffer {
  // By code units: an order by language would be the machine's.
  const names = [...files.keys()].sort();
  const entries = names.map((name) => [name, files.get(name) ?? new Uint8Array()] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: LEVEL, mtime: makeDate() }));
}
