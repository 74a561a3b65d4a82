/** The assistant on the User Info page, as a person meets it, in every browser: real keys, real mouse. */
import { describe, expect, it } from 'vitest';
import type { Tab } from '../browser/tab';
import { makeOpenCopy } from './open-copy';
import { expectNoText, expectStates, expectText, type Language, say } from './panel-words';
import { runAxe } from './run-axe';
import {
  expectPhase,
  listPosts,
  openPage,
  type Stage,
  setStage,
  shareStage,
  userInfoForm,
} from './stage';

/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

const HOLD = { role: 'heading', name: say('en', 'page_hold_heading') } as const;
const ANYWAY = { role: 'button', name: say('en', 'page_hold_anyway') } as const;

/** Opens User Info, and waits for the assistant. */
async function openUserInfo(stage: Stage, language: Language = 'en') {
  const page = await openPage(stage, '/user-info');
  const panel = stage.browser().panelOf(page);
  await expectStates(panel, language, 'none none none none');
  return { page, panel, form: userInfoForm(page) };
}

/** Where the keyboard is: its place among the page's password fields; -1 when elsewhere. */
const focusedField = (page: Tab): Promise<number> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const fields = Array.from(document.querySelectorAll('input[type=password]'));
    return activeElement === null ? -1 : fields.indexOf(activeElement);
  });

const waitForAnswer = (page: Tab): Promise<void> => page.waitForURL('**/user-info/update');

describe.each([
  ['en', 'table'],
  ['ja', 'labels'],
] as const)('in %s, in a page of %s', (language, markup) => {
  const share = shareStage({ portal: { language, markup }, browser: { language } });

  it('checks the password live, holds Update once, and lets it through anyway', async () => {
    const { page, panel, form } = await openUserInfo(share(), language);
    await form.newPassword.click();
    await page.keyboard.type('Parcel20');
    await expectStates(panel, language, 'none ok ok none');
    await page.keyboard.type('2');
    await expectStates(panel, language, 'ok ok ok none');
    await page.keyboard.type('!');
    await expectStates(panel, language, 'ok check ok none');
    await expectText(panel, say(language, 'page_character_symbol', 10));
    await page.keyboard.press('Backspace');
    await expectStates(panel, language, 'ok ok ok none');

    await form.reEntry.click();
    await page.keyboard.type('Parcel');
    await expectText(panel, say(language, 'page_match_so_far'));
    await page.keyboard.type('x');
    await expectStates(panel, language, 'ok ok ok check');

    const before = share().portal.requests.length;
    await form.update.click();
    await panel.waitFor({ role: 'heading', name: say(language, 'page_hold_heading') });
    await expectStates(panel, language, 'ok ok ok fix');
    expect(await form.reEntry.getAttribute('aria-invalid')).toBe('true');
    expect(share().portal.requests).toHaveLength(before);

    await page.waitForTimeout(READING_MS);
    await panel.press({ role: 'button', name: say(language, 'page_hold_anyway') });
    await waitForAnswer(page);
    expect(listPosts(share())).toHaveLength(1);
  });

  it('goes back to the field, and then lets a right password through', async () => {
    const { page, panel, form } = await openUserInfo(share(), language);
    await form.newPassword.fill('Parcel2025x');
    await form.update.click();
    await panel.press({ role: 'button', name: say(language, 'page_hold_back') });
    await expect.poll(() => focusedField(page)).toBe(1);
    await page.keyboard.type('Parcel2025x');
    await expectStates(panel, language, 'ok ok ok ok');
    expect(await form.reEntry.getAttribute('aria-invalid')).toBeNull();
    await form.update.click();
    await waitForAnswer(page);
    expect(share().portal.user.password).toBe('Parcel2025x');
  });

  it('counts both names, and shows them as they will look', async () => {
    const { page, panel, form } = await openUserInfo(share(), language);
    const [first, last] = await readNameLabels(share(), page, language);
    for (const [field, label] of [
      [form.firstName, first],
      [form.lastName, last],
    ] as const) {
      await field.fill('あ'.repeat(60));
      await expectText(panel, say(language, 'page_name_one_too_many', label, 60));
      await field.fill('あ'.repeat(59));
      await expectNoText(panel, say(language, 'page_name_one_too_many', label, 60));
    }
    await form.firstName.fill('花子');
    await form.lastName.fill('Sales 営業部');
    await expectText(panel, '花子');
    await form.update.click();
    await waitForAnswer(page);
    expect(share().portal.user).toMatchObject({ firstName: '花子', lastName: 'Sales 営業部' });
  });

  it('says, once the portal confirms a new password, what to do next; Close leaves nothing', async () => {
    const { page, form } = await openUserInfo(share(), language);
    await form.newPassword.fill('Changed2025');
    await form.reEntry.fill('Changed2025');
    await form.update.click();
    await waitForAnswer(page);
    const card = share().browser().panelOf(page);
    await expectText(card, say(language, 'page_done'));
    await expectText(card, say(language, 'page_done_next'));
    await card.press({ role: 'button', name: say(language, 'page_show_close') });
    await expect.poll(() => card.readText()).toBe('');
  });

  it('the popup under its button speaks the language of the browser', async () => {
    const popup = await share().browser().openRealPopup();
    await popup.waitFor("document.querySelector('main[data-certificate]') !== null");
    expect(await popup.evaluate('document.documentElement.lang')).toBe(language);
    const text = String(await popup.evaluate("document.querySelector('main').textContent"));
    expect(text).toContain(say(language, 'popup_open_portal'));
    expect(text).not.toContain(say(language === 'en' ? 'ja' : 'en', 'popup_open_portal'));
    await popup.close();
  });

  it('asks before Password Protect is switched on whether ID and password are known', async () => {
    const { panel, form } = await openUserInfo(share(), language);
    await form.yes.check();
    await expectText(panel, say(language, 'page_protect_question'));
  });
});

