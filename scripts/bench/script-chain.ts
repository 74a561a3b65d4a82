/** The scripts of a built extension, in the order in which they are evaluated. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An import of the bundler's: `import{a as b}from"./x.js"` or `import './x.js'`. */
const IMPORT = /(?:^|[;\s])import\s*(?:[\w$*{][^'"`;]*?from\s*)?["'](\.[^"']+\.js)["']/g;

/**
 * A module and everything that it imports.
 * @param file where the entry is
 * @returns paths, the one that is evaluated first at the front and the entry at the end
 */
export async function scriptChain(file: string): Promise<readonly string[]> {
  const chain = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (chain.has(path)) return;
    const code = await readFile(path, 'utf8');
    for (const [, imported] of code.matchAll(IMPORT)) {
      if (imported !== undefined) await visit(join(dirname(path), imported));
    }
    chain.add(path);
  };
  await visit(file);
  return [...chain];
}
