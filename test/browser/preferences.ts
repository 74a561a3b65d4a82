/** The browser's preferences, written before it starts. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PORTAL_ORIGIN } from '../../src/portal/links';

type Tree = { [key: string]: unknown };

/** Goes down into a tree of settings, making the branches that are missing. */
function branch(tree: Tree, ...path: readonly string[]): Tree {
  let at = tree;
  for (const key of path) {
    const next = at[key];
    const child: Tree = typeof next === 'object' && next !== null ? { ...next } : {};
    at[key] = child;
    at = child;
  }
  return at;
}

async function readTree(file: string): Promise<Tree> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // A new profile has none yet.
    return {};
  }
}

/**
 * Says whether the browser answers the portal's certificate question by itself. That takes neither a
 * policy nor root: it is the site setting that a policy would write.
 * @param profile the folder given as the browser's user data folder
 * @param choose true: it chooses the one certificate there is; false: it asks, as for a person
 */
export async function writePreferences(profile: string, choose: boolean): Promise<void> {
  const folder = join(profile, 'Default');
  const file = join(folder, 'Preferences');
  const tree = await readTree(file);
  const exceptions = branch(tree, 'profile', 'content_settings', 'exceptions');
  Object.assign(exceptions, {
    auto_select_certificate: choose
      ? { [`${PORTAL_ORIGIN}:443,*`]: { setting: { filters: [{}] } } }
      : {},
  });
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(tree));
}
