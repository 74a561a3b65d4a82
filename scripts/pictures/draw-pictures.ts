/**
 * Draws the pictures of README.md and docs/ from the real extension in a real browser, against the
 * stand-in portal: `npm run pictures`. They are looked at by a person; no test compares them.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { CERTIFICATE_CAUSES, type CertificateCause } from '../../src/portal/certificate/status';
import type { SignIns } from '../../src/portal/password-protect/sign-in';
import { launchChromium, type RunningChromium } from '../../test/browser/chromium';
import { pressPart } from '../../test/browser/closed-shadow';
import { setSiteAccess } from '../../test/browser/site-access';
import { createAuthority } from '../../test/portal/authority';
import { startPortal } from '../../test/portal/server';
import { FIELD_NAMES } from '../../test/portal/user-info';
import { WORDING } from '../../test/portal/wording';
import { buildExtension } from '../build-extension';
import { causeStage } from './cause-stages';
import { drawFirefoxGuides } from './firefox-guides';
import { protectStages, seenOnce } from './protect-stages';
import { FOUR_MINUTES_MS, PAGE_WIDTH, POPUP_ROOM, POPUP_WIDTH } from './sizes';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'docs/pictures/');
const extension = join(root, 'dist/chrome');

/** Room for the browser's own, or the last column would not fit while the sheet is measured. */
const SCROLLBAR = 32;
/** By then every pause is over, the strength is estimated, and the portal has answered. */
const SETTLED_MS = 1_500;

const MESSAGES = { en: english, ja: japanese };
type Language = keyof typeof MESSAGES;

async function remember(
  browser: RunningChromium,
  items: object,
  area: 'local' | 'session' = 'local',
): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(`chrome.storage.${area}.set(${JSON.stringify(items)})`);
}

async function drawPopup(browser: RunningChromium, name: string): Promise<void> {
  const page = await browser.openPopup();
  await page.setViewportSize({ width: POPUP_WIDTH, height: POPUP_ROOM });
  await page.locator('main[data-certificate]').waitFor();
  await page.locator('body').screenshot({ path: `${pictures}${name}.png` });
  await page.close();
}

/** The page that takes the certificate's last day, with one that is remembered. */
async function drawExpiry(browser: RunningChromium, name: string): Promise<void> {
  const endsAt = Date.now() + 200 * 24 * 60 * 60_000;
  await remember(browser, { expiry: { endsAt, from: 'file' } });
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: PAGE_WIDTH, height: POPUP_ROOM });
  await page.goto(browser.extensionUrl('src/popup/expiry.html'));
  await page.locator('[data-kept=ahead]').waitFor();
  await drawPage(page, name);
  await page.close();
  await remember(browser, { expiry: null });
}

/** Every cause in one sheet, and the way back in for each. */
async function drawSheets(browser: RunningChromium, language: string): Promise<void> {
  // Nobody has been anywhere yet: the guides begin at the beginning.
  const worker = await browser.worker();
  await worker.evaluate("chrome.storage.session.remove('visit')");
  const statuses: string[] = [];
  const guides: string[] = [];
  for (const cause of CERTIFICATE_CAUSES) {
    await remember(browser, causeStage(cause, Date.now()));
    const page = await browser.openPopup();
    await page.setViewportSize({ width: POPUP_WIDTH, height: POPUP_ROOM });
    await page.locator('main[data-certificate]').waitFor();
    const draw = async () => (await page.locator('body').screenshot()).toString('base64');
    statuses.push(await draw());
    await page.locator('[data-action=guide]').click();
    await page.locator('.guide').waitFor();
    // No button is to look as if it were pointed at.
    await page.mouse.move(0, 0);
    guides.push(await draw());
    // The next popup begins with the statuses again.
    await page.locator('[data-action=back]').click();
    await page.locator('.card').first().waitFor();
    await page.close();
  }
  await drawSheetOf(browser, statuses, POPUP_WIDTH, 6, `popup-states-${language}`);
  await drawSheetOf(browser, guides, POPUP_WIDTH, 6, `popup-guides-${language}`);
}

