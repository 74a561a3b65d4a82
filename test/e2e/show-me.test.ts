/** "Show me": a person shows a page that cannot be told by its words. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { pressPart, readClosedShadow, readClosedText, waitForPart } from '../browser/closed-shadow';
import type { RealPopup } from '../browser/real-popup';
import { shareStage } from './shared-stage';
import { type Stage, setStage } from './stage';

type Messages = typeof english;

const PROTECT = `Password Protect: <input type="radio" name="pp" value="1" id="yes"> Yes
  <input type="radio" name="pp" value="0" id="no" checked> No<br>`;

/** Two buttons say "Update": which one is meant? */
const BUTTONS = '<button id="update">Update</button> <button id="other">Update</button>';
const FIELDS = `<h1>User Info</h1> User name: first name <input id="first"> last name <input id="last"><br>
  New Password: <input id="new" type="password"><br>
  <span id="label">New Password (re-enter)</span>: <input id="again" type="password"><br>`;

const formOf = (content: string): string =>
  `<form action="/sent" onsubmit="document.title = 'sent'">${content}</form>`;
const FORM = formOf(FIELDS + PROTECT + BUTTONS);
const LINK = '<p><a id="away" href="/away">Inbox</a> <i id="text">a text</i></p>';

const IDS = ['new', 'again', 'first', 'last', 'update', 'yes', 'no'] as const;

