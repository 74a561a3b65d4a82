/** What the background makes of Password Protect; that real events arrive is shown in a real browser. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser, Runtime, WebRequest } from 'webextension-polyfill';
import { handleMessage } from '../../src/background/handle-message';
import { onError, onHeaders, onRequest, onResponse } from '../../src/background/observe-requests';
import { noteBrowserStart, onTabClosed } from '../../src/background/sign-ins';
import { CERTIFICATE_UNKNOWN } from '../../src/portal/certificate/status';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';
import { NO_SIGN_INS } from '../../src/portal/password-protect/sign-in';
import { statusOf } from '../../src/portal/password-protect/status';
import { FORGETTABLE, type Forgettable } from '../../src/shared/protocol';
import { certificateItem, passwordProtectItem, read, signInsItem } from '../../src/shared/storage';

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  sendMessage: vi.fn<() => Promise<unknown>>(),
  origin: '',
}));

vi.mock('../../src/shared/browser', () => {
  const area = (name: 'local' | 'session'): Pick<Browser['storage']['local'], 'get' | 'set'> => ({
    get: async (key) => ({ [String(key)]: fake.areas[name][String(key)] }),
    set: async (items) => {
      Object.assign(fake.areas[name], structuredClone(items));
    },
  });
  const runtime: Pick<Browser['runtime'], 'id' | 'getURL'> = {
    id: 'our-id',
    getURL: (path) => fake.origin + path,
  };
  return {
    browser: {
      runtime,
      tabs: { sendMessage: fake.sendMessage },
      storage: { local: area('local'), session: area('session') },
    },
  };
});

const PORTAL = 'https://secure.e-parcel.ne.jp/';
const TAB = 7;
const MINUTE = 60_000;
const BASIC = [{ name: 'WWW-Authenticate', value: 'Basic realm="x"' }];

let clock = Date.UTC(2026, 10, 23);
beforeEach(() => {
  clock += 24 * 60 * MINUTE;
  vi.useFakeTimers({ now: clock });
  vi.stubGlobal('navigator', { onLine: true });
  fake.areas = { local: {}, session: {} };
  fake.origin = 'chrome-extension://our-id/';
  fake.sendMessage.mockReset().mockRejectedValue(new Error('Receiving end does not exist.'));
});

/** Lets everything that was started come to its end. */
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

interface Details {
  tabId: number;
  frameId: number;
  type: WebRequest.ResourceType;
  method: string;
  statusCode: number;
  fromCache: boolean;
  responseHeaders: WebRequest.HttpHeaders;
}
const details = (changes: Partial<Details> = {}) => ({
  requestId: '1',
  url: PORTAL,
  tabId: TAB,
  frameId: 0,
  parentFrameId: -1,
  type: 'main_frame' as const,
  method: 'GET',
  timeStamp: Date.now(),
  statusCode: 200,
  statusLine: '',
  fromCache: false,
  thirdParty: false,
  error: '',
  ...changes,
});
const ask = async (changes: Partial<Details> = {}): Promise<void> => {
  onHeaders(details({ statusCode: 401, responseHeaders: BASIC, ...changes }));
  await settle(1);
};
const serve = async (changes: Partial<Details> = {}): Promise<void> => {
  onResponse(details(changes));
  await settle(1);
};

const page: Runtime.MessageSender = {
  id: 'our-id',
  url: `${PORTAL}user-info`,
  frameId: 0,
  tab: { id: TAB, index: 0, highlighted: false, active: true, pinned: false, incognito: false },
};
const popup: Runtime.MessageSender = {
  id: 'our-id',
  url: 'chrome-extension://our-id/src/popup/index.html',
};
const press = (passwordProtect: 'on' | 'off' | null, passwordChanged = false) =>
  handleMessage(
    { type: 'update-pressed', passwordProtect, passwordChanged, pressedAt: Date.now() },
    page,
  );
/** The form is posted and answered; the page says this of it. */
const post = async (outcome: 'done' | 'refused' | null): Promise<void> => {
  if (outcome !== null) fake.sendMessage.mockResolvedValue({ outcome });
  onRequest(details({ method: 'POST' }));
  onResponse(details({ method: 'POST' }));
  await settle(20_000);
};
const record = () => read(passwordProtectItem);
const status = async () => statusOf(await record(), Date.now());
const sources = async () => (await record()).seen.map(({ source }) => source);

