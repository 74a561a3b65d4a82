/** "Check now": how it asks, how often, and what it makes of the answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';

type Area = 'local' | 'session';

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  origin: 'chrome-extension://our-id/',
}));

vi.mock('../../src/shared/browser', () => {
  const area = (name: Area): Pick<Browser['storage']['local'], 'get' | 'set'> => ({
    get: async (key) => ({ [String(key)]: fake.areas[name][String(key)] }),
    set: async (items) => {
      Object.assign(fake.areas[name], structuredClone(items));
    },
  });
  const runtime: Pick<Browser['runtime'], 'getURL'> = { getURL: (path) => fake.origin + path };
  return { browser: { runtime, storage: { local: area('local'), session: area('session') } } };
});

const fetching = vi.fn<typeof fetch>();
let checkOnce: typeof import('../../src/background/check').checkOnce;
let probe: typeof import('../../src/background/probe');
let requests = 0;

/** A request that fails; webRequest says why, under the request's number. */
const failing = (error: string) => async (): Promise<Response> => {
  requests += 1;
  const id = String(requests);
  probe.noteProbeRequest(id);
  setTimeout(() => probe.noteProbeError(id, error), 10);
  throw new TypeError('Failed to fetch');
};

beforeEach(async () => {
  fake.areas = { local: {}, session: {} };
  fake.origin = 'chrome-extension://our-id/';
  fetching.mockReset();
  vi.stubGlobal('fetch', fetching);
  vi.useFakeTimers();
  vi.resetModules();
  probe = await import('../../src/background/probe');
  ({ checkOnce } = await import('../../src/background/check'));
});
afterEach(() => vi.unstubAllGlobals());

async function check(): Promise<{ certificate: unknown; passwordProtect: unknown }> {
  const work = checkOnce();
  await vi.advanceTimersByTimeAsync(30_000);
  await work;
  const { certificate, passwordProtect } = fake.areas.local;
  return { certificate, passwordProtect };
}

describe('what it asks', () => {
  it('the portal’s own address, once, without sign-in, cache or going elsewhere', async () => {
    fetching.mockResolvedValue(new Response(''));
    await check();
    expect(fetching).toHaveBeenCalledTimes(1);
    expect(fetching).toHaveBeenCalledWith('https://secure.e-parcel.ne.jp/', {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
  });

  it('in Firefox with credentials, or the certificate would stay at home', async () => {
    fake.origin = 'moz-extension://our-id/';
    fetching.mockResolvedValue(new Response(''));
    await check();
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({ credentials: 'include' });
  });

  it('once for many presses', async () => {
    fetching.mockResolvedValue(new Response(''));
    const all = Promise.all([checkOnce(), checkOnce(), checkOnce()]);
    await vi.advanceTimersByTimeAsync(1_000);
    await all;
    expect(fetching).toHaveBeenCalledTimes(1);
  });
});

describe('what it makes of answers', () => {
  const answered = (status: number, headers: HeadersInit = {}) =>
    fetching.mockResolvedValue(new Response(null, { status, headers }));

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
    fetching.mockResolvedValue(redirect);
    const result = await check();
    expect(result.certificate).toMatchObject({ state: 'accepted' });
    expect(result.passwordProtect).toBeUndefined();
  });
});

describe('what it makes of failures', () => {
  it('a definite one is not asked about again', async () => {
    fetching.mockImplementation(failing('net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED'));
    expect((await check()).certificate).toMatchObject({ state: 'choose' });
    expect(fetching).toHaveBeenCalledTimes(1);
  });

  it('of a race the more specific one counts', async () => {
    fetching
      .mockImplementationOnce(failing('net::ERR_SOCKET_NOT_CONNECTED'))
      .mockImplementationOnce(failing('net::ERR_BAD_SSL_CLIENT_AUTH_CERT'));
    expect((await check()).certificate).toMatchObject({ cause: 'no-certificate' });
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('an ambiguous one is asked about three times, not more', async () => {
    fetching.mockImplementation(failing('net::ERR_CONNECTION_RESET'));
    expect((await check()).certificate).toMatchObject({ state: 'refused', cause: 'closed' });
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  it('a known meaning is not lost to an unknown one', async () => {
    fetching
      .mockImplementationOnce(failing('net::ERR_CONNECTION_RESET'))
      .mockImplementation(failing('net::ERR_SOMETHING_NEW'));
    expect((await check()).certificate).toMatchObject({ cause: 'closed' });
  });

  it('the reason for another request is not taken for its own', async () => {
    fetching.mockImplementation(async () => {
      probe.noteProbeRequest('mine');
      setTimeout(() => probe.noteProbeError('another', 'net::ERR_CERT_DATE_INVALID'), 10);
      throw new TypeError('Failed to fetch');
    });
    expect((await check()).certificate).toMatchObject({ state: 'unknown', cause: 'other' });
  });

  it('without a network: offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    fetching.mockImplementation(failing('net::ERR_NAME_NOT_RESOLVED'));
    expect((await check()).certificate).toMatchObject({ state: 'offline', cause: 'no-network' });
  });

  it('with a network, a name that is not found: unreachable', async () => {
    vi.stubGlobal('navigator', { onLine: true });
    fetching.mockImplementation(failing('net::ERR_NAME_NOT_RESOLVED'));
    expect((await check()).certificate).toMatchObject({ state: 'unreachable', cause: 'name' });
  });
});

it('leaves no check under way behind when writing fails', async () => {
  fetching.mockResolvedValue(new Response(''));
  fake.areas.local = Object.freeze({});
  const work = expect(checkOnce()).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(1_000);
  await work;
  expect(fake.areas.session).toMatchObject({ check: { startedAt: null } });
});
