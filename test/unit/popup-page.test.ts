// @vitest-environment jsdom
/** The popup and the page below it: what is said of it, and the pages that were shown. */
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import english from '../../public/_locales/en/messages.json';
import { Popup } from '../../src/popup/popup';
import type { KeptPageMap } from '../../src/shared/page-map-schema';
import { maySeePortal } from '../../src/shared/portal-access';
import type { PageReport } from '../../src/shared/protocol';
import { read } from '../../src/shared/storage';

type Listener = (value: unknown) => void;

const fake = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  changed: new Set<(changes: Record<string, { newValue: unknown }>, area: string) => void>(),
  sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
  query: vi.fn<Browser['tabs']['query']>(),
  connect: vi.fn<(tabId: number, info: unknown) => unknown>(),
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
  const area = { get: async (key: string) => ({ [key]: fake.stored[key] }) };
  const silent = { addListener: () => undefined, removeListener: () => undefined };
  const allowed = { contains: async () => true, onAdded: silent, onRemoved: silent };
  return {
    browser: {
      i18n,
      runtime: {
        sendMessage: fake.sendMessage,
        getURL: (path: string) => `chrome-extension://our-id/${path}`,
      },
      permissions: allowed,
      tabs: { query: fake.query, connect: fake.connect },
      storage: {
        local: area,
        session: area,
        onChanged: {
          addListener: fake.changed.add.bind(fake.changed),
          removeListener: fake.changed.delete.bind(fake.changed),
        },
      },
    },
  };
});

/** The page's end of the port. */
let port: { say: Listener; hangUp: Listener; posted: unknown[]; disconnect: () => void };
const close = vi.fn();

const report = (changes: Partial<PageReport> = {}): PageReport => ({
  type: 'page-report',
  page: 'a',
  answer: 'unsure',
  found: ['newPassword', 'reEntry', 'firstName', 'lastName'],
  doubts: ['update'],
  fields: 4,
  passwords: 2,
  state: 'idle',
  isDrifted: false,
  ...changes,
});

const tab = (url?: string) =>
  fake.query.mockResolvedValue([{ id: 7, ...(url === undefined ? {} : { url }) }] as never);

/** Lets storage, messages and rendering come to their end. */
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

async function open(): Promise<void> {
  await act(async () =>
    render(h(Popup, { readItem: read, readAccess: maySeePortal }), document.body),
  );
  await settle();
}
const say = (message: unknown) => act(async () => port.say(message));
const element = (selector: string) => document.querySelector<HTMLElement>(selector);
const press = (selector: string) => act(async () => element(selector)?.click());
const heard = () => element('[role="status"]')?.textContent;
const text = () => document.body.textContent ?? '';

beforeEach(() => {
  fake.stored = {};
  vi.stubGlobal('close', close);
  tab('https://secure.e-parcel.ne.jp/user-info');
  fake.connect.mockImplementation(() => {
    const posted: unknown[] = [];
    const event = (name: 'say' | 'hangUp') => ({
      addListener: (listener: Listener) => {
        port[name] = listener;
      },
    });
    port = { say: () => undefined, hangUp: () => undefined, posted, disconnect: vi.fn() };
    return {
      onMessage: event('say'),
      onDisconnect: event('hangUp'),
      postMessage: (message: unknown) => posted.push(message),
      disconnect: () => port.disconnect(),
    };
  });
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.resetAllMocks();
  vi.unstubAllGlobals();
});