describe('a page that is served without a sign-in', () => {
  it('means off, in a browser that was watched since its start', async () => {
    await noteBrowserStart();
    await serve();
    expect(await status()).toMatchObject({ state: 'off', source: 'served', at: clock });
  });

  it('means nothing where somebody may have signed in before', async () => {
    await serve();
    expect(await sources()).toEqual([]);
  });

  it('means nothing once somebody was asked, whatever came first', async () => {
    await ask();
    await noteBrowserStart();
    await serve();
    await settle(60 * MINUTE);
    await serve({ tabId: TAB + 1 });
    expect(await sources()).toEqual(['sign-in-asked']);
  });

  it.each<[string, Partial<Details>]>([
    ['a frame', { type: 'sub_frame' }],
    ['a form', { method: 'POST' }],
    ['one from the cache', { fromCache: true }],
    ['one that is not there', { statusCode: 404 }],
    ['one that leads elsewhere', { statusCode: 302 }],
    ['one of a script', { type: 'xmlhttprequest' }],
  ])('is none: %s', async (_name, changes) => {
    await noteBrowserStart();
    await serve(changes);
    expect(await sources()).toEqual([]);
  });

  it('is written down once in ten minutes', async () => {
    await noteBrowserStart();
    await serve();
    await settle(9 * MINUTE);
    await serve();
    expect(await sources()).toEqual(['served']);
    await settle(MINUTE);
    await serve();
    expect(await sources()).toEqual(['served', 'served']);
  });
});

describe('the browser’s start', () => {
  it('that cannot be written down is reported, and breaks nothing', async () => {
    const faults = vi.spyOn(console, 'error').mockReturnValue();
    fake.areas.session = Object.freeze({});
    await noteBrowserStart();
    expect(faults).toHaveBeenCalledTimes(1);
    faults.mockRestore();
  });
});

describe('a sign-in', () => {
  it('is followed from the first asking to the page', async () => {
    await ask();
    await ask();
    await ask();
    expect((await read(signInsItem)).open).toMatchObject([
      { tabId: TAB, times: 3, firstAt: clock },
    ]);
    await serve();
    expect(await read(signInsItem)).toEqual({ isWhole: false, wasAsked: true, open: [] });
  });

  it('is not over by a page that was there before', async () => {
    const early = details();
    await settle(5);
    await ask();
    onResponse(early);
    await settle();
    expect((await read(signInsItem)).open).toMatchObject([{ times: 1 }]);
  });

  it('that was cancelled stays open: the browser shows the refusal', async () => {
    await ask();
    await ask();
    await serve({ statusCode: 401, responseHeaders: BASIC });
    expect((await read(signInsItem)).open).toMatchObject([{ times: 2 }]);
  });
});

describe('a sign-in in other places', () => {
  it('in a frame is over when the frame is served', async () => {
    const frame = { frameId: 3, type: 'sub_frame' } as const;
    await ask(frame);
    await ask(frame);
    await serve(frame);
    expect((await read(signInsItem)).open).toEqual([]);
  });

  it('to a form is over when the form is answered', async () => {
    await ask({ method: 'POST' });
    await serve({ method: 'POST' });
    expect((await read(signInsItem)).open).toEqual([]);
  });

  it('of a part of a page leaves no room for the conclusion that nobody is asked', async () => {
    await noteBrowserStart();
    await ask({ type: 'xmlhttprequest' });
    await serve();
    expect(await sources()).toEqual([]);
    expect(await read(signInsItem)).toMatchObject({ wasAsked: true, open: [] });
  });

  it('ends with its tab', async () => {
    await ask();
    onTabClosed(TAB);
    await settle();
    expect((await read(signInsItem)).open).toEqual([]);
  });

  it('in Firefox is over when its dialog was cancelled: that shows the refusal', async () => {
    fake.origin = 'moz-extension://our-id/';
    await ask();
    await serve({ statusCode: 401, responseHeaders: BASIC });
    expect((await read(signInsItem)).open).toMatchObject([{ times: 2 }]);
  });

  it('in Firefox the start is not known to have been seen', async () => {
    fake.origin = 'moz-extension://our-id/';
    await noteBrowserStart();
    await serve();
    expect(await sources()).toEqual([]);
  });
});

describe('a setting that is on', () => {
  it.each<[string, () => Promise<void>]>([
    ['confirmed', () => post('done')],
    ['only sent', () => post(null)],
  ])('is not doubted because pages go on being served: %s', async (_name, answer) => {
    await noteBrowserStart();
    await press('on');
    await answer();
    await settle(60 * MINUTE);
    await serve();
    expect(await sources()).not.toContain('served');
  });

  it('and that a page shows as such is not, either', async () => {
    await noteBrowserStart();
    const seen = { type: 'user-info-seen', passwordProtect: 'on', account: null, page: 'a' };
    await handleMessage({ ...seen, loadedAt: Date.now() }, page);
    await serve();
    expect(await sources()).toEqual(['user-info']);
  });
});

