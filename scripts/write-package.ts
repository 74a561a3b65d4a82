/** Writes packages for the stores, and says what they are. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where packages go, in the project's folder. */
export const PACKAGES = 'dist/packages';

/** A file for a store. */
export interface Package {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Writes a package into `dist/packages`, and prints its name, size and SHA-256. */
export async function writePackage(root: string, { name, bytes }: Package): Promise<void> {
  await mkdir(join(root, PACKAGES), { recursive: true });
  await writeFile(join(root, PACKAGES, name), bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`${name}\n  ${bytes.length.toLocaleString('en-GB')} bytes\n  SHA-256 ${hash}`);
}
