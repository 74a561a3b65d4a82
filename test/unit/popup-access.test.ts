// @vitest-environment jsdom
/** The popup while the browser does not let the extension see the portal, and the press that asks for it. */
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { accessByHand } from '../../src/popup/access-by-hand';
import { isReloadWanted } from '../../src/popup/access-view';
import { Popup } from '../../src/popup/popup';
import { CERTIFICATE_UNKNOWN, type CertificateStatus } from '../../src/portal/certificate/status';
import { NOTHING_SEEN } from '../../src/portal/password-protect/record';
import { NO_VISIT } from '../../src/portal/way-in';
import { maySeePortal } from '../../src/shared/portal-access';
import { read } from '../../src/shared/storage';
import type { MessageKey } from '../../src/shared/strings';

const fake = vi.hoisted(() => ({
  scheme: 'chrome-extension',
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  changed: new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>(),
  access: new Set<() => void>(),
  contains: vi.fn<() => Promise<boolean>>(),
  request: vi.fn<(permissions: unknown) => Promise<boolean>>(),
  create: vi.fn<(tab: unknown) => Promise<unknown>>(),
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
  const areaOf = (name: 'local' | 'session') => ({
    get: async (key: string) => ({ [key]: fake.areas[name][key] }),
  });
  const eventOf = <T>(listeners: Set<T>) => ({
    addListener: listeners.add.bind(listeners),
    removeListener: listeners.delete.bind(listeners),
  });
  const { contains, request, create } = fake;
  return {
    browser: {
      i18n,
      runtime: {
        id: 'our-id',
        sendMessage: async () => ({ ok: true }),
        getManifest: () => ({ version: '1' }),
        getURL: (path: string) => `${fake.scheme}://our-id/${path}`,
      },
      permissions: {
        contains,
        request,
        onAdded: eventOf(fake.access),
        onRemoved: eventOf(fake.access),
      },
      tabs: { query: async () => [], create },
      storage: {
        local: areaOf('local'),
        session: areaOf('session'),
        onChanged: eventOf(fake.changed),
      },
    },
  };
});

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36';

const now = Date.now();
const accepted: CertificateStatus = {
  ...CERTIFICATE_UNKNOWN,
  state: 'accepted',
  cause: 'answered',
  confidence: 'certain',
  source: 'tab',
  at: now - 60_000,
};

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));
async function open(): Promise<void> {
  await act(async () =>
    render(h(Popup, { readItem: read, readAccess: maySeePortal }), document.body),
  );
  await settle();
}
const find = (selector: string) => document.querySelector<HTMLElement>(selector);
function element(selector: string): HTMLElement {
  const found = find(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}
const press = async (selector: string) => {
  await act(async () => element(selector).click());
  await settle();
};
const text = (selector: string) => element(selector).textContent ?? '';
const words = (key: MessageKey) => english[key].message;
const heard = () => text('[role="status"]');
const set = (area: 'local' | 'session', key: string, newValue: unknown) =>
  act(async () => {
    fake.areas[area][key] = newValue;
    for (const listener of fake.changed) listener({ [key]: { newValue } }, area);
  });
async function tell(isAllowed: boolean): Promise<void> {
  fake.contains.mockResolvedValue(isAllowed);
  await act(async () => {
    for (const listener of fake.access) listener();
  });
  await settle();
}
const NOTICE = '[data-notice="access"]';
const BUTTON = '[data-action="allow-access"]';

beforeEach(() => {
  fake.areas.local = { certificate: accepted };
  fake.areas.session = {};
  fake.contains.mockResolvedValue(false);
  vi.stubGlobal('navigator', { userAgent: CHROME, onLine: true });
});
afterEach(async () => {
  await act(async () => render(null, document.body));
  expect(fake.access.size).toBe(0);
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe('without access', () => {
  it('the popup says so above the statuses, whatever is remembered, and has one main button', async () => {
    await open();
    const blocks = [...element('main').children].map(
      ({ tagName, className }) => `${tagName} ${className}`,
    );
    expect(blocks.indexOf('SECTION card')).toBe(blocks.indexOf('HEADER ') + 1);
    expect(element('main .card').dataset.notice).toBe('access');
    expect(text(NOTICE)).toContain(words('popup_access_headline'));
    expect(text(NOTICE)).toContain(words('popup_access_text'));
    expect(element('main').dataset).toMatchObject({
      access: 'missing',
      certificate: 'unknown',
      cause: 'no-access',
    });
    expect([...document.querySelectorAll('.primary')]).toEqual([element(BUTTON)]);
    expect(text('main')).toContain('C91');
    expect(heard()).toBe('');
  });

  it('says of Password Protect that it is from before, where something is known', async () => {
    await open();
    expect(text(NOTICE)).not.toContain(words('popup_access_protect'));
    await set('local', 'passwordProtect', {
      ...NOTHING_SEEN,
      seen: [{ state: 'on', source: 'user-info', at: now - 60_000, account: null }],
    });
    expect(text(NOTICE)).toContain(words('popup_access_protect'));
  });

  it('it is there while nothing else is read', async () => {
    fake.areas.local = {};
    fake.areas.session = {};
    await act(async () =>
      render(
        h(Popup, { readItem: () => new Promise<never>(() => undefined), readAccess: maySeePortal }),
        document.body,
      ),
    );
    await settle();
    expect(find(NOTICE)).not.toBeNull();
    expect(element('main').dataset.certificate).toBeUndefined();
  });

  it('in Password Protect’s own view, too; in the guide its step has the button', async () => {
    await open();
    await press('[data-action="protect"]');
    expect(find(NOTICE)).not.toBeNull();
    await press('header .back');
    await press('[data-action="guide"]');
    expect(find(NOTICE)).toBeNull();
    expect(text('[data-step="allow-access"]')).toContain(words('popup_step_allow_access'));
    fake.request.mockResolvedValue(false);
    await press(`[data-step="allow-access"] ${BUTTON}`);
    expect(fake.request).toHaveBeenCalledOnce();
    expect(text('[data-step="allow-access"]')).toContain(words('popup_access_refused'));
  });
});

describe('an answer that', () => {
  it('does not come keeps nothing waiting', async () => {
    fake.contains.mockReturnValue(new Promise(() => undefined));
    await open();
    expect(find(NOTICE)).toBeNull();
    expect(element('main').dataset.certificate).toBe('accepted');
  });

  it('is an error is as if it were allowed', async () => {
    fake.contains.mockRejectedValue(new Error('no'));
    await open();
    expect(find(NOTICE)).toBeNull();
  });
});

describe('the press', () => {
  it('asks the browser at once, in the press itself', async () => {
    await open();
    fake.request.mockReturnValue(new Promise(() => undefined));
    element(BUTTON).click();
    expect(fake.request).toHaveBeenCalledWith({ origins: ['https://secure.e-parcel.ne.jp/*'] });
  });

  it('allowed: the notice goes, and it is said what to do with open pages', async () => {
    await open();
    fake.request.mockResolvedValue(true);
    await press(BUTTON);
    expect(find(BUTTON)).toBeNull();
    expect(heard()).toBe(words('popup_access_allowed'));
    await set('session', 'access', { allowedAt: now });
    expect(text(NOTICE)).toBe(words('popup_access_allowed'));
    expect(document.activeElement).toBe(element(NOTICE));
    // The first visit since says that it was understood.
    await set('local', 'certificate', { ...accepted, at: now + 1_000 });
    expect(find(NOTICE)).toBeNull();
  });

  it.each([
    ['refused', () => fake.request.mockResolvedValue(false)],
    ['not even asked', () => fake.request.mockRejectedValue(new Error('no gesture'))],
  ])('%s: the way by hand opens, and is said', async (_name, answer) => {
    await open();
    expect(element('details').hasAttribute('open')).toBe(false);
    answer();
    await press(BUTTON);
    expect(element('details').hasAttribute('open')).toBe(true);
    expect(heard()).toBe(words('popup_access_refused'));
    expect(text('.by-hand')).toContain(words('popup_access_by_hand_chrome'));
    expect(document.activeElement).not.toBe(document.querySelector('.by-hand'));
  });

  it('the way by hand opens the extension’s own page, or has its address copied', async () => {
    await open();
    fake.create.mockRejectedValue(new Error('not allowed'));
    await press('[data-action="extension-settings"]');
    expect(fake.create).toHaveBeenCalledWith({ url: 'chrome://extensions/?id=our-id' });
    expect(text('.by-hand .copyable')).toContain('chrome://extensions/?id=our-id');
  });

  it('in Firefox, which opens no such page, the address is to be copied', async () => {
    fake.scheme = 'moz-extension';
    onTestFinished(() => {
      fake.scheme = 'chrome-extension';
    });
    await open();
    expect(text('.by-hand')).toContain(words('popup_access_by_hand_firefox'));
    expect(text('.by-hand .copyable')).toContain('about:addons');
  });
});

describe('while the popup is open', () => {
  it('the access is withdrawn and given back: both are said', async () => {
    fake.contains.mockResolvedValue(true);
    await open();
    expect(find(NOTICE)).toBeNull();
    await tell(false);
    expect(find(NOTICE)).not.toBeNull();
    expect(heard()).toBe(words('popup_access_headline'));
    await tell(true);
    expect(find(BUTTON)).toBeNull();
    expect(heard()).toBe(words('popup_access_allowed'));
  });

  it('a first answer that is late counts less than what changed meanwhile', async () => {
    let answer: (isAllowed: boolean) => void = () => undefined;
    fake.contains.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await open();
    await tell(false);
    await act(async () => answer(true));
    await settle();
    expect(find(NOTICE)).not.toBeNull();
  });
});

describe('the hint to load open pages again', () => {
  it.each<[string, number | null, Partial<CertificateStatus>, number | null, boolean]>([
    ['no access was given', null, {}, null, false],
    ['nothing was seen', 100, {}, null, true],
    ['what was seen is older', 100, { source: 'tab', at: 99 }, 98, true],
    ['a check says nothing of open pages', 100, { source: 'check', at: 101 }, null, true],
    ['a visit was seen', 100, {}, 101, false],
    ['a visit was seen to be refused', 100, { source: 'tab', at: 101 }, null, false],
  ])('%s', (_name, allowedAt, certificate, portalAt, isWanted) => {
    const seen = {
      certificate: { ...CERTIFICATE_UNKNOWN, ...certificate },
      visit: { ...NO_VISIT, portalAt },
    };
    expect(isReloadWanted({ allowedAt }, seen)).toBe(isWanted);
  });
});

it('no browser is without a way by hand', () => {
  for (const kind of ['chrome', 'edge', 'firefox', 'other'] as const) {
    const { text: key } = accessByHand(kind, 'x');
    expect(words(key)).toContain('secure.e-parcel.ne.jp');
  }
});
