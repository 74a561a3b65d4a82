/** How the toolbar is kept in step; that a real browser shows it is seen in `test/e2e/toolbar.test.ts`. */
import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { TOOLBAR_LOOKS } from '../../src/background/toolbar-view';
import type { Expiry } from '../../src/portal/certificate/expiry';
import { CERTIFICATE_UNKNOWN, type CertificateStatus } from '../../src/portal/certificate/status';
import { certificateItem, expiryItem, passwordProtectItem } from '../../src/shared/storage';

type Shown = Pick<
  Action.Static,
  | 'getTitle'
  | 'setIcon'
  | 'setBadgeText'
  | 'setBadgeBackgroundColor'
  | 'setBadgeTextColor'
  | 'setTitle'
>;
type Alarms = Pick<Browser['alarms'], 'clear'> & {
  create(name: string, info: { when?: number }): Promise<void>;
};

const fake = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  /** What the button shows; a default where nothing was set since the browser started. */
  button: {} as { icon?: unknown; badge?: unknown; colours?: unknown[]; title?: unknown },
  alarm: null as number | null,
  /** How often the icon was set. */
  icons: 0,
  language: 'en' as 'en' | 'ja',
  broken: new Set<string>(),
  get: vi.fn<(key: string) => Promise<Record<string, unknown>>>(),
}));

const DEFAULT_TITLE = english.extension_short_name.message;

vi.mock('../../src/shared/browser', () => {
  const fails = async (name: string): Promise<void> => {
    if (fake.broken.has(name)) throw new Error(`${name} does not work.`);
  };
  const action: Shown = {
    getTitle: async () => String(fake.button.title ?? DEFAULT_TITLE),
    setIcon: async ({ path }) => {
      await fails('setIcon');
      fake.icons += 1;
      fake.button.icon = path;
    },
    setBadgeText: async ({ text }) => {
      await fails('setBadgeText');
      fake.button.badge = text;
    },
    setBadgeBackgroundColor: async ({ color }) => {
      fake.button.colours = [color];
    },
    setBadgeTextColor: async ({ color }) => {
      fake.button.colours?.push(color);
    },
    setTitle: async ({ title }) => {
      await fails('setTitle');
      fake.button.title = title;
    },
  };
  const alarms: Alarms = {
    create: async (name, { when }) => {
      await fails('create');
      expect(name).toBe('toolbar');
      if (typeof when !== 'number') throw new Error('An alarm needs a time.');
      fake.alarm = when;
    },
    clear: async (name) => {
      expect(name).toBe('toolbar');
      fake.alarm = null;
      return true;
    },
  };
  const local = { get: fake.get };
  const i18n: Pick<Browser['i18n'], 'getMessage'> = {
    getMessage: (key, substitutions) => {
      const messages: Record<string, { message: string } | undefined> =
        fake.language === 'en' ? english : japanese;
      const values = [substitutions ?? []].flat();
      const message = messages[key]?.message ?? '';
      return message.replace(/\$(\d)/g, (_, index) => String(values[Number(index) - 1]));
    },
  };
  return {
    browser: {
      alarms,
      i18n,
      storage: { local },
      get action() {
        if (fake.broken.has('action')) return undefined;
        return action;
      },
    },
  };
});

const reported = vi.spyOn(console, 'error').mockReturnValue();

const NOW = new Date(2026, 10, 23, 10, 12).getTime();
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** A worker that has just started. */
let worker: typeof import('../../src/background/show-in-toolbar');

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  reported.mockClear();
  Object.assign(fake, { stored: {}, button: {}, alarm: null, icons: 0, language: 'en' });
  fake.broken.clear();
  fake.get.mockReset().mockImplementation(async (key) => ({ [key]: fake.stored[key] }));
  vi.resetModules();
  worker = await import('../../src/background/show-in-toolbar');
});