/** What goes with it on the certificate's side. */
function causeOf({ open }: SignIns): CertificateCause {
  if (open.length === 0) return 'answered';
  return open.every(({ times }) => times === 1) ? 'sign-in-asked' : 'sign-in-failed';
}

/** What the popup says of Password Protect, and its views of that and of what is remembered. */
async function drawProtect(browser: RunningChromium, language: string): Promise<void> {
  const drawn: string[] = [];
  const now = Date.now();
  const accepted = { state: 'accepted', confidence: 'certain', detail: '', source: 'tab', tab: 1 };
  for (const { record, signIns } of protectStages(now)) {
    const cause = causeOf(signIns);
    const certificate = { ...accepted, cause, at: now - FOUR_MINUTES_MS };
    await remember(browser, { certificate, passwordProtect: record });
    await remember(browser, { signIns }, 'session');
    const page = await browser.openPopup();
    await page.setViewportSize({ width: POPUP_WIDTH, height: POPUP_ROOM });
    await page.locator('main[data-certificate]').waitFor();
    drawn.push((await page.locator('body').screenshot()).toString('base64'));
    await page.close();
  }
  // The last of them has the most to tell.
  const page = await browser.openPopup();
  await page.setViewportSize({ width: POPUP_WIDTH, height: POPUP_ROOM });
  for (const view of ['protect', 'remembered']) {
    await page.locator(`[data-action=${view}]`).click();
    await page.locator(`.${view}`).waitFor();
    if (view === 'protect') await page.locator('summary').click();
    await page.mouse.move(0, 0);
    drawn.push((await page.locator('body').screenshot()).toString('base64'));
    await page.locator('[data-action=back]').click();
  }
  await page.close();
  await drawSheetOf(browser, drawn, POPUP_WIDTH, 6, `popup-protect-${language}`);
}

/** The access to the portal is taken away and given back, as in the browser's own settings. */
async function drawAccess(browser: RunningChromium, language: string): Promise<void> {
  const drawn: string[] = [];
  const give = (access: 'ON_CLICK' | 'ON_ALL_SITES') =>
    setSiteAccess(browser.context, browser.extensionId, access);
  const at = Date.now() - FOUR_MINUTES_MS;
  const accepted = { state: 'accepted', cause: 'answered', confidence: 'certain', detail: '' };
  await remember(browser, {
    certificate: { ...accepted, source: 'check', tab: null, at },
    passwordProtect: seenOnce('off', at, 'check'),
  });
  await remember(browser, { signIns: null }, 'session');
  await give('ON_CLICK');
  const page = await browser.openPopup();
  await page.setViewportSize({ width: POPUP_WIDTH, height: POPUP_ROOM });
  const keep = async () => drawn.push((await page.locator('body').screenshot()).toString('base64'));
  await page.locator('[data-action=allow-access]').waitFor();
  await keep();
  await page.locator('summary').click();
  await page.mouse.move(0, 0);
  await keep();
  await give('ON_ALL_SITES');
  await page.locator('[data-action=allow-access]').waitFor({ state: 'detached' });
  await page.locator('main:not([data-cause=no-access])').waitFor();
  await keep();
  await page.close();
  await drawSheetOf(browser, drawn, POPUP_WIDTH, drawn.length, `popup-access-${language}`);
}

/** Puts pictures side by side. */
async function drawSheetOf(
  browser: RunningChromium,
  drawn: readonly string[],
  width: number,
  columns: number,
  name: string,
): Promise<void> {
  const sheet = await browser.context.newPage();
  await sheet.setViewportSize({ width: columns * (width + 16) + 16 + SCROLLBAR, height: 800 });
  const images = drawn.map((data) => `<img src="data:image/png;base64,${data}">`).join('');
  await sheet.setContent(
    `<!DOCTYPE html><body style="margin:0"><div id="sheet" style="display:flex;flex-wrap:wrap;gap:16px;padding:16px;align-items:start;background:#8a8f98">${images}</div>`,
  );
  await sheet.locator('#sheet').screenshot({ path: `${pictures}${name}.png` });
  await sheet.close();
}