/** Serves markup at the portal's own address; it may change between two loadings. */
async function serve(
  stage: Stage,
  markup: string,
): Promise<{ readonly page: Page; readonly set: (markup: string) => void; asked: string[] }> {
  let body = markup;
  const asked: string[] = [];
  const page = await stage.browser().context.newPage();
  await page.route('https://secure.e-parcel.ne.jp/**', (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const inner = pathname === '/page' ? body : FORM;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!DOCTYPE html><html lang="en"><title>page</title><body>${inner}`,
    });
  });
  await page.goto(new URL('/page', stage.portal.url).href);
  return {
    page,
    asked,
    set: (next) => {
      body = next;
    },
  };
}

const SHOW = "document.querySelector('[data-action=show-me]')";
const popupText = async (popup: RealPopup): Promise<string> =>
  String(await popup.evaluate("document.querySelector('main').innerText"));

/** Opens the popup over the page, and presses "Show me". */
async function pressShowMe(stage: Stage, page: Page): Promise<void> {
  await page.bringToFront();
  const popup = await stage.browser().openRealPopup();
  await popup.waitFor(SHOW);
  await popup.press('[data-action=show-me]');
  await expect.poll(() => popup.isOpen()).toBe(false);
}

const headings = ({ ...messages }: Messages) => [
  messages.page_show_new_password.message,
  messages.page_show_re_entry.message,
  messages.page_show_first_name.message,
  messages.page_show_last_name.message,
  messages.page_show_update.message,
  messages.page_show_protect_yes.message,
  messages.page_show_protect_no.message,
];

const waitForTask = (page: Page, name: string) => waitForPart(page, { role: 'heading', name });

/** Presses the mouse where an element is, whatever its page makes of it. */
async function pressOn(page: Page, selector: string, frame = ''): Promise<void> {
  const element = frame ? page.frameLocator(frame).locator(selector) : page.locator(selector);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`${selector} is not seen.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Shows every part with the mouse. */
async function showParts(page: Page, messages: Messages = english, frame = ''): Promise<void> {
  for (const [index, id] of IDS.entries()) {
    await waitForTask(page, headings(messages)[index] ?? '');
    await pressOn(page, `#${id}`, frame);
  }
  await waitForTask(page, messages.page_show_check.message);
}

const pressDone = (page: Page, messages: Messages = english) =>
  pressPart(page, { role: 'button', name: messages.page_show_done.message });

const PANEL = { role: 'heading', name: english.page_names_title.message } as const;
const LENGTH = english.page_length_short.message.replace('$1', 'New Password').replace('$2', '9');

async function expectPanel(page: Page): Promise<void> {
  await waitForPart(page, PANEL);
}
async function expectNoPanel(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
  expect(await readClosedText(page)).toBe('');
}

/** An element is not hidden by the bar. */
async function expectUncovered(page: Page, selector: string): Promise<void> {
  const element = await page.locator(selector).boundingBox();
  const { node: backendNodeId } = await waitForPart(page, { role: 'group', name: /./ });
  const session = await page.context().newCDPSession(page);
  const isCovered = async (): Promise<boolean> => {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    const [, top = 0, , , , bottom = 0] = model.border;
    return !element || (element.y < bottom && element.y + element.height > top);
  };
  await expect.poll(isCovered).toBe(false);
  await session.detach();
}

/** The page as its parser made it. */
async function expectUntouched(page: Page): Promise<void> {
  const [shown, parsed] = await page.evaluate(async () => {
    const served = await (await fetch(location.href)).text();
    const untouched = new DOMParser().parseFromString(served, 'text/html');
    return [document.documentElement.outerHTML, untouched.documentElement.outerHTML];
  });
  expect(shown).toBe(parsed);
}

const takeStage = shareStage();

describe('a page that was shown', () => {
  it('is checked from then on, until it changes or is removed in the popup', async () => {
    const stage = await takeStage();
    const { page, set, asked } = await serve(stage, FORM + LINK);
    await page.bringToFront();
    const popup = await stage.browser().openRealPopup();
    await popup.waitFor("document.querySelector('[data-page=unsure]')");
    const text = await popupText(popup);
    expect(text).toContain(english.popup_page_unsure.message);
    expect(text).toContain(
      english.popup_page_found.message.replace(
        '$1',
        'New Password, New Password (re-enter), First name, Last name, Password Protect',
      ),
    );
    expect(text).toContain(english.popup_page_missing.message.replace('$1', 'Update'));
    await popup.press('[data-action=show-me]');
    await expect.poll(() => popup.isOpen()).toBe(false);
    await showParts(page);
    await pressDone(page);
    await expectPanel(page);
    // Nothing was pressed on the page itself.
    expect(await page.title()).toBe('page');
    expect(asked).toEqual(['/page']);

    // It checks live.
    await page.locator('#new').fill('short');
    await page.locator('#again').focus();
    await expect.poll(() => readClosedText(page)).toContain(LENGTH);

    await page.reload();
    await expectPanel(page);
    set(FORM.replace('(re-enter)', '(again)'));
    await page.reload();
    await expectNoPanel(page);
    set(FORM);
    await page.reload();
    await expectPanel(page);

    const again = await stage.browser().openRealPopup();
    await again.waitFor("document.querySelector('[data-action=remove-map]')");
    expect(await popupText(again)).toContain(english.popup_page_map.message);
    // The popup grows while what it shows comes in.
    await page.waitForTimeout(500);
    await again.press('[data-action=remove-map]');
    await again.waitFor(
      `document.body.innerText.includes(${JSON.stringify(english.popup_maps_removed.message)})`,
    );
    expect(await again.evaluate("document.querySelector('[data-action=remove-map]')")).toBeNull();
    expect(await again.evaluate('document.activeElement.id')).toBe('maps');
    await again.close();
    await page.reload();
    await expectNoPanel(page);
  });

  it('is shown with the keyboard alone', async () => {
    const stage = await takeStage();
    const { page } = await serve(stage, FORM);
    await pressShowMe(stage, page);
    await page.setViewportSize({ width: 700, height: 260 });
    await waitForTask(page, english.page_show_new_password.message);
    const tabTo = async (id: string): Promise<void> => {
      for (let press = 0; press < 40; press += 1) {
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach #${id}`);
    };
    for (const [index, id] of IDS.entries()) {
      await waitForTask(page, headings(english)[index] ?? '');
      // Of two radio buttons Tab reaches the one that is chosen: arrows reach the other.
      await tabTo(id === 'yes' ? 'no' : id);
      if (id === 'yes') await page.keyboard.press('ArrowLeft');
      await expectUncovered(page, `#${id}`);
      await page.keyboard.press(index % 2 === 0 ? 'Enter' : 'Space');
    }
    await waitForTask(page, english.page_show_check.message);
    // The keyboard is on the button already.
    await page.keyboard.press('Enter');
    await expectPanel(page);
    expect(await page.title()).toBe('page');
    expect(await page.locator('#no').isChecked()).toBe(true);
    expect(await page.locator('#new').inputValue()).toBe('');
  });

  it('is in a frame', async () => {
    const stage = await takeStage();
    const { page } = await serve(stage, '<iframe src="/frame" width="900" height="500"></iframe>');
    await pressShowMe(stage, page);
    await waitForTask(page, english.page_show_new_password.message);
    // The page around it is not asked.
    const bars = (await readClosedShadow(page)).filter(({ role }) => role === 'group');
    expect(bars).toHaveLength(1);
    await showParts(page, english, 'iframe');
    await pressDone(page);
    await expectPanel(page);
    await page.reload();
    await expectPanel(page);
  });

  it('says nothing of User Info at all, or is in an open shadow root', async () => {
    const stage = await takeStage();
    const wordless = formOf(
      '<input id="first"><input id="last"><input id="new" type="password"><input id="again" type="password"><button id="update">Go</button>',
    );
    const { page, set } = await serve(stage, wordless);
    const showFive = async (): Promise<void> => {
      await pressShowMe(stage, page);
      for (const [index, id] of IDS.slice(0, 5).entries()) {
        await waitForTask(page, headings(english)[index] ?? '');
        await pressOn(page, `#${id}`);
      }
      await pressPart(page, { role: 'button', name: english.page_show_none.message });
      await pressDone(page);
      await expectPanel(page);
    };
    await showFive();
    await page.reload();
    await expectPanel(page);

    set(
      `<div id="host"></div><script>host.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(formOf(FIELDS + BUTTONS))}</script>`,
    );
    await page.reload();
    await showFive();
    await page.locator('#new').fill('short');
    await page.locator('#again').focus();
    await expect.poll(() => readClosedText(page)).toContain(LENGTH);
    await page.reload();
    await expectPanel(page);
  });

  it('has a check box, a list, or nothing for Password Protect', async () => {
    const stage = await takeStage();
    const list = 'Password Protect: <select id="list"><option>Off<option>On</select>';
    const { page, set } = await serve(stage, formOf(FIELDS + list + BUTTONS));
    const showFive = async () => {
      await pressShowMe(stage, page);
      for (const [index, id] of IDS.slice(0, 5).entries()) {
        await waitForTask(page, headings(english)[index] ?? '');
        await pressOn(page, `#${id}`);
      }
      await waitForTask(page, english.page_show_protect_yes.message);
    };
    await showFive();
    await pressOn(page, '#list');
    await waitForTask(page, english.page_show_entry_yes.message);
    await pressPart(page, { role: 'button', name: 'On' });
    await waitForTask(page, english.page_show_check.message);
    await pressDone(page);
    await expectPanel(page);
    expect(await page.locator('#list').inputValue()).toBe('Off');
    const keptOff = english.page_protect_no.message.replace('$1', 'Off');
    await expect.poll(() => readClosedText(page)).toContain(keptOff);

    set(
      formOf(`${FIELDS}<label>Password Protect <input id="box" type="checkbox"></label>${BUTTONS}`),
    );
    await page.reload();
    await showFive();
    await pressOn(page, '#box');
    await waitForTask(page, english.page_show_check.message);
    await pressDone(page);
    await expectPanel(page);
    expect(await page.locator('#box').isChecked()).toBe(false);

    set(formOf(FIELDS + BUTTONS));
    await page.reload();
    await showFive();
    await pressPart(page, { role: 'button', name: english.page_show_none.message });
    await waitForTask(page, english.page_show_check.message);
    await pressDone(page);
    await expectPanel(page);
  });
});

describe('while a page is shown', () => {
  it('nothing of it is pressed, and a wrong press says why', async () => {
    const stage = await takeStage();
    const { page, asked } = await serve(stage, FORM + LINK);
    await pressShowMe(stage, page);
    const expectWhy = async (why: string, task: string): Promise<void> => {
      await expect.poll(() => readClosedText(page)).toContain(why);
      await waitForTask(page, task);
    };
    const first = english.page_show_new_password.message;
    await waitForTask(page, first);
    for (const selector of ['#away', '#text', '#update', '#yes']) {
      await pressOn(page, selector);
      await expectWhy(english.page_show_no_box.message, first);
    }
    await pressOn(page, '#new');
    const second = english.page_show_re_entry.message;
    await waitForTask(page, second);
    await pressOn(page, '#new');
    await expectWhy(english.page_show_twice.message, second);
    await pressPart(page, { role: 'button', name: english.page_show_back.message });
    await waitForTask(page, first);
    await pressOn(page, '#new');
    await waitForTask(page, second);
    await pressOn(page, '#again');
    await waitForTask(page, english.page_show_first_name.message);
    await pressOn(page, '#new');
    await page.keyboard.type('typed');
    for (const id of ['first', 'last']) await pressOn(page, `#${id}`);
    await waitForTask(page, english.page_show_update.message);
    await pressOn(page, '#new');
    await expectWhy(english.page_show_no_button.message, english.page_show_update.message);
    await page.locator('#new').focus();
    await page.keyboard.type('typed');
    await page.keyboard.press('Enter');
    await pressOn(page, '#update');
    await waitForTask(page, english.page_show_protect_yes.message);
    await pressOn(page, '#yes');
    await waitForTask(page, english.page_show_protect_no.message);
    expect(await page.locator('#no').isChecked()).toBe(true);
    expect(await page.locator('#new').inputValue()).toBe('');
    await page.evaluate(() => document.forms[0]?.requestSubmit());
    await page.keyboard.press('Escape');
    await expect.poll(() => readClosedText(page)).toBe('');
    expect(await page.title()).toBe('page');
    expect(asked).toEqual(['/page']);
    // Afterwards the page is pressed as ever.
    await pressOn(page, '#yes');
    expect(await page.locator('#yes').isChecked()).toBe(true);
  });

  it('Esc leaves, and the page is as it was, byte for byte', async () => {
    const stage = await takeStage();
    const { page } = await serve(stage, FORM);
    await pressShowMe(stage, page);
    await waitForTask(page, english.page_show_new_password.message);
    await pressOn(page, '#new');
    await waitForTask(page, english.page_show_re_entry.message);
    await page.keyboard.press('Escape');
    await expectNoPanel(page);
    await expectUntouched(page);
    await page.reload();
    await expectNoPanel(page);
  });

  it('it ends when the form goes', async () => {
    const stage = await takeStage();
    const { page } = await serve(stage, FORM);
    await pressShowMe(stage, page);
    await waitForTask(page, english.page_show_new_password.message);
    await page.evaluate(() => document.forms[0]?.remove());
    await expectNoPanel(page);
  });

  it.each([0, 1_000])('it ends when the page takes the bar out: %i ms later', async (wait) => {
    const stage = await takeStage();
    const { page } = await serve(stage, FORM);
    await pressShowMe(stage, page);
    await waitForTask(page, english.page_show_new_password.message);
    await page.evaluate(() => document.querySelector('html > div')?.remove());
    await page.waitForTimeout(wait);
    await pressOn(page, '#yes');
    expect(await page.locator('#yes').isChecked()).toBe(true);
    await page.reload();
    await expectNoPanel(page);
  });

  it.each(['en', 'ja'] as const)(
    'a narrow window has room for everything: %s',
    async (language) => {
      const stage = await setStage({ browser: { language } });
      const { page } = await serve(stage, FORM);
      await pressShowMe(stage, page);
      const messages = language === 'ja' ? japanese : english;
      await page.setViewportSize({ width: 320, height: 640 });
      for (const [index, id] of IDS.entries()) {
        const { node: backendNodeId } = await waitForTask(page, headings(messages)[index] ?? '');
        const session = await page.context().newCDPSession(page);
        const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
        const xs = model.border.filter((_, place) => place % 2 === 0);
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...xs)).toBeLessThanOrEqual(320);
        await session.detach();
        await pressOn(page, `#${id}`);
      }
      await waitForTask(page, messages.page_show_check.message);
      await pressDone(page, messages);
      await waitForPart(page, { role: 'heading', name: messages.page_names_title.message });
    },
  );
});

it('works when it cannot be remembered, and says so', async () => {
  const stage = await setStage();
  const { page } = await serve(stage, FORM);
  await pressShowMe(stage, page);
  await showParts(page);
  const worker = await stage.browser().worker();
  await worker.evaluate(
    "chrome.storage.local.set = () => Promise.reject(new Error('The disk is full.'))",
  );
  await pressDone(page);
  await waitForTask(page, english.page_show_not_kept.message);
  await expectPanel(page);
  await pressPart(page, { role: 'button', name: english.page_show_close.message });
  await expect.poll(() => readClosedText(page)).not.toContain(english.page_show_not_kept.message);
  await expectPanel(page);
});

describe('two frames', () => {
  const MATCH = formOf(`${FIELDS}<button id="update">Update</button>`);

  it('that are both User Info: neither acts, and the popup says why', async () => {
    const stage = await takeStage();
    const page = await stage.browser().context.newPage();
    await page.route('https://secure.e-parcel.ne.jp/**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: route.request().url().endsWith('/page')
          ? '<!DOCTYPE html><iframe src="/one" width="600" height="300"></iframe>'
          : `<!DOCTYPE html><html lang="en"><body>${MATCH}`,
      }),
    );
    await page.goto(new URL('/page', stage.portal.url).href);
    await expectPanel(page);
    // Whichever comes second.
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: '/two' }));
    });
    await expect.poll(() => readClosedText(page)).toBe('');
    await expectNoPanel(page);
    await page.reload();
    await page.evaluate(() => {
      document.body.innerHTML = '<iframe src="/one"></iframe><iframe src="/two"></iframe>';
    });
    await page.waitForTimeout(1_000);
    await expectNoPanel(page);
    await page.bringToFront();
    const popup = await stage.browser().openRealPopup();
    await popup.waitFor("document.querySelector('[data-page=unsure]')");
    expect(await popupText(popup)).toContain(english.popup_page_two_forms.message);
    await popup.close();
    // One alone is checked.
    await page.goto(new URL('/one', stage.portal.url).href);
    await expectPanel(page);
  });
});

describe('the popup over another page', () => {
  it('offers nothing on a page without passwords, and asks quietly on one with two', async () => {
    const stage = await takeStage();
    const { page, set } = await serve(stage, '<form><input><input><input><input></form>');
    await page.bringToFront();
    const popup = await stage.browser().openRealPopup();
    await popup.waitFor("document.querySelector('main[data-certificate]')");
    await page.waitForTimeout(500);
    expect(await popup.evaluate(SHOW)).toBeNull();
    await popup.close();
    set('<form><input><input><input type="password"><input type="password"></form>');
    await page.reload();
    const next = await stage.browser().openRealPopup();
    await next.waitFor(SHOW);
    expect(await popupText(next)).toContain(english.popup_page_show_quiet.message);
    await next.close();
    expect(await readClosedShadow(page)).toEqual([]);
  });
});
