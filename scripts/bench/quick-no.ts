/** What the content script costs a page that is not User Info, against an empty content script. */
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { openCounted, type PageCost, readCost } from './bench-browser';
import { median } from './figures';
import type { BenchPage } from './pages';

/** After `load` the content script has its turn, and timers that it set have theirs. */
const SETTLE_MS = 120;

/** Loads a page in a tab of its own, where nothing was compiled before, and counts. */
export async function loadOnce({ context }: RunningChromium, path: string): Promise<PageCost> {
  const { page, session } = await openCounted(context);
  await page.goto(PORTAL_ORIGIN + path);
  await page.waitForTimeout(SETTLE_MS);
  const cost = await readCost(session);
  await page.close();
  return cost;
}

/** Medians of one page. */
export interface QuickNo {
  readonly page: BenchPage;
  readonly real: PageCost;
  readonly empty: PageCost;
  /** How far apart two loads of the empty one are in time of the main thread. */
  readonly noise: number;
}

const middle = (costs: readonly PageCost[]): PageCost => ({
  script: median(costs.map(({ script }) => script)),
  tasks: median(costs.map(({ tasks }) => tasks)),
  layouts: median(costs.map(({ layouts }) => layouts)),
});

/**
 * Loads a page in turn with the real content script and, before and after it, the empty one: a machine
 * that slows slows both.
 */
export async function measureQuickNo(
  page: BenchPage,
  real: RunningChromium,
  empty: RunningChromium,
  loads: number,
): Promise<QuickNo> {
  const costs: { real: PageCost[]; empty: PageCost[] } = { real: [], empty: [] };
  const apart: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const before = await loadOnce(empty, page.path);
    costs.real.push(await loadOnce(real, page.path));
    const after = await loadOnce(empty, page.path);
    costs.empty.push(before, after);
    apart.push(Math.abs(after.tasks - before.tasks));
  }
  return { page, real: middle(costs.real), empty: middle(costs.empty), noise: median(apart) };
}
