/** What helps beside the checks, in a real browser: real keys, real presses, real clipboard. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { pressPart, readClosedText, waitForPart } from '../browser/closed-shadow';
import { shareStage } from './shared-stage';
import { openPage, type Stage, userInfoForm } from './stage';

const MESSAGES = { en: english, ja: japanese };
type Language = keyof typeof MESSAGES;
type Key = keyof typeof english;

const say = (language: Language, key: Key): string => MESSAGES[language][key].message;

/** A sentence with anything in its places. */
function pattern(language: Language, key: Key): RegExp {
  const parts = say(language, key).split(/\$\d/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+'));
}

const expectText = (page: Page, text: string | RegExp): Promise<void> =>
  expect.poll(() => readClosedText(page), { timeout: 5_000 }).toMatch(text);
const expectNoText = (page: Page, text: string | RegExp): Promise<void> =>
  expect.poll(() => readClosedText(page), { timeout: 5_000 }).not.toMatch(text);

const press = (page: Page, language: Language, key: Key): Promise<void> =>
  pressPart(page, { role: 'button', name: pattern(language, key) });

/** Waits for the tools, which come a moment after the checks. */
async function waitForTools(page: Page, language: Language = 'en'): Promise<void> {
  await waitForPart(page, { role: 'button', name: pattern(language, 'page_reveal_show') });
}

const valuesOf = async (page: Page): Promise<readonly string[]> => {
  const { newPassword, reEntry } = userInfoForm(page);
  return [await newPassword.inputValue(), await reEntry.inputValue()];
};

/** A page at the portal's own address, which the stand-in does not have. */
async function serve(stage: Stage, markup: string): Promise<Page> {
  const page = await stage.browser().context.newPage();
  await page.route('https://secure.e-parcel.ne.jp/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!DOCTYPE html><html lang="en"><title>page</title><body>${markup}`,
    }),
  );
  await page.goto(new URL('/page', stage.portal.url).href);
  return page;
}

/** User Info as a page of today; the button and what stands beside New Password may differ. */
const formOf = (button: string, note = ''): string => `<h1>User Info</h1>
<form action="/sent" onsubmit="document.title = 'sent'; return false">
<p><label>First name <input name="uname1" value="Hanako"></label></p>
<p><label>Last name <input name="uname2" value="Yamada"></label></p>
<p><label>New Password <input type="password"></label> ${note}</p>
<p><label>New Password (re-enter) <input type="password"></label></p>
<main>${button}</main></form>`;

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  const takeStage = shareStage({ portal: { language }, browser: { language } });

  it('full-width is changed on a press, put back, and changed again', async () => {
    const stage = await takeStage();
    const page = await openPage(stage, '/user-info');
    await waitForTools(page, language);
    const form = userInfoForm(page);
    for (const field of [form.newPassword, form.reEntry]) {
      await field.click();
      await page.keyboard.insertText('Ｐarcel２０２５');
    }
    await expectText(page, pattern(language, 'page_character_full_width'));
    await press(page, language, 'page_half_width_fix');
    expect(await valuesOf(page)).toEqual(['Parcel2025', 'Parcel2025']);
    await expectText(page, say(language, 'page_half_width_done'));
    await press(page, language, 'page_undo');
    expect(await valuesOf(page)).toEqual(['Ｐarcel２０２５', 'Ｐarcel２０２５']);
    await press(page, language, 'page_half_width_fix');
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe('Parcel2025');
  });

  it('a generated password is shown, copied, and accepted by the portal', async () => {
    const stage = await takeStage();
    const { context } = stage.browser();
    const page = await openPage(stage, '/user-info');
    await waitForTools(page, language);
    await press(page, language, 'page_generate');
    const [password = '', again] = await valuesOf(page);
    expect(password).toMatch(/^[A-Za-z0-9]{19}$/);
    expect(again).toBe(password);
    await expectText(page, password);
    await press(page, language, 'page_copy');
    await expectText(page, pattern(language, 'page_copied'));
    await context.grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password);
    await userInfoForm(page).update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe(password);
  });

  it('nothing moves while somebody types, whatever is said', async () => {
    const stage = await takeStage();
    const page = await openPage(stage, '/user-info');
    await page.setViewportSize({ width: 1_000, height: 1_600 });
    await waitForTools(page, language);
    const form = userInfoForm(page);
    const before = await readPlaces(page);
    expect(Object.keys(before)).toHaveLength(8);
    const expectPlaces = async (): Promise<void> => expect(await readPlaces(page)).toEqual(before);
    await form.newPassword.click();
    await page.keyboard.type('Parcel20');
    await expectPlaces();
    await page.keyboard.type('255');
    await expectText(page, say(language, 'page_match_again'));
    // Long enough for strength and advice.
    await page.waitForTimeout(1_500);
    await expectPlaces();
    await page.keyboard.type('!');
    await expectText(page, pattern(language, 'page_character_symbol'));
    await expectPlaces();
    await form.newPassword.fill('Parcel２０２５');
    await expectText(page, say(language, 'page_half_width_fix'));
    await expectPlaces();
    await form.newPassword.fill(' Parcel2025');
    await expectText(page, say(language, 'page_space_at_edge'));
    await expectPlaces();
    await form.newPassword.fill('qT7vXw3Lm9Rk');
    await form.reEntry.pressSequentially('qT7vXw3Lm9Rk');
    await expectText(page, say(language, 'page_match_ok_reuse'));
    await expectPlaces();
    await form.newPassword.fill('Parcel2026');
    await expectText(page, pattern(language, 'page_match_changed'));
    await expectPlaces();
    await form.firstName.fill('x'.repeat(60));
    await expectText(page, pattern(language, 'page_name_one_too_many'));
    await expectPlaces();
  });
});