const remember = (status: Partial<CertificateStatus>, endsAt: number | null = null): void => {
  const expiry: Expiry = { endsAt, from: endsAt === null ? null : 'typed' };
  fake.stored = { certificate: { ...CERTIFICATE_UNKNOWN, ...status }, expiry };
};
const accepted = { state: 'accepted', cause: 'answered' } as const;
/** Intl's own spaces, as a keyboard's. */
const title = () => String(fake.button.title).replace(/\s/g, ' ');
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('what is shown', () => {
  it('nothing is known: grey, no badge, no alarm', async () => {
    await worker.showInToolbar();
    expect(fake.button).toEqual({
      icon: expect.objectContaining({ 16: '/icons/toolbar/unknown-16.png' }),
      badge: '',
      title: 'e-Parcel Assistant – Not known whether your certificate works',
    });
    expect(fake.alarm).toBeNull();
  });

  it.each([
    ['en', 'e-Parcel Assistant – The assistant cannot see the portal'],
    ['ja', 'e-Parcel アシスタント – アシスタントがポータルを確認できません'],
  ] as const)(
    'no access to the portal (%s): grey, whenever that was found',
    async (language, said) => {
      fake.language = language;
      for (const at of [NOW, NOW - 3 * DAY, NOW + DAY]) {
        remember({ state: 'unknown', cause: 'no-access', at });
        await worker.showInToolbar();
        expect(fake.button).toMatchObject({
          icon: { 16: '/icons/toolbar/unknown-16.png' },
          badge: '',
          title: said,
        });
        expect(fake.alarm).toBeNull();
      }
    },
  );

  it('a certificate that works, until the evidence is old', async () => {
    remember({ ...accepted, at: NOW });
    await worker.showInToolbar();
    expect(fake.button.icon).toMatchObject({ 32: '/icons/toolbar/fine-32.png' });
    expect(title()).toBe('e-Parcel Assistant – Your certificate works (seen Nov 23, 10:12 AM)');
    expect(fake.alarm).toBe(NOW + DAY);
    vi.setSystemTime(fake.alarm ?? 0);
    worker.onAlarm({ name: 'toolbar' });
    await settle();
    expect(fake.button.icon).toMatchObject({ 32: '/icons/toolbar/unknown-32.png' });
    expect(title()).toBe(
      'e-Parcel Assistant – Your certificate worked last time (seen Nov 23, 2026; may have changed)',
    );
    expect(fake.alarm).toBeNull();
  });

  it.each<[string, number, string, string]>([
    [
      'an end in 20 days',
      20.5 * DAY,
      '20d',
      'Your certificate expires in 20 days, on Dec 13, 2026',
    ],
    ['an end tomorrow', 1.1 * DAY, '1d', 'Your certificate expires in 1 day, on Nov 24, 2026'],
    ['an end today', 2 * HOUR, '!', 'Your certificate expires on Nov 23, 2026, 12:12 PM'],
    ['an end that is past', -2 * DAY, '!', 'Your certificate expired on Nov 21, 2026'],
  ])('%s', async (_name, ms, badge, words) => {
    remember({}, NOW + ms);
    await worker.showInToolbar();
    expect(fake.button.badge).toBe(badge);
    expect(title()).toBe(`e-Parcel Assistant – Not known whether your certificate works. ${words}`);
    const colour = badge === '20d' ? '#a34a00' : '#ce0000';
    expect(fake.button.colours).toEqual([colour, '#fff']);
  });

  it('an end that a certificate has outlived', async () => {
    remember({ ...accepted, at: NOW }, NOW - DAY);
    await worker.showInToolbar();
    expect(fake.button.badge).toBe('');
    expect(title()).toMatch(
      /\. The expiry date you gave, Nov 22, 2026, is past: enter the new one$/,
    );
  });

  it('evidence from a clock that was moved', async () => {
    remember({ state: 'refused', cause: 'closed', at: NOW + DAY });
    await worker.showInToolbar();
    expect(title()).toMatch(/No certificate was accepted \(time unknown; may have changed\)$/);
    expect(fake.button.badge).toBe('');
  });

  it('the same in Japanese', async () => {
    fake.language = 'ja';
    remember({ ...accepted, at: NOW - DAY }, NOW + 7.5 * DAY);
    await worker.showInToolbar();
    expect(fake.button.badge).toBe('7日');
    expect(title()).toBe(
      'e-Parcel アシスタント – 前回は証明書が使えました（2026年11月22日に確認。変わっている可能性があります）。証明書の期限は7日後、2026年11月30日です',
    );
  });

  it('a badge that is gone, and the alarm with it', async () => {
    remember({}, NOW + 3 * DAY);
    await worker.showInToolbar();
    expect(fake.alarm).not.toBeNull();
    remember({});
    await worker.showInToolbar();
    expect(fake.button.badge).toBe('');
    expect(fake.alarm).toBeNull();
  });
});

