/** Tells the version of an installed browser, without opening a window of it. */
import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = /\d+(?:\.\d+)+/;
const PATIENCE_MS = 10_000;

/** What stands beside the program: Firefox's own note, or on Windows Chromium's folder of that name. */
async function readBeside(folder: string): Promise<string | undefined> {
  const note = await readFile(join(folder, 'application.ini'), 'utf8').catch(() => '');
  const [, noted] = /^Version=(\S+)$/m.exec(note) ?? [];
  if (noted !== undefined) return noted;
  return (await readdir(folder)).find((name) => /^\d+(?:\.\d+){3}$/.test(name));
}

/**
 * Finds it out.
 * @param path of the program
 * @returns such as `156.0.7700.2`; empty when it does not say
 */
export async function browserVersion(path: string): Promise<string> {
  const beside = await realpath(path)
    .then((real) => readBeside(dirname(real)))
    .catch(() => undefined);
  // On Windows a browser that is asked opens a window instead.
  if (beside !== undefined || process.platform === 'win32') return beside ?? '';
  const said = await promisify(execFile)(path, ['--version'], { timeout: PATIENCE_MS }).then(
    ({ stdout }) => stdout,
    () => '',
  );
  return VERSION.exec(said)?.[0] ?? '';
}
