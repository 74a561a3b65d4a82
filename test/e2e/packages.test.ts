/** The packages for the stores, made again by somebody else. They are made of what is built in dist. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageName, packBuilt } from '../../scripts/pack-extension';
import { sourceFiles } from '../../scripts/source-files';
import { zipFiles } from '../../scripts/zip-files';

const root = join(import.meta.dirname, '../..');

const STALE = 'Another package. Is dist built of what is here (npm run build)?';

/** A machine unlike this one: another zone, another language, a shell that is set up to develop. */
const ELSEWHERE = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'ja_JP.UTF-8',
  LC_ALL: 'ja_JP.UTF-8',
  NODE_ENV: 'development',
};

// An unpacked source archive has no git to make another of.
describe.skipIf(!existsSync(join(root, '.git')))('from the source archive', () => {
  let folder = '';
  let names: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'e-parcel reviewer-'));
    const unpacked = unzipSync(zipFiles(await sourceFiles(root)));
    names = Object.keys(unpacked);
    for (const [name, bytes] of Object.entries(unpacked)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    // What npm ci would put there.
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  });

  afterAll(async () => {
    // The link, and not what it leads to.
    await rm(join(folder, 'node_modules'), { force: true });
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs Node there, with no rights for others, and finds no git and no other program. */
  function runThere(args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      '/bin/sh',
      ['-c', 'umask 077; exec "$@"', 'sh', process.execPath, ...args],
      { cwd: folder, encoding: 'utf8', env: { ...ELSEWHERE, PATH: '', HOME: folder } },
    );
    expect(status, stdout + stderr).toBe(0);
    return stdout;
  }

  it('has what a reviewer reads and needs, and no more', () => {
    for (const name of ['README.md', 'LICENSE', 'package-lock.json', 'docs/build-for-amo.md']) {
      expect(names).toContain(name);
    }
    expect(names.filter((name) => /^(?:dist|node_modules|docs\/pictures)\//.test(name))).toEqual(
      [],
    );
  });

  it('comes the very package for Firefox, byte for byte, and its SHA-256', async () => {
    const said = runThere(['--import', 'tsx', 'scripts/build-for-amo.ts']);
    const ours = await packBuilt(root, 'firefox');
    const made = join(folder, 'dist/packages');
    expect(await readdir(made)).toEqual([packageName('firefox')]);
    const theirs = await readFile(join(made, packageName('firefox')));
    expect(theirs.equals(ours.bytes), STALE).toBe(true);
    expect(said).toContain(`SHA-256 ${createHash('sha256').update(ours.bytes).digest('hex')}`);
  });

  it('comes the very package for Chrome and Edge', async () => {
    runThere(['node_modules/vite/bin/vite.js', 'build', '--mode', 'chrome', '--logLevel', 'warn']);
    const [ours, theirs] = [await packBuilt(root, 'chrome'), await packBuilt(folder, 'chrome')];
    expect(Buffer.from(theirs.bytes).equals(ours.bytes), STALE).toBe(true);
  });
});
