/** What the project is made of, as git knows it: what Firefox's store is given to build from. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './read-folder';

/** Large, and nothing is built from it: the README's pictures. */
const LEFT_OUT = 'docs/pictures/';

const WHAT_TO_DO =
  'Run this in a clone of the project. To build the package for Firefox without git: npm run build-for-amo.';

/**
 * Asks git.
 * @returns its answer, split at each NUL
 * @throws Error when there is no git
 */
function askGit(root: string, args: readonly string[]): readonly string[] {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout.split('\0').filter((part) => part !== '');
  const reason = error?.message ?? stderr.trim();
  throw new Error(
    `The source archive is made of what git keeps, and git does not answer here (${reason}). ${WHAT_TO_DO}`,
  );
}

/**
 * Every name in the working tree that git keeps, or would if it were told of it.
 * @throws Error when there is no git, or the folder is not the whole of what git keeps
 */
function listNames(root: string): readonly string[] {
  const [prefix = ''] = askGit(root, ['rev-parse', '--show-prefix']);
  if (prefix.trim() !== '') {
    throw new Error(
      `The source archive is made of what git keeps, and this folder is a part of another project’s repository. ${WHAT_TO_DO}`,
    );
  }
  const kept = askGit(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  return [...new Set(kept)].filter((name) => existsSync(join(root, name)));
}

/**
 * What is changed, new or removed since the last commit.
 * @returns a line of `git status` for each file
 * @throws Error when there is no git
 */
export function listUncommitted(root: string): readonly string[] {
  listNames(root);
  return askGit(root, ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all']);
}

/**
 * Reads what the project is made of, as it stands in the working tree, without the README's pictures.
 * @throws Error when there is no git
 */
export async function sourceFiles(root: string): Promise<Files> {
  const names = listNames(root).filter((name) => !name.startsWith(LEFT_OUT));
  const files = names.map(async (name) => [name, await readFile(join(root, name))] as const);
  return new Map(await Promise.all(files));
}
