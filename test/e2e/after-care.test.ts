/** After an Update: what the person is told once the portal's page says that it was done. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { pressPart, readClosedShadow, readClosedText, waitForPart } from '../browser/closed-shadow';
import { shareStage } from './shared-stage';
import { openPage, type Stage, userInfoForm } from './stage';

const MESSAGES = { en: english, ja: japanese };
const PASSWORD = 'Changed2025';

/** Long enough for every question about the answer to have been asked, and for the words to be said. */
const QUESTIONS_MS = 4_000;

/** Fills in a new password and sends it. @returns the portal's answer, and its bytes */
async function changePassword(
  stage: Stage,
): Promise<{ page: Page; served: () => Promise<string> }> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.newPassword.fill(PASSWORD);
  await form.reEntry.fill(PASSWORD);
  const answer = page.waitForResponse('**/user-info/update');
  await form.update.click({ noWaitAfter: true });
  return { page, served: async () => (await answer).text() };
}

/** The portal's own page as it stands, and as its bytes alone would make it. */
async function compareMarkup(page: Page, served: string): Promise<readonly [string, string]> {
  const [shown, parsed] = await page.evaluate((html) => {
    const untouched = new DOMParser().parseFromString(html, 'text/html');
    return [document.documentElement.outerHTML, untouched.documentElement.outerHTML] as const;
  }, served);
  return [shown, parsed];
}

/** Where the page's own elements stand, in order: left edge, top, width. The card is left out. */
const readPlaces = (page: Page) =>
  page.evaluate(() => {
    const card = document.querySelector('#main p + div');
    return Array.from(document.querySelectorAll('body *'))
      .filter((element) => element !== card)
      .map((element) => {
        const { left, top, width } = element.getBoundingClientRect();
        const isBelow = card
          ? (card.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
          : false;
        return { left, top, width, isBelow };
      });
  });

const expectCard = (page: Page, { page_done, page_done_next }: typeof english): Promise<void> =>
  expect
    .poll(async () => (await readClosedText(page)).split('\n'), { timeout: 10_000 })
    .toEqual(expect.arrayContaining([page_done.message, page_done_next.message]));

describe.each([
  ['en', 'table'],
  ['en', 'labels'],
  ['ja', 'table'],
  ['ja', 'labels'],
] as const)('in %s, in a page of %s', (language, markup) => {
  const takeStage = shareStage({ portal: { language, markup }, browser: { language } });
  const words = MESSAGES[language];

  it('a new password that the portal confirms: both sentences, said once; Close leaves nothing', async () => {
    const stage = await takeStage();
    const { page, served } = await changePassword(stage);
    await page.waitForURL('**/user-info/update');
    await expectCard(page, words);
    expect(stage.portal.user.password).toBe(PASSWORD);

    const said = `${words.page_done.message} ${words.page_done_next.message}`;
    const count = async () =>
      (await readClosedText(page)).split('\n').filter((line) => line === said).length;
    await expect.poll(count).toBe(1);
    await page.waitForTimeout(1_000);
    expect(await count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    const group = await waitForPart(page, {
      role: 'group',
      name: words.extension_short_name.message,
    });
    expect(group.node).toBeGreaterThan(0);

    const beside = await readPlaces(page);
    await pressPart(page, { role: 'button', name: words.page_show_close.message });
    await expect.poll(() => readClosedShadow(page)).toEqual([]);
    const [shown, parsed] = await compareMarkup(page, await served());
    expect(shown).toBe(parsed);

    // What is below the card had made room for it, and nothing else.
    const alone = await readPlaces(page);
    const shifts = beside.map(({ top }, index) => top - (alone[index]?.top ?? Number.NaN));
    const room = Math.max(...shifts);
    expect(room).toBeGreaterThan(30);
    expect(shifts).toEqual(beside.map(({ isBelow }) => (isBelow ? room : 0)));
    const sides = (places: typeof beside) => places.map(({ left, width }) => ({ left, width }));
    expect(sides(beside)).toEqual(sides(alone));
  });
});

const takeStage = shareStage();

it('a new name alone: the page is left byte for byte', async () => {
  const stage = await takeStage();
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.lastName.fill('Sales');
  const answer = page.waitForResponse('**/user-info/update');
  await form.update.click({ noWaitAfter: true });
  const served = await (await answer).text();
  await page.waitForURL('**/user-info/update');
  await page.waitForTimeout(QUESTIONS_MS);
  expect(stage.portal.user.lastName).toBe('Sales');
  const [shown, parsed] = await compareMarkup(page, served);
  expect(shown).toBe(parsed);
});

it('a message that says neither: nothing is said', async () => {
  const stage = await takeStage();
  const page = await openPage(stage, '/user-info');
  await page.route('**/user-info/update', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Thank you.</p>' }),
  );
  const form = userInfoForm(page);
  await form.newPassword.fill(PASSWORD);
  await form.reEntry.fill(PASSWORD);
  await form.update.click();
  await page.waitForURL('**/user-info/update');
  await page.waitForTimeout(QUESTIONS_MS);
  expect(await readClosedShadow(page)).toEqual([]);
});

it('the form shown again with the message: card and panel both stand', async () => {
  const stage = await takeStage();
  const page = await stage.browser().context.newPage();
  const served = await (await page.goto(new URL('/user-info', stage.portal.url).href))?.text();
  const html = (served ?? '').replace('<form', '<p>Your password was changed.</p><form');
  const form = userInfoForm(page);
  await page.route('**/user-info/update', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await form.newPassword.fill(PASSWORD);
  await form.reEntry.fill(PASSWORD);
  await form.update.click();
  await page.waitForURL('**/user-info/update');
  await expectCard(page, english);
  await waitForPart(page, { role: 'heading', name: english.extension_short_name.message });
});