/** What the panel calls the two names, the page's own words for them: each stands before its count. */
async function readNameLabels(
  stage: Stage,
  page: Tab,
  language: Language,
): Promise<readonly [string, string]> {
  const count = say(language, 'page_name_count', '\\d+', 59);
  const pattern = new RegExp(`^(.+)\\n${count}$`, 'gm');
  const panel = stage.browser().panelOf(page);
  const find = async () =>
    [...(await panel.readText()).matchAll(pattern)].map(([, label]) => label);
  await expect.poll(async () => (await find()).length).toBe(2);
  const [first = '', last = ''] = (await find()).map((label = '') => {
    // Where a field stands is ours, unless the page says it itself.
    for (const key of ['page_name_upper', 'page_name_lower'] as const) {
      const place = say(language, key, '');
      if (label.endsWith(place)) return label.slice(0, -place.length);
    }
    return label;
  });
  return [first, last];
}

describe('in one language', () => {
  const share = shareStage();

  it.each([
    [8, 'page_length_one_too_few'],
    [20, 'page_length_one_too_many'],
  ] as const)('%i characters are named when Update is pressed', async (count, key) => {
    const { panel, form } = await openUserInfo(share());
    const password = 'aB3'.repeat(7).slice(0, count);
    await form.newPassword.fill(password);
    await form.reEntry.fill(password);
    await form.update.click();
    await panel.waitFor({ role: 'button', name: say('en', key, count) });
  });

  it.each([9, 19])('%i characters pass', async (count) => {
    const { page, form } = await openUserInfo(share());
    const password = 'aB3'.repeat(7).slice(0, count);
    await form.newPassword.fill(password);
    await form.reEntry.fill(password);
    await form.update.click();
    await waitForAnswer(page);
    expect(share().portal.user.password).toBe(password);
  });

  it('a field that was left too short stays marked while another is typed in', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await form.newPassword.click();
    await page.keyboard.type('Parcel2');
    await form.reEntry.click();
    await expectStates(panel, 'en', 'check ok ok none');
    await page.keyboard.type('Par');
    await expectStates(panel, 'en', 'check ok ok none');
    await form.newPassword.press('End');
    await page.keyboard.type('0');
    // Taken back on the very next key, although it is not met yet.
    await expectStates(panel, 'en', 'none ok ok none');
  });

  it('two empty password fields hold nothing', async () => {
    const { page, form } = await openUserInfo(share());
    const { password } = share().portal.user;
    await form.lastName.fill('Sales');
    await form.update.click();
    await waitForAnswer(page);
    expect(share().portal.user).toMatchObject({ lastName: 'Sales', password });
  });

  it('a second press with the same values passes', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await form.newPassword.fill('short');
    await form.update.click();
    await panel.waitFor(HOLD);
    await form.update.click();
    await waitForAnswer(page);
  });

  it('Enter in a field is held like a press, Esc goes back, and a second press passes', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await form.newPassword.click();
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await panel.waitFor(HOLD);
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedField(page)).toBe(0);
    expect(listPosts(share())).toEqual([]);
    await page.keyboard.press('Enter');
    await waitForAnswer(page);
    expect(listPosts(share())).toHaveLength(1);
  });

  it('after a change a wrong value is held again', async () => {
    const { panel, form } = await openUserInfo(share());
    await form.newPassword.fill('short');
    await form.update.click();
    await panel.waitFor(HOLD);
    await form.newPassword.fill('shorter');
    await form.update.click();
    await panel.waitFor(HOLD);
    expect(listPosts(share())).toEqual([]);
  });

  it('a press on "Update anyway" before it could be read does nothing', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await form.newPassword.fill('short');
    await form.newPassword.press('Enter');
    await panel.moveTo(ANYWAY);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    // The same hold again, with the mouse where its button comes up.
    await page.keyboard.press('Enter');
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(READING_MS);
    expect(listPosts(share())).toEqual([]);
    await page.mouse.down();
    await page.mouse.up();
    await waitForAnswer(page);
    expect(listPosts(share())).toHaveLength(1);
  });

  it('a panel that the page has removed holds nothing', async () => {
    const { page, form } = await openUserInfo(share());
    await form.newPassword.fill('short');
    await page.evaluate(() => {
      // The page takes the panel out whenever it appears.
      const remove = () => document.querySelector('form div')?.remove();
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    await form.update.click();
    await waitForAnswer(page);
  });

  it('the panel comes back, once, when the page draws its form anew', async () => {
    const { page, panel } = await openUserInfo(share());
    await page.evaluate(() => {
      const form = document.querySelector('form');
      const clone = form?.cloneNode(true);
      if (form && clone) form.replaceWith(clone);
    });
    await userInfoForm(page).newPassword.fill('abc def');
    await expectText(panel, say('en', 'page_space_inside', 4));
    const lines = (await panel.readText()).split('\n');
    expect(lines.filter((line) => line === say('en', 'extension_short_name'))).toHaveLength(1);
  });

  it('makes a password that fits, rates it, and puts it into both fields', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await panel.press({ role: 'button', name: say('en', 'page_generate') });
    await expectText(panel, say('en', 'page_generate_undo'));
    await expectStates(panel, 'en', 'ok ok ok ok');
    // The estimator and its lists of words come in a file of their own.
    await expectText(panel, say('en', 'page_strength_4'));
    await form.update.click();
    await waitForAnswer(page);
    expect(share().portal.user.password).toMatch(/^[A-Za-z0-9]{19}$/);
  });

  it('a message of the portal that says no stands alone', async () => {
    const { page, panel, form } = await openUserInfo(share());
    await form.newPassword.fill('short');
    await form.reEntry.fill('short');
    await form.update.click();
    await panel.waitFor(HOLD);
    await form.update.click();
    await waitForAnswer(page);
    await expectPhase(share(), 'read');
    expect(await share().browser().panelOf(page).readText()).toBe('');
  });

  it('a new name alone is confirmed by the portal alone', async () => {
    const { page, form } = await openUserInfo(share());
    await form.lastName.fill('Sales');
    await form.update.click();
    await waitForAnswer(page);
    await expectPhase(share(), 'read');
    expect(await share().browser().panelOf(page).readText()).toBe('');
  });

  it('the background is stopped while the password is thought of', async () => {
    const { page, form } = await openUserInfo(share());
    await form.newPassword.fill('Changed2025');
    await form.reEntry.fill('Changed2025');
    await share().browser().stopBackground();
    // The page's message lives as long as its page: as long as a server takes that is not at home.
    share().portal.configure({ delayMs: 300 });
    await form.update.click();
    await waitForAnswer(page);
    await expectText(share().browser().panelOf(page), say('en', 'page_done'));
  });

  it('the background is stopped between Update and its answer, and the card comes', async () => {
    const { page, form } = await openUserInfo(share());
    await form.newPassword.fill('Changed2025');
    await form.reEntry.fill('Changed2025');
    share().portal.configure({ delayMs: 1_500 });
    const pressed = form.update.click();
    await expect.poll(() => listPosts(share()).length).toBe(1);
    await share().browser().stopBackground();
    await pressed;
    await waitForAnswer(page);
    await expectText(share().browser().panelOf(page), say('en', 'page_done'));
  });

  it('pages that are not User Info are left byte for byte', async () => {
    const pages: Tab[] = [];
    for (const path of ['/inbox', '/outbox', '/inbox?rows=2000']) {
      pages.push(await openPage(share(), path));
    }
    // The script on the page has looked when the page has been idle.
    await pages[0]?.waitForTimeout(1_000);
    for (const page of pages) {
      // The same bytes, read by a browser's own parser without any extension in between.
      const [shown, parsed] = await page.evaluate(async () => {
        const served = await (await fetch(location.href)).text();
        const untouched = new DOMParser().parseFromString(served, 'text/html');
        return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
      });
      expect(shown).toBe(parsed);
      expect(await share().browser().panelOf(page).readText()).toBe('');
    }
  });
});