describe('a form that is lost on its way', () => {
  const lose = async (requestId: string): Promise<void> => {
    onError({ ...details({ method: 'POST' }), requestId, error: 'net::ERR_CONNECTION_RESET' });
    await settle(1);
  };
  const send = async (requestId: string): Promise<void> => {
    onRequest({ ...details({ method: 'POST' }), requestId });
    await settle(1);
  };

  it('has no answer: the next page tells what is saved', async () => {
    await press('on');
    await send('1');
    await lose('1');
    expect(await status()).toMatchObject({ state: 'unknown', pending: { state: 'on' } });
    await serve();
    const seen = { type: 'user-info-seen', account: null, page: 'a' };
    await handleMessage({ ...seen, passwordProtect: 'off', loadedAt: Date.now() }, page);
    expect(await status()).toMatchObject({ state: 'off', source: 'user-info', pending: null });
  });

  it.each<[string, readonly string[]]>([
    ['given up before the second was sent', ['lose 1', 'send 2']],
    ['given up after the second was sent', ['send 2', 'lose 1']],
  ])('by a second press is not: the first was %s', async (_name, steps) => {
    fake.sendMessage.mockResolvedValue({ outcome: 'done' });
    await press('on');
    await send('1');
    for (const step of steps) await (step === 'lose 1' ? lose('1') : send('2'));
    onResponse({ ...details({ method: 'POST' }), requestId: '2' });
    await settle(20_000);
    expect(await status()).toMatchObject({ state: 'on', source: 'update' });
  });
});

describe('a clock', () => {
  const ahead = { state: 'on', source: 'check', at: 0, account: null } as const;
  const dated = (at: number) => [{ name: 'date', value: new Date(at).toUTCString() }];

  it('that is wrong now takes nothing away', async () => {
    const future = { ...ahead, at: clock + 365 * 24 * 60 * MINUTE };
    fake.areas.local.passwordProtect = { ...NOTHING_SEEN, seen: [future] };
    await ask();
    expect(await sources()).toEqual(['check', 'sign-in-asked']);
    expect(await status()).toMatchObject({ state: 'on', source: 'sign-in-asked' });
  });

  it('that was found right puts away what lies ahead', async () => {
    const future = { ...ahead, at: clock + 365 * 24 * 60 * MINUTE };
    fake.areas.local.passwordProtect = { ...NOTHING_SEEN, seen: [future] };
    await serve({ responseHeaders: dated(clock) });
    await ask();
    expect(await sources()).toEqual(['sign-in-asked']);
  });
});

describe('an Update', () => {
  it('that is sent, and whose answer is not understood, is pending', async () => {
    await press('on');
    await post(null);
    expect(await status()).toMatchObject({ state: 'unknown', pending: { state: 'on', at: clock } });
  });

  it('that the portal refused is forgotten', async () => {
    await press('on');
    await post('refused');
    expect(await record()).toEqual(NOTHING_SEEN);
  });

  it('that was refused takes nothing from another one', async () => {
    const other = { state: 'on', at: clock - MINUTE } as const;
    fake.areas.local.passwordProtect = { ...NOTHING_SEEN, sent: [other] };
    await press('on');
    await post('refused');
    expect((await record()).sent).toEqual([other]);
  });

  it('that the portal confirmed counts from when it was answered', async () => {
    await press('on');
    await post('done');
    expect(await status()).toMatchObject({ state: 'on', source: 'update', at: clock });
  });
});

describe('a new password', () => {
  const change = async (): Promise<void> => {
    await press('on', true);
    await post('done');
  };

  it('is one that nobody has signed in with yet', async () => {
    await change();
    expect(await status()).toMatchObject({ state: 'on', passwordChangedAt: clock });
  });

  it('is no longer new once it was signed in with', async () => {
    await change();
    // The browser sends the old one once; the portal asks.
    await ask();
    await serve();
    expect(await record()).toMatchObject({ passwordChangedAt: null });
  });

  it('stays new when a page comes from before the asking', async () => {
    await change();
    const early = details();
    await settle(5);
    await ask();
    onResponse(early);
    await settle();
    expect(await record()).toMatchObject({ passwordChangedAt: expect.any(Number) });
  });

  it('stays new while pages are served to who signed in before', async () => {
    await ask();
    await change();
    await serve();
    expect(await record()).toMatchObject({ passwordChangedAt: clock + 1 });
  });

  it('is none where the Update was refused or had none', async () => {
    await press('on', true);
    await post('refused');
    await press('on');
    await post('done');
    expect(await record()).toMatchObject({ passwordChangedAt: null });
  });
});

