/**
 * One stage for many tests, each of which finds it as new: starting a browser takes longer than most of
 * what is tested on a page. Not for tests of the browser's own start, its sign-ins or its certificates,
 * which it remembers until its end.
 */
import { afterAll, onTestFinished } from 'vitest';
import type { RunningChromium } from '../browser/chromium';
import { type Stage, type StageOptions, startStage, watchStage } from './stage';

/** Everything that the extension keeps, on disk and in the browser's memory. */
const FORGET_ALL = `Promise.all([
  chrome.storage.local.clear(),
  chrome.storage.session.clear(),
  chrome.storage.sync.clear(),
  chrome.alarms.clearAll(),
])`;

/** Leaves of a browser one empty tab, and of the extension a worker that has just started. */
async function tidy(browser: RunningChromium): Promise<void> {
  const { context } = browser;
  const used = context.pages();
  await context.newPage();
  await Promise.all(used.map((page) => page.close()));
  // Its variables first: it might write them down again.
  await browser.killWorker();
  await (await browser.worker()).evaluate(FORGET_ALL);
  await Promise.all([context.clearCookies(), context.clearPermissions()]);
}

/**
 * Shares a stage among the tests of a file or of a `describe`, where this is called.
 * @returns to be called once by each test, which gets the stage as if it were its own; it cannot restart
 *   the browser. The test fails, as with a stage of its own, when a console has shown an error.
 */
export function shareStage(
  options: Omit<StageOptions, 'pageErrors'> = {},
): (own?: Pick<StageOptions, 'pageErrors'>) => Promise<Stage> {
  let running: Awaited<ReturnType<typeof startStage>> | null = null;
  const end = async () => {
    const ending = running;
    running = null;
    await ending?.browser.close();
    await ending?.portal.close();
  };
  afterAll(end);

  return async (own = {}) => {
    running ??= await startStage(options);
    const { portal, browser } = running;
    onTestFinished(async ({ task }) => {
      // Whoever comes after a failure shall not be its second victim.
      if (task.result?.state === 'fail') return end();
      // Nor shall they get a browser that cannot be tidied.
      await tidy(browser).catch(end);
      portal.reset();
      browser.forgetErrors();
    });
    watchStage(() => browser, own);
    return {
      portal,
      browser: () => browser,
      restart: () => Promise.reject(new Error('A shared browser is not restarted.')),
    };
  };
}