describe('the page in the open tab', () => {
  it('is asked by the name of the port, and left when the popup goes', async () => {
    await open();
    expect(fake.query).toHaveBeenCalledWith({ active: true, currentWindow: true });
    expect(fake.connect).toHaveBeenCalledWith(7, { name: 'page' });
    act(() => render(null, document.body));
    expect(port.disconnect).toHaveBeenCalledOnce();
  });

  it('is tried where its address may not be read, and not where it is another’s', async () => {
    tab();
    await open();
    expect(fake.connect).toHaveBeenCalledOnce();
    act(() => render(null, document.body));
    tab('https://example.com/');
    await open();
    expect(fake.connect).toHaveBeenCalledOnce();
  });

  it('in doubt: found, not found, and the offer; it is shown, and the popup goes', async () => {
    await open();
    await say(report());
    expect(text()).toContain(english.popup_page_unsure.message);
    expect(text()).toContain('Found: New Password, New Password (re-enter), First name, Last name');
    expect(text()).toContain('Unclear: Update');
    await press('[data-action="show-me"]');
    expect(port.posted).toEqual([{ type: 'show-me', page: 'a' }]);
    expect(close).not.toHaveBeenCalled();
    await say(report({ page: 'b', state: 'showing' }));
    expect(close).not.toHaveBeenCalled();
    await say(report({ state: 'showing' }));
    expect(close).toHaveBeenCalledOnce();
  });

  it('that takes the panel away: said, without an offer', async () => {
    await open();
    await say(report({ answer: 'match', state: 'removed' }));
    expect(element('.notice')?.textContent).toBe(english.popup_page_removed.message);
    expect(element('[data-action="show-me"]')).toBeNull();
  });

  it.each([
    ['working', ''],
    ['map', english.popup_page_map.message],
  ] as const)('that states other conditions, %s: said calmly', async (state, line) => {
    await open();
    await say(report({ answer: 'match', state }));
    expect(element('.notice')).toBeNull();
    await say(report({ answer: 'match', state, isDrifted: true }));
    expect(element('.notice')?.textContent).toBe(english.popup_page_drift.message);
    expect(element('.notice')?.dataset.tone).toBe('note');
    expect(element('.page-line')?.textContent ?? '').toBe(line);
    expect(element('[data-action="show-me"]')).toBeNull();
  });

  it('nonsense is not listened to, and nothing is left once it is gone', async () => {
    await open();
    await say({ ...report(), state: 'splendid' });
    await say(null);
    expect(element('[data-page]')).toBeNull();
    await say(report());
    expect(element('[data-page]')).not.toBeNull();
    await act(async () => port.hangUp(undefined));
    expect(element('[data-page]')).toBeNull();
  });
});

describe('the pages that were shown', () => {
  const mark = (label: string, name = '') => ({ label, name, id: '', type: 'text', position: 0 });
  const kept = (id: string, shownAt: number | null): KeptPageMap => ({
    id,
    shownAt,
    map: {
      version: 1,
      doubts: [],
      parts: {
        newPassword: mark(`secret ${id} | a remark`),
        reEntry: mark('again'),
        firstName: mark('', 'n1'),
        lastName: mark(''),
        update: mark('send'),
      },
    },
  });
  const store = (pageMaps: readonly KeptPageMap[]) =>
    act(async () => {
      for (const listener of fake.changed) listener({ pageMaps: { newValue: pageMaps } }, 'local');
    });
  const DAY = Date.UTC(2026, 5, 15, 12);

  it('are not spoken of where there are none', async () => {
    await open();
    expect(element('.maps')).toBeNull();
  });

  it('are listed by their labels and day; an administrator’s cannot be removed here', async () => {
    fake.stored = { pageMaps: [kept('a', DAY), kept('b', null)] };
    await open();
    const items = Array.from(document.querySelectorAll('.map-list > li'));
    expect(items[0]?.textContent).toContain('secret a, again, n1, send');
    expect(items[0]?.textContent).toContain('Pointed out on Jun 15, 2026');
    expect(items[1]?.textContent).toContain(english.popup_maps_policy.message);
    expect(document.querySelectorAll('[data-action="remove-map"]')).toHaveLength(1);
  });

  it('are removed; that is said, and the keyboard stays', async () => {
    fake.stored = { pageMaps: [kept('a', DAY)] };
    fake.sendMessage.mockImplementation(async () => {
      // Storage tells of it before the answer comes.
      await store([]);
      return { ok: true };
    });
    await open();
    await press('[data-action="remove-map"]');
    await settle();
    expect(fake.sendMessage).toHaveBeenCalledWith({ type: 'page-map-removed', id: 'a' });
    expect(heard()).toBe(english.popup_maps_removed.message);
    expect(element('.maps')?.textContent).toContain(english.popup_maps_removed.message);
    expect(document.activeElement?.id).toBe('maps');
  });

  it.each([
    ['fails', async () => ({ ok: false, error: 'failed' })],
    ['is not answered', () => Promise.reject(new Error('no worker'))],
  ])('a removal that %s is said, and the page stays', async (_name, answer) => {
    fake.stored = { pageMaps: [kept('a', DAY)] };
    fake.sendMessage.mockImplementation(answer);
    await open();
    await press('[data-action="remove-map"]');
    await settle();
    expect(heard()).toBe(english.popup_maps_remove_failed.message);
    expect(document.querySelectorAll('[data-action="remove-map"]')).toHaveLength(1);
  });
});