/** A page as high as it is: a scroll bar would take its width from the picture. */
async function drawPage(page: Page, name: string): Promise<void> {
  await fitHeight(page);
  await page.screenshot({ path: `${pictures}${name}.png`, caret: 'initial' });
}

async function fitHeight(page: Page): Promise<void> {
  // A page is never less high than its window.
  await page.setViewportSize({ width: PAGE_WIDTH, height: 200 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: PAGE_WIDTH, height });
}

type Messages = Record<string, { readonly message: string }>;

/** The panel's states, each as a person brings it about; one after the other on the same page. */
async function drawUserInfo(browser: RunningChromium, url: string, language: Language) {
  const messages: Messages = MESSAGES[language];
  const press = async (key: string, label = ''): Promise<void> => {
    const name = (messages[key]?.message ?? key).replace('$1', label);
    await pressPart(page, { role: 'button', name });
  };
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: PAGE_WIDTH, height: 1_200 });
  const field = (name: string) => page.locator(`input[name=${name}]`);
  const type = async (name: string, text: string): Promise<void> => {
    await field(name).fill('');
    await field(name).click();
    await page.keyboard.type(text);
  };
  const drawn: string[] = [];
  const keep = async (): Promise<void> => {
    await page.waitForTimeout(SETTLED_MS);
    await fitHeight(page);
    drawn.push((await page.screenshot({ caret: 'initial' })).toString('base64'));
  };

  await page.goto(new URL('/user-info', url).href);
  await keep();
  await type(FIELD_NAMES.newPassword, 'Parcel 2026');
  await keep();
  await drawPage(page, `page-check-${language}`);
  await field(FIELD_NAMES.newPassword).fill('ｔａｋｕｈａｉ２０２６');
  await keep();
  await press('page_half_width_fix');
  await keep();
  await press('page_generate');
  await keep();
  await drawPage(page, `page-generate-${language}`);
  await type(FIELD_NAMES.newPassword, 'Parcel 2026！');
  await type(FIELD_NAMES.newPasswordAgain, 'Parcel2026');
  await press('page_reveal_show', WORDING[language].newPassword);
  await keep();
  await type(FIELD_NAMES.firstName, '𠮷田 太郎');
  await page.locator('input[type=radio][value="1"]').check();
  await keep();
  await press('page_protect_unsure');
  await page.getByRole('button', { name: WORDING[language].update }).click();
  await keep();
  await drawPage(page, `page-hold-${language}`);
  await press('page_hold_back');
  await press('page_generate');
  await page.getByRole('button', { name: WORDING[language].update }).click();
  await page.waitForURL('**/user-info/update');
  await page.waitForTimeout(SETTLED_MS);
  await keep();
  await page.close();
  await drawSheetOf(browser, drawn, PAGE_WIDTH, 3, `page-states-${language}`);
}

await buildExtension(root, 'chrome');
await buildExtension(root, 'firefox');
await mkdir(pictures, { recursive: true });
const authority = createAuthority();
for (const language of ['en', 'ja'] as const) {
  const portal = await startPortal({ authority, language, markup: 'table' });
  const browser = await launchChromium({
    extension,
    portal,
    authority,
    client: authority.issueClient('good'),
    chooseCertificate: true,
    language,
  });
  try {
    await drawUserInfo(browser, portal.url, language);
    // As it was before the pictures of the page changed it.
    portal.reset();
    await remember(browser, { certificate: null, passwordProtect: null });
    const opened = await browser.openPopup();
    await opened.locator('[data-action=check]').click();
    await opened.locator('main[data-certificate=accepted]').waitFor();
    await opened.close();
    await drawPopup(browser, `popup-accepted-${language}`);
    await drawSheets(browser, language);
    await drawProtect(browser, language);
    await drawExpiry(browser, `expiry-${language}`);
    const guides = await drawFirefoxGuides(join(root, 'dist/firefox'), authority, language);
    await drawSheetOf(browser, guides, POPUP_WIDTH, 6, `popup-guides-firefox-${language}`);
    // What it says after access was allowed stands until somebody visits the portal: these come last.
    await drawAccess(browser, language);
  } finally {
    await browser.close();
    await portal.close();
  }
}
console.log('The pictures are in docs/pictures.');
