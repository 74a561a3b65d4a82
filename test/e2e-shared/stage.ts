/**
 * A stand-in portal and a real browser with the extension, for one test, in whichever browser the run is
 * for: `BROWSER_UNDER_TEST`, which `vitest.config.ts` sets for each project.
 */
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { AssistantBrowser, BrowserOptions } from '../browser/assistant-browser';
import { launchAssistantInChromium } from '../browser/chromium-assistant';
import { launchFirefox } from '../browser/firefox';
import type { Tab } from '../browser/tab';
import { createAuthority } from '../portal/authority';
import { type Portal, type PortalOptions, startPortal } from '../portal/server';

/** Making keys takes time; one authority serves every test of a file. */
export const authority = createAuthority();

/** The built extension, for one of the browsers. */
export const extensionFor = (target: 'chrome' | 'firefox'): string =>
  fileURLToPath(new URL(`../../dist/${target}`, import.meta.url));

/** Which browser this run is for. */
export const isFirefox = process.env.BROWSER_UNDER_TEST === 'firefox';

/** What is on stage. */
export interface Stage {
  readonly portal: Portal;
  /** The browser as it runs now: it changes when it is restarted. */
  readonly browser: () => AssistantBrowser;
  readonly restart: (changes?: Partial<BrowserOptions>) => Promise<void>;
}

/** What differs from a good certificate, chosen by itself, in English. */
export interface StageOptions {
  readonly portal?: PortalOptions;
  readonly certificate?: 'good' | 'expired' | 'other' | 'revoked' | 'none';
  readonly browser?: Partial<BrowserOptions>;
}

const launch = (options: BrowserOptions): Promise<AssistantBrowser> =>
  isFirefox
    ? launchFirefox({ ...options, extension: extensionFor('firefox') })
    : launchAssistantInChromium({ ...options, extension: extensionFor('chrome') });

/** Sets the stage. When the test ends, everything is closed, and no console must have shown an error. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { certificate = 'good' } = options;
  const portal = await startPortal({ authority, ...options.portal });
  onTestFinished(() => portal.close());
  let browser = await launch({
    portal,
    authority,
    client: certificate === 'none' ? null : authority.issueClient(certificate),
    chooseCertificate: true,
    language: 'en',
    ...options.browser,
  });
  // What is registered last comes first: the errors are read before the browser closes.
  onTestFinished(() => browser.close());
  onTestFinished(async () => {
    expect(await browser.readErrors()).toEqual([]);
  });
  return {
    portal,
    browser: () => browser,
    restart: async (changes) => {
      expect(await browser.readErrors()).toEqual([]);
      browser = await browser.restart(changes);
    },
  };
}

/** Opens a page of the portal in a new tab, and waits until it has loaded. */
export async function openPage(stage: Stage, path = '/'): Promise<Tab> {
  const tab = await stage.browser().newTab();
  await tab.goto(new URL(path, stage.portal.url).href);
  return tab;
}

/** Visits the portal in a new tab, wherever that leads. */
export async function visit(stage: Stage, path = '/'): Promise<void> {
  await openPage(stage, path).catch(() => undefined);
}

/** What the popup's main element says, for tests and support scripts. */
export interface Shown {
  /** The state and the cause, as `refused: no-certificate`. */
  readonly certificate: string;
  readonly passwordProtect: string;
}

/** Reads what an open popup shows. */
export async function readShown(popup: Tab): Promise<Shown> {
  const main = popup.locator('main[data-certificate]');
  const [certificate, cause, passwordProtect] = await Promise.all(
    ['data-certificate', 'data-cause', 'data-password-protect'].map((name) =>
      main.getAttribute(name),
    ),
  );
  return { certificate: `${certificate}: ${cause}`, passwordProtect: String(passwordProtect) };
}

/** Opens the popup's page, and waits until it shows what is expected. */
export async function expectShown(stage: Stage, shown: Partial<Record<keyof Shown, unknown>>) {
  const popup = await stage.browser().openPopup();
  await expect.poll(() => readShown(popup), { timeout: 15_000 }).toMatchObject(shown);
  await popup.close();
}

/** Longer than any check may take, in milliseconds. */
const CHECK_PATIENCE_MS = 25_000;

/** Opens the popup, presses "Check now", and waits for the end of the check, as the background notes it. */
export async function check(stage: Stage): Promise<Shown> {
  const browser = stage.browser();
  const popup = await browser.openPopup();
  await popup.locator('[data-action=check]').click();
  const isRunning = async () => {
    const { check: progress } = await browser.readStorage('session');
    const { startedAt = 0 }: { startedAt?: unknown } = Object(progress);
    return startedAt !== null;
  };
  await expect.poll(isRunning, { timeout: CHECK_PATIENCE_MS }).toBe(false);
  await popup.bringToFront();
  await expect
    .poll(() => popup.locator('[data-action=check]').getAttribute('aria-disabled'))
    .not.toBe('true');
  const shown = await readShown(popup);
  await popup.close();
  return shown;
}

/** The fields of the stand-in's User Info page, in any of its markups and languages. */
export function userInfoForm(tab: Tab) {
  const passwords = tab.locator('input[type=password]');
  return {
    newPassword: passwords.nth(0),
    reEntry: passwords.nth(1),
    firstName: tab.locator('input[name=uname1]'),
    yes: tab.locator('input[type=radio][value="1"]'),
    no: tab.locator('input[type=radio][value="0"]'),
    update: tab.locator(
      'main [type=submit], main button:not([type]), #main [type=submit], #main button:not([type])',
    ),
  };
}

/** The Updates that reached the portal. */
export const listPosts = (stage: Stage) =>
  stage.portal.requests.filter(({ method }) => method === 'POST');
