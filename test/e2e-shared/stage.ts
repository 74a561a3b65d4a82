/**
 * A stand-in portal and a real browser with the extension, in whichever browser the run is for:
 * `BROWSER_UNDER_TEST`, which `vitest.config.ts` sets for each project.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import type { AssistantBrowser, BrowserOptions } from '../browser/assistant-browser';
import { launchAssistantInChromium } from '../browser/chromium-assistant';
import { launchFirefox } from '../browser/firefox';
import type { Problem } from '../browser/problems';
import type { Tab } from '../browser/tab';
import { createAuthority } from '../portal/authority';
import { clientsOnce, withServersOnce } from '../portal/made-once';
import { type Portal, type PortalOptions, startPortal } from '../portal/server';
import { type Switchboard, startSwitchboard } from '../servers/switchboard';

/** Making keys takes time; one authority serves every test of a file. */
export const authority = withServersOnce(createAuthority());

/** The certificates that stages begin with; whoever asks the authority itself gets a new one. */
const clientOf = clientsOnce(authority);

/** The built extension, for one of the browsers. */
export const extensionFor = (target: 'chrome' | 'firefox'): string =>
  fileURLToPath(new URL(`../../dist/${target}`, import.meta.url));

/** Which browser this run is for. */
export const isFirefox = process.env.BROWSER_UNDER_TEST === 'firefox';

/** What is on stage. */
export interface Stage {
  readonly portal: Portal;
  /** Where the browser finds the portal, or another server in its place. */
  readonly line: Switchboard;
  /** The browser as it runs now: it changes when it is restarted. */
  readonly browser: () => AssistantBrowser;
  readonly restart: (changes?: Partial<BrowserOptions>) => Promise<void>;
  /** What the page's own faults say in this test, which is to have some; anything else still fails it. */
  readonly expectErrors: (own: RegExp) => void;
}

/** What differs from a good certificate, chosen by itself, in English. */
export interface StageOptions {
  readonly portal?: PortalOptions;
  readonly certificate?: 'good' | 'expired' | 'other' | 'revoked' | 'none';
  readonly browser?: Partial<BrowserOptions>;
  /** The folder of another build of the extension. */
  readonly extension?: string;
}

/** The built extension, for this browser. */
export const extensionHere = extensionFor(isFirefox ? 'firefox' : 'chrome');

const launch = isFirefox ? launchFirefox : launchAssistantInChromium;

interface OpenStage extends Stage {
  /** No console has shown an error since this was asked last. */
  expectNoErrors(): Promise<void>;
  close(): Promise<void>;
}

async function openStage(options: StageOptions): Promise<OpenStage> {
  const { certificate = 'good' } = options;
  const portal = await startPortal({ authority, ...options.portal });
  const line = await startSwitchboard(portal);
  let browser: AssistantBrowser = await launch({
    portal: line,
    authority,
    client: certificate === 'none' ? null : clientOf(certificate),
    chooseCertificate: true,
    language: 'en',
    ...options.browser,
    extension: options.extension ?? extensionHere,
  });
  let known: ReadonlySet<string> = new Set();
  let expected: RegExp | null = null;
  const expectNoErrors = async () => {
    const problems = await browser.readErrors();
    const fresh = problems.filter((problem) => !known.has(JSON.stringify(problem)));
    known = new Set(problems.map((problem) => JSON.stringify(problem)));
    const own = expected;
    expected = null;
    const isOwn = ({ where, text }: Problem) => where === 'page' && own?.test(text);
    if (own) expect(fresh.some(isOwn), `an error like ${own}`).toBe(true);
    expect(fresh.filter((problem) => !isOwn(problem))).toEqual([]);
  };
  return {
    portal,
    line,
    browser: () => browser,
    restart: async (changes) => {
      await expectNoErrors();
      browser = await browser.restart(changes);
    },
    expectErrors: (own) => {
      expected = own;
    },
    expectNoErrors,
    async close() {
      await browser.close();
      await line.close();
      await portal.close();
    },
  };
}

