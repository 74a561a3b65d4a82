/**
 * `npm test`: builds the extension, runs every test, and ends with one line that says how many passed
 * and failed. Started by scripts/setup.mjs.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RESULTS_VARIABLE } from './browser-reporter';
import { parseBrowserResults } from './browser-results';
import { anchorsOf, browserTable } from './browser-table';
import { browserVersion } from './browser-version';
import { buildExtension } from './build-extension';
import { onEnd } from './on-end';
import { makeRunFolder } from './run-folder';
import { runTool } from './run-tool';
import { findBrowser } from './setup/find-browser.mjs';
import { findMissingDisplay } from './setup/find-display.mjs';
import { FIREFOX_VARIABLE, findFirefox, hasTestFirefox } from './setup/find-firefox.mjs';
import { sayNoFirefox } from './setup/find-missing-firefox.mjs';
import { findMissingServers } from './setup/find-server.mjs';
import { familyOf } from './setup/install-hint.mjs';
import { mayInstall } from './setup/install-where-allowed.mjs';
import { type Summary, summarise, summaryLine } from './test-summary';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Takes what setup says is missing out of the arguments; the others are Vitest's. */
function readArguments(argv: readonly string[]) {
  const [first, missing, ...rest] = argv;
  if (first === '--without-browser') return { missing: missing ?? '', vitest: rest };
  return { missing: null, vitest: argv };
}

async function readResults(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // It ended before it could write them; the summary takes that for a failure.
    return null;
  }
}

/** The versions of the browsers that the tests can run in. */
async function readVersions(): Promise<{ e2e?: string; firefox?: string }> {
  const browser = findBrowser();
  const firefox = hasTestFirefox() ? findFirefox() : null;
  return {
    ...(browser === null ? {} : { e2e: await browserVersion(browser.path) }),
    ...(firefox === null ? {} : { firefox: await browserVersion(firefox.path) }),
  };
}

/**
 * Prints what the browsers say, side by side.
 * @returns how many differences there are that nothing explains
 */
async function compareBrowsers(file: string, isPartial: boolean): Promise<number> {
  const { lines, unexplained } = browserTable({
    results: parseBrowserResults(await readResults(file)),
    versions: await readVersions(),
    anchors: anchorsOf(await readFile(join(root, 'docs', 'browsers.md'), 'utf8')),
    isPartial,
    lacksTools: findMissingDisplay().length > 0 || findMissingServers().length > 0,
  });
  if (lines.length > 0) console.log(`\n${lines.join('\n')}\n`);
  for (const complaint of unexplained)
    console.error(`FAILED: a difference unexplained. ${complaint}`);
  return unexplained.length;
}

async function runTests(
  folder: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Summary> {
  console.log('Building the extension …');
  for (const target of ['chrome', 'firefox'] as const) await buildExtension(root, target, signal);
  const file = join(folder, 'results.json');
  const byBrowser = join(folder, 'by-browser.json');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--reporter=./scripts/browser-reporter.ts',
  ];
  const { code } = await runTool(
    'vitest',
    ['run', ...reporters, ...args],
    { root, show: true, env: { ...process.env, [RESULTS_VARIABLE]: byBrowser } },
    signal,
  );
  const summary = summarise(await readResults(file), code);
  const unexplained = await compareBrowsers(byBrowser, args.length > 0);
  return { ...summary, failed: summary.failed + unexplained };
}

async function main(): Promise<number> {
  const { missing, vitest } = readArguments(process.argv.slice(2));
  const folder = makeRunFolder();
  const stop = new AbortController();
  onEnd(() => stop.abort());
  let summary: Summary = { passed: 0, failed: 1, skipped: 0 };
  try {
    const only = missing === null ? [] : ['--project', 'unit'];
    summary = await runTests(folder.path, [...only, ...vitest], stop.signal);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (stop.signal.aborted) await folder.removeForGood();
  else folder.remove();
  if (missing !== null) {
    console.error(`The tests in a real browser could not run, which is a failure. ${missing}`);
    summary = { ...summary, failed: summary.failed + 1 };
  }
  if (!hasTestFirefox()) {
    console.warn(`NOT TESTED in Firefox: ${sayNoFirefox(true, familyOf())}`);
    // Where it should have been installed, or was named, something went wrong.
    const isPromised = mayInstall(['debian']) || Boolean(process.env[FIREFOX_VARIABLE]);
    if (isPromised) summary = { ...summary, failed: summary.failed + 1 };
  }
  console.log(summaryLine(summary));
  if (stop.signal.aborted) return 130;
  return summary.failed > 0 ? 1 : 0;
}

process.exit(await main());
