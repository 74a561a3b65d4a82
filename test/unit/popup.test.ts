// @vitest-environment jsdom
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { Popup } from '../../src/popup/popup';
import { READ_LIMIT_MS } from '../../src/popup/use-remembered';
import type { CertificateStatus } from '../../src/portal/certificate/status';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';
import { maySeePortal } from '../../src/shared/portal-access';
import { CHECK_LIMIT_MS, read } from '../../src/shared/storage';

type Area = Record<string, unknown>;
type Changes = Record<string, { newValue: unknown }>;

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  get: vi.fn<(area: 'local' | 'session', key: string) => Promise<Record<string, unknown>>>(),
  listeners: new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  connect: vi.fn<(tabId: number, info: unknown) => unknown>(),
  query: vi.fn<Browser['tabs']['query']>(),
  create: vi.fn<Browser['tabs']['create']>(),
}));

vi.mock('../../src/shared/browser', async () => {
  const { default: messages } = await import('../../public/_locales/en/messages.json');
  const byKey: Partial<Record<string, { message: string }>> = messages;
  const i18n: Pick<Browser['i18n'], 'getMessage'> = {
    getMessage: (key, substitutions) => {
      const values = [substitutions ?? []].flat();
      const sentence = byKey[key]?.message ?? '';
      return sentence.replace(/\$(\d)/g, (_, place) => values[Number(place) - 1] ?? '');
    },
  };
  const { get, listeners, sendMessage, query, create, connect } = fake;
  const silent = { addListener: () => undefined, removeListener: () => undefined };
  const allowed = { contains: async () => true, onAdded: silent, onRemoved: silent };
  return {
    browser: {
      i18n,
      runtime: {
        sendMessage,
        getManifest: () => ({ version: '9.8.7' }),
        getURL: (path: string) => `chrome-extension://our-id/${path}`,
      },
      permissions: allowed,
      tabs: { query, create, connect },
      storage: {
        local: { get: (key: string) => get('local', key) },
        session: { get: (key: string) => get('session', key) },
        onChanged: {
          addListener: listeners.add.bind(listeners),
          removeListener: listeners.delete.bind(listeners),
        },
      },
    },
  };
});

const NOW = Date.UTC(2026, 5, 15, 12);
const MINUTE = 60_000;

const accepted: CertificateStatus = {
  state: 'accepted',
  cause: 'answered',
  confidence: 'certain',
  tab: 1,
  detail: '',
  source: 'tab',
  at: NOW - 3 * MINUTE,
};
const refused: CertificateStatus = {
  state: 'refused',
  cause: 'no-certificate',
  confidence: 'certain',
  tab: null,
  detail: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
  source: 'check',
  at: NOW,
};
const off: PasswordProtectRecord = {
  ...NOTHING_SEEN,
  seen: [{ state: 'off', source: 'check', at: NOW, account: null }],
};

function set(area: 'local' | 'session', values: Area): void {
  Object.assign(fake.areas[area], values);
  const changes: Changes = {};
  for (const [key, newValue] of Object.entries(values)) changes[key] = { newValue };
  for (const listener of fake.listeners) listener(changes, area);
}

/** Lets promises, timers and rendering go on. */
const pass = (ms = 0): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

async function open(): Promise<void> {
  await act(() => render(h(Popup, { readItem: read, readAccess: maySeePortal }), document.body));
  await pass();
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}
const main = () => element('main');
const checkButton = () => element('[data-action="check"]');
const heard = () => element('[role="status"]').textContent;
const press = (selector: string) => act(() => element(selector).click());

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  fake.areas.local = {};
  fake.areas.session = {};
  fake.get.mockImplementation(async (area, key) =>
    key in fake.areas[area] ? { [key]: fake.areas[area][key] } : {},
  );
  fake.query.mockResolvedValue([]);
});
afterEach(() => {
  act(() => render(null, document.body));
  expect(fake.listeners.size).toBe(0);
  vi.useRealTimers();
  vi.resetAllMocks();
});