describe('when it is shown', () => {
  const icons = async (): Promise<number> => {
    await settle();
    return fake.icons;
  };

  it('when one of the three has changed, and nothing else', async () => {
    worker.onRemembered({ visit: {}, clock: {} }, 'local');
    worker.onRemembered({ [certificateItem.key]: {} }, 'session');
    worker.onAlarm({ name: 'another' });
    expect(await icons()).toBe(0);
    worker.onRemembered({ [certificateItem.key]: {} }, 'local');
    expect(await icons()).toBe(1);
    worker.onRemembered({ [expiryItem.key]: {} }, 'local');
    expect(await icons()).toBe(2);
    worker.onRemembered({ [passwordProtectItem.key]: {} }, 'local');
    expect(await icons()).toBe(3);
  });

  it('when a worker starts in a browser that has forgotten it, and in no other', async () => {
    await worker.showIfForgotten();
    expect(await icons()).toBe(1);
    await worker.showIfForgotten();
    expect(await icons()).toBe(1);
  });

  it('in the order in which it changed', async () => {
    let answer = (_stored: Record<string, unknown>): void => undefined;
    fake.get.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const shown = [worker.showInToolbar()];
    remember({ ...accepted, at: NOW });
    shown.push(worker.showInToolbar());
    await settle();
    answer({});
    await Promise.all(shown);
    expect(fake.button.icon).toMatchObject({ 16: '/icons/toolbar/fine-16.png' });
  });
});

describe('what does not work', () => {
  it.each(['setIcon', 'setBadgeText', 'setTitle', 'create'])(
    '%s: it is reported, and the rest is shown',
    async (broken) => {
      fake.broken.add(broken);
      remember({ ...accepted, at: NOW }, NOW + 20.5 * DAY);
      await expect(worker.showInToolbar()).resolves.toBeUndefined();
      expect(reported).toHaveBeenCalledOnce();
      expect({ ...fake.button, alarm: fake.alarm }).toEqual({
        icon: broken === 'setIcon' ? undefined : expect.anything(),
        badge: broken === 'setBadgeText' ? undefined : '20d',
        title: broken === 'setTitle' ? undefined : expect.any(String),
        colours: expect.any(Array),
        alarm: broken === 'create' ? null : expect.any(Number),
      });
    },
  );

  it('a browser without the button: it is reported, and the alarm is set', async () => {
    fake.broken.add('action');
    remember({ ...accepted, at: NOW });
    await worker.showInToolbar();
    expect(reported).toHaveBeenCalledTimes(3);
    expect(fake.alarm).toBe(NOW + DAY);
  });

  it('storage that cannot be read: it is reported, and the next time it shows', async () => {
    fake.get.mockRejectedValueOnce(new Error('no storage'));
    await worker.showInToolbar();
    expect(reported).toHaveBeenCalledOnce();
    expect(fake.button).toEqual({});
    await worker.showInToolbar();
    expect(fake.button.badge).toBe('');
  });
});

it('a badge has at most four characters', async () => {
  for (const language of ['en', 'ja'] as const) {
    fake.language = language;
    for (let days = 0; days <= 30; days += 1) {
      remember({}, NOW + (days + 0.5) * DAY);
      await worker.showInToolbar();
      expect(String(fake.button.badge).length).toBeLessThanOrEqual(4);
    }
  }
});

it.each(TOOLBAR_LOOKS)('%s has its icons', (look) => {
  for (const size of [16, 32, 48]) {
    const file = new URL(`../../public/icons/toolbar/${look}-${size}.png`, import.meta.url);
    expect(existsSync(file), file.pathname).toBe(true);
  }
});
