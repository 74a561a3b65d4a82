/** The background's own decisions; that real events arrive is shown in a real browser (test/e2e). */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser, Runtime, WebRequest } from 'webextension-polyfill';
import { type PasswordProtectStatus, statusOf } from '../../src/portal/password-protect/status';
import type { KeptPageMap } from '../../src/shared/page-map-schema';
import { toBackground } from '../../src/shared/protocol';
import {
  certificateItem,
  checkItem,
  clockItem,
  expiryItem,
  guideItem,
  passwordProtectItem,
  read,
  userInfoItem,
  userInfoSessionItem,
  visitItem,
} from '../../src/shared/storage';

type Area = 'local' | 'session';

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  sendMessage: vi.fn<(tabId: number, message: unknown) => Promise<unknown>>(),
  createTab: vi.fn<() => Promise<{ id: number }>>(),
  scheme: '',
}));

/** From here on the worker runs in Firefox. */
const runInFirefox = (): void => {
  fake.scheme = 'moz-extension';
};

vi.mock('../../src/shared/browser', () => {
  const area = (name: Area): Pick<Browser['storage']['local'], 'get' | 'set'> => ({
    get: async (key) => ({ [String(key)]: fake.areas[name][String(key)] }),
    set: async (items) => {
      Object.assign(fake.areas[name], structuredClone(items));
    },
  });
  const runtime: Pick<Browser['runtime'], 'id' | 'getURL'> = {
    id: 'our-id',
    getURL: (path) => `${fake.scheme}://our-id/${path}`,
  };
  const tabs = { sendMessage: fake.sendMessage, create: fake.createTab };
  return {
    browser: { runtime, tabs, storage: { local: area('local'), session: area('session') } },
  };
});

const PORTAL = 'https://secure.e-parcel.ne.jp/';
const TAB = 7;
let clock = 1_000_000;

/** A worker that has just started: its modules have no memory. */
let onError: typeof import('../../src/background/observe-requests').onError;
let onHeaders: typeof import('../../src/background/observe-requests').onHeaders;
let onRequest: typeof import('../../src/background/observe-requests').onRequest;
let onResponse: typeof import('../../src/background/observe-requests').onResponse;
let handleMessage: typeof import('../../src/background/handle-message').handleMessage;
let checkByTab: typeof import('../../src/background/check-by-tab').checkByTab;
let resumeReading: typeof import('../../src/background/read-update').resumeReading;

async function startWorker(): Promise<void> {
  vi.resetModules();
  ({ onError, onHeaders, onRequest, onResponse } = await import(
    '../../src/background/observe-requests'
  ));
  ({ handleMessage } = await import('../../src/background/handle-message'));
  ({ resumeReading } = await import('../../src/background/read-update'));
  ({ checkByTab } = await import('../../src/background/check-by-tab'));
}