describe('what a User Info page shows', () => {
  const see = (changes: object = {}) =>
    handleMessage(
      {
        type: 'user-info-seen',
        passwordProtect: 'off',
        account: null,
        loadedAt: clock - MINUTE + 0.4,
        page: 'a',
        ...changes,
      },
      page,
    );

  it('was so when it was sent, however long it has been open', async () => {
    await see();
    expect(await status()).toMatchObject({ source: 'user-info', at: clock - MINUTE });
  });

  it('never was so in the future', async () => {
    await see({ loadedAt: clock + 5_000 });
    expect(await status()).toMatchObject({ at: clock });
  });

  it('belongs to the e-Parcel ID that it shows', async () => {
    await see({ account: 5 });
    await see({ account: 6, loadedAt: clock - 1 });
    expect(await record()).toMatchObject({
      seen: [{ account: 6 }],
      start: { at: clock - MINUTE, why: 'account' },
    });
  });

  it('that is looked at again changes nothing but the time', async () => {
    await see();
    await see({ loadedAt: clock - 10 });
    expect(await status()).toMatchObject({
      at: clock - 10,
      since: clock - MINUTE,
      change: null,
      doubt: null,
    });
  });

  it('that is an old copy says nothing of the setting', async () => {
    await see({ passwordProtect: null, account: 5 });
    expect(await record()).toEqual(NOTHING_SEEN);
  });
});

/** As it stands while its answer is awaited. */
const UPDATE = {
  tabId: TAB,
  frameId: 0,
  passwordProtect: 'on',
  passwordChanged: true,
  phase: 'sent',
  requestId: '1',
  sentAt: 5,
  at: 5,
};

describe('a person', () => {
  const full: PasswordProtectRecord = {
    seen: [{ state: 'on', source: 'check', at: 5, account: null }],
    start: null,
    sent: [{ state: 'on', at: 5 }],
    passwordChangedAt: 5,
    noticedAt: null,
  };
  const KEPT = {
    local: {
      certificate: { ...CERTIFICATE_UNKNOWN, state: 'accepted', at: 5 },
      passwordProtect: full,
      clock: { aheadMs: 1, at: 5 },
      expiry: { endsAt: 5, from: 'file' },
      userInfo: { url: PORTAL },
      pageMaps: [],
      guide: { openedAt: 5 },
    },
    session: {
      userInfo: { url: `${PORTAL}?a` },
      visit: { chosenAt: 5, portalAt: 5, userInfoAt: 5, updateAt: 5 },
      signIns: { isWhole: true, wasAsked: true, open: [] },
      updates: [UPDATE],
    },
  };
  const forget = (what: Forgettable) => handleMessage({ type: 'forget', what }, popup);
  /** The keys whose value became another, as `area.key`. */
  const changed = (): readonly string[] =>
    (['local', 'session'] as const).flatMap((area) =>
      Object.entries(KEPT[area])
        .filter(([key, value]) => JSON.stringify(fake.areas[area][key]) !== JSON.stringify(value))
        .map(([key]) => `${area}.${key}`),
    );
  beforeEach(() => {
    fake.areas = structuredClone(KEPT);
  });

  const WHAT: Readonly<Record<Exclude<Forgettable, 'everything' | 'page-maps'>, string[]>> = {
    certificate: ['local.certificate'],
    'password-protect': ['local.passwordProtect', 'session.updates'],
    clock: ['local.clock'],
    expiry: ['local.expiry'],
    'user-info': ['local.userInfo', 'session.userInfo'],
    visit: ['local.guide', 'session.visit'],
  };

  it.each(Object.entries(WHAT))('has %s forgotten, and nothing else', async (what, keys) => {
    const known = FORGETTABLE.find((one) => one === what) ?? 'everything';
    expect(await forget(known)).toEqual({ ok: true });
    expect(changed()).toEqual(keys);
  });

  it('has the pages forgotten that were shown', async () => {
    fake.areas.local.pageMaps = [{ id: 'a' }];
    await forget('page-maps');
    expect(fake.areas.local.pageMaps).toEqual([]);
  });

  it('has everything forgotten, and evidence begins anew', async () => {
    expect(await forget('everything')).toEqual({ ok: true });
    expect(await read(certificateItem)).toEqual(CERTIFICATE_UNKNOWN);
    expect(await record()).toEqual({ ...NOTHING_SEEN, start: { at: clock, why: 'forgotten' } });
    // Whether anybody was asked is the browser's, until it is closed.
    expect(await read(signInsItem)).toEqual({ ...NO_SIGN_INS, isWhole: true, wasAsked: true });
    await settle(1);
    await ask();
    expect(await status()).toMatchObject({ state: 'on', change: null });
  });

  it('hears when it could not be forgotten', async () => {
    fake.areas.local = Object.freeze({ ...fake.areas.local });
    expect(await forget('everything')).toEqual({ ok: false, error: 'failed' });
  });

  it('who was told of a change is not told again, and of a later one is', async () => {
    const notice = (upTo: number) => handleMessage({ type: 'protect-change-noticed', upTo }, popup);
    expect(await notice(7)).toEqual({ ok: true });
    expect(await record()).toEqual({ ...full, noticedAt: 7 });
    await notice(6);
    expect(await record()).toEqual({ ...full, noticedAt: 7 });
  });
});