/** The text of the open roots of a page. */
const readOpen = (page: Tab): Promise<string> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('*'), ({ shadowRoot }) => shadowRoot?.textContent).join(
      '',
    ),
  );

it('axe finds nothing in the panel: ready, typed in, held; nor in the card after an Update', async () => {
  // In both languages, and in every look, it is looked at in Chromium.
  const language = 'ja';
  const stage = await setStage({
    portal: { language, markup: 'labels' },
    browser: { language },
    extension: await makeOpenCopy(),
  });
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  const found: unknown[] = [];
  const audit = async (...signs: readonly string[]): Promise<void> => {
    for (const sign of signs) await expect.poll(() => readOpen(page)).toContain(sign);
    found.push(await runAxe(page));
  };
  await audit(say(language, 'page_generate'), say(language, 'page_names_title'));
  await form.newPassword.click();
  await page.keyboard.type('Parcel 2025');
  await audit(say(language, 'page_space_inside', 7));
  await form.update.click();
  await audit(say(language, 'page_hold_heading'));
  await form.newPassword.fill('Parcel2025');
  await form.reEntry.fill('Parcel2025');
  await form.update.click();
  await waitForAnswer(page);
  await audit(say(language, 'page_done'));
  expect(found).toEqual([[], [], [], []]);
});
