/** The page for the expiry date, in a real browser with real files. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { createAuthority } from '../portal/authority';
import { readOverflow, runAxe } from './audit';
import { shareStage } from './shared-stage';
import { type Stage, setStage } from './stage';

const authority = createAuthority();
const client = authority.issueClient('good');
const DAY = 24 * 60 * 60_000;

/** A folder for a picture of each state, for whoever wants to see them. */
const { PICTURES } = process.env;

async function openExpiry(stage: Stage): Promise<Page> {
  const page = await stage.browser().context.newPage();
  await page.goto(stage.browser().extensionUrl('src/popup/expiry.html'));
  await page.locator('[data-kept]').waitFor();
  return page;
}

const fileOf = (content: string | Buffer, name = 'mine.cer') => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const choose = (page: Page, file: Parameters<Page['setInputFiles']>[1]) =>
  page.setInputFiles('input[type=file]', file);
const press = (page: Page, action: string) => page.locator(`[data-action=${action}]`).click();
const heard = (page: Page) => page.locator('[role=status]').textContent();
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const remembered = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(
    'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null), chrome.storage.sync.get(null)]).then(([local, session, sync]) => ({ ...session, ...sync, ...local }))',
  );

/** The value of a date field: a day so many days from today. */
function dayIn(days: number): string {
  const date = new Date(Date.now() + days * DAY);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${digits(date.getMonth() + 1)}-${digits(date.getDate())}`;
}

const takeStage = shareStage();

describe('a certificate file', () => {
  it('is shown, and only its date is kept', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    const before = await remembered(page);
    await choose(page, fileOf(client.certificatePem));
    const card = page.locator('.found');
    await card.waitFor();
    expect(await focusedId(page)).toBe('found');
    const text = await card.innerText();
    expect(text).toContain('EP123456');
    expect(text).toContain('Stand-in customer, good');
    expect(text).toContain('e-Parcel stand-in CA');
    expect(text).toMatch(/Valid from\s+\w+ \d+, \d{4} at .* yesterday/);
    expect(text).toMatch(/Valid until\s+\w+ \d+, \d{4} at .* in 12 months/);
    // Shown is not yet kept.
    expect(await remembered(page)).toEqual(before);

    await press(page, 'remember-file');
    await page.locator('[data-kept=ahead]').waitFor();
    // What is stored may be seen before the background has answered.
    await expect.poll(() => focusedId(page)).toBe('kept');
    expect(await card.count()).toBe(0);
    expect(await heard(page)).toMatch(/Valid until/);
    const after = await remembered(page);
    expect(after).toEqual({ ...before, expiry: { endsAt: expect.any(Number), from: 'file' } });
    const { expiry } = after;
    const endsAt = Number(Object(expiry).endsAt);
    // Certificates count in whole seconds.
    expect(endsAt % 1_000).toBe(0);
    expect(Math.abs(endsAt - (Date.now() + 364 * DAY))).toBeLessThan(DAY);
    expect(JSON.stringify(after)).not.toMatch(/EP123456|Stand-in|stand-in/);
    expect(stage.portal.requests).toEqual([]);
  });

  it('is taken when it is dropped anywhere, and several are not', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    const drag = (type: string, count: number) =>
      page.evaluate(
        ({ type, count, pem }) => {
          const dataTransfer = new DataTransfer();
          for (let index = 0; index < count; index += 1) {
            dataTransfer.items.add(new File([pem], `${index}.cer`));
          }
          const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
          return !document.querySelector('footer')?.dispatchEvent(event);
        },
        { type, count, pem: client.certificatePem },
      );
    expect(await drag('dragover', 1)).toBe(true);
    await page.locator('.drop').waitFor();
    // Else the browser would leave the page for the file.
    expect(await drag('drop', 2)).toBe(true);
    await page.locator('[data-refused=several]').waitFor();
    expect(await page.locator('.drop').count()).toBe(0);
    await drag('drop', 1);
    await page.locator('.found').waitFor();
  });

  it('is closed without a trace, and can be chosen once more', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await choose(page, fileOf(client.certificatePem));
    await press(page, 'not-keep');
    expect(await page.locator('.found').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe(
      'choose-file',
    );
    expect(await page.locator('body').innerText()).not.toContain('EP123456');
    await choose(page, fileOf(client.certificatePem));
    await page.locator('.found').waitFor();
  });

  it.each([
    ['locked with a password', 'with-key', () => fileOf(client.p12, 'mine.p12')],
    ['cut off', 'damaged', () => fileOf(client.certificatePem.slice(0, 400))],
    ['a list of the revoked', 'revocation-list', () => fileOf(authority.crlPem)],
    ['a key', 'private-key', () => fileOf(client.keyPem)],
    ['something else', 'not-a-certificate', () => fileOf('hello')],
    ['empty', 'empty', () => fileOf('')],
  ])('%s is refused in words', async (_, reason, makeFile) => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await choose(page, makeFile());
    const card = page.locator(`[data-refused=${reason}]`);
    await card.waitFor();
    expect(await heard(page)).toContain(await card.locator('h3').innerText());
    expect(await page.locator('input[type=password]').count()).toBe(0);
    expect(await page.locator('[data-action=remember-file]').count()).toBe(0);
    expect(await remembered(page)).not.toHaveProperty('expiry');
  });

  it('of 100 MB is refused at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'e-parcel-large-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'large.cer');
    const file = await open(path, 'w');
    await file.truncate(100 * 1_048_576);
    await file.close();
    const stage = await takeStage();
    const page = await openExpiry(stage);
    const startedAt = Date.now();
    await choose(page, path);
    await page.locator('[data-refused=too-large]').waitFor();
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });

  it('that has expired is shown and not kept', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await choose(page, fileOf(authority.issueClient('expired').certificatePem));
    const card = page.locator('.found');
    expect(await card.locator('.headline').innerText()).toBe(english.expiry_found_expired.message);
    expect(await card.locator('[data-action=remember-file]').count()).toBe(0);
  });

  it('of an issuer is said to be one', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await choose(page, fileOf(authority.certificatePem));
    expect(await page.locator('.found .notice').innerText()).toBe(
      english.expiry_found_authority.message,
    );
  });
});

describe('a typed date', () => {
  it('is kept to the end of its day, lasts, and is forgotten on request', async () => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await page.fill('#last-day', dayIn(12));
    await press(page, 'remember-typed');
    const kept = page.locator('[data-kept=ahead]');
    await kept.waitFor();
    expect(await kept.innerText()).toContain('in 12 days');
    expect(await kept.getAttribute('data-tone')).toBe('warning');
    const [year = 0, month = 0, day = 0] = dayIn(12).split('-').map(Number);
    expect((await remembered(page)).expiry).toEqual({
      endsAt: new Date(year, month - 1, day, 23, 59, 59, 999).getTime(),
      from: 'typed',
    });

    // Another tab shows the same, live.
    const other = await openExpiry(stage);
    await other.locator('[data-kept=ahead]').waitFor();
    await page.bringToFront();
    await press(page, 'forget');
    await page.locator('[data-kept=unknown]').waitFor();
    await other.locator('[data-kept=unknown]').waitFor();
    await expect.poll(() => focusedId(page)).toBe('kept');
    expect(await heard(page)).toBe(english.expiry_forgotten.message);
    expect((await remembered(page)).expiry).toEqual({ endsAt: null, from: null });
  });

  it.each([
    ['in the past', dayIn(-1), 'expiry_typed_past'],
    ['too far ahead', '2999-01-01', 'expiry_typed_far'],
    ['left empty', '', 'expiry_typed_missing'],
  ] as const)('%s is said at the field', async (_, value, key) => {
    const stage = await takeStage();
    const page = await openExpiry(stage);
    await page.fill('#last-day', value);
    await page.locator('#last-day').press('Enter');
    if ((await page.locator('#last-day-fault').count()) === 0) await press(page, 'remember-typed');
    expect(await page.locator('#last-day-fault').innerText()).toBe(english[key].message);
    expect(await heard(page)).toBe(english[key].message);
    expect(await focusedId(page)).toBe('last-day');
    expect(await remembered(page)).not.toHaveProperty('expiry');
  });
});

it('is found again by the extension, which has no permission for tabs', async () => {
  const stage = await takeStage();
  const popup = await stage.browser().openPopup();
  const count = () =>
    popup.evaluate<number>(
      "chrome.tabs.query({ url: chrome.runtime.getURL('src/popup/expiry.html') }).then(({ length }) => length)",
    );
  expect(await count()).toBe(0);
  await openExpiry(stage);
  expect(await count()).toBe(1);
});

it('costs the popup nothing', async () => {
  const stage = await setStage();
  const popup = await stage.browser().context.newPage();
  const loaded: string[] = [];
  popup.on('response', async (response) => loaded.push(await response.text().catch(() => '')));
  const load = async (path: string) => {
    loaded.length = 0;
    await popup.goto(stage.browser().extensionUrl(path));
    await popup.waitForLoadState('networkidle');
    return loaded.filter((text) => text.includes('expiry_file_choose')).length;
  };
  expect(await load('src/popup/expiry.html')).toBe(1);
  expect(await load('src/popup/index.html')).toBe(0);
});

/** Every state of the page. */
const STATES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'nothing kept': async () => undefined,
  found: async (page) => {
    await choose(page, fileOf(client.certificatePem));
    await page.locator('.found').waitFor();
  },
  kept: async (page) => {
    await press(page, 'remember-file');
    await page.locator('[data-kept=ahead]').waitFor();
  },
  'found an issuer, a key and others': async (page) => {
    const both = [authority.certificatePem, client.keyPem, authority.certificatePem].join('\n');
    await choose(page, fileOf(both));
    await page.locator('.found').waitFor();
  },
  'found, expired': async (page) => {
    await choose(page, fileOf(authority.issueClient('expired').certificatePem));
    await page.locator('.found').waitFor();
  },
  refused: async (page) => {
    await choose(page, fileOf(client.p12, 'mine.p12'));
    await page.locator('[data-refused]').waitFor();
  },
  'kept, soon; a date in the past': async (page) => {
    await page.fill('#last-day', dayIn(12));
    await press(page, 'remember-typed');
    await page.locator('[data-tone=warning][data-kept]').waitFor();
    await page.fill('#last-day', dayIn(-12));
    await press(page, 'remember-typed');
    await page.locator('#last-day-fault').waitFor();
    await page.locator('summary').click();
  },
  'kept, over': async (page) => {
    await page.evaluate(
      `chrome.storage.local.set({ expiry: { endsAt: ${Date.now() - 3 * DAY}, from: 'typed' } })`,
    );
    await page.locator('[data-kept=over]').waitFor();
  },
};

const USUAL = { width: 900, height: 800 };
/** 1280 px at four times the size. */
const NARROW = { width: 320, height: 700 };

/** WCAG 2.2, 1.4.12, as a person's own style sheet would set it. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** The page's policy forbids an added style element, and allows a sheet that a script makes. */
async function addStyles(page: Page, css: string): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
}

/** Looks, each put on and taken off again. */
const LOOKS: Readonly<Record<string, (page: Page) => Promise<() => Promise<unknown>>>> = {
  light: async () => async () => undefined,
  dark: async (page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    return () => page.emulateMedia({ colorScheme: 'light' });
  },
  'forced colours': async (page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    return () => page.emulateMedia({ forcedColors: 'none' });
  },
  narrow: async (page) => {
    await page.setViewportSize(NARROW);
    return () => page.setViewportSize(USUAL);
  },
  large: (page) => addStyles(page, ':root { font-size: 200% }'),
  'narrow and spaced': async (page) => {
    await page.setViewportSize(NARROW);
    const removeStyles = await addStyles(page, SPACED);
    return async () => {
      await removeStyles();
      await page.setViewportSize(USUAL);
    };
  },
};

/** What is cut off, and what is too small to aim at, one line each. */
const listMisfits = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const misfits: string[] = [];
    for (const element of document.querySelectorAll('main *')) {
      if (!(element instanceof HTMLElement) || element.matches('.heard-only')) continue;
      if (!element.checkVisibility()) continue;
      const { width, height } = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      if (element.matches('button, summary, input') && (width < 24 || height < 24)) {
        misfits.push(`too small to aim at, ${width} × ${height}: ${name}`);
      }
      if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
        misfits.push(`cut off: ${name}`);
      }
    }
    return misfits;
  });

it.each([
  ['en', english, japanese],
  ['ja', japanese, english],
] as const)(
  'in %s: no violation in any state or look, and one language',
  {
    timeout: 300_000,
  },
  async (language, own, other) => {
    const stage = await setStage({ browser: { language } });
    const page = await openExpiry(stage);
    await page.setViewportSize(USUAL);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.title()).toContain(own.expiry_title.message);
    const found: string[] = [];
    for (const [index, [state, reach]] of Object.entries(STATES).entries()) {
      await reach(page);
      expect(await page.locator('main').innerText()).not.toContain(
        other.expiry_typed_label.message,
      );
      for (const [look, putOn] of Object.entries(LOOKS)) {
        const takeOff = await putOn(page);
        const note = (text: string) => found.push(`${state}, ${look}: ${text}`);
        if (PICTURES) {
          const path = `${PICTURES}/expiry-${language}-${index}-${look.replaceAll(' ', '-')}.png`;
          await page.screenshot({ path, fullPage: true });
        }
        for (const text of (await runAxe(page)).others) note(text);
        for (const text of await listMisfits(page)) note(text);
        const overflow = await readOverflow(page);
        if (overflow > 0) note(`${overflow} px sideways`);
        await takeOff();
      }
    }
    expect(found).toEqual([]);
  },
);
