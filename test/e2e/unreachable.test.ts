/** A portal that gives no answer, or not one that the browser trusts: real troubles of real networks. */
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PORTAL_HOST } from '../portal/authority';
import { PUBLIC_HOST } from '../portal/public-site';
import { validityInDays } from '../portal/root-certificate';
import { listen } from '../servers/listen';
import { type ProxyRefusal, startRefusingProxy } from '../servers/refusing-proxy';
import { startSilentServer } from '../servers/silent-server';
import { check, readCause, type Stage, type StageOptions, setStage } from './stage';

/** Presses "Check now" and wants one state; the cause stands in the message where it is another. */
async function expectState(stage: Stage, state: string): Promise<void> {
  const { certificate } = await check(stage);
  expect(certificate, await readCause(stage)).toBe(state);
}

describe('a portal that cannot be reached', () => {
  it('whose name does not resolve', async () => {
    const stage = await setStage({
      browser: { hostRules: [`MAP ${PORTAL_HOST} ~NOTFOUND`] },
    });
    await expectState(stage, 'unreachable');
  });

  it('where nothing listens', async () => {
    const stage = await setStage();
    await stage.portal.close();
    await expectState(stage, 'unreachable');
  });

  it('that is out of order', async () => {
    const stage = await setStage({ portal: { outage: '503' } });
    await expectState(stage, 'unreachable');
  });

  async function refuseAt(refusal: ProxyRefusal): Promise<void> {
    const proxy = await startRefusingProxy(refusal);
    onTestFinished(() => proxy.close());
    const stage = await setStage({ browser: { proxy: proxy.url } });
    await expectState(stage, 'unreachable');
    expect(proxy.asked).toContain(`${PORTAL_HOST}:443`);
  }

  it('because a proxy refuses', () => refuseAt(403));

  it('because a proxy wants a sign-in', () => refuseAt(407));

  it('in whose place something else listens', async () => {
    const server = await listen(createServer((socket) => socket.end('220 This is not HTTPS.\r\n')));
    onTestFinished(() => server.close());
    const stage = await setStage({ server });
    expect((await check(stage)).certificate).not.toBe('accepted');
  });
});

// Each of the first two takes as long as a check may: no more of them.
describe('a portal that keeps one waiting', () => {
  it('and never answers: the check ends by itself', async () => {
    const stage = await setStage({ portal: { outage: 'hang' } });
    await expectState(stage, 'unreachable');
  });

  it('and never begins the handshake: the check ends by itself', async () => {
    const server = await startSilentServer();
    onTestFinished(() => server.close());
    const stage = await setStage({ server });
    await expectState(stage, 'unreachable');
  });

  it('and answers after three seconds is waited for', async () => {
    const stage = await setStage({ portal: { delayMs: 3_000 } });
    await expectState(stage, 'accepted');
  });
});

describe('a portal whose own certificate', () => {
  it.each<[string, StageOptions]>([
    ['is signed by nobody known', { browser: { trustAuthority: false } }],
    ['is for another name', { portal: { serverCertificate: { host: PUBLIC_HOST } } }],
    [
      'has expired, or the clock is fast',
      { portal: { serverCertificate: { validity: validityInDays(-30, -2) } } },
    ],
    [
      'is not valid yet, or the clock is slow',
      { portal: { serverCertificate: { validity: validityInDays(399, 420) } } },
    ],
  ])('%s is not to be trusted', async (_name, options) => {
    const stage = await setStage(options);
    await expectState(stage, 'server-untrusted');
    expect(stage.portal.requests).toEqual([]);
  });
});
