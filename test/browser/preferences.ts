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

/** The browser's mark of an extension that was loaded over the debugging pipe: to be dropped at its end. */
const DROPPED_AT_END = 1 << 15;

/**
 * Has the browser keep what an earlier start has loaded over the debugging pipe, and load it by itself, as
 * a person's browser does: only to such an extension does it say that it has started.
 * @param profile the folder given as the browser's user data folder; no browser runs on it
 */
export async function keepExtensions(profile: string): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  const tree = await readTree(file);
  // Without it the browser switches off what comes from no store.
  branch(tree, 'extensions', 'ui').developer_mode = true;
  const settings = branch(tree, 'extensions', 'settings');
  for (const id of Object.keys(settings)) {
    const extension = branch(settings, id);
    const { creation_flags: flags } = extension;
    if (typeof flags === 'number') extension.creation_flags = flags & ~DROPPED_AT_END;
  }
  await writeFile(file, JSON.stringify(tree));
}
