/** "Check now": how it asks, how often, and what it makes of the answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser, Tabs } from 'webextension-polyfill';
import type { TabEnd } from '../../src/background/check-by-tab';
import { passwordProtectItem, pick } from '../../src/shared/storage';

type Area = 'local' | 'session';
type Areas = Record<Area, Record<string, unknown>>;

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Areas,
  origin: 'chrome-extension://our-id/',
  createTab: vi.fn<(properties: { url: string }) => Promise<{ id?: number }>>(),
  getTab: vi.fn<(id: number) => Promise<Partial<Tabs.Tab>>>(),
  updateTab: vi.fn<(id: number, changes: Tabs.UpdateUpdatePropertiesType) => Promise<unknown>>(),
  reloadTab: vi.fn<(id: number, how: Tabs.ReloadReloadPropertiesType) => Promise<void>>(),
  focusWindow: vi.fn<(id: number) => Promise<void>>(),
  hasAccess: vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>(),
}));

vi.mock('../../src/shared/browser', () => {
  const area = (name: Area): Pick<Browser['storage']['local'], 'get' | 'set'> => ({
    get: async (key) => ({ [String(key)]: fake.areas[name][String(key)] }),
    set: async (items) => {
      Object.assign(fake.areas[name], structuredClone(items));
    },
  });
  const runtime: Pick<Browser['runtime'], 'getURL'> = { getURL: (path) => fake.origin + path };
  return {
    browser: {
      runtime,
      permissions: { contains: fake.hasAccess },
      tabs: {
        create: fake.createTab,
        get: fake.getTab,
        update: fake.updateTab,
        reload: fake.reloadTab,
      },
      windows: { update: fake.focusWindow },
      storage: { local: area('local'), session: area('session') },
    },
  };
});

const PORTAL = 'https://secure.e-parcel.ne.jp/';
const LIMIT_MS = 20_000;

type Fetch = typeof fetch;
const asked = vi.fn<Fetch>();
const askedElsewhere = vi.fn<Fetch>();
let checkOnce: typeof import('../../src/background/check').checkOnce;
let cancelCheck: typeof import('../../src/background/check').cancelCheck;
let probe: typeof import('../../src/background/probe');
let noteTabEnd: typeof import('../../src/background/check-by-tab').noteTabEnd;
let onWatchedTabClosed: typeof import('../../src/background/check-by-tab').onWatchedTabClosed;
let requests = 0;

/** A worker that has just started: its modules have no memory. */
async function startWorker(): Promise<void> {
  vi.resetModules();
  probe = await import('../../src/background/probe');
  ({ noteTabEnd, onWatchedTabClosed } = await import('../../src/background/check-by-tab'));
  ({ checkOnce, cancelCheck } = await import('../../src/background/check'));
}

/** A request that fails; webRequest says why, under the request's number. */
const failing = (error: string) => async (): Promise<Response> => {
  requests += 1;
  const id = String(requests);
  probe.noteProbeRequest(id);
  setTimeout(() => probe.noteProbeError(id, error), 10);
  throw new TypeError('Failed to fetch');
};

/** A request that is never answered: it ends when it is given up. */
const hanging: Fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    const signal = init?.signal;
    const giveUp = (): void => reject(signal?.reason);
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
  });

const unhandled = vi.fn<(reason: unknown) => void>();

beforeEach(async () => {
  fake.areas = { local: {}, session: {} };
  fake.origin = 'chrome-extension://our-id/';
  fake.createTab.mockReset();
  fake.hasAccess.mockReset().mockResolvedValue(true);
  asked.mockReset();
  askedElsewhere.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
  unhandled.mockReset();
  process.on('unhandledRejection', unhandled);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', ((input, init) =>
    (input === PORTAL ? asked : askedElsewhere)(input, init)) satisfies Fetch);
  vi.useFakeTimers();
  // The real one goes by the real clock.
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const limit = new AbortController();
    setTimeout(() => limit.abort(new DOMException('Too long.', 'TimeoutError')), ms);
    return limit.signal;
  });
  await startWorker();
});
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(2 * LIMIT_MS);
  process.off('unhandledRejection', unhandled);
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(unhandled).not.toHaveBeenCalled();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const certificate = (): unknown => fake.areas.local.certificate;
const expectNothingRecorded = (): void => expect(fake.areas.local).toEqual({});
const expectNoneUnderWay = (): void =>
  expect(fake.areas.session).toMatchObject({ check: { startedAt: null } });