describe('the popup', () => {
  it('shows what is remembered, with its age, which goes on', async () => {
    fake.areas.local = { certificate: accepted, passwordProtect: off };
    await open();
    expect(main().dataset).toMatchObject({ certificate: 'accepted', passwordProtect: 'off' });
    expect(main().textContent).toContain(english.popup_certificate_answered_headline.message);
    expect(main().textContent).toContain('Seen 3 minutes ago, when you opened the portal');
    await pass(MINUTE);
    expect(main().textContent).toContain('Seen 4 minutes ago');
  });

  it('reads before its first frame, which then shows what is remembered', async () => {
    render(h(Popup, { readItem: read, readAccess: maySeePortal }), document.body);
    // Promises go on; the clock, and with it the frames, stand still.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    const keys = fake.get.mock.calls.map(([area, key]) => `${area}.${key}`);
    expect(keys).toContain('local.certificate');
    expect(keys).toContain('local.passwordProtect');
    render(null, document.body);
  });

  it('says nothing before it has read', async () => {
    fake.get.mockReturnValue(new Promise(() => undefined));
    await open();
    expect(main().dataset.certificate).toBeUndefined();
    expect(main().dataset.passwordProtect).toBeUndefined();
    expect(document.querySelector('.headline')).toBeNull();
  });

  it('says so when reading takes too long, keeps the way in, and heals when it comes', async () => {
    let answer: (stored: Area) => void = () => undefined;
    fake.get.mockImplementation((_area, key) =>
      key === 'certificate'
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : Promise.resolve({}),
    );
    await open();
    await pass(READ_LIMIT_MS);
    expect(element('.notice').textContent).toBe(english.popup_read_failed.message);
    expect(main().dataset.certificate).toBeUndefined();
    expect(element('[data-action="open-portal"]').getAttribute('href')).toBe(
      'https://secure.e-parcel.ne.jp/',
    );
    answer({ certificate: accepted });
    await pass();
    expect(document.querySelector('.notice')).toBeNull();
    expect(main().dataset.certificate).toBe('accepted');
  });

  it('says so when storage rejects', async () => {
    fake.get.mockRejectedValue(new Error('broken'));
    await open();
    expect(element('.notice').textContent).toBe(english.popup_read_failed.message);
    expect(main().textContent).toContain(english.popup_unreadable.message);
  });

  it('follows changes', async () => {
    await open();
    expect(main().dataset.certificate).toBe('unknown');
    await act(() => set('local', { certificate: refused }));
    expect(main().dataset.certificate).toBe('refused');
    const codes = [...document.querySelectorAll('.detail code')].map((code) => code.textContent);
    expect(codes).toEqual(['C30', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT']);
  });

  it('shows User Info only once its address is known', async () => {
    await open();
    expect(document.querySelector('[data-action="open-user-info"]')).toBeNull();
    const url = 'https://secure.e-parcel.ne.jp/info?s=1';
    await act(() => set('session', { userInfo: { url } }));
    expect(element('[data-action="open-user-info"]').getAttribute('href')).toBe(url);
  });

  it('says the address when no tab can be opened', async () => {
    fake.create.mockRejectedValue(new Error('no window'));
    await open();
    await press('[data-action="open-portal"]');
    await pass();
    expect(element('.notice').textContent).toContain('https://secure.e-parcel.ne.jp/');
  });

  it('opens the portal and closes', async () => {
    const close = vi.spyOn(window, 'close').mockReturnValue(undefined);
    await open();
    await press('[data-action="open-portal"]');
    await pass();
    expect(fake.create).toHaveBeenCalledWith({ url: 'https://secure.e-parcel.ne.jp/' });
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('Check now', () => {
  it('asks once, shows progress, and announces both answers', async () => {
    let answer: (response: unknown) => void = () => undefined;
    fake.sendMessage.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await open();
    expect(heard()).toBe('');
    await press('[data-action="check"]');
    await press('[data-action="check"]');
    expect(fake.sendMessage.mock.calls).toEqual([[{ type: 'check' }]]);
    expect(checkButton().getAttribute('aria-disabled')).toBe('true');
    expect(checkButton().textContent).toBe(english.popup_checking.message);
    expect(heard()).toBe(english.popup_checking.message);
    await act(() => set('local', { certificate: refused, passwordProtect: off }));
    answer({ ok: true });
    await pass();
    expect(checkButton().getAttribute('aria-disabled')).toBe('false');
    expect(heard()).toContain(english.popup_certificate_no_certificate_headline.message);
    expect(heard()).toContain(english.popup_password_protect_off_headline.message);
    expect(document.querySelector('.notice')).toBeNull();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no receiver')), 'popup_check_no_answer'],
    ['answers nothing', () => Promise.resolve(undefined), 'popup_check_no_answer'],
    ['answers nonsense', () => Promise.resolve({ ok: 'yes' }), 'popup_check_no_answer'],
    ['fails', () => Promise.resolve({ ok: false, error: 'failed' }), 'popup_check_failed'],
  ] as const)('a worker that %s is said, and the statuses stay', async (_, respond, key) => {
    fake.areas.local = { certificate: accepted };
    fake.sendMessage.mockImplementation(respond);
    await open();
    await press('[data-action="check"]');
    await pass();
    expect(element('.notice').textContent).toBe(english[key].message);
    expect(heard()).toBe(english[key].message);
    expect(main().dataset.certificate).toBe('accepted');
    expect(checkButton().getAttribute('aria-disabled')).toBe('false');
  });

  it('does not wait for ever', async () => {
    fake.sendMessage.mockReturnValue(new Promise(() => undefined));
    await open();
    await press('[data-action="check"]');
    await pass(CHECK_LIMIT_MS);
    expect(document.querySelector('.notice')).toBeNull();
    await pass(5_000);
    expect(element('.notice').textContent).toBe(english.popup_check_no_answer.message);
  });

  it('offers to end one that takes long, and a second press by accident does not', async () => {
    fake.sendMessage.mockReturnValue(new Promise(() => undefined));
    await open();
    await press('[data-action="check"]');
    await pass(1_000);
    await press('[data-action="check"]');
    expect(fake.sendMessage.mock.calls).toEqual([[{ type: 'check' }]]);
    await pass(1_000);
    expect(checkButton().textContent).toBe(english.popup_check_cancel.message);
    expect(checkButton().getAttribute('aria-disabled')).toBe('false');
    await press('[data-action="check"]');
    expect(fake.sendMessage.mock.lastCall).toEqual([{ type: 'check-cancelled' }]);
  });

  it('says that it was cut off when it had begun', async () => {
    let fail: (reason: Error) => void = () => undefined;
    fake.sendMessage.mockReturnValue(
      new Promise((_resolve, reject) => {
        fail = reject;
      }),
    );
    await open();
    await press('[data-action="check"]');
    await pass(500);
    await act(() => set('session', { check: { startedAt: Date.now() } }));
    fail(new Error('The message port closed before a response was received.'));
    await pass();
    expect(element('.notice').textContent).toBe(english.popup_check_cut_off.message);
    expect(checkButton().dataset.running).toBe('false');
  });

  it('opened in the middle of a check shows it, and its end', async () => {
    fake.areas.session = { check: { startedAt: NOW - 5_000 } };
    await open();
    expect(checkButton().getAttribute('aria-disabled')).toBe('true');
    await press('[data-action="check"]');
    expect(fake.sendMessage).not.toHaveBeenCalled();
    await act(() => set('session', { check: { startedAt: null } }));
    expect(checkButton().getAttribute('aria-disabled')).toBe('false');
  });

  it('gives up on a check whose worker was stopped', async () => {
    fake.areas.session = { check: { startedAt: NOW } };
    await open();
    await pass(CHECK_LIMIT_MS + 1_900);
    expect(checkButton().dataset.running).toBe('true');
    // At that moment, not only when the ages are next brought up to date.
    await pass(200);
    expect(checkButton().dataset.running).toBe('false');
  });

  it.each([NOW - 60_000, NOW + 60_000])(
    'ignores a check said to be begun at %i',
    async (startedAt) => {
      fake.areas.session = { check: { startedAt } };
      await open();
      expect(checkButton().getAttribute('aria-disabled')).toBe('false');
    },
  );

  it('waits on storage while a check from elsewhere is under way', async () => {
    await open();
    await act(() => set('session', { check: { startedAt: Date.now() } }));
    expect(checkButton().getAttribute('aria-disabled')).toBe('true');
    await press('[data-action="check"]');
    expect(fake.sendMessage).not.toHaveBeenCalled();
    await act(() => set('session', { check: { startedAt: null } }));
    expect(checkButton().getAttribute('aria-disabled')).toBe('false');
    expect(document.querySelector('.notice')).toBeNull();
  });
});

describe('the way in', () => {
  const states = () =>
    [...document.querySelectorAll<HTMLElement>('[data-milestone]')].map(
      ({ dataset }) => `${dataset.milestone} ${dataset.state}`,
    );
  const steps = () =>
    [...document.querySelectorAll<HTMLElement>('[data-step]')].map(({ dataset }) => dataset.step);

  it('opens at a press, keeps the keyboard where the person is, and leads back', async () => {
    fake.areas.local = { certificate: refused };
    fake.sendMessage.mockResolvedValue({ ok: true });
    await open();
    await press('[data-action="guide"]');
    expect(fake.sendMessage).toHaveBeenLastCalledWith({ type: 'guide-shown', isShown: true });
    expect(document.activeElement).toBe(element('[data-action="back"]'));
    expect(document.querySelector('.card')).toBeNull();
    await press('[data-action="back"]');
    expect(fake.sendMessage).toHaveBeenLastCalledWith({ type: 'guide-shown', isShown: false });
    expect(document.activeElement).toBe(element('[data-action="guide"]'));
    expect(document.querySelector('.guide')).toBeNull();
  });

  it('ticks itself off as evidence arrives', async () => {
    fake.areas.local = { certificate: refused, guide: { openedAt: NOW - MINUTE } };
    await open();
    expect(states()).toEqual([
      'certificate stuck',
      'choice ahead',
      'portal ahead',
      'user-info ahead',
      'update ahead',
    ]);
    expect(steps()).toContain('install-other');
    const choose = { ...refused, state: 'choose', cause: 'not-chosen', at: NOW + 1 };
    await act(() => set('local', { certificate: choose }));
    expect(states().slice(0, 3)).toEqual(['certificate done', 'choice here', 'portal ahead']);
    await act(() => set('local', { certificate: { ...accepted, at: NOW + 2 } }));
    const visit = { chosenAt: NOW, portalAt: NOW, userInfoAt: null, updateAt: null };
    await act(() => set('session', { visit }));
    expect(states().slice(2)).toEqual(['portal done', 'user-info here', 'update ahead']);
    expect(steps()).toEqual(['user-info']);
    await act(() => set('session', { visit: { ...visit, userInfoAt: NOW } }));
    expect(states().slice(3)).toEqual(['user-info done', 'update here']);
    await act(() => set('session', { visit: { ...visit, userInfoAt: NOW, updateAt: NOW } }));
    expect(states().every((state) => state.endsWith('done'))).toBe(true);
    expect(main().textContent).toContain(english.popup_guide_done.message);
  });

  it('is not gone on with after half an hour', async () => {
    fake.areas.local = { guide: { openedAt: NOW - 31 * MINUTE } };
    await open();
    expect(document.querySelector('.guide')).toBeNull();
  });

  it('opens the certificate manager, or says where it is when the browser refuses', async () => {
    fake.areas.local = { certificate: refused, guide: { openedAt: NOW } };
    fake.create.mockRejectedValue(new Error('not allowed'));
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0';
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
    await open();
    await press('[data-action="show-certificates"]');
    await pass();
    const url = 'chrome://certificate-manager/clientcerts';
    expect(fake.create).toHaveBeenCalledWith({ url });
    expect(element('.copyable code').textContent).toBe(url);
  });
});

describe('for the helpdesk', () => {
  const writeText = vi.fn<(text: string) => Promise<void>>();
  beforeEach(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    fake.areas.local = { certificate: refused, clock: { aheadMs: -90_000, at: NOW } };
  });

  it('copies what was found, and says so', async () => {
    writeText.mockResolvedValue(undefined);
    await open();
    await press('[data-action="copy"]');
    await pass();
    const [[text] = ['']] = writeText.mock.calls;
    expect(text.split('\n').slice(0, 6)).toEqual([
      'No certificate was accepted',
      'e-Parcel Assistant 9.8.7',
      'Certificate: C30 refused: no-certificate (certain, net::ERR_BAD_SSL_CLIENT_AUTH_CERT); seen by Check now, 2026-06-15T12:00:00.000Z',
      'Password Protect: unknown; from nothing, never',
      'Clock: -1 min ahead of the portal; 2026-06-15T12:00:00.000Z',
      'Expiry: not given',
    ]);
    expect(heard()).toBe(english.popup_copied.message);
  });

  it('says so when it cannot be copied', async () => {
    writeText.mockRejectedValue(new Error('no focus'));
    await open();
    await press('[data-action="copy"]');
    await pass();
    expect(element('[data-action="copy"]').textContent).toBe(english.popup_copy_failed.message);
    expect(element('.copied').textContent).toContain('C30');
  });
});

describe('the clock', () => {
  it.each([
    [3 * 60 * MINUTE, "This computer's clock is 3 hours ahead of the portal's."],
    [-2 * 24 * 60 * MINUTE, "This computer's clock is 2 days behind the portal's."],
  ])('that is wrong by %i ms is told of', async (aheadMs, sentence) => {
    fake.areas.local = { certificate: accepted, clock: { aheadMs, at: NOW } };
    await open();
    expect(element('.clock').textContent).toBe(sentence);
  });

  it('that is right is not', async () => {
    fake.areas.local = { certificate: accepted, clock: { aheadMs: 3_000, at: NOW } };
    await open();
    expect(document.querySelector('.clock')).toBeNull();
  });
});
