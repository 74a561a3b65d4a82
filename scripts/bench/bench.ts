/**
 * `npm run bench`: what the assistant costs a page, in a real Chromium, as figures against a baseline
 * of the same run; and how quickly popup and worker are there. It never fails for being slow: a busy machine would be. Started by setup.mjs.
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
import { type Contender, makeContenders } from './contenders';
import { buildInto, copyWithScript } from './extensions';
import { median } from './figures';
import { measureFullMatch } from './full-match';
import { measureOwnPage } from './own-page';
import { churning, OTHER_PAGES, type Placement, ROWS_PAGE, userInfo } from './pages';
import { measurePopups } from './popup-open';
import { loadOnce, measureQuickNo } from './quick-no';
import { type Churn, churnReport, fullMatchReport, meterReport, quickNoReport } from './report';
import { popupReport, workerReport } from './start-report';
import { KEYS_A_ROUND } from './typing';
import { measureTyping } from './typing-cost';
import { ownPageReport, typingReport } from './typing-report';
import { measureWorkerStarts } from './worker-start';

const root = fileURLToPath(new URL('../..', import.meta.url));

const HELP = `Usage: npm run bench -- [options]

Measures in a real Chromium, with the extension as it is built from the sources now:
  1  the quick "no": script time on pages that are not User Info, against an empty content script
  2  a full match as the page around the form grows
  3  a page that changes 100 times a second
  4  what a key costs that is typed on User Info, against the same rules made with native validation
     and with four libraries, in turn in the same run
  5  User Info itself: script until the checks are live, heap, size of what is loaded
  6  the popup, from the press until its status is painted, against the same popup as bare HTML, in
     turn in the same run
  7  the start of a stopped worker, against an empty worker and one with the same listeners,
     in turn in the same run
Prints figures and how they stand to the goals; a missed goal is no error. About nine minutes.

  --loads N      loads of each page in 1; heavy pages without a goal, and User Info in 5,
                 get a fifth and a third (15)
  --rounds N     how often ${KEYS_A_ROUND} keys are typed with each in 4 (5)
  --starts N     how often each popup is opened in 6, and each worker started in 7 (25)
  --only 1,2     only these parts
  --help

In 1 to 3 script time is what Chromium itself counts (CDP Performance.getMetrics, ScriptDuration:
content scripts and their timers included, forced style and layout not). The first lines show that it
counts. In 4 and 5 it is what stands in Chromium's own trace, where promises count, too. In 6 and 7
it is time that goes by, with a browser that nobody debugs meanwhile: leave the machine alone.
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

const OWN_PATH = '/own';

/** Those that load pages. */
const PAGE_PARTS = ['1', '2', '3', '4', '5'];

const site = new Map([
  ...OTHER_PAGES.map(({ path, html }) => [path, html] as const),
  [OWN_PATH, userInfo(1_000, 'page')],
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

async function typing(
  { real, empty }: Browsers,
  contenders: readonly Contender[],
  rounds: number,
): Promise<readonly string[]> {
  for (const { path, html } of contenders) site.set(path, html);
  return typingReport(await measureTyping(contenders, real, empty, rounds));
}

async function measureStarts(
  extension: string,
  at: (name: string) => string,
  parts: readonly string[],
  count: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  if (parts.includes('6')) {
    console.error(`  The popup: ${count} openings each …`);
    lines.push(...popupReport(await measurePopups(extension, at('popups'), count)));
  }
  if (parts.includes('7')) {
    console.error(`  The worker: ${count} starts each …`);
    lines.push(...workerReport(await measureWorkerStarts(extension, at('workers'), count)));
  }
  return lines;
}

/** A whole number from the command line, 1 or more. */
function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--${option} takes a number, such as 15.`);
  return count;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      loads: { type: 'string', default: '15' },
      rounds: { type: 'string', default: '5' },
      starts: { type: 'string', default: '25' },
      only: { type: 'string', default: '1,2,3,4,5,6,7' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const loads = readCount('loads', values.loads);
  const rounds = readCount('rounds', values.rounds);
  const starts = readCount('starts', values.starts);
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
    const contenders = await makeContenders(root);
    const recogniser = await bundleScript({ root, ...RECOGNISER, format: 'iife' });
    // First, while no other browser is open: they are told by time that goes by.
    const begun = await measureStarts(real, at, parts, starts);
    const lines: string[] = [];
    if (PAGE_PARTS.some((part) => parts.includes(part))) {
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
      lines.push(...meterReport(BUSY_MS, median(meter)));
      if (parts.includes('1')) lines.push(...(await quickNo(browsers, loads)));
      if (parts.includes('2')) lines.push(...(await fullMatch(browsers, recogniser)));
      if (parts.includes('3')) {
        lines.push(...(await churn(browsers, await open(readable))));
      }
      if (parts.includes('4')) lines.push(...(await typing(browsers, contenders, rounds)));
      if (parts.includes('5')) {
        const count = Math.ceil(loads / 3);
        console.error(`  User Info: ${count} loads each …`);
        const { real: own, empty } = browsers;
        lines.push(...ownPageReport(await measureOwnPage(own, empty, OWN_PATH, real, count)));
      }
    }
    lines.push(...begun);
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
