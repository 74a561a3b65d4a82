/**
 * A folder for everything temporary of one run, so that whatever happens inside, removing one folder
 * leaves nothing behind.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser that was cut off may write for a moment longer, and so bring the folder back. */
const LINGER_MS = 300;
const LINGER_AT_MOST = 20;

/** The folder of this run. */
export interface RunFolder {
  readonly path: string;
  remove(): void;
  /** Removes it until it stays removed: for a run that was cut off. */
  removeForGood(): Promise<void>;
}

/** Makes the folder, and has this process and all its children put their temporary files there. */
export function makeRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'e-parcel-run-'));
  Object.assign(process.env, { TMPDIR: path, TEMP: path, TMP: path });
  const remove = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  // The last resort; whoever ends in order has removed it before.
  process.once('exit', () => {
    try {
      remove();
    } catch {
      console.error(`Not everything could be removed; what is left is in ${path}`);
    }
  });
  return {
    path,
    remove,
    async removeForGood() {
      let quiet = 0;
      for (let round = 0; round < LINGER_AT_MOST && quiet < 3; round += 1) {
        quiet = existsSync(path) ? 0 : quiet + 1;
        try {
          remove();
        } catch {
          // Something was written into it at that very moment; the next round takes it along.
        }
        await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
      }
    },
  };
}
