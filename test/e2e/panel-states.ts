/** Every state that the assistant's parts on the page can be seen in, and how a person gets there. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { openPage, type Stage, userInfoForm } from './stage';

const MESSAGES = { en: english, ja: japanese };
export type Language = keyof typeof MESSAGES;
type Key = keyof typeof english;

/** A sentence as the panel shows it; tests name keys, not words. */
export function say(
  language: Language,
  key: Key,
  ...substitutions: readonly (string | number)[]
): string {
  const { message } = MESSAGES[language][key];
  return message.replace(/\$(\d)/g, (_, place) => String(substitutions[Number(place) - 1] ?? ''));
}

/** The element of ours in the page; only where its root was opened, see `open-copy.ts`. */
export const CARD = '.assistant.card';

/** A state. */
export interface PanelState {
  readonly name: string;
  /** @returns the page that shows it; to be closed by the caller */
  readonly reach: (stage: Stage, language: Language) => Promise<Page>;
}

/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

/** What a served page is changed into before it arrives. */
type Change = (html: string) => string;

const AS_SERVED: Change = (html) => html;

/** Has the User Info page arrive changed. */
async function serveChanged(page: Page, change: Change): Promise<void> {
  const html = await page.evaluate(async () => (await fetch('/user-info')).text());
  const body = change(html);
  expect(body).not.toBe(html);
  await page.route('**/user-info', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
}

/** Opens the User Info page and waits until the tools have joined the checks. */
async function open(stage: Stage, language: Language, change = AS_SERVED): Promise<Page> {
  const isChanged = change !== AS_SERVED;
  const page = isChanged ? await openPage(stage) : await stage.browser().context.newPage();
  // What is typed here may be lost: nobody is to be asked.
  page.on('dialog', (dialog) => dialog.accept());
  if (isChanged) await serveChanged(page, change);
  await page.goto(new URL('/user-info', stage.portal.url).href);
  await page.locator(`${CARD} .tools button`).first().waitFor();
  await expectIn(page, '.strength', say(language, 'page_strength'));
  return page;
}

const expectIn = (page: Page, selector: string, text: string | RegExp) =>
  page.locator(`${CARD} ${selector}`).filter({ hasText: text }).first().waitFor();

async function fillBoth(page: Page, password: string, again = password): Promise<void> {
  const form = userInfoForm(page);
  await form.newPassword.fill(password);
  await form.reEntry.fill(again);
}

/** Fills in what the portal may refuse, and presses Update. */
async function hold(page: Page, language: Language): Promise<void> {
  const form = userInfoForm(page);
  await fillBoth(page, 'Parcel 2025!', 'Parcel');
  await form.firstName.fill('a'.repeat(60));
  await form.update.click();
  await expectIn(page, '.hold h3', say(language, 'page_hold_heading'));
}

/** The Update is under way as long as a test looks: its answer has no page. */
const answerNothing = (page: Page) =>
  page.route('**/user-info/update', (route) => route.fulfill({ status: 204 }));

/** Update as a link that no script may press. */
const asLink: Change = (html) =>
  html.replace(
    /<button type="submit">([^<]*)<\/button>/,
    '<a href="javascript:document.forms[0].submit()">$1</a>',
  );

/** A page that asks for something else. */
const OTHER_RULE = {
  en: 'Use 8 to 12 alphanumeric characters.',
  ja: '半角英数字8文字以上12文字以内で入力してください。',
};

/** In the order in which a person may meet them. */
export const PANEL_STATES: readonly PanelState[] = [
  { name: 'ready', reach: (stage, language) => open(stage, language) },
  {
    name: 'all met, names changed',
    async reach(stage, language) {
      const page = await open(stage, language);
      const form = userInfoForm(page);
      await fillBoth(page, 'Parcel2025Horse');
      await form.firstName.fill('John');
      await form.lastName.fill('Sales 営業部');
      await page.locator(`${CARD} .why`).click();
      await expect
        .poll(() => page.locator('.rule[data-mark=ok]').count(), { timeout: 5_000 })
        .toBe(6);
      return page;
    },
  },
  {
    name: 'typing, some to check',
    async reach(stage, language) {
      const page = await open(stage, language);
      const form = userInfoForm(page);
      await form.newPassword.click();
      await page.keyboard.type('Parcel 20!');
      await form.reEntry.click();
      await page.keyboard.type('Parcel X');
      await expect.poll(() => page.locator('.rule[data-mark=check]').count()).toBe(3);
      return page;
    },
  },
  {
    name: 'full-width letters, with the way out',
    async reach(stage, language) {
      const page = await open(stage, language);
      await fillBoth(page, 'Ｐａｒｃｅｌ２０２５');
      await expectIn(page, 'button', say(language, 'page_half_width_fix'));
      return page;
    },
  },
  {
    name: 'changed to half-width, with Undo',
    async reach(stage, language) {
      const page = await open(stage, language);
      await fillBoth(page, 'Ｐａｒｃｅｌ２０２５');
      await page
        .locator(`${CARD} button`, { hasText: say(language, 'page_half_width_fix') })
        .click();
      await expectIn(page, 'button', say(language, 'page_undo'));
      return page;
    },
  },
  {
    name: 'shown in clear, with an offender',
    async reach(stage, language) {
      const page = await open(stage, language);
      await fillBoth(page, 'Parcel2025！x', 'Parcel2025Horse9999');
      await page.locator(`${CARD} .tools button`).first().click();
      await page.locator(`${CARD} .mirror mark`).first().waitFor();
      return page;
    },
  },
  {
    name: 'made, with Copy and Undo',
    async reach(stage, language) {
      const page = await open(stage, language);
      await page.locator(`${CARD} button`, { hasText: say(language, 'page_generate') }).click();
      await expectIn(page, '.mirror button', say(language, 'page_copy'));
      return page;
    },
  },
  {
    name: 'easy to guess, with advice on names',
    async reach(stage, language) {
      const page = await open(stage, language);
      const form = userInfoForm(page);
      await form.firstName.fill('John 𠮷 ');
      await form.lastName.fill('Smith ');
      await fillBoth(page, 'EP123456aa');
      await expectIn(page, '.message', say(language, 'page_advice_like_id'));
      await expectIn(page, '.message', say(language, 'page_name_rare', '𠮷'));
      return page;
    },
  },
  {
    name: 'the question about Password Protect',
    async reach(stage, language) {
      const page = await open(stage, language);
      await userInfoForm(page).yes.check();
      await expectIn(page, '.asked', say(language, 'page_protect_question'));
      return page;
    },
  },
  {
    name: 'the question answered with Not sure',
    async reach(stage, language) {
      const page = await open(stage, language);
      await userInfoForm(page).yes.check();
      await page.locator(`${CARD} .question .actions button`).last().click();
      await expect.poll(() => page.locator(`${CARD} .question .again`).count()).toBe(1);
      return page;
    },
  },
  {
    name: 'Caps Lock and Japanese input on',
    async reach(stage, language) {
      const page = await open(stage, language);
      const form = userInfoForm(page);
      await form.newPassword.click();
      const session = await page.context().newCDPSession(page);
      await session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Process',
        code: 'KeyA',
        windowsVirtualKeyCode: 229,
      });
      await page.locator(`${CARD} .lamp`).first().waitFor();
      return page;
    },
  },
  {
    name: 'the page asks for something else',
    async reach(stage, language) {
      const page = await open(stage, language, (html) =>
        html.replace(/(<input id="new-password" [^>]*>)/, `$1 ${OTHER_RULE[language]}`),
      );
      await expectIn(page, '.drift', say(language, 'page_drift'));
      return page;
    },
  },
  {
    name: 'held',
    async reach(stage, language) {
      const page = await open(stage, language);
      await hold(page, language);
      return page;
    },
  },
  {
    name: 'to be pressed once more',
    async reach(stage, language) {
      const page = await open(stage, language, asLink);
      await fillBoth(page, 'short');
      await page.locator('#main a').last().click();
      const anyway = page.locator(`${CARD} .hold .secondary`);
      await anyway.waitFor();
      await page.waitForTimeout(READING_MS);
      await anyway.click();
      await page.locator(`${CARD} .hold[data-kind=note]`).waitFor();
      return page;
    },
  },
  {
    name: 'sent, without an answer yet',
    async reach(stage, language) {
      const page = await open(stage, language);
      await answerNothing(page);
      await fillBoth(page, 'Parcel2025Horse');
      await userInfoForm(page).update.click({ noWaitAfter: true });
      await expectIn(page, '.note', say(language, 'page_sent'));
      return page;
    },
  },
  {
    name: 'the new password was saved',
    async reach(stage, language) {
      const page = await open(stage, language);
      await fillBoth(page, 'Parcel2025Horse');
      await userInfoForm(page).update.click();
      await page.waitForURL('**/user-info/update');
      await expectIn(page, '.report', say(language, 'page_done'));
      return page;
    },
  },
  {
    name: 'Show me',
    async reach(stage) {
      const page = await openPage(stage);
      // Two buttons say "Update": which one is meant?
      await serveChanged(page, (html) =>
        html.replace(/<button type="submit">[^<]*<\/button>/, '$& $&'),
      );
      await page.goto(new URL('/user-info', stage.portal.url).href);
      await page.bringToFront();
      const popup = await stage.browser().openRealPopup();
      await popup.waitFor("document.querySelector('[data-action=show-me]')");
      await popup.press('[data-action=show-me]');
      await expect.poll(() => popup.isOpen()).toBe(false);
      await page.locator(`${CARD}.bar button`).first().waitFor();
      const box = await userInfoForm(page).newPassword.boundingBox();
      if (box) await page.mouse.click(box.x + 5, box.y + 5);
      await userInfoForm(page).firstName.hover();
      return page;
    },
  },
];
