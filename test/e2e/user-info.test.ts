/** The assistant on the User Info page, as a person meets it: real keys, real mouse. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { pressPart, readClosedShadow, readClosedText, waitForPart } from '../browser/closed-shadow';
import { openPage, type Stage, setStage, userInfoForm } from './stage';

const MESSAGES = { en: english, ja: japanese };
type Language = keyof typeof MESSAGES;
type Key = keyof typeof english;

/** A sentence as the panel shows it; tests name keys, not words. */
function say(language: Language, key: Key, ...substitutions: readonly (string | number)[]): string {
  const { message } = MESSAGES[language][key];
  return message.replace(/\$(\d)/g, (_, place) => String(substitutions[Number(place) - 1] ?? ''));
}

/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

/** The Updates that reached the portal. */
const listPosts = (stage: Stage) => stage.portal.requests.filter(({ method }) => method === 'POST');

const RULES = [
  'page_rule_length',
  'page_rule_characters',
  'page_rule_spaces',
  'page_rule_match',
] as const;
const STATES = ['none', 'ok', 'check', 'fix'] as const;

/** How the four password rules stand, in order, by the words on the panel. */
async function readStates(page: Page, language: Language): Promise<readonly string[]> {
  const lines = (await readClosedText(page)).split('\n');
  return RULES.map((rule) => {
    const word = lines[lines.indexOf(say(language, rule)) + 1];
    return STATES.find((state) => word === say(language, `page_state_${state}`)) ?? `? ${word}`;
  });
}

const expectStates = (page: Page, language: Language, states: readonly string[]): Promise<void> =>
  expect.poll(() => readStates(page, language), { timeout: 5_000 }).toEqual(states);

const expectText = (page: Page, text: string): Promise<void> =>
  expect.poll(() => readClosedText(page), { timeout: 5_000 }).toContain(text);

describe.each([
  ['en', 'table'],
  ['en', 'labels'],
  ['ja', 'table'],
  ['ja', 'labels'],
] as const)('in %s, in a page of %s', (language, markup) => {
  const options = { portal: { language, markup }, browser: { language } };

  it('checks the password live, holds Update once, and lets it through anyway', async () => {
    const stage = await setStage(options);
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);

    // Every rule is there before anything was typed.
    await expectStates(page, language, ['none', 'none', 'none', 'none']);

    await form.newPassword.click();
    await page.keyboard.type('Parcel20');
    await expectStates(page, language, ['none', 'ok', 'ok', 'none']);
    await page.keyboard.type('2');
    await expectStates(page, language, ['ok', 'ok', 'ok', 'none']);
    await page.keyboard.type('!');
    await expectStates(page, language, ['ok', 'check', 'ok', 'none']);
    await expectText(page, say(language, 'page_character_symbol', 10));
    await page.keyboard.press('Backspace');
    await expectStates(page, language, ['ok', 'ok', 'ok', 'none']);

    await form.reEntry.click();
    await page.keyboard.type('Parcel');
    await expectText(page, say(language, 'page_match_so_far'));
    await page.keyboard.type('x');
    await expectStates(page, language, ['ok', 'ok', 'ok', 'check']);

    const before = stage.portal.requests.length;
    await form.update.click();
    await waitForPart(page, { role: 'heading', name: say(language, 'page_hold_heading') });
    await expectStates(page, language, ['ok', 'ok', 'ok', 'fix']);
    expect(await form.reEntry.getAttribute('aria-invalid')).toBe('true');
    expect(stage.portal.requests).toHaveLength(before);

    await page.waitForTimeout(READING_MS);
    await pressPart(page, { role: 'button', name: say(language, 'page_hold_anyway') });
    await page.waitForURL('**/user-info/update');
    expect(listPosts(stage)).toHaveLength(1);
  });

  it('goes back to the field, and then lets a right password through', async () => {
    const stage = await setStage(options);
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.newPassword.fill('Parcel2025x');
    await form.update.click();
    await pressPart(page, { role: 'button', name: say(language, 'page_hold_back') });
    await expect
      .poll(() => form.reEntry.evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.keyboard.type('Parcel2025x');
    await expectStates(page, language, ['ok', 'ok', 'ok', 'ok']);
    expect(await form.reEntry.getAttribute('aria-invalid')).toBeNull();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe('Parcel2025x');
  });

  it('counts names', async () => {
    const stage = await setStage(options);
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    const first = await firstLabel(page, language);
    await form.firstName.fill('あ'.repeat(60));
    await expectText(page, say(language, 'page_name_one_too_many', first, 60));
    await form.firstName.fill('あ'.repeat(59));
    await expect
      .poll(() => readClosedText(page))
      .not.toContain(say(language, 'page_name_one_too_many', first, 60));
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.firstName).toBe('あ'.repeat(59));
  });
});

