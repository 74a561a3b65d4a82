/**
 * `npm run package`: the packages that the stores take, and the source archive that Firefox's store asks
 * for, in dist/packages. Started by scripts/setup.mjs.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onEnd } from './on-end';
import { packageName, packExtension } from './pack-extension';
import { listUncommitted, sourceFiles } from './source-files';
import { PACKAGES, writePackage } from './write-package';
import { zipFiles } from './zip-files';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const HELP = `Usage: npm run package [-- options]

Makes, in ${PACKAGES}, what the stores take: …-chrome.zip for Chrome and Edge, …-firefox.zip, and
…-source.zip, which Firefox's store asks for. The same commit always gives the same bytes.

  --uncommitted   also when something is not committed: to look at a package, not to publish it
  --help
`;

/** As many as a person will read. */
const LISTED = 10;

/** Stops, or says so, when the packages would not be those of a commit. */
function checkCommitted(isAllowed: boolean): void {
  const changes = listUncommitted(root);
  if (changes.length === 0) return;
  const more = changes.length > LISTED ? [`… ${changes.length - LISTED} more`] : [];
  const list = [...changes.slice(0, LISTED), ...more].map((line) => `  ${line}`).join('\n');
  if (!isAllowed) {
    throw new Error(
      `Not everything is committed, so nobody could make these packages again:\n${list}\nCommit it, or put it away. To look at a package all the same: npm run package -- --uncommitted`,
    );
  }
  console.warn(`Not to be published, for this is not committed:\n${list}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { uncommitted: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  checkCommitted(values.uncommitted === true);
  const stop = new AbortController();
  onEnd(() => stop.abort());
  const packages = [
    await packExtension(root, 'chrome', stop.signal),
    await packExtension(root, 'firefox', stop.signal),
    { name: packageName('source'), bytes: zipFiles(await sourceFiles(root)) },
  ];
  // Those of an earlier version would be taken for new ones.
  await rm(join(root, PACKAGES), { recursive: true, force: true });
  console.log(`In ${PACKAGES}:`);
  for (const one of packages) await writePackage(root, one);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
