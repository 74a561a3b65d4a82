/**
 * The browser's own sign-in dialog, answered by keys in a window: what the extension makes of each try,
 * and of a password that was changed while Password Protect is on.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDisplay } from '../../scripts/setup/find-display.mjs';
import { type Display, startDisplay } from '../browser/display';
import { answerDialog, isAsking, waitForDialog } from '../browser/own-dialog';
import { readProtect, readSignIns, requestsOf, storyOf } from './protect-record';
import { readPopup, type Stage, setStage } from './stage';

if (!hasDisplay()) {
  console.warn(
    'NOT TESTED: the browser’s own sign-in dialog; prompt.test.ts says what is missing.',
  );
}

let display: Display;

const setWindowStage = (): Promise<Stage> =>
  setStage({ portal: { passwordProtect: true }, browser: { display: display.name } });

/** Goes to a page that the portal asks a sign-in for; the dialog is open when this ends. */
async function openDialog(stage: Stage, page: Page, path = '/inbox'): Promise<void> {
  // Of a page that waits for a person Playwright says that it failed.
  page.goto(new URL(path, stage.portal.url).href).catch(() => undefined);
  await waitForDialog(display);
}

/** Types both into the dialog, and presses its button. */
async function signIn({ portal }: Stage, password: string): Promise<void> {
  await waitForDialog(display);
  await display.type(portal.user.eParcelId);
  await display.press('Tab');
  await display.type(password);
  await display.press('Return');
}

/** Waits until the portal was asked so many times, and the extension has seen it. */
async function expectTimes(stage: Stage, times: number): Promise<void> {
  await expect
    .poll(async () => (await readSignIns(stage)).open[0]?.times, { timeout: 10_000 })
    .toBe(times);
  expect((await readProtect(stage)).status).toMatchObject({ state: 'on', change: null });
}

const expectSignedIn = (stage: Stage): Promise<void> =>
  expect.poll(() => readSignIns(stage), { timeout: 10_000 }).toMatchObject({ open: [] });

describe.skipIf(!hasDisplay())('the sign-in dialog', () => {
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display?.close());

  it('cancelled is one more request, which asks no more; the page says that it is needed', async () => {
    const stage = await setWindowStage();
    const page = await stage.browser().context.newPage();
    await openDialog(stage, page);
    await expectTimes(stage, 1);
    await answerDialog(display, 'Escape');
    await expectTimes(stage, 2);
    await expect.poll(() => page.title()).toContain('401');
    expect(await isAsking(display)).toBe(false);
    expect(requestsOf(stage)).toEqual(['GET /inbox 401', 'GET /inbox 401']);
    const { firstAt, lastAt } = (await readSignIns(stage)).open[0] ?? { firstAt: 0, lastAt: 0 };
    expect(lastAt).toBeGreaterThan(firstAt);
    expect(await readPopup(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'on' });
  });

  it('answered wrongly comes again and again, until it is answered right', async () => {
    const stage = await setWindowStage();
    const page = await stage.browser().context.newPage();
    await openDialog(stage, page);
    await expectTimes(stage, 1);
    for (const [tries, wrong] of ['wrong1', 'wrong2', 'wrong3'].entries()) {
      await signIn(stage, wrong);
      await expectTimes(stage, tries + 2);
    }
    await signIn(stage, stage.portal.user.password);
    await expectSignedIn(stage);
    await page.getByRole('link', { name: 'User Info' }).first().waitFor();
    expect(await isAsking(display)).toBe(false);
    expect(requestsOf(stage)).toEqual([
      'GET /inbox 401',
      'GET /inbox 401 (password)',
      'GET /inbox 401 (password)',
      'GET /inbox 401 (password)',
      'GET /inbox 200 (password)',
    ]);
    expect(await readSignIns(stage)).toEqual({ isWhole: false, wasAsked: true, open: [] });
    const protect = await readProtect(stage);
    expect(new Set(storyOf(protect))).toEqual(new Set(['sign-in-asked: on']));
    expect(protect.status).toMatchObject({ state: 'on', doubt: null });
    // What was typed into the dialog is nowhere in what the extension keeps.
    const worker = await stage.browser().worker();
    const kept = await worker.evaluate<string>(
      'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)',
    );
    expect(kept).not.toMatch(/wrong\d/);
    expect(kept).not.toContain(stage.portal.user.password);
    expect(kept).not.toContain(stage.portal.user.eParcelId);
  });
});
