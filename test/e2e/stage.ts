/** A stand-in portal and a real browser with the extension, for one test; both go when it ends. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { type LaunchOptions, launchChromium, type RunningChromium } from '../browser/chromium';
import type { Problem } from '../browser/problems';
import { createAuthority } from '../portal/authority';
import { clientsOnce, withServersOnce } from '../portal/made-once';
import { type Portal, type PortalOptions, startPortal } from '../portal/server';

/** The built extension. */
export const EXTENSION = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

const ARTIFACTS = fileURLToPath(new URL('../../artifacts/failed-tests', import.meta.url));

/** Making keys takes time; one authority serves every test of a file. */
export const authority = withServersOnce(createAuthority());

/** The certificates that stages begin with; whoever asks the authority itself gets a new one. */
const clientOf = clientsOnce(authority);

/** What is on stage. */
export interface Stage {
  readonly portal: Portal;
  /** The browser as it runs now: it changes when it is restarted. */
  readonly browser: () => RunningChromium;
  readonly restart: (changes?: Partial<LaunchOptions>) => Promise<void>;
}

/** What differs from a good certificate, chosen by itself, in English. */
export interface StageOptions {
  readonly portal?: PortalOptions;
  readonly certificate?: 'good' | 'expired' | 'other' | 'revoked' | 'none';
  readonly browser?: Partial<LaunchOptions>;
  /** What the page's own scripts are expected to throw; anything else still fails the test. */
  readonly pageErrors?: RegExp;
  /** A server of the test's own in the portal's place; the stand-in portal then meets nobody. */
  readonly server?: { readonly port: number };
}

/** Starts what a stage consists of; ending it is the caller's. */
export async function startStage({
  certificate = 'good',
  server,
  ...options
}: Omit<StageOptions, 'pageErrors'>): Promise<{ portal: Portal; browser: RunningChromium }> {
  const portal = await startPortal({ authority, ...options.portal });
  try {
    const browser = await launchChromium({
      extension: EXTENSION,
      portal: server ?? portal,
      authority,
      client: certificate === 'none' ? null : clientOf(certificate),
      chooseCertificate: true,
      language: 'en',
      ...options.browser,
    });
    return { portal, browser };
  } catch (error) {
    await portal.close();
    throw error;
  }
}

/** When the test ends: no console must have shown an error, and of a failure pictures are kept. */
export function watchStage(
  browserNow: () => RunningChromium,
  { pageErrors }: Pick<StageOptions, 'pageErrors'>,
): void {
  // What is registered last comes first.
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(browserNow(), task.name);
  });
  onTestFinished(() => {
    const { errors } = browserNow();
    const isExpected = ({ where, text }: Problem) => where === 'page' && pageErrors?.test(text);
    if (pageErrors) expect(errors.some(isExpected)).toBe(true);
    expect(errors.filter((problem) => !isExpected(problem))).toEqual([]);
  });
}

/**
 * Sets the stage. When the test ends, everything is closed, and no console must have shown an error:
 * not the page's, not the popup's, not the worker's.
 */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { portal, browser: first } = await startStage(options);
  let browser = first;
  onTestFinished(() => portal.close());
  onTestFinished(() => browser.close());
  watchStage(() => browser, options);
  return {
    portal,
    browser: () => browser,
    restart: async (changes) => {
      expect(browser.errors).toEqual([]);
      browser = await browser.restart(changes);
    },
  };
}

/** Keeps what every tab shows, for whoever looks for the reason (`artifacts/` is not in git). */
async function takePictures(browser: RunningChromium, test: string): Promise<void> {
  const folder = join(ARTIFACTS, test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80));
  for (const [index, page] of browser.context.pages().entries()) {
    const path = join(folder, `${index}.png`);
    await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
  }
}

/** What the popup's main element says, for tests and support scripts. */
export interface PopupState {
  readonly certificate: string | undefined;
  readonly passwordProtect: string | undefined;
}

/** Opens a page of the portal in a new tab, and waits until it has loaded. */
export async function openPage(stage: Stage, path = '/'): Promise<Page> {
  const page = await stage.browser().context.newPage();
  await page.goto(new URL(path, stage.portal.url).href);
  return page;
}

/** Reads the popup's state without the popup having asked anything of the portal. */
export async function readPopup(stage: Stage): Promise<PopupState> {
  const popup = await stage.browser().openPopup();
  const state = await popup.locator('main[data-certificate]').evaluate((main) => ({
    certificate: main.getAttribute('data-certificate') ?? undefined,
    passwordProtect: main.getAttribute('data-password-protect') ?? undefined,
  }));
  await popup.close();
  return state;
}

/** Longer than any check may take, in milliseconds. */
const CHECK_PATIENCE_MS = 25_000;

/**
 * Presses "Check now" in a popup that is open already, and waits for the end of the check, as the worker
 * notes it: whether it renews the status too depends on what it has found.
 */
export async function pressCheck(popup: Page): Promise<PopupState> {
  const button = popup.locator('[data-action=check]');
  const ended = popup.evaluate(`new Promise((resolve, reject) => {
    chrome.storage.session.onChanged.addListener(({ check }) => {
      if (check?.newValue?.startedAt === null) resolve();
    });
    setTimeout(() => reject(new Error('The check has no end.')), ${CHECK_PATIENCE_MS});
  })`);
  await Promise.all([ended, button.click()]);
  await expect.poll(() => button.getAttribute('aria-disabled')).not.toBe('true');
  return popup.locator('main').evaluate((main) => ({
    certificate: main.getAttribute('data-certificate') ?? undefined,
    passwordProtect: main.getAttribute('data-password-protect') ?? undefined,
  }));
}

/** Why the extension concluded what it shows, read from its own storage: for reports, in its words. */
export async function readCause(stage: Stage): Promise<string> {
  const worker = await stage.browser().worker();
  const stored: unknown = await worker.evaluate(
    "chrome.storage.local.get('certificate').then(({ certificate }) => certificate)",
  );
  const { cause, detail }: { cause?: unknown; detail?: unknown } = Object(stored);
  return `${cause} (${detail})`;
}

/** The state and the cause that a popup shows, as `refused: no-certificate`. */
export function readVerdict(popup: Page): Promise<string> {
  return popup
    .locator('main[data-cause]')
    .evaluate(({ dataset }) => `${dataset.certificate}: ${dataset.cause}`);
}

/** Opens the popup, presses "Check now" and reads the verdict. */
export async function checkVerdict(stage: Stage): Promise<string> {
  const popup = await stage.browser().openPopup();
  await pressCheck(popup);
  const verdict = await readVerdict(popup);
  await popup.close();
  return verdict;
}

/** Opens the popup, presses "Check now" and says what it shows then. */
export async function check(stage: Stage): Promise<PopupState> {
  const popup = await stage.browser().openPopup();
  const state = await pressCheck(popup);
  await popup.close();
  return state;
}

/** How the portal answered the last request of a path; the browser's own for an icon comes when it likes. */
export function lastAnswer(stage: Stage, path: string) {
  return stage.portal.requests.findLast((request) => request.path === path);
}

/** The fields of the stand-in's User Info page, in any of its markups and languages. */
export function userInfoForm(page: Page) {
  const passwords = page.locator('input[type=password]');
  return {
    newPassword: passwords.nth(0),
    reEntry: passwords.nth(1),
    firstName: page.locator('input[name=uname1]'),
    lastName: page.locator('input[name=uname2]'),
    yes: page.locator('input[type=radio][value="1"]'),
    no: page.locator('input[type=radio][value="0"]'),
    update: page.locator('main, #main').getByRole('button', { name: /Update|更新/ }),
  };
}