/** Sets the stage for one test. When it ends, everything is closed, and no console must have shown an error. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  // What is registered last comes first: the errors are read before the browser closes.
  onTestFinished(() => stage.close());
  onTestFinished(() => stage.expectNoErrors());
  return stage;
}

/**
 * Sets a stage that the tests of a suite use one after the other: between two of them every tab is closed,
 * the extension forgets everything, and the portal is as at first. What the browser itself remembers, such
 * as a chosen certificate, it goes on remembering.
 */
export function shareStage(
  options: StageOptions | (() => Promise<StageOptions>) = {},
): () => Stage {
  let stage: OpenStage | undefined;
  const get = () => {
    if (stage === undefined) throw new Error('The stage is set when the first test begins.');
    return stage;
  };
  beforeAll(async () => {
    stage = await openStage(typeof options === 'function' ? await options() : options);
  });
  beforeEach(async () => {
    const { portal, line, browser } = get();
    await browser().closeTabs();
    await browser().forget();
    portal.reset();
    await line.lead(portal);
  });
  afterEach(() => get().expectNoErrors());
  afterAll(() => stage?.close());
  return get;
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

/** A visit that may be waiting for a person. */
export interface Visit {
  readonly tab: Tab;
  /** The answer's status, or null when there is none. */
  readonly outcome: Promise<number | null>;
}

/** Opens a page of the portal in a new tab, without waiting for it. */
export async function startVisit(stage: Stage, path = '/'): Promise<Visit> {
  const tab = await stage.browser().newTab();
  const outcome = tab.goto(new URL(path, stage.portal.url).href).then(
    (response) => response?.status() ?? null,
    () => null,
  );
  return { tab, outcome };
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

/** Longer than any check may take, in milliseconds. */
const CHECK_PATIENCE_MS = 25_000;

/** Waits for the end of a check, as the background notes it. */
export async function expectCheckEnded(stage: Stage): Promise<void> {
  const isRunning = async () => {
    const { check: progress } = await stage.browser().readStorage('session');
    const { startedAt = 0 }: { startedAt?: unknown } = Object(progress);
    return startedAt !== null;
  };
  await expect.poll(isRunning, { timeout: CHECK_PATIENCE_MS }).toBe(false);
}

/** Opens the popup, presses "Check now", and waits until the check has begun. */
export async function startCheck(stage: Stage): Promise<Tab> {
  // What an earlier one has left would be taken for this one's end.
  await stage.browser().forget('check');
  const popup = await stage.browser().openPopup();
  await popup.locator('[data-action=check]').click();
  const progress = async () => Object(await stage.browser().readStorage('session')).check;
  await expect.poll(progress).toBeDefined();
  return popup;
}

/** Opens the popup, presses "Check now", and waits for the end of the check. */
export async function check(stage: Stage): Promise<void> {
  const popup = await startCheck(stage);
  await expectCheckEnded(stage);
  await popup.close();
}

/** The fields of the stand-in's User Info page, in any of its markups and languages. */
export function userInfoForm(tab: Tab) {
  const passwords = tab.locator('input[type=password]');
  return {
    newPassword: passwords.nth(0),
    reEntry: passwords.nth(1),
    firstName: tab.locator('input[name=uname1]'),
    lastName: tab.locator('input[name=uname2]'),
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

/**
 * Waits until an Update has come so far, as the background follows it: `chosen` on the page; `answered`
 * by the portal; `read`, when that answer has been read, whatever it says.
 */
export async function expectPhase(
  stage: Stage,
  wanted: 'chosen' | 'answered' | 'read',
): Promise<void> {
  const phase = async () => {
    const { updates } = await stage.browser().readStorage('session');
    const [first]: readonly unknown[] = Array.isArray(updates) ? updates : [];
    return Object(first).phase;
  };
  await expect.poll(phase, { timeout: 15_000 }).toBe(wanted);
}