type DomNode = {
  readonly nodeName: string;
  readonly backendNodeId: number;
  readonly attributes?: string[];
  readonly children?: DomNode[];
  readonly shadowRoots?: DomNode[];
};

/** Where every rule's row and every heading of the panel stands. */
async function readPlaces(page: Page): Promise<Record<string, readonly number[]>> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const places: Record<string, readonly number[]> = {};
  const read = async (node: DomNode, isOurs: boolean): Promise<void> => {
    const rule = node.attributes?.at(
      (node.attributes.indexOf('data-rule') + 1 || Infinity) as number,
    );
    const name = rule ?? (node.nodeName === 'H3' ? `heading ${Object.keys(places).length}` : null);
    if (isOurs && name !== null) {
      const { backendNodeId } = node;
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
      places[name] = model.border;
    }
    for (const child of node.children ?? []) await read(child, isOurs);
    for (const child of node.shadowRoots ?? []) await read(child, true);
  };
  await read(root, false);
  await session.detach();
  return places;
}

const takeStage = shareStage();

it('what is shown is hidden when the panel is left, and on a press', async () => {
  const stage = await takeStage();
  const page = await openPage(stage, '/user-info');
  await waitForTools(page);
  const form = userInfoForm(page);
  await form.newPassword.fill('Parcel2025');
  const show = async (): Promise<void> => {
    await press(page, 'en', 'page_reveal_show');
    await expectText(page, 'Parcel2025');
  };
  await show();
  expect(await form.newPassword.getAttribute('type')).toBe('password');
  await form.reEntry.click();
  await expectNoText(page, 'Parcel2025');
  await show();
  await press(page, 'en', 'page_reveal_hide');
  await expectNoText(page, 'Parcel2025');
});

describe('leaving the page', () => {
  /** Every question that the browser asks; each is answered with "Leave". */
  function recordQuestions(page: Page): readonly string[] {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      dialog.accept().catch(() => undefined);
    });
    return asked;
  }

  it('is asked about when something typed would be lost, and not otherwise', async () => {
    const stage = await takeStage();
    const page = await openPage(stage, '/user-info');
    const asked = recordQuestions(page);
    const form = userInfoForm(page);
    const inbox = new URL('/inbox', stage.portal.url).href;
    const userInfo = new URL('/user-info', stage.portal.url).href;

    await waitForTools(page);
    await form.newPassword.click();
    await page.keyboard.type('Parcel');
    await expectText(page, pattern('en', 'page_unsaved'));
    await page.waitForTimeout(1_100);
    await page.goto(inbox);
    expect(asked).toEqual(['beforeunload']);

    // Nothing typed, but the page was used.
    await page.goto(userInfo);
    await waitForTools(page);
    await form.newPassword.click();
    await form.yes.check();
    await page.waitForTimeout(1_100);
    await page.goto(inbox);
    expect(asked).toHaveLength(1);

    // Typed, and taken back.
    await page.goto(userInfo);
    await waitForTools(page);
    await form.lastName.click();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(1_100);
    await page.goto(inbox);
    expect(asked).toHaveLength(1);

    // Sent, with the keyboard: no press of the mouse comes before.
    await page.goto(userInfo);
    await waitForTools(page);
    await form.lastName.click();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.waitForTimeout(1_100);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/user-info/update');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['Update', '<button type="button" onclick="this.form.submit()">Update</button>'],
    [
      'another button',
      '<button>Update</button> <button type="button" id="other" onclick="this.form.submit()">Save</button>',
    ],
  ])('is not asked about when the page’s script submits at %s', async (_name, button) => {
    const stage = await takeStage();
    const page = await serve(stage, formOf(button));
    const asked = recordQuestions(page);
    await waitForTools(page);
    await userInfoForm(page).lastName.click();
    await page.keyboard.type('x');
    await page.waitForTimeout(1_100);
    await page.locator('#other, main button').last().click();
    await page.waitForURL('**/sent?*');
    expect(asked).toEqual([]);
  });
});

it('a page that states other conditions: said on it and in the popup, and nothing is held', async () => {
  const stage = await takeStage();
  const note = 'Between 8 and 20 alphanumeric characters.';
  const page = await serve(stage, formOf('<button>Update</button>', note));
  await waitForTools(page);
  await expectText(page, say('en', 'page_drift'));
  const form = userInfoForm(page);
  await form.newPassword.fill('Parcel25');
  await form.reEntry.fill('Parcel25');
  await form.update.click();
  await expect.poll(() => page.title()).toBe('sent');
  await page.bringToFront();
  const popup = await stage.browser().openRealPopup();
  const isSaid = `document.body.innerText.includes(${JSON.stringify(say('en', 'popup_page_drift'))})`;
  await popup.waitFor(isSaid);
  await popup.close();
});

it('a lamp says that Japanese input is on, until the next key without it, and moves nothing', async () => {
  const stage = await takeStage();
  const page = await openPage(stage, '/user-info');
  await page.setViewportSize({ width: 1_000, height: 1_600 });
  await waitForTools(page);
  await userInfoForm(page).newPassword.click();
  const before = await readPlaces(page);
  const session = await page.context().newCDPSession(page);
  // The key as Windows reports one that the input method has taken.
  const key = { key: 'Process', code: 'KeyA', windowsVirtualKeyCode: 229 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await expectText(page, say('en', 'page_ime_on'));
  expect(await readPlaces(page)).toEqual(before);
  // The longest message that comes with it.
  await page.keyboard.insertText('あ');
  await expectText(page, pattern('en', 'page_character_japanese'));
  await expectText(page, say('en', 'page_ime_on'));
  expect(await readPlaces(page)).toEqual(before);
  await page.keyboard.type('P');
  await expectNoText(page, say('en', 'page_ime_on'));
});
