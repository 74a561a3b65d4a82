/** What the extension keeps of Password Protect and of sign-ins, read from its own storage. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PasswordProtectChoice } from '../../src/portal/password-protect/evidence';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';
import { NO_SIGN_INS, type SignIns } from '../../src/portal/password-protect/sign-in';
import { type PasswordProtectStatus, statusOf } from '../../src/portal/password-protect/status';
import type { RunningChromium } from '../browser/chromium';
import { openPage, type Stage, userInfoForm } from './stage';

/** What is kept, and what follows from it now. */
export interface Protect {
  readonly record: PasswordProtectRecord;
  readonly status: PasswordProtectStatus;
}

/** Reads both; what was never kept is nothing seen. */
export async function readProtect(stage: Stage): Promise<Protect> {
  const worker = await stage.browser().worker();
  const stored = await worker.evaluate<PasswordProtectRecord | null>(
    "chrome.storage.local.get('passwordProtect').then(({ passwordProtect }) => passwordProtect ?? null)",
  );
  const record = stored ?? NOTHING_SEEN;
  return { record, status: statusOf(record, Date.now()) };
}

/** Reads what is known of sign-ins since the browser started. */
export async function readSignIns(stage: Stage): Promise<SignIns> {
  const worker = await stage.browser().worker();
  const stored = await worker.evaluate<SignIns | null>(
    "chrome.storage.session.get('signIns').then(({ signIns }) => signIns ?? null)",
  );
  return stored ?? NO_SIGN_INS;
}

/** The pieces that count, in short, oldest first, such as `user-info: off`. */
export const storyOf = ({ status }: Protect): readonly string[] =>
  status.history.map(({ evidence: { source, state } }) => `${source}: ${state}`).reverse();

/** Waits until the pieces are these, oldest first. @returns what is kept then */
export async function expectStory(stage: Stage, ...story: readonly string[]): Promise<Protect> {
  await expect
    .poll(async () => storyOf(await readProtect(stage)), { timeout: 15_000 })
    .toEqual(story);
  return readProtect(stage);
}

/** Long enough for a report that is under way to be written down, or not, in milliseconds. */
const WRITING_MS = 500;

/** What is kept once everything under way is written: for what must not have changed. */
export async function readSettled(stage: Stage): Promise<Protect> {
  await new Promise((resolve) => setTimeout(resolve, WRITING_MS));
  return readProtect(stage);
}

/**
 * The portal's requests in short, oldest first: `GET /inbox 200`, and `(password)` where one was sent.
 * Without those for an icon, which the browser makes when it likes.
 */
export const requestsOf = ({ portal }: Stage): readonly string[] =>
  portal.requests
    .filter(({ path }) => path !== '/favicon.ico')
    .map(
      ({ method, path, status, authorization }) =>
        `${method} ${path} ${status}${authorization ? ' (password)' : ''}`,
    );

/** Presses Update on User Info with a choice, and waits for the portal's answer. */
export async function sendChoice(page: Page, choice: PasswordProtectChoice): Promise<void> {
  const form = userInfoForm(page);
  await form[choice === 'on' ? 'yes' : 'no'].check();
  await form.update.click();
  await page.waitForURL('**/user-info/update');
}

/** Opens User Info in a new tab, and sends a choice. */
export async function switchTo(stage: Stage, choice: PasswordProtectChoice): Promise<Page> {
  const page = await openPage(stage, '/user-info');
  await sendChoice(page, choice);
  return page;
}

/** Opens a page that the portal asks a sign-in for; nobody signs in. */
export async function openUnsigned(stage: Stage, path = '/inbox'): Promise<void> {
  await expect(openPage(stage, path)).rejects.toThrow('ERR_INVALID_AUTH_CREDENTIALS');
}

/**
 * Opens a page that the portal asks a sign-in for, and signs in. In two steps: of an asking that is
 * answered for the person by debugging the extension never hears.
 */
export async function openSignedIn(
  stage: Stage,
  path = '/inbox',
  user: Parameters<RunningChromium['signInAs']>[0] = stage.portal.user,
): Promise<Page> {
  await openUnsigned(stage, path);
  await stage.browser().signInAs(user);
  return openPage(stage, path);
}

/**
 * Draws the page's form anew, as it was served, and waits until the extension has been told of it once
 * more.
 */
export async function redrawForm(stage: Stage, page: Page): Promise<void> {
  const worker = await stage.browser().worker();
  // The extension's own listener was there first, and has the message by then.
  await worker.evaluate(`globalThis.told = new Promise((resolve) => {
    chrome.runtime.onMessage.addListener(({ type }) => {
      if (type === 'user-info-seen') resolve();
    });
  }), undefined`);
  await page.evaluate(() => {
    const form = document.forms[0];
    form?.replaceWith(form.cloneNode(true));
  });
  await worker.evaluate('globalThis.told');
}