/** What the panel calls the first name, the page's own word for it: it stands before its count. */
async function firstLabel(page: Page, language: Language): Promise<string> {
  const pattern = new RegExp(`^(.+)\\n${say(language, 'page_name_count', '\\d+', 59)}$`, 'm');
  // The assistant is loaded after the page.
  await expect.poll(() => readClosedText(page)).toMatch(pattern);
  const label = pattern.exec(await readClosedText(page))?.[1] ?? '';
  // Where a field stands is ours, unless the page says it itself.
  const place = say(language, 'page_name_upper', '');
  return label.endsWith(place) ? label.slice(0, -place.length) : label;
}

describe('the boundaries', () => {
  it.each([
    [8, 'page_length_one_too_few'],
    [20, 'page_length_one_too_many'],
  ] as const)('%i characters are named when Update is pressed', async (count, key) => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    const password = 'aB3'.repeat(7).slice(0, count);
    await form.newPassword.fill(password);
    await form.reEntry.fill(password);
    await form.update.click();
    await waitForPart(page, { role: 'button', name: say('en', key, count) });
  });

  it.each([9, 19])('%i characters pass', async (count) => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    const password = 'aB3'.repeat(7).slice(0, count);
    await form.newPassword.fill(password);
    await form.reEntry.fill(password);
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe(password);
  });
});

it('a field that was left too short stays marked while another is typed in', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.newPassword.click();
  await page.keyboard.type('Parcel2');
  await form.reEntry.click();
  await expectStates(page, 'en', ['check', 'ok', 'ok', 'none']);
  await page.keyboard.type('Par');
  await expectStates(page, 'en', ['check', 'ok', 'ok', 'none']);
  await form.newPassword.press('End');
  await page.keyboard.type('0');
  // Taken back on the very next key, although it is not met yet.
  await expectStates(page, 'en', ['none', 'ok', 'ok', 'none']);
});

describe('Update always works in the end', () => {
  it('two empty password fields hold nothing', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const { password } = stage.portal.user;
    await userInfoForm(page).lastName.fill('Sales');
    await userInfoForm(page).update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user).toMatchObject({ lastName: 'Sales', password });
  });

  it('a second press with the same values passes', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.newPassword.fill('short');
    await form.update.click();
    await waitForPart(page, { role: 'heading', name: say('en', 'page_hold_heading') });
    await form.update.click();
    await page.waitForURL('**/user-info/update');
  });

  it('Enter is held as a press is, and Esc goes back', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.newPassword.fill('short');
    await form.newPassword.press('Enter');
    await waitForPart(page, { role: 'heading', name: say('en', 'page_hold_heading') });
    await page.keyboard.press('Escape');
    await expect
      .poll(() => form.newPassword.evaluate((field) => field === document.activeElement))
      .toBe(true);
    expect(listPosts(stage)).toEqual([]);
  });

  it('after a change a wrong value is held again', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await form.newPassword.fill('short');
    await form.update.click();
    await waitForPart(page, { role: 'heading', name: say('en', 'page_hold_heading') });
    await form.newPassword.fill('shorter');
    await form.update.click();
    await waitForPart(page, { role: 'heading', name: say('en', 'page_hold_heading') });
    expect(listPosts(stage)).toEqual([]);
  });

  it('a panel that the page has removed holds nothing', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const form = userInfoForm(page);
    await waitForPart(page, { role: 'heading', name: say('en', 'extension_short_name') });
    await form.newPassword.fill('short');
    await page.evaluate(() => {
      // The page takes the panel out whenever it appears.
      const remove = () => document.querySelector('form div')?.remove();
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    await form.update.click();
    await page.waitForURL('**/user-info/update');
  });
});

