/** This computer's clock against the portal's, by the `Date` of its answers, in a real browser. */
import { createServer } from 'node:https';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../servers/listen';
import {
  authority,
  checkVerdict,
  openPage,
  pressCheck,
  type Stage,
  type StageOptions,
  setStage,
} from './stage';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A `Date` has whole seconds, and the way takes its time. */
const TOLERANCE_MS = 5_000;

/** How far this computer is said to be ahead, as it is kept; null when nothing is. */
async function readAhead(stage: Stage): Promise<number | null> {
  const worker = await stage.browser().worker();
  const ahead: unknown = await worker.evaluate(
    "chrome.storage.local.get('clock').then(({ clock }) => clock?.aheadMs ?? null)",
  );
  return ahead === null ? null : Number(ahead);
}

async function expectAhead(stage: Stage, aheadMs: number): Promise<void> {
  await expect.poll(() => readAhead(stage)).not.toBe(null);
  expect(Math.abs(Number(await readAhead(stage)) - aheadMs)).toBeLessThan(TOLERANCE_MS);
}

const CLOCKS: readonly (readonly [string, number, string])[] = [
  ['slow', 2 * HOUR_MS, "This computer's clock is 2 hours behind the portal's."],
  ['fast', -2 * DAY_MS, "This computer's clock is 2 days ahead of the portal's."],
];

describe.each(CLOCKS)('a clock that is %s', (_name, clockOffsetMs, sentence) => {
  it('is said after a press, until it is right', async () => {
    const stage = await setStage({ portal: { clockOffsetMs } });
    const popup = await stage.browser().openPopup();
    expect(await popup.locator('.clock').count()).toBe(0);
    await pressCheck(popup);
    await popup.locator('.clock', { hasText: sentence }).waitFor();
    await expectAhead(stage, -clockOffsetMs);

    stage.portal.configure({ clockOffsetMs: 0 });
    await pressCheck(popup);
    await popup.locator('.clock').waitFor({ state: 'detached' });
    await expectAhead(stage, 0);
  });

  it('is said after a visit, until it is right', async () => {
    const stage = await setStage({ portal: { clockOffsetMs } });
    const page = await openPage(stage);
    const popup = await stage.browser().openPopup();
    await popup.locator('.clock', { hasText: sentence }).waitFor();
    await expectAhead(stage, -clockOffsetMs);

    stage.portal.configure({ clockOffsetMs: 0 });
    await page.reload();
    await popup.locator('.clock').waitFor({ state: 'detached' });
    await expectAhead(stage, 0);
  });
});

it.each<[string, StageOptions, string]>([
  [
    '400',
    { portal: { refusal: 'http-400', clockOffsetMs: HOUR_MS }, certificate: 'none' },
    'refused: http-none',
  ],
  ['401', { portal: { passwordProtect: true, clockOffsetMs: HOUR_MS } }, 'accepted: sign-in-asked'],
])('an answer of %s tells the time, too', async (_name, options, verdict) => {
  const stage = await setStage(options);
  expect(await checkVerdict(stage)).toBe(verdict);
  await expectAhead(stage, -HOUR_MS);
  const popup = await stage.browser().openPopup();
  expect(await popup.locator('.clock').innerText()).toContain('1 hour behind');
});

it('a page out of the cache tells nothing: its time is long past', async () => {
  const { certificatePem, keyPem } = authority.serverCredentials();
  let visits = 0;
  const server = await listen(
    createServer({ cert: certificatePem, key: keyPem }, (request, response) => {
      if (request.url === '/') visits += 1;
      response.writeHead(200, {
        'content-type': 'text/html',
        'cache-control': `max-age=${DAY_MS / 1_000}`,
        date: new Date(Date.now() - HOUR_MS).toUTCString(),
      });
      response.end('<!doctype html><title>e-Parcel</title>');
    }),
  );
  onTestFinished(() => server.close());
  const stage = await setStage({ server });
  const page = await openPage(stage);
  await expectAhead(stage, HOUR_MS);
  const worker = await stage.browser().worker();
  await worker.evaluate("chrome.storage.local.remove('clock')");

  const settled = worker.evaluate(`new Promise((resolve) => {
    chrome.webRequest.onCompleted.addListener(({ fromCache }) => resolve(fromCache), {
      urls: ['https://secure.e-parcel.ne.jp/'],
      types: ['main_frame'],
    });
  })`);
  await page.goto('about:blank');
  await page.goto(stage.portal.url);
  expect(await settled).toBe(true);
  expect(visits).toBe(1);
  expect(await readAhead(stage)).toBe(null);
});