beforeEach(async () => {
  fake.scheme = 'chrome-extension';
  fake.areas = { local: {}, session: {} };
  fake.sendMessage.mockReset().mockRejectedValue(new Error('Receiving end does not exist.'));
  clock += 1_000_000;
  vi.useFakeTimers({ now: clock });
  vi.stubGlobal('navigator', { onLine: true });
  await startWorker();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

interface Details {
  requestId: string;
  url: string;
  tabId: number;
  frameId: number;
  type: WebRequest.ResourceType;
  method: string;
  statusCode: number;
  fromCache: boolean;
  initiator: string;
  error: string;
  responseHeaders: WebRequest.HttpHeaders;
}

/** What webRequest reports; what is not named is as for the person opening the portal in a tab. */
const details = (changes: Partial<Details> = {}) => ({
  requestId: '1',
  url: PORTAL,
  tabId: TAB,
  frameId: 0,
  parentFrameId: -1,
  type: 'main_frame' as const,
  method: 'GET',
  timeStamp: Date.now() + 0.25,
  statusCode: 200,
  statusLine: '',
  fromCache: false,
  thirdParty: false,
  error: '',
  ...changes,
});

/** What is known of Password Protect now. */
const protectNow = async (): Promise<PasswordProtectStatus> =>
  statusOf(await read(passwordProtectItem), Date.now());

/** Lets everything that was started come to its end. */
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** What the User Info page says of itself besides the setting. */
const SEEN = { type: 'user-info-seen', account: null, loadedAt: 1_500_000, page: 'a' };

const page = (changes: Partial<Runtime.MessageSender> = {}): Runtime.MessageSender => ({
  id: 'our-id',
  url: `${PORTAL}user-info`,
  frameId: 0,
  tab: { id: TAB, index: 0, highlighted: false, active: true, pinned: false, incognito: false },
  ...changes,
});

describe('what requests say', () => {
  it('an answer to a navigation: accepted, at a whole millisecond', async () => {
    onResponse(details());
    await settle();
    const status = await read(certificateItem);
    expect(status).toMatchObject({ state: 'accepted', source: 'tab', at: clock });
  });

  it.each<[string, Partial<Details>]>([
    ['one from the cache', { fromCache: true }],
    ['one of a page’s script', { type: 'xmlhttprequest' }],
    ['a form that was not liked', { method: 'POST', statusCode: 400 }],
    ['a form that was forbidden', { method: 'POST', statusCode: 403 }],
    ['a frame that was forbidden', { type: 'sub_frame', statusCode: 403 }],
    ['a frame that is broken', { type: 'sub_frame', statusCode: 500 }],
  ])('nothing: %s', async (_name, changes) => {
    onResponse(details(changes));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ state: 'unknown' });
  });

  it('a failed navigation: its error', async () => {
    onError(details({ error: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT' }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ state: 'refused' });
  });

  it('nothing: the failure of another extension’s request', async () => {
    const initiator = 'chrome-extension://another-id';
    onError(details({ tabId: -1, type: 'xmlhttprequest', initiator, error: 'net::ERR_FAILED' }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ state: 'unknown' });
  });

  it('a sign-in that is asked for: accepted and on, before the dialog is answered', async () => {
    const responseHeaders = [{ name: 'WWW-Authenticate', value: 'Basic realm="x"' }];
    onHeaders(details({ statusCode: 401, responseHeaders }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ state: 'accepted' });
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'sign-in-asked' });
  });
});

const BASIC = [{ name: 'WWW-Authenticate', value: 'Basic realm="x"' }];

describe('a page’s trouble', () => {
  const answer = async (changes: Partial<Details>): Promise<unknown> => {
    onResponse(details(changes));
    await settle(10_000);
    return (await read(certificateItem)).cause;
  };

  it('at the front is the certificate’s, inside it is not', async () => {
    expect(await answer({ statusCode: 200 })).toBe('answered');
    const url = `${PORTAL}orders`;
    for (const statusCode of [400, 403, 500]) {
      expect(await answer({ url, statusCode })).toBe('answered');
    }
    expect(await answer({ statusCode: 400 })).toBe('http-refused');
    expect(await answer({ url, statusCode: 403 })).toBe('forbidden');
  });

  it('is its own while the computer has no network', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(await answer({ statusCode: 503 })).toBe('portal-down');
    onError(details({ error: 'net::ERR_NAME_NOT_RESOLVED' }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ cause: 'no-network', tab: TAB });
  });

  it.each<[string, () => void]>([
    ['net::ERR_ABORTED', () => undefined],
    ['NS_BINDING_ABORTED', runInFirefox],
  ])('is none: %s', async (error, prepare) => {
    prepare();
    onError(details({ error }));
    await settle();
    expect(fake.areas.local).toEqual({});
  });

  it('is not our own request’s', async () => {
    const own = {
      tabId: -1,
      type: 'xmlhttprequest',
      initiator: 'chrome-extension://our-id',
    } as const;
    onRequest(details(own));
    onError(details({ ...own, error: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT' }));
    onHeaders(details({ ...own, statusCode: 401, responseHeaders: BASIC }));
    onResponse(details(own));
    await settle();
    expect(fake.areas).toEqual({ local: {}, session: {} });
  });

  it('with our own tab’s failed choice', async () => {
    fake.areas.local.certificate = {
      state: 'choose',
      cause: 'not-chosen',
      confidence: 'certain',
      detail: '',
      source: 'check',
      tab: null,
      at: clock - 60_000,
    };
    onError(details({ error: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT' }));
    onError(details({ error: 'net::ERR_SOCKET_NOT_CONNECTED' }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ cause: 'choice-failed', source: 'tab' });
  });
});

describe('a page that refuses the certificate', () => {
  const url = PORTAL;
  const tell = async (tabId = TAB, meanwhile: () => void = () => undefined) => {
    const told = handleMessage({ type: 'refusal-shown', refusal: 'none-sent' }, {
      id: 'our-id',
      url,
      frameId: 0,
      tab: { id: tabId },
    } as Runtime.MessageSender);
    meanwhile();
    await settle(5_000);
    return told;
  };
  const refuse = async (): Promise<void> => {
    onResponse(details({ statusCode: 400 }));
    await settle();
  };

  it('says which refusal it is', async () => {
    await refuse();
    expect(await tell()).toEqual({ ok: true });
    expect(await read(certificateItem)).toMatchObject({
      cause: 'http-none',
      detail: 'HTTP 400',
      source: 'tab',
      tab: TAB,
    });
  });

  it('says so also where the page is heard before the answer itself', async () => {
    await tell(TAB, () => {
      setTimeout(() => onResponse(details({ statusCode: 400 })), 500);
    });
    expect(await read(certificateItem)).toMatchObject({ cause: 'http-none' });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['in another tab', async () => tell(TAB + 1)],
    [
      'long after',
      async () => {
        vi.setSystemTime(Date.now() + 61_000);
        await tell();
      },
    ],
  ])('says nothing %s', async (_name, say) => {
    await refuse();
    await say();
    expect(await read(certificateItem)).toMatchObject({ cause: 'http-refused' });
  });

  it('says nothing of a page that was served', async () => {
    onResponse(details());
    await settle();
    await tell();
    expect(await read(certificateItem)).toMatchObject({ cause: 'answered' });
  });
});

describe('a sign-in', () => {
  const ask = async (changes: Partial<Details> = {}): Promise<unknown> => {
    await settle(10_000);
    onHeaders(details({ statusCode: 401, responseHeaders: BASIC, ...changes }));
    await settle();
    return (await read(certificateItem)).cause;
  };

  it('that the same tab is asked for again has failed, for the next worker too', async () => {
    expect(await ask({ requestId: '1' })).toBe('sign-in-asked');
    await startWorker();
    expect(await ask({ requestId: '2' })).toBe('sign-in-failed');
    expect(await ask({ requestId: '3' })).toBe('sign-in-failed');
  });

  it('that another tab is asked for has not', async () => {
    expect(await ask({ requestId: '1' })).toBe('sign-in-asked');
    expect(await ask({ requestId: '2', tabId: TAB + 1 })).toBe('sign-in-asked');
  });

  it('that is asked for anew after a long time has not', async () => {
    expect(await ask()).toBe('sign-in-asked');
    vi.setSystemTime(Date.now() + 11 * 60_000);
    expect(await ask()).toBe('sign-in-asked');
  });

  it('that failed is over when the page opens', async () => {
    await ask();
    await ask();
    onResponse(details());
    await settle();
    expect(await read(certificateItem)).toMatchObject({ cause: 'answered' });
  });

  it('that was cancelled in Firefox, which shows the refusal then, has failed', async () => {
    runInFirefox();
    await ask();
    await settle(10_000);
    onResponse(details({ statusCode: 401, responseHeaders: BASIC }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ cause: 'sign-in-failed' });
  });

  it('behind whose dialog Chromium shows the refusal is still asked for', async () => {
    await ask();
    await settle(10_000);
    onResponse(details({ statusCode: 401, responseHeaders: BASIC }));
    await settle();
    expect(await read(certificateItem)).toMatchObject({ cause: 'sign-in-asked' });
  });

  it.each<[string, Partial<Details>]>([
    ['another scheme’s', { responseHeaders: [{ name: 'WWW-Authenticate', value: 'Negotiate' }] }],
    ['nobody’s', { responseHeaders: [] }],
    ['another status’s', { statusCode: 407 }],
  ])('is none: %s', async (_name, changes) => {
    await ask(changes);
    expect(fake.areas).toEqual({ local: {}, session: {} });
  });
});

describe('what else an answer tells', () => {
  const answer = async (changes: Partial<Details> = {}): Promise<void> => {
    onResponse(details(changes));
    await settle();
  };
  const dated = (at: number) => [{ name: 'date', value: new Date(at).toUTCString() }];

  it('the clock, to a second', async () => {
    await answer({ responseHeaders: dated(clock - 3_600_000) });
    const { aheadMs, at } = await read(clockItem);
    expect(at).toBe(clock);
    expect(Math.abs((aheadMs ?? 0) - 3_600_000)).toBeLessThanOrEqual(1_000);
  });

  it('nothing of the clock without a date', async () => {
    await answer({ responseHeaders: [{ name: 'Date', value: 'today' }] });
    expect(fake.areas.local).not.toHaveProperty('clock');
  });

  it('that the person is in', async () => {
    await answer();
    expect(await read(visitItem)).toEqual({
      chosenAt: clock,
      portalAt: clock,
      userInfoAt: null,
      updateAt: null,
    });
  });

  it.each<[string, Partial<Details>]>([
    ['a frame', { type: 'sub_frame' }],
    ['a page that is forbidden', { statusCode: 403 }],
    ['a page from the cache', { fromCache: true }],
  ])('not that the person is in: %s', async (_name, changes) => {
    await answer(changes);
    expect(await read(visitItem)).toMatchObject({ portalAt: null });
  });
});

describe('a redirect', () => {
  const lead = async (location: string, statusCode = 302): Promise<unknown> => {
    onHeaders(details({ statusCode, responseHeaders: [{ name: 'Location', value: location }] }));
    await settle();
    return (await read(certificateItem)).cause;
  };

  it('that leads away from the portal is its answer: nothing more is seen', async () => {
    expect(await lead('https://elsewhere.example/sign-in')).toBe('answered');
  });

  it.each<[string, string, number?]>([
    ['to the portal itself', '/inbox'],
    ['to nowhere', 'https://'],
    ['that is none', 'https://elsewhere.example/', 304],
  ])('%s says nothing yet', async (_name, location, status) => {
    expect(await lead(location, status)).toBe('no-evidence');
  });
});

describe('who waits for a tab', () => {
  beforeEach(runInFirefox);

  /** What is stored at the very moment when the waiting ends. */
  const waiting = async (): Promise<string | undefined> => {
    fake.createTab.mockResolvedValue({ id: TAB });
    const time = { startedAt: Date.now(), deadline: performance.now() + 20_000 };
    await checkByTab({ ...time, cancelled: new AbortController().signal });
    return JSON.stringify(fake.areas.local.certificate);
  };

  it.each<[string, () => void, string]>([
    ['opens', () => onResponse(details()), 'answered'],
    ['fails', () => onError(details({ error: 'NS_ERROR_NET_RESET' })), 'closed'],
    [
      'asks for a sign-in, while its dialog is open',
      () => onHeaders(details({ statusCode: 401, responseHeaders: BASIC })),
      'sign-in-asked',
    ],
  ])('hears that it %s, when that is stored', async (_name, happen, cause) => {
    const work = waiting();
    await settle();
    happen();
    await settle();
    expect(JSON.parse((await work) ?? '{}')).toMatchObject({ cause });
  });

  it('hears that it was dropped', async () => {
    const work = waiting();
    await settle();
    onError(details({ error: 'NS_BINDING_ABORTED' }));
    await settle();
    expect(await work).toBeUndefined();
  });

  it('hears of it even when it could not be stored', async () => {
    const faults = vi.spyOn(console, 'error').mockReturnValue();
    fake.areas.local = Object.freeze({});
    const work = waiting();
    await settle();
    onError(details({ error: 'NS_ERROR_NET_RESET' }));
    await settle();
    expect(await work).toBeUndefined();
    expect(faults).toHaveBeenCalledTimes(1);
    faults.mockRestore();
  });
});

const ours = page({ url: 'chrome-extension://our-id/src/popup/index.html' });
const mark = (label: string) => ({ label, name: '', id: '', type: 'text', position: 0 });
const MAP = {
  version: 1 as const,
  doubts: [],
  parts: {
    newPassword: mark('a'),
    reEntry: mark('b'),
    firstName: mark('c'),
    lastName: mark('d'),
    update: mark('e'),
  },
};
const shown = { type: 'page-shown', map: MAP };

describe('whom it listens to', () => {
  const seen = { ...SEEN, passwordProtect: 'off' };

  it.each<[string, unknown, Runtime.MessageSender]>([
    ['another extension', seen, page({ id: 'another-id' })],
    ['a page that is not the portal’s', seen, page({ url: 'https://example.com/' })],
    [
      'a host that only begins like the portal’s',
      seen,
      page({ url: 'https://secure.e-parcel.ne.jp.example.com/' }),
    ],
    ['a page that asks for a check', { type: 'check' }, page()],
    ['a page that ends a check', { type: 'check-cancelled' }, page()],
    ['a page that shows the way in', { type: 'guide-shown', isShown: true }, page()],
    ['a page that keeps an end', { type: 'expiry-kept', endsAt: 5, from: 'file' }, page()],
    ['a page that forgets the end', { type: 'forget', what: 'expiry' }, page()],
    ['what nobody can forget', { type: 'forget', what: 'updates' }, ours],
    ['a page that has noticed', { type: 'protect-change-noticed' }, page()],
    ['a mark that is none', { ...seen, account: 65_536 }, page()],
    ['a mark that names somebody', { ...seen, account: 'EP-1234567' }, page()],
    ['a page from before all time', { ...seen, loadedAt: -1 }, page()],
    [
      'another extension’s page that shows the way in',
      { type: 'guide-shown', isShown: true },
      page({ id: 'another-id', url: 'chrome-extension://another-id/src/popup/index.html' }),
    ],
    ['a page without an address that ends a check', { type: 'check-cancelled' }, { id: 'our-id' }],
    ['an end that is no moment', { type: 'expiry-kept', endsAt: 'soon', from: 'file' }, ours],
    ['an end before all time', { type: 'expiry-kept', endsAt: -1, from: 'file' }, ours],
    ['an end after all time', { type: 'expiry-kept', endsAt: 1e16, from: 'file' }, ours],
    ['an end from nowhere', { type: 'expiry-kept', endsAt: 5, from: 'tab' }, ours],
    ['half a word of the way in', { type: 'guide-shown' }, ours],
    ['a page that has a map forgotten', { type: 'page-map-removed', id: 'a' }, page()],
    ['a page that is not the portal’s, with a map', shown, page({ url: 'https://example.com/' })],
    ['the popup with a map', shown, ours],
    ['a map that is none', { ...shown, map: { ...MAP, version: 2 } }, page()],
    ['the popup asking for maps', { type: 'page-maps' }, ours],
    ['no type', {}, page()],
    ['an unknown type', { type: 'constructor' }, page()],
    ['a wrong value', { ...seen, passwordProtect: 'maybe' }, page()],
    ['no message', null, page()],
  ])('not: %s', async (_name, message, sender) => {
    expect(handleMessage(message, sender)).toBeUndefined();
    await settle();
    expect(fake.areas).toEqual({ local: {}, session: {} });
  });
});

describe('our own pages', () => {
  const say = (message: unknown) => handleMessage(message, ours);

  it('show the way in, and leave it', async () => {
    expect(await say({ type: 'guide-shown', isShown: true })).toEqual({ ok: true });
    expect(await read(guideItem)).toEqual({ openedAt: clock });
    expect(await say({ type: 'guide-shown', isShown: false })).toEqual({ ok: true });
    expect(await read(guideItem)).toEqual({ openedAt: null });
  });

  it('keep when the certificate ends, and nothing else of it', async () => {
    const kept = { type: 'expiry-kept', endsAt: 5, from: 'file' };
    expect(await say({ ...kept, subject: 'CN=someone' })).toEqual({ ok: true });
    expect(fake.areas).toEqual({ local: { expiry: { endsAt: 5, from: 'file' } }, session: {} });
    expect(await say({ ...kept, endsAt: 6, from: 'typed' })).toEqual({ ok: true });
    expect(await read(expiryItem)).toEqual({ endsAt: 6, from: 'typed' });
  });

  it('end a check, even one that a stopped worker left behind', async () => {
    fake.areas.session.check = { startedAt: clock };
    expect(await say({ type: 'check-cancelled' })).toEqual({ ok: true });
    expect(await read(checkItem)).toEqual({ startedAt: null });
  });

  it('hear when something could not be written down', async () => {
    fake.areas = { local: Object.freeze({}), session: Object.freeze({}) };
    const failed = { ok: false, error: 'failed' };
    expect(await say({ type: 'guide-shown', isShown: true })).toEqual(failed);
    expect(await say({ type: 'expiry-kept', endsAt: 5, from: 'file' })).toEqual(failed);
    expect(await say({ type: 'check-cancelled' })).toEqual(failed);
  });
});

describe('the User Info page', () => {
  const see = (url: string, changes: Partial<Runtime.MessageSender> = {}) =>
    handleMessage({ ...SEEN, passwordProtect: 'off' }, page({ url, ...changes }));

  it('is remembered for good where its address is a bare path', async () => {
    expect(await see(`${PORTAL}user-info#names`)).toEqual({ ok: true, alone: true });
    expect(await read(userInfoItem)).toEqual({ url: `${PORTAL}user-info` });
    expect(await protectNow()).toMatchObject({ state: 'off', source: 'user-info' });
  });

  it('is remembered in memory only where it has a query', async () => {
    await see(`${PORTAL}cgi?session=1`);
    expect(await read(userInfoItem)).toEqual({ url: null });
    expect(await read(userInfoSessionItem)).toEqual({ url: `${PORTAL}cgi?session=1` });
  });

  it('is remembered in memory only where its path names a session', async () => {
    await see(`${PORTAL}user.do;jsessionid=1`);
    expect(await read(userInfoItem)).toEqual({ url: null });
    expect(await read(userInfoSessionItem)).toEqual({ url: `${PORTAL}user.do;jsessionid=1` });
  });

  it('is remembered where it was seen last', async () => {
    await see(`${PORTAL}old`);
    await see(`${PORTAL}new?x=1`);
    expect(await read(userInfoItem)).toEqual({ url: null });
    await see(`${PORTAL}newest`);
    expect(await read(userInfoSessionItem)).toEqual({ url: null });
  });

  it('is not remembered where it was the answer to a form', async () => {
    onResponse(details({ method: 'POST' }));
    await settle();
    await see(`${PORTAL}menu`);
    expect(await read(userInfoItem)).toEqual({ url: null });
    onResponse(details());
    await settle();
    await see(`${PORTAL}menu`);
    expect(await read(userInfoItem)).toEqual({ url: `${PORTAL}menu` });
  });

  it('is not remembered from inside a frame', async () => {
    await see(`${PORTAL}user-info`, { frameId: 3 });
    expect(await read(userInfoItem)).toEqual({ url: null });
  });

  it('says so when it could not be written down', async () => {
    fake.areas.local = Object.freeze({});
    expect(await see(`${PORTAL}user-info`)).toEqual({ ok: false, error: 'failed' });
  });
});

describe('a frame that is User Info', () => {
  const see = () => handleMessage({ ...SEEN, passwordProtect: 'off' }, page());

  it('hears of another one, and nothing is noted of either', async () => {
    fake.sendMessage.mockResolvedValue(true);
    expect(await see()).toEqual({ ok: true, alone: false });
    expect(fake.sendMessage).toHaveBeenCalledWith(TAB, { type: 'another-matched', page: 'a' });
    expect(fake.areas).toEqual({ local: {}, session: {} });
  });

  it.each([
    ['nobody answers', undefined],
    ['what answers is nonsense', { ok: true }],
  ])('is alone when %s', async (_name, answer) => {
    fake.sendMessage.mockResolvedValue(answer);
    expect(await see()).toEqual({ ok: true, alone: true });
    expect(await protectNow()).toMatchObject({ state: 'off' });
  });
});

describe('pages that were shown', () => {
  const show = (map: typeof MAP = MAP) => handleMessage({ ...shown, map }, page());
  const list = async (): Promise<readonly KeptPageMap[]> => {
    const answer: unknown = await handleMessage({ type: 'page-maps' }, page());
    const response = toBackground['page-maps'].response().parse(answer);
    return response.ok ? response.maps : [];
  };

  it('are kept with their date, and given to a page that asks', async () => {
    expect(await show()).toEqual({ ok: true });
    expect(await list()).toEqual([{ id: expect.any(String), shownAt: clock, map: MAP }]);
    await startWorker();
    expect(await list()).toHaveLength(1);
  });

  it('replace one with the same marks', async () => {
    await show();
    await settle(1_000);
    await show({ ...MAP, doubts: ['update'] as never });
    expect(await list()).toEqual([
      { id: expect.any(String), shownAt: clock + 1_000, map: { ...MAP, doubts: ['update'] } },
    ]);
  });

  it('are ten at most, the newest', async () => {
    for (let position = 0; position < 12; position += 1) {
      await show({ ...MAP, parts: { ...MAP.parts, update: { ...mark('e'), position } } });
    }
    const positions = (await list()).map(({ map }) => map.parts.update.position);
    expect(positions).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('are forgotten one by one', async () => {
    await show();
    await show({ ...MAP, parts: { ...MAP.parts, update: mark('other') } });
    const [first, second] = await list();
    const forget = (id = '') => handleMessage({ type: 'page-map-removed', id }, ours);
    expect(await forget(first?.id)).toEqual({ ok: true });
    expect(await forget('unknown')).toEqual({ ok: true });
    expect(await list()).toEqual([second]);
  });

  it('one that is broken in storage is dropped, the others stay', async () => {
    await show();
    const good = fake.areas.local.pageMaps as unknown[];
    fake.areas.local.pageMaps = [{ id: 'x' }, null, ...good];
    expect(await list()).toHaveLength(1);
    fake.areas.local.pageMaps = 'garbage';
    expect(await list()).toEqual([]);
  });

  it('says so when it could not be written down', async () => {
    fake.areas.local = Object.freeze({});
    expect(await show()).toEqual({ ok: false, error: 'failed' });
  });
});

describe('an Update', () => {
  const choose = (passwordProtect: 'on' | 'off', changes = {}) =>
    handleMessage({ type: 'protect-chosen', passwordProtect }, page(changes));
  const press = (
    passwordProtect: 'on' | 'off' | null,
    pressedAt = Date.now(),
    passwordChanged = false,
  ) =>
    handleMessage({ type: 'update-pressed', passwordProtect, passwordChanged, pressedAt }, page());
  const see = (passwordProtect: 'on' | 'off' = 'on') =>
    handleMessage({ ...SEEN, passwordProtect }, page());
  /** The form is posted and answered, in one go or with a redirect to a page of its own. */
  const post = (changes: Partial<Details> = {}): void => {
    onRequest(details({ method: 'POST', ...changes }));
    onResponse(details(changes));
  };
  const asked = () =>
    fake.sendMessage.mock.calls
      .map(([, question]) => question)
      .filter((question) => Object(question).type === 'read-answer');
  const about = (
    passwordChanged: boolean,
    isProtected = false,
    switchedTo: 'on' | 'off' | null = null,
  ) => ({
    type: 'read-answer',
    passwordChanged,
    isProtected,
    switchedTo,
  });
  const done = () => fake.sendMessage.mockResolvedValue({ outcome: 'done' });
  const expectUnknown = async () => {
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'unknown' });
  };

  it('counts when it was sent and the portal says that it was done', async () => {
    done();
    await press('on');
    post();
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
    expect(fake.sendMessage).toHaveBeenCalledWith(TAB, about(false, true), { frameId: 0 });
  });

  it.each([true, false])('its answering page hears of a new password: %s', async (changed) => {
    done();
    await press(null, Date.now(), changed);
    post();
    await settle(20_000);
    expect(asked()).toEqual([about(changed)]);
  });

  it('its answering page hears that Password Protect is on, where the page has no control', async () => {
    done();
    await press('on');
    post();
    await settle(20_000);
    await press(null, Date.now(), true);
    post();
    await settle(20_000);
    await press('off', Date.now(), true);
    post();
    await settle(20_000);
    expect(asked().slice(1)).toEqual([about(true, true), about(true, false, 'off')]);
  });

  it.each([
    ['on', 'off', 'on'],
    ['on', 'on', null],
    ['off', 'on', 'off'],
    ['off', 'off', null],
    [null, 'on', null],
    [null, 'off', null],
  ] as const)(
    'its answering page hears of the switch: to %s, and %s before',
    async (chosen, known, switchedTo) => {
      done();
      await see(known);
      await settle();
      await press(chosen);
      post();
      await settle(20_000);
      expect(asked()).toEqual([about(false, (chosen ?? known) === 'on', switchedTo)]);
    },
  );

  it('a new password is remembered by the next worker', async () => {
    await press(null, Date.now(), true);
    post();
    await settle(200);
    const askedBefore = asked().length;
    await startWorker();
    done();
    const reading = resumeReading();
    await settle(20_000);
    await reading;
    // What is left of the earlier worker in this process goes on to ask as well.
    const askedSince = asked().slice(askedBefore);
    expect(askedSince).toContainEqual(about(true));
    expect(askedSince).not.toContainEqual(about(false));
  });

  it('of a new password is heard even after its own request, and of none in the next', async () => {
    done();
    await see('off');
    const pressedAt = Date.now();
    await choose('on');
    await startWorker();
    onRequest(details({ method: 'POST' }));
    await settle(5);
    await press('on', pressedAt, true);
    onResponse(details());
    await settle(20_000);
    await press('on');
    post();
    await settle(20_000);
    // Switched on by the first; the second finds it on.
    expect(asked()).toEqual([about(true, true, 'on'), about(false, true)]);
  });

  it('carries no password: a message with anything but yes or no is none', () => {
    const message = { type: 'update-pressed', passwordProtect: null, pressedAt: Date.now() };
    for (const passwordChanged of ['Parcel2025', undefined]) {
      expect(handleMessage({ ...message, passwordChanged }, page())).toBeUndefined();
    }
  });

  it('is followed even when a starting worker missed the page’s message', async () => {
    done();
    await choose('on');
    await startWorker();
    post();
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
  });

  it('is followed even when its request’s event went with a stopped worker', async () => {
    done();
    await choose('on');
    await startWorker();
    onResponse(details({ method: 'POST' }));
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
  });

  it.each<[string, number, Partial<Details>]>([
    ['a page that is no form’s answer', 0, {}],
    ['one in another frame', 0, { method: 'POST', frameId: 3 }],
    ['one that comes when nothing can have been lost', 5_000, { method: 'POST' }],
  ])('does not take %s for its own', async (_name, later, changes) => {
    done();
    await choose('on');
    await startWorker();
    await settle(later);
    onResponse(details(changes));
    await expectUnknown();
  });

  it.each([
    ['refused', { outcome: 'refused' }],
    ['silent', undefined],
    ['nonsense', { outcome: 'perhaps' }],
  ])('changes nothing when the answer is %s', async (_name, answer) => {
    fake.sendMessage.mockResolvedValue(answer);
    await press('on');
    post();
    await expectUnknown();
  });

  it('changes nothing when the page stopped it: the next page is not its answer', async () => {
    done();
    await press('on');
    onRequest(details());
    onResponse(details());
    await expectUnknown();
    expect(fake.sendMessage).not.toHaveBeenCalled();
  });

  it('changes nothing when it was chosen and another form was sent', async () => {
    done();
    await choose('on');
    await settle(5_000);
    post();
    await expectUnknown();
  });

  it('changes nothing when it was chosen and another frame sent a form', async () => {
    done();
    await choose('on', { frameId: 3 });
    post();
    await expectUnknown();
  });

  it('changes nothing when it was pressed long ago', async () => {
    done();
    await press('on');
    await settle(40_000);
    post();
    await expectUnknown();
  });

  it('is asked about again while the page is loading', async () => {
    fake.sendMessage
      .mockRejectedValueOnce(new Error('Receiving end does not exist.'))
      .mockResolvedValueOnce(undefined)
      .mockResolvedValue({ outcome: 'done' });
    await press('off');
    post();
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'off' });
    expect(fake.sendMessage).toHaveBeenCalledTimes(3);
  });

  it('is read by the next worker when one was stopped in the middle', async () => {
    await press('on');
    post();
    await settle(200);
    await startWorker();
    done();
    const reading = resumeReading();
    await settle(20_000);
    await reading;
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
  });

  it('is followed when its press is heard of only after its request, however late the answer', async () => {
    done();
    const pressedAt = Date.now();
    onRequest(details({ method: 'POST' }));
    await settle(5);
    await press('on', pressedAt, true);
    await settle(5_000);
    onResponse(details({ method: 'POST' }));
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
    expect(asked()).toEqual([about(true, true)]);
  });

  it('is not undone by a message that comes after its own request', async () => {
    done();
    const pressedAt = Date.now();
    await choose('on');
    await startWorker();
    onRequest(details({ method: 'POST' }));
    await settle(5);
    await press('on', pressedAt);
    onResponse(details());
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
  });

  it('does not take the answer’s form for what is saved, and the next page again', async () => {
    await press('on');
    post();
    await see();
    expect(await protectNow()).toMatchObject({ state: 'unknown' });
    onResponse(details());
    await settle();
    await see();
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'user-info' });
  });

  it('is not ended by a frame inside its answer', async () => {
    await press('on');
    post();
    onResponse(details({ type: 'sub_frame', frameId: 9 }));
    await settle();
    await see();
    expect(await protectNow()).toMatchObject({ state: 'unknown' });
    done();
    await settle(20_000);
    expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
  });

  describe('whose events went with a stopped worker', () => {
    const load = (changes = {}, loadedAt = Date.now()) =>
      handleMessage({ type: 'page-loaded', loadedAt }, page(changes));
    const send = async (): Promise<void> => {
      await press('on');
      onRequest(details({ method: 'POST' }));
      await settle(50);
    };

    it.each<[string, () => unknown]>([
      ['chosen', () => choose('on')],
      ['pressed', () => press('on')],
      ['sent', send],
      ['answered', () => press('on')?.then(() => post())],
    ])('is read when the page has loaded: it was %s', async (_phase, come) => {
      await come();
      await settle(50);
      // What is left of the earlier worker in this process must not do it.
      vi.clearAllTimers();
      await startWorker();
      done();
      const loaded = load();
      await settle(20_000);
      expect(await loaded).toEqual({ ok: true });
      expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
      await startWorker();
      const again = load();
      await settle(20_000);
      await again;
      expect(asked()).toHaveLength(1);
    });

    it('is read once, whoever asks for it', async () => {
      done();
      await press('on');
      post();
      await settle(50);
      const loaded = load();
      const resumed = resumeReading();
      await settle(20_000);
      expect(await loaded).toEqual({ ok: true });
      await resumed;
      expect(asked()).toHaveLength(1);
    });

    it('is still open when the page says nothing: its answer may yet come', async () => {
      await send();
      const loaded = load();
      await settle(20_000);
      await loaded;
      done();
      onResponse(details());
      await settle(20_000);
      expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
    });

    it.each<[string, number, object]>([
      ['another frame', 0, { frameId: 3 }],
      ['another tab', 0, { tab: { ...page().tab, id: TAB + 1 } }],
      ['a page that came when nothing can have been lost', 5_000, {}],
    ])('is not read from %s', async (_name, later, changes) => {
      done();
      await press('on');
      await startWorker();
      await settle(later);
      const loaded = load(changes);
      await expectUnknown();
      expect(await loaded).toEqual({ ok: true });
    });

    it('is not read from the page on which it was chosen', async () => {
      const loadedAt = Date.now();
      await settle(50);
      done();
      await choose('on');
      await startWorker();
      const loaded = load({}, loadedAt);
      await expectUnknown();
      await loaded;
    });

    it('is read behind a redirect, although its press was heard of after its request', async () => {
      done();
      await startWorker();
      onRequest(details({ method: 'POST' }));
      await settle(50);
      await press('on');
      onResponse(details());
      await settle(20_000);
      expect(await protectNow()).toMatchObject({ state: 'on', source: 'update' });
    });

    it('is not seen in what the form holds behind it', async () => {
      await press('on');
      await startWorker();
      await see();
      expect(await protectNow()).toMatchObject({ state: 'unknown' });
    });

    it('is not pressed by what a page says that was kept for the way back', async () => {
      const pressedAt = Date.now();
      await settle(31_000);
      await press('on', pressedAt);
      post();
      done();
      await expectUnknown();
    });

    it('is not read from a page that was seen to be another', async () => {
      done();
      await press('on');
      await startWorker();
      const loaded = load();
      onResponse(details());
      await expectUnknown();
      await loaded;
    });
  });

  it('says nothing once the tab has gone on', async () => {
    await press('on');
    post();
    await settle(50);
    onResponse(details());
    done();
    await expectUnknown();
  });

  it('of one tab is not answered by another', async () => {
    done();
    await press('on');
    post({ tabId: TAB + 1 });
    await settle(20_000);
    expect(fake.sendMessage).not.toHaveBeenCalled();
  });
});
