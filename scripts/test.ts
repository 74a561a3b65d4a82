/**
 * `npm test`: builds the extension, runs every test, and ends with one line that says how many passed
 * and failed. Started by scripts/setup.mjs.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtension } from './build-extension';
import { onEnd } from './on-end';
import { makeRunFolder } from './run-folder';
import { runTool } from './run-tool';
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

async function runTests(
  folder: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Summary> {
  console.log('Building the extension …');
  for (const target of ['chrome', 'firefox'] as const) await buildExtension(root, target, signal);
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool(
    'vitest',
    ['run', ...reporters, ...args],
    { root, show: true },
    signal,
  );
  return summarise(await readResults(file), code);
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
  console.log(summaryLine(summary));
  if (stop.signal.aborted) return 130;
  return summary.failed > 0 ? 1 : 0;
}

process.exit(await main());
