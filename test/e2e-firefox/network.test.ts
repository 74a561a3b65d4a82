/** Troubles of real networks, in Firefox's words. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { PUBLIC_HOST } from '../portal/public-site';
import { validityInDays } from '../portal/root-certificate';
import { type ProxyRefusal, startRefusingProxy } from '../servers/refusing-proxy';
import {
  expectConclusion,
  type FirefoxStageOptions,
  setFirefoxStage,
  startVisit,
} from './firefox-stage';

describe('a portal that cannot be reached', () => {
  it('whose name does not resolve', async () => {
    const stage = await setFirefoxStage({ browser: { portal: null } });
    expect(await (await startVisit(stage)).outcome).toBe('NS_ERROR_UNKNOWN_HOST');
    await expectConclusion(stage, 'unreachable: name');
  });

  it('where nothing listens', async () => {
    const stage = await setFirefoxStage();
    await stage.portal.close();
    expect(await (await startVisit(stage)).outcome).toBe('NS_ERROR_CONNECTION_REFUSED');
    await expectConclusion(stage, 'unreachable: network');
  });

  it('because the computer is offline', async () => {
    const stage = await setFirefoxStage();
    await stage.firefox.setOffline(true);
    expect(await (await startVisit(stage)).outcome).toBe('NS_ERROR_OFFLINE');
    await expectConclusion(stage, 'offline: no-network');
  });

  it.each<[ProxyRefusal, string]>([
    [403, 'unreachable: proxy'],
    [407, 'unreachable: proxy'],
  ])('because a proxy answers %i', async (refusal, conclusion) => {
    const proxy = await startRefusingProxy(refusal);
    onTestFinished(() => proxy.close());
    const stage = await setFirefoxStage({ browser: { proxy: `127.0.0.1:${proxy.port}` } });
    const { outcome } = await startVisit(stage);
    if (refusal === 407) await stage.firefox.dialogs.signIn('cancel');
    await outcome;
    await expectConclusion(stage, conclusion);
  });
});

describe('a portal whose own certificate', () => {
  it.each<[string, FirefoxStageOptions, string]>([
    ['is signed by nobody known', { browser: { trustAuthority: false } }, 'server-issuer'],
    [
      'is for another name',
      { portal: { serverCertificate: { host: PUBLIC_HOST } } },
      'server-name',
    ],
    [
      'has expired, or the clock is fast',
      { portal: { serverCertificate: { validity: validityInDays(-30, -2) } } },
      'server-date',
    ],
    [
      'is not valid yet, or the clock is slow',
      { portal: { serverCertificate: { validity: validityInDays(399, 420) } } },
      'server-date',
    ],
  ])('%s is not to be trusted', async (_name, options, cause) => {
    const stage = await setFirefoxStage(options);
    await (await startVisit(stage)).outcome;
    await expectConclusion(stage, `server-untrusted: ${cause}`);
    expect(stage.portal.requests).toEqual([]);
  });
});

it.each([
  ['http-400', 'refused: http-refused'],
  ['http-403', 'refused: forbidden'],
] as const)('a portal that refuses by %s', async (refusal, conclusion) => {
  const stage = await setFirefoxStage({ portal: { refusal }, certificate: 'none' });
  await (await startVisit(stage)).outcome;
  await expectConclusion(stage, conclusion);
});

// It is said to be unknown: Firefox's name for it, SSL_ERROR_HANDSHAKE_FAILED, is not known to us.
it.fails('a private key that is of no use', async () => {
  const stage = await setFirefoxStage({ browser: { damageKey: true } });
  await (await startVisit(stage)).outcome;
  await expectConclusion(stage, 'key-unavailable: private-key');
});
