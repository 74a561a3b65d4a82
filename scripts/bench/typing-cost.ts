/** Has a password typed on the page of every contender, in turn, and reads what each key cost. */
import type { Page } from 'playwright-core';
import { PORTAL_ORIGIN } from '../../src/portal/links';
import type { RunningChromium } from '../../test/browser/chromium';
import { readClosedText } from '../../test/browser/closed-shadow';
import { CONTENDER, type Contender } from './contenders';
import { type Keystroke, readTyping } from './keystrokes';
import { record } from './trace';
import { goToStart, typeMistake, typeRound } from './typing';

/** The code is warm by then, and the fields hold what a round begins by deleting. */
const WARM_UP_ROUNDS = 1;
/** The assistant is there by then. */
const SETTLE_MS = 1_200;

/** What typing costs with one contender. */
export interface TypingCost {
  readonly name: string;
  readonly keystrokes: readonly Keystroke[];
  readonly longTasks: number;
}

interface Tab {
  readonly contender: Contender;
  readonly browser: RunningChromium;
  readonly page: Page;
  readonly keystrokes: Keystroke[];
  longTasks: number;
}

const readMessages = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `[...document.querySelectorAll(${CONTENDER}.messages)].map((each) => each.innerText).join('')`,
  );

/** One that checks nothing would be the quickest of all. */
async function expectChecks({ contender, page }: Tab): Promise<void> {
  const { name, checks } = contender;
  if (checks === null) return;
  const read = checks === 'extension' ? readClosedText : readMessages;
  const before = await read(page);
  await typeMistake(page, async () => {
    if ((await read(page)) === before) throw new Error(`${name} shows no mistake.`);
  });
}

async function openTab(contender: Contender, browser: RunningChromium): Promise<Tab> {
  const page = await browser.context.newPage();
  await page.goto(PORTAL_ORIGIN + contender.path);
  await page.waitForTimeout(SETTLE_MS);
  return { contender, browser, page, keystrokes: [], longTasks: 0 };
}

async function typeOnce(tab: Tab, isWarmUp: boolean): Promise<void> {
  const { browser, page } = tab;
  await goToStart(page);
  const { keystrokes, longTasks } = readTyping(await record(browser, page, () => typeRound(page)));
  if (isWarmUp) return;
  tab.keystrokes.push(...keystrokes);
  tab.longTasks += longTasks;
}

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((each) => ({ each, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ each }) => each);

/**
 * Measures typing.
 * @param real a browser with the extension
 * @param empty one whose content script is empty
 * @param rounds how often all is typed; each time in another order of contenders
 */
export async function measureTyping(
  contenders: readonly Contender[],
  real: RunningChromium,
  empty: RunningChromium,
  rounds: number,
): Promise<readonly TypingCost[]> {
  const tabs: Tab[] = [];
  for (const contender of contenders) {
    tabs.push(await openTab(contender, contender.checks === 'extension' ? real : empty));
  }
  for (const tab of tabs) await expectChecks(tab);
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round += 1) {
    for (const tab of shuffled(tabs)) await typeOnce(tab, round < WARM_UP_ROUNDS);
    console.error(`  round ${round + 1} of ${WARM_UP_ROUNDS + rounds} …`);
  }
  for (const { page } of tabs) await page.close();
  return tabs.map(({ contender: { name }, keystrokes, longTasks }) => ({
    name,
    keystrokes,
    longTasks,
  }));
}