it('a press on "Update anyway" before it could be read does nothing', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await form.newPassword.fill('short');
  await form.newPassword.press('Enter');
  await moveTo(page, { role: 'button', name: say('en', 'page_hold_anyway') });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  // The same hold again, with the mouse where its button comes up.
  await page.keyboard.press('Enter');
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(READING_MS);
  expect(listPosts(stage)).toEqual([]);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForURL('**/user-info/update');
  expect(listPosts(stage)).toHaveLength(1);
});

/** Moves the mouse to a part and leaves it there. */
async function moveTo(page: Page, part: Parameters<typeof waitForPart>[1]): Promise<void> {
  const { node: backendNodeId } = await waitForPart(page, part);
  const session = await page.context().newCDPSession(page);
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
  await session.detach();
  await page.mouse.move((left + right) / 2, (top + bottom) / 2);
}

/** Every text that is put into the page from now on, also where no selector reaches. */
async function recordTexts(page: Page): Promise<readonly string[]> {
  const texts: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('DOM.childNodeInserted', ({ node }) => texts.push(node.nodeValue));
  await session.send('DOM.enable');
  await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return texts;
}

it('after a pause one message is announced, and none twice', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  await waitForPart(page, { role: 'heading', name: say('en', 'extension_short_name') });
  const texts = await recordTexts(page);
  const heard = () => texts.filter((text) => /conditions met/.test(text));
  const left = say('en', 'page_live_part', 3, 4, say('en', 'page_rule_match'));
  await form.newPassword.click();
  await page.keyboard.type('Parcel202', { delay: 50 });
  expect(heard()).toEqual([]);
  await expect.poll(heard, { timeout: 3_000 }).toEqual([left]);
  // The same summary is no news.
  await page.keyboard.type('5');
  await page.waitForTimeout(3_500);
  expect(heard()).toEqual([left]);
  await form.reEntry.click();
  await page.keyboard.type('Parcel2025', { delay: 50 });
  await expect.poll(heard, { timeout: 5_000 }).toEqual([left, say('en', 'page_live_all')]);
});

describe('what the page is left with', () => {
  it('the fields keep their names, and get a description', async () => {
    const stage = await setStage({ portal: { markup: 'labels' } });
    const page = await openPage(stage, '/user-info');
    await waitForPart(page, { role: 'heading', name: say('en', 'extension_short_name') });
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const field = nodes.find(
      ({ role, name }) => role?.value === 'textbox' && name?.value === 'New Password',
    );
    expect(field?.description?.value).toBe(say('en', 'page_password_hint'));
  });

  it('the panel comes back when the page draws its form anew', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await waitForPart(page, { role: 'heading', name: say('en', 'extension_short_name') });
    await page.evaluate(() => {
      const form = document.querySelector('form');
      const clone = form?.cloneNode(true);
      if (form && clone) form.replaceWith(clone);
    });
    const form = userInfoForm(page);
    await form.newPassword.fill('abc def');
    await expectText(page, say('en', 'page_space_inside', 4));
    const panels = await readClosedShadow(page);
    const headings = panels.filter(
      ({ role, name }) => role === 'heading' && name === say('en', 'extension_short_name'),
    );
    expect(headings).toHaveLength(1);
  });

  it.each(['/inbox', '/outbox', '/inbox?rows=2000'])('%s is left byte for byte', async (path) => {
    const stage = await setStage();
    const page = await stage.browser().context.newPage();
    const served = await (await page.goto(new URL(path, stage.portal.url).href))?.text();
    await page.waitForTimeout(1_000);
    // The same bytes, read by a browser's own parser without any extension in between.
    const [shown, parsed] = await page.evaluate((html) => {
      const untouched = new DOMParser().parseFromString(html, 'text/html');
      return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
    }, served ?? '');
    expect(shown).toBe(parsed);
    expect(await readClosedShadow(page)).toEqual([]);
  });
});