async function check(): Promise<{ certificate: unknown; passwordProtect: unknown }> {
  const work = checkOnce();
  await pass(30_000);
  await work;
  expectNoneUnderWay();
  const [passwordProtect] = pick(passwordProtectItem, fake.areas.local).seen;
  return { certificate: certificate(), passwordProtect };
}

/** How long something takes, in milliseconds; fails when it does not end within a check's limit. */
async function timeOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  let end: number | null = null;
  void work.finally(() => {
    end = performance.now();
  });
  await pass(LIMIT_MS);
  if (end === null) throw new Error('It has not ended.');
  return end - start;
}

describe('what it asks', () => {
  it('the portal’s own address, once, without sign-in, cache or going elsewhere', async () => {
    asked.mockResolvedValue(new Response(''));
    await check();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith('https://secure.e-parcel.ne.jp/', {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
  });

  it('once for many presses', async () => {
    asked.mockResolvedValue(new Response(''));
    const all = Promise.all(Array.from({ length: 20 }, () => checkOnce()));
    await pass(1_000);
    await all;
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('again for the next press', async () => {
    asked.mockImplementation(async () => new Response(''));
    await check();
    await check();
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('opens no tab in Chromium', async () => {
    asked.mockResolvedValue(new Response(''));
    await check();
    expect(fake.createTab).not.toHaveBeenCalled();
  });
});

describe('what it makes of answers', () => {
  const answered = (status: number, headers: HeadersInit = {}) =>
    asked.mockResolvedValue(new Response(null, { status, headers }));

  it.each([
    [200, 'accepted', 'off'],
    [404, 'accepted', undefined],
    [400, 'refused', undefined],
    [403, 'refused', undefined],
    [503, 'unreachable', undefined],
  ])('%i', async (status, certificate, passwordProtect) => {
    answered(status);
    const result = await check();
    expect(result.certificate).toMatchObject({ state: certificate, source: 'check' });
    if (passwordProtect === undefined) expect(result.passwordProtect).toBeUndefined();
    else expect(result.passwordProtect).toMatchObject({ state: passwordProtect, source: 'check' });
  });

  it('401 with a Basic challenge: accepted, and on', async () => {
    answered(401, { 'WWW-Authenticate': 'Basic realm="x"' });
    const result = await check();
    expect(result.certificate).toMatchObject({ state: 'accepted' });
    expect(result.passwordProtect).toMatchObject({ state: 'on' });
  });

  it('401 without one: nothing of Password Protect', async () => {
    answered(401, { 'WWW-Authenticate': 'Negotiate' });
    expect((await check()).passwordProtect).toBeUndefined();
  });

  it('a redirect: accepted, and nothing of Password Protect', async () => {
    const redirect = new Response('');
    Object.defineProperties(redirect, {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
      ok: { value: false },
    });
    asked.mockResolvedValue(redirect);
    const result = await check();
    expect(result.certificate).toMatchObject({ state: 'accepted' });
    expect(result.passwordProtect).toBeUndefined();
  });
});

describe('what it makes of failures', () => {
  it('a definite one is not asked about again', async () => {
    asked.mockImplementation(failing('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'));
    expect((await check()).certificate).toMatchObject({ state: 'choose' });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('of a race the more specific one counts', async () => {
    asked
      .mockImplementationOnce(failing('net::ERR_SOCKET_NOT_CONNECTED'))
      .mockImplementationOnce(failing('net::ERR_BAD_SSL_CLIENT_AUTH_CERT'));
    expect((await check()).certificate).toMatchObject({ cause: 'no-certificate' });
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('an ambiguous one is asked about three times, not more', async () => {
    asked.mockImplementation(failing('net::ERR_CONNECTION_RESET'));
    expect((await check()).certificate).toMatchObject({ state: 'refused', cause: 'closed' });
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('a known meaning is not lost to an unknown one', async () => {
    asked
      .mockImplementationOnce(failing('net::ERR_CONNECTION_RESET'))
      .mockImplementation(failing('net::ERR_SOMETHING_NEW'));
    expect((await check()).certificate).toMatchObject({ cause: 'closed' });
  });

  it('the reason for another request is not taken for its own', async () => {
    asked.mockImplementation(async () => {
      probe.noteProbeRequest('mine');
      setTimeout(() => probe.noteProbeError('another', 'net::ERR_CERT_DATE_INVALID'), 10);
      throw new TypeError('Failed to fetch');
    });
    expect((await check()).certificate).toMatchObject({ state: 'unknown', cause: 'other' });
  });

  it('a dropped request is asked again, and in the end nobody knows', async () => {
    asked.mockImplementation(failing('net::ERR_ABORTED'));
    expect((await check()).certificate).toMatchObject({ cause: 'other', detail: '' });
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('the browser’s certificates changed in the middle: it is asked again', async () => {
    asked
      .mockImplementationOnce(failing('net::ERR_CERT_DATABASE_CHANGED'))
      .mockResolvedValueOnce(new Response(''));
    expect((await check()).certificate).toMatchObject({ state: 'accepted' });
  });

  it('a late word about an earlier request is not taken for this one’s', async () => {
    let first = '';
    asked
      .mockImplementationOnce(async () => {
        first = 'first';
        probe.noteProbeRequest(first);
        throw new TypeError('Failed to fetch');
      })
      .mockImplementationOnce(async () => {
        probe.noteProbeRequest('second');
        setTimeout(() => probe.noteProbeError(first, 'net::ERR_CERT_DATE_INVALID'), 10);
        setTimeout(() => probe.noteProbeError('second', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT'), 20);
        throw new TypeError('Failed to fetch');
      });
    expect((await check()).certificate).toMatchObject({ cause: 'no-certificate' });
  });

  it('the reason may come before the failure', async () => {
    asked.mockImplementation(async () => {
      probe.noteProbeRequest('mine');
      probe.noteProbeError('mine', 'net::ERR_CERT_DATE_INVALID');
      throw new TypeError('Failed to fetch');
    });
    expect((await check()).certificate).toMatchObject({ cause: 'server-date' });
  });
});

describe('what a refusing server’s page says', () => {
  const page = (words: string) => asked.mockResolvedValue(new Response(words, { status: 400 }));

  it.each([
    ['No required SSL certificate was sent', 'http-none'],
    ['The SSL certificate error', 'http-invalid'],
    ['Bad Request', 'http-refused'],
  ])('%s', async (words, cause) => {
    page(`<h1>${words}</h1>`);
    expect((await check()).certificate).toMatchObject({ cause, detail: 'HTTP 400' });
  });

  it('and of the clock, its date', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    asked.mockResolvedValue(new Response('', { headers: { date } }));
    await check();
    const { aheadMs } = fake.areas.local.clock as { aheadMs: number };
    expect(Math.abs(aheadMs + 3_600_000)).toBeLessThan(2_000);
  });
});

describe('whether anything else answers', () => {
  it('is not asked without a network: offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    asked.mockImplementation(failing('net::ERR_NAME_NOT_RESOLVED'));
    expect((await check()).certificate).toMatchObject({ state: 'offline', cause: 'no-network' });
    expect(askedElsewhere).not.toHaveBeenCalled();
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'name', 'network'],
    ['net::ERR_CONNECTION_REFUSED', 'portal-silent', 'network'],
    ['net::ERR_NETWORK_CHANGED', 'portal-silent', 'network'],
    ['net::ERR_TIMED_OUT', 'portal-silent', 'network'],
  ])('is asked once for %s: %s when it does, else %s', async (error, answering, silent) => {
    asked.mockImplementation(failing(error));
    askedElsewhere.mockResolvedValueOnce(new Response(null));
    expect((await check()).certificate).toMatchObject({ cause: answering, detail: error });
    expect(askedElsewhere).toHaveBeenCalledTimes(1);
    expect((await check()).certificate).toMatchObject({ cause: silent, detail: error });
    expect(askedElsewhere).toHaveBeenCalledTimes(2);
  });

  it('is asked without a word of who asks', async () => {
    asked.mockImplementation(failing('net::ERR_CONNECTION_REFUSED'));
    await check();
    const [url, init] = askedElsewhere.mock.calls[0] ?? [];
    expect(String(url)).toMatch(/^https:\/\/www\.e-parcel\.ne\.jp\//);
    expect(init).toEqual({
      method: 'HEAD',
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: expect.any(AbortSignal),
    });
  });

  it.each([
    'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
    'net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'net::ERR_BLOCKED_BY_CLIENT',
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_SOMETHING_NEW',
    'net::ERR_ABORTED',
  ])('is not asked for %s', async (error) => {
    asked.mockImplementation(failing(error));
    await check();
    expect(askedElsewhere).not.toHaveBeenCalled();
  });

  it.each([200, 401, 403, 503])('is not asked after an answer: %i', async (status) => {
    asked.mockResolvedValue(new Response(null, { status }));
    await check();
    expect(askedElsewhere).not.toHaveBeenCalled();
  });
});

describe('a portal that hangs', () => {
  beforeEach(() => {
    asked.mockImplementation(hanging);
  });

  it('ends in time, when nothing else answers either', async () => {
    askedElsewhere.mockImplementation(hanging);
    const work = checkOnce();
    expect(await timeOf(work)).toBeLessThan(LIMIT_MS);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(certificate()).toMatchObject({ cause: 'network' });
    expectNoneUnderWay();
  });

  it('is down, when something else answers', async () => {
    askedElsewhere.mockResolvedValue(new Response(null));
    expect((await check()).certificate).toMatchObject({ cause: 'portal-silent' });
  });

  it('after a race: what is known counts, and it ends in time', async () => {
    asked.mockReset();
    asked
      .mockImplementationOnce(failing('net::ERR_CONNECTION_RESET'))
      .mockImplementationOnce(failing('net::ERR_CONNECTION_RESET'))
      .mockImplementationOnce(hanging);
    askedElsewhere.mockImplementation(hanging);
    expect(await timeOf(checkOnce())).toBeLessThan(LIMIT_MS);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('ends in time even when the clock is put back meanwhile', async () => {
    asked.mockReset();
    asked.mockImplementationOnce(failing('net::ERR_CONNECTION_RESET')).mockImplementation(hanging);
    const work = checkOnce();
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await timeOf(work)).toBeLessThan(LIMIT_MS);
  });
});

describe('a check that is cancelled', () => {
  it('while the portal is asked: ends at once, without a result', async () => {
    asked.mockImplementation(hanging);
    const work = checkOnce();
    await pass(100);
    expect(fake.areas.session.check).toEqual({ startedAt: expect.any(Number) });
    await cancelCheck();
    await work;
    expectNothingRecorded();
    expectNoneUnderWay();
    expect(askedElsewhere).not.toHaveBeenCalled();
  });

  it('before the portal is asked: it never is', async () => {
    const work = checkOnce();
    await Promise.all([work, cancelCheck()]);
    await pass(LIMIT_MS);
    expect(asked).not.toHaveBeenCalled();
    expectNothingRecorded();
  });

  it('while something else is asked: without a result', async () => {
    asked.mockImplementation(failing('net::ERR_CONNECTION_REFUSED'));
    askedElsewhere.mockImplementation(hanging);
    const work = checkOnce();
    await pass(100);
    expect(askedElsewhere).toHaveBeenCalledTimes(1);
    await cancelCheck();
    await work;
    expectNothingRecorded();
    expectNoneUnderWay();
  });

  it('between two tries: there is no third', async () => {
    asked.mockImplementation(async () => {
      probe.noteProbeRequest('mine');
      throw new TypeError('Failed to fetch');
    });
    const work = checkOnce();
    await pass(1_500);
    expect(asked).toHaveBeenCalledTimes(2);
    const ending = cancelCheck();
    await pass(LIMIT_MS);
    await Promise.all([ending, work]);
    expect(asked).toHaveBeenCalledTimes(2);
    expectNothingRecorded();
  });

  it('lets a new one start', async () => {
    asked.mockImplementationOnce(hanging);
    const work = checkOnce();
    await pass(100);
    await Promise.all([work, cancelCheck()]);
    asked.mockResolvedValue(new Response(''));
    expect((await check()).certificate).toMatchObject({ state: 'accepted' });
  });

  it('does not swallow the press that follows at once', async () => {
    asked.mockImplementationOnce(hanging).mockResolvedValueOnce(new Response(''));
    const first = checkOnce();
    await pass(100);
    const ending = cancelCheck();
    const second = checkOnce();
    const third = checkOnce();
    await pass(100);
    await Promise.all([first, ending, second, third]);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(certificate()).toMatchObject({ state: 'accepted' });
    expectNoneUnderWay();
  });

  it('and again, and again', async () => {
    asked.mockImplementation(hanging);
    const all = [
      checkOnce(),
      cancelCheck(),
      checkOnce(),
      cancelCheck(),
      checkOnce(),
      cancelCheck(),
    ];
    await pass(100);
    await Promise.all(all);
    expectNothingRecorded();
    expect(fake.areas.session).not.toMatchObject({ check: { startedAt: expect.any(Number) } });
    expect(asked).not.toHaveBeenCalled();
  });

  it('that nobody runs: one that a stopped worker left behind is forgotten', async () => {
    fake.areas.session.check = { startedAt: Date.now() };
    await cancelCheck();
    expectNoneUnderWay();
    expectNothingRecorded();
  });

  it('in a new worker, while the old one’s mark stands: a new one can start', async () => {
    asked.mockImplementation(hanging);
    void checkOnce();
    await pass(100);
    await startWorker();
    asked.mockReset().mockImplementation(async () => new Response(''));
    await cancelCheck();
    expectNoneUnderWay();
    const work = checkOnce();
    await pass(100);
    await work;
    expect(certificate()).toMatchObject({ state: 'accepted' });
  });

  it('after it has ended: its result stays', async () => {
    asked.mockResolvedValue(new Response(''));
    await check();
    await cancelCheck();
    expect(certificate()).toMatchObject({ state: 'accepted' });
  });
});

describe('in Firefox', () => {
  const TAB = 5;
  beforeEach(() => {
    fake.origin = 'moz-extension://our-id/';
    fake.createTab.mockResolvedValue({ id: TAB });
    fake.getTab.mockReset().mockRejectedValue(new Error('Invalid tab ID'));
    fake.updateTab.mockReset().mockImplementation(async (id) => ({ id }));
    fake.focusWindow.mockReset().mockResolvedValue();
    fake.reloadTab.mockReset().mockResolvedValue();
  });
  afterEach(() => {
    expect(asked).not.toHaveBeenCalled();
    expect(askedElsewhere).not.toHaveBeenCalled();
  });

  /** Whether a check that was started has ended. */
  function follow(work: Promise<void>): () => boolean {
    let isOver = false;
    void work.then(() => {
      isOver = true;
    });
    return () => isOver;
  }

  it('opens the portal in one tab, for many presses', async () => {
    const all = Promise.all([checkOnce(), checkOnce(), checkOnce()]);
    await pass(100);
    noteTabEnd(TAB, 'served');
    await all;
    expect(fake.createTab.mock.calls).toEqual([[{ url: PORTAL }]]);
    expectNoneUnderWay();
  });

  it('ends when the outcome was seen in that tab, and not in another', async () => {
    const isOver = follow(checkOnce());
    await pass(100);
    noteTabEnd(TAB + 1, 'served');
    await pass(100);
    expect(isOver()).toBe(false);
    noteTabEnd(TAB, 'served');
    await pass(0);
    expect(isOver()).toBe(true);
  });

  it('sees an outcome that comes before the tab is known', async () => {
    fake.createTab.mockImplementation(
      () => new Promise((resolve) => setTimeout(() => resolve({ id: TAB }), 500)),
    );
    const isOver = follow(checkOnce());
    await pass(100);
    noteTabEnd(TAB, 'served');
    await pass(500);
    expect(isOver()).toBe(true);
  });

  it('is not ended by what that tab showed in an earlier check', async () => {
    const first = checkOnce();
    await pass(100);
    noteTabEnd(TAB, 'served');
    await first;
    noteTabEnd(TAB, 'served');
    const isOver = follow(checkOnce());
    await pass(1_000);
    expect(isOver()).toBe(false);
  });

  it('ends at the limit when the tab never comes', async () => {
    fake.createTab.mockReturnValue(new Promise(() => undefined));
    expect(await timeOf(checkOnce())).toBeLessThan(LIMIT_MS);
    expectNoneUnderWay();
    expectNothingRecorded();
  });

  it('ends at the limit when nothing is seen, and says that the browser may be asking', async () => {
    expect(await timeOf(checkOnce())).toBeLessThan(LIMIT_MS);
    expectNoneUnderWay();
    expect(fake.areas.local.certificate).toMatchObject({
      state: 'choose',
      cause: 'choice-awaited',
      source: 'check',
      tab: null,
    });
  });

  it('ends when its tab is closed, and says nothing', async () => {
    const isOver = follow(checkOnce());
    await pass(100);
    onWatchedTabClosed(TAB + 1);
    await pass(0);
    expect(isOver()).toBe(false);
    onWatchedTabClosed(TAB);
    await pass(0);
    expect(isOver()).toBe(true);
    expectNothingRecorded();
  });

  describe('a second time', () => {
    const tab = { id: TAB, windowId: 3, url: PORTAL, status: 'complete' };
    const waiting = { ...tab, url: 'about:blank', status: 'loading' };
    /** The first one ended so; null: not at all. */
    const askFirst = async (end: TabEnd | null): Promise<void> => {
      const work = checkOnce();
      await pass(100);
      if (end === null) await pass(LIMIT_MS);
      else noteTabEnd(TAB, end);
      await work;
      fake.createTab.mockClear();
    };
    const ask = async (): Promise<void> => {
      const work = checkOnce();
      await pass(100);
      noteTabEnd(TAB, 'served');
      await work;
    };

    it('asks in the tab that shows the trouble', async () => {
      await askFirst('failed');
      fake.getTab.mockResolvedValue(tab);
      await ask();
      expect(fake.createTab).not.toHaveBeenCalled();
      expect(fake.updateTab.mock.calls).toEqual([[TAB, { active: true, url: PORTAL }]]);
      expect(fake.focusWindow.mock.calls).toEqual([[3, { focused: true }]]);
    });

    it('shows the tab in which the browser may be asking, and leaves it alone', async () => {
      await askFirst(null);
      fake.getTab.mockResolvedValue(waiting);
      await ask();
      expect(fake.createTab).not.toHaveBeenCalled();
      expect(fake.updateTab.mock.calls).toEqual([[TAB, { active: true }]]);
    });

    it.each<[string, TabEnd | null, () => unknown]>([
      ['was served a page', 'served', () => fake.getTab.mockResolvedValue(tab)],
      ['has loaded after all', null, () => fake.getTab.mockResolvedValue(tab)],
      [
        'came to be served a page',
        'failed',
        () => {
          fake.getTab.mockResolvedValue(tab);
          noteTabEnd(TAB, 'served');
        },
      ],
      [
        'came to show a page from the browser’s own store',
        'failed',
        () => {
          fake.getTab.mockResolvedValue(tab);
          noteTabEnd(TAB, 'cached');
        },
      ],
      ['is gone', 'failed', () => fake.getTab.mockRejectedValue(new Error('Invalid tab ID: 5'))],
      [
        'is closed meanwhile',
        'failed',
        () => {
          fake.getTab.mockResolvedValue(tab);
          fake.updateTab.mockRejectedValue(new Error('Invalid tab ID: 5'));
        },
      ],
      [
        'has gone elsewhere on the portal',
        'failed',
        () => fake.getTab.mockResolvedValue({ ...tab, url: `${PORTAL}user-info` }),
      ],
      [
        'is on its way to another site',
        'failed',
        () => fake.getTab.mockResolvedValue({ ...waiting, url: 'https://other.example/' }),
      ],
    ])('opens another where the tab %s', async (_name, end, prepare) => {
      await askFirst(end);
      prepare();
      await ask();
      expect(fake.createTab.mock.calls).toEqual([[{ url: PORTAL }]]);
    });

    it('opens another after the browser was started again', async () => {
      await askFirst('failed');
      fake.areas.session = {};
      fake.getTab.mockResolvedValue(tab);
      await ask();
      expect(fake.createTab).toHaveBeenCalledTimes(1);
      expect(fake.updateTab).not.toHaveBeenCalled();
    });
  });

  it('asks again, past what the browser has stored, where that was what came', async () => {
    const isOver = follow(checkOnce());
    await pass(100);
    noteTabEnd(TAB, 'cached');
    await pass(100);
    expect(isOver()).toBe(false);
    expect(fake.reloadTab.mock.calls).toEqual([[TAB, { bypassCache: true }]]);
    noteTabEnd(TAB, 'served');
    await pass(0);
    expect(isOver()).toBe(true);
  });

  it.each<[string, () => void]>([
    ['while it waits', () => undefined],
    ['while the tab comes', () => fake.createTab.mockReturnValue(new Promise(() => undefined))],
  ])('ends when it is cancelled %s', async (_name, prepare) => {
    prepare();
    const work = checkOnce();
    await pass(100);
    await cancelCheck();
    await work;
    expectNoneUnderWay();
  });

  it('opens no tab when it was cancelled before', async () => {
    const work = checkOnce();
    await Promise.all([work, cancelCheck()]);
    await pass(LIMIT_MS);
    expect(fake.createTab).not.toHaveBeenCalled();
  });

  it('opens no tab when it is cancelled while it is being noted', async () => {
    const work = checkOnce();
    while (fake.areas.session.check === undefined) await Promise.resolve();
    await Promise.all([work, cancelCheck()]);
    expect(fake.createTab).not.toHaveBeenCalled();
  });

  it('says so when no tab can be opened', async () => {
    fake.createTab.mockRejectedValue(new Error('No window.'));
    await expect(checkOnce()).rejects.toThrow('No window.');
    expectNoneUnderWay();
  });

  it('a tab that cannot be opened after all is nobody’s business', async () => {
    fake.createTab.mockImplementation(
      () => new Promise((_, reject) => setTimeout(() => reject(new Error('No window.')), 500)),
    );
    const work = checkOnce();
    await pass(100);
    await Promise.all([work, cancelCheck()]);
    await pass(1_000);
  });

  it('ends at once with a tab that has no number', async () => {
    fake.createTab.mockResolvedValue({});
    expect(await timeOf(checkOnce())).toBeLessThan(100);
  });
});

it('leaves no check under way behind when writing fails', async () => {
  asked.mockResolvedValue(new Response(''));
  fake.areas.local = Object.freeze({});
  const work = expect(checkOnce()).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(1_000);
  await work;
  expect(fake.areas.session).toMatchObject({ check: { startedAt: null } });
});

describe('without access to the portal', () => {
  it('says so, and asks nothing', async () => {
    fake.hasAccess.mockResolvedValue(false);
    expect((await check()).certificate).toMatchObject({ cause: 'no-access', source: 'check' });
    expect(fake.hasAccess).toHaveBeenCalledWith({ origins: [`${PORTAL}*`] });
    expect(asked).not.toHaveBeenCalled();
  });
});
