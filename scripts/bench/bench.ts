/**
 * `npm run bench`: what the assistant costs a page, in a real Chromium, as figures against a baseline
 * of the same run. It never fails for being slow: a busy machine would be. Started by setup.mjs.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunningChromium } from '../../test/browser/chromium';
import { onEnd } from '../on-end';
import { bundleScript, RECOGNISER } from '../recogniser-bundle';
import { makeRunFolder } from '../run-folder';
import { openBench } from './bench-browser';
import { countLooks, measureChurn } from './churn';
import { buildInto, copyWithScript } from './extensions';
import { median } from './figures';
import { measureFullMatch } from './full-match';
import { churning, OTHER_PAGES, type Placement, ROWS_PAGE, userInfo } from './pages';
import { loadOnce, measureQuickNo } from './quick-no';
import { type Churn, churnReport, fullMatchReport, meterReport, quickNoReport } from './report';

const root = fileURLToPath(new URL('../..', import.meta.url));

const HELP = `Usage: npm run bench -- [options]

Measures in a real Chromium, with the extension as it is built from the sources now:
  1  the quick "no": script time on pages that are not User Info, against an empty content script
  2  a full match as the page around the form grows
  3  a page that changes 100 times a second
Prints figures and how they stand to the goals; a missed goal is no error. About two and a half minutes.

  --loads N      loads of each page in 1; heavy pages without a goal get a fifth (15)
  --only 1,2,3   only these parts
  --help

Script time is what Chromium itself counts (CDP Performance.getMetrics, ScriptDuration: content
scripts and their timers included, forced style and layout not). The first lines show that it counts.
`;

const PLACEMENTS: readonly Placement[] = ['page', 'shadow', 'shadow-among-shadows'];
const SIZES = [10, 1_000, 10_000, 100_000];
/** Pages that take seconds to draw are loaded less often; the one with a goal is not spared. */
const HEAVY = 500_000;
const BUSY_MS = 5;
const BUSY = `for (const end = performance.now() + ${BUSY_MS}; performance.now() < end; );`;
const CHURN_PER_SECOND = 100;

const matchPath = (placement: Placement, size: number) => `/match-${placement}-${size}`;
const rowsPage = OTHER_PAGES.find(({ name }) => name === ROWS_PAGE)?.html ?? '';
const smallPage = OTHER_PAGES.find(({ path }) => path === '/elements-1000')?.html ?? '';

const CHURNED = [
  { name: '1,000 elements', path: '/churn-other', html: smallPage, isOurs: false },
  { name: ROWS_PAGE, path: '/churn-rows', html: rowsPage, isOurs: false },
  { name: 'User Info', path: '/churn-ours', html: userInfo(1_000, 'page'), isOurs: true },
];

const site = new Map([
  ...OTHER_PAGES.map(({ path, html }) => [path, html] as const),
  ...CHURNED.map(({ path, html }) => [path, churning(html, CHURN_PER_SECOND)] as const),
  ...PLACEMENTS.flatMap((placement) =>
    SIZES.map((size) => [matchPath(placement, size), userInfo(size, placement)] as const),
  ),
]);

interface Browsers {
  readonly real: RunningChromium;
  readonly empty: RunningChromium;
}

async function quickNo({ real, empty }: Browsers, loads: number): Promise<readonly string[]> {
  const measured = [];
  for (const page of OTHER_PAGES) {
    const isSpared = page.html.length > HEAVY && page.name !== ROWS_PAGE;
    const count = isSpared ? Math.ceil(loads / 5) : loads;
    console.error(`  ${page.name}: ${count} loads each …`);
    measured.push(await measureQuickNo(page, real, empty, count));
  }
  return quickNoReport(measured);
}

async function fullMatch({ empty }: Browsers, recogniser: string): Promise<readonly string[]> {
  const measured = [];
  for (const placement of PLACEMENTS) {
    console.error(`  the form in the ${placement} …`);
    for (const size of SIZES) {
      // The size that the goal is about is loaded more than once.
      const loads = size === 10_000 ? 3 : 1;
      const path = matchPath(placement, size);
      measured.push(await measureFullMatch(empty, path, placement, recogniser, loads));
    }
  }
  return fullMatchReport(measured);
}

async function churn(browsers: Browsers, readable: RunningChromium): Promise<readonly string[]> {
  const measured: Churn[] = [];
  for (const { name, path, isOurs } of CHURNED) {
    console.error(`  ${name}, ${CHURN_PER_SECOND} changes a second …`);
    // Both at once: what else the machine does then slows both alike.
    const [real, empty] = await Promise.all([
      measureChurn(browsers.real, path),
      measureChurn(browsers.empty, path),
    ]);
    measured.push({ name, isOurs, real, empty, looks: await countLooks(readable, path) });
  }
  return churnReport(measured);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      loads: { type: 'string', default: '15' },
      only: { type: 'string', default: '1,2,3' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const loads = Number(values.loads);
  if (!Number.isInteger(loads) || loads < 1) throw new Error('--loads takes a number, such as 15.');
  const parts = values.only.split(',');

  const folder = makeRunFolder();
  const opened: RunningChromium[] = [];
  const open = async (extension: string) => {
    const browser = await openBench(extension, site);
    opened.push(browser);
    return browser;
  };
  const close = () => Promise.allSettled(opened.map((browser) => browser.close()));
  onEnd(() => void close().finally(() => process.exit(130)));
  const start = performance.now();
  const at = (name: string) => join(folder.path, name);
  try {
    console.error('Building the extension, and copies with other content scripts …');
    // All of it now: the sources may be worked on meanwhile.
    const real = await buildInto(root, at('real'));
    const readable = await buildInto(root, at('readable'), ['--minify', 'false']);
    const recogniser = await bundleScript({ root, ...RECOGNISER, format: 'iife' });
    const busy = await open(await copyWithScript(real, at('busy'), BUSY));
    const meter: number[] = [];
    for (let load = 0; load < 5; load += 1) {
      meter.push((await loadOnce(busy, '/elements-10')).script);
    }
    await busy.close();
    const browsers = {
      real: await open(real),
      empty: await open(await copyWithScript(real, at('empty'), ';')),
    };
    const lines = [...meterReport(BUSY_MS, median(meter))];
    if (parts.includes('1')) lines.push(...(await quickNo(browsers, loads)));
    if (parts.includes('2')) lines.push(...(await fullMatch(browsers, recogniser)));
    if (parts.includes('3')) {
      lines.push(...(await churn(browsers, await open(readable))));
    }
    console.log(`\n${lines.join('\n')}`);
    console.log(`\n${((performance.now() - start) / 1_000).toFixed(0)} s in all.`);
  } finally {
    await close();
    folder.remove();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
