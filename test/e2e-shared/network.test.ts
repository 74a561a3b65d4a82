/** A portal that gives no answer, or not one that the browser trusts, in every browser. */
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAuthority } from '../portal/authority';
import { PUBLIC_HOST, type PublicSite, startPublicSite } from '../portal/public-site';
import { validityInDays } from '../portal/root-certificate';
import { type PortalOptions, startPortal } from '../portal/server';
import { startRefusingProxy } from '../servers/refusing-proxy';
import { type Switchboard, startSwitchboard } from '../servers/switchboard';
import { expectSays, type Said } from './says';
import { authority, check, isFirefox, setStage, shareStage, visit } from './stage';

describe('a portal that cannot be reached', () => {
  let site: PublicSite | undefined;
  let publicLine: Switchboard | undefined;
  const share = shareStage(async () => {
    site = await startPublicSite({ authority });
    publicLine = await startSwitchboard(site);
    return { browser: { hosts: { [PUBLIC_HOST]: publicLine.port } } };
  });
  // As where nothing at all can be reached.
  beforeEach(() => publicLine?.cut());
  afterAll(async () => {
    await publicLine?.close();
    await site?.close();
  });

  it('nothing listens', async ({ task }) => {
    await share().line.cut();
    await visit(share());
    await expectSays(share(), task, 'unreachable: network');
  });

  it('Check now, nothing listens', async ({ task }) => {
    await share().line.cut();
    await check(share());
    await expectSays(share(), task, 'unreachable: network');
  });

  it('Check now, only the portal is silent: the public site answers', async ({ task }) => {
    const { browser, line } = share();
    await line.cut();
    if (site) await publicLine?.lead(site);
    await visit(share());
    await expectSays(share(), task, 'unreachable: network');
    // Of a visit it is not told.
    expect(site?.requests).toEqual([]);
    await browser().forget();
    await check(share());
    await expectSays(share(), task, {
      chromium: 'unreachable: portal-silent',
      firefox: 'unreachable: network',
      differs: 'only-the-portal-is-silent',
    });
    expect(site?.requests).toHaveLength(isFirefox ? 0 : 1);
  });

  it('the computer is offline', async ({ task }) => {
    await share().browser().setOffline(true);
    await visit(share());
    await expectSays(share(), task, 'offline: no-network');
    await share().browser().setOffline(false);
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });

  it('Check now, the computer is offline', async ({ task }) => {
    await share().browser().setOffline(true);
    await check(share());
    await expectSays(share(), task, 'offline: no-network');
    await share().browser().setOffline(false);
  });

  it('the portal is out of order', async ({ task }) => {
    share().portal.configure({ outage: '503' });
    await visit(share());
    await expectSays(share(), task, 'unreachable: portal-down');
  });

  it('Check now, the portal is out of order', async ({ task }) => {
    share().portal.configure({ outage: '503' });
    await check(share());
    await expectSays(share(), task, 'unreachable: portal-down');
  });

  it('Check now, the portal answers after three seconds', async ({ task }) => {
    share().portal.configure({ delayMs: 3_000 });
    await check(share());
    await expectSays(share(), task, 'accepted: answered');
  });

  it('the portal is there again after it was not', async ({ task }) => {
    await share().line.cut();
    await visit(share());
    await expectSays(share(), task, 'unreachable: network');
    await share().line.lead(share().portal);
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });
});

describe("a portal's own certificate", () => {
  // Firefox tells its reasons by sentences: those of a Japanese one are the English ones.
  const share = shareStage({ browser: { language: 'ja' } });

  it.for<[string, () => PortalOptions, Said]>([
    [
      'is signed by nobody known',
      () => ({ authority: createAuthority('An inspecting box') }),
      'server-untrusted: server-issuer',
    ],
    [
      'is for another name',
      () => ({ serverCertificate: { host: PUBLIC_HOST } }),
      'server-untrusted: server-name',
    ],
    [
      'has expired, or the clock is fast',
      () => ({ serverCertificate: { validity: validityInDays(-30, -2) } }),
      'server-untrusted: server-date',
    ],
    [
      'is not valid yet, or the clock is slow',
      () => ({ serverCertificate: { validity: validityInDays(399, 420) } }),
      'server-untrusted: server-date',
    ],
  ])("the portal's own certificate %s", async ([, options, said], { task }) => {
    const portal = await startPortal({ authority, ...options() });
    onTestFinished(() => portal.close());
    await share().line.lead(portal);
    await visit(share());
    await expectSays(share(), task, said);
    await share().browser().forget();
    await check(share());
    await expectSays(share(), task, said);
    expect(portal.requests).toEqual([]);
  });
});

it('the name does not resolve', async ({ task }) => {
  const stage = await setStage({ browser: { portal: null } });
  await visit(stage);
  await expectSays(stage, task, 'unreachable: name');
});

it('a proxy refuses', async ({ task }) => {
  const proxy = await startRefusingProxy(403);
  onTestFinished(() => proxy.close());
  const stage = await setStage({ browser: { proxy: `127.0.0.1:${proxy.port}` } });
  await visit(stage);
  await expectSays(stage, task, 'unreachable: proxy');
});

describe('an answer that is not a page of its own', () => {
  it('Check now, the browser has a copy of the page: the portal itself is asked', async ({
    task,
  }) => {
    const stage = await setStage({ portal: { cacheSeconds: 600 } });
    await visit(stage);
    // What is written down later would be there again.
    await expect
      .poll(async () => (await stage.browser().readStorage('local')).certificate)
      .toMatchObject({ cause: 'answered' });
    await stage.browser().forget();
    await visit(stage);
    // A copy proves nothing.
    await expectSays(stage, task, 'unknown: no-evidence');
    const visits = () => stage.portal.requests.filter(({ path }) => path === '/').length;
    const before = visits();
    await check(stage);
    await expectSays(stage, task, 'accepted: answered');
    expect(visits()).toBe(before + 1);
  });

  it('Check now, the portal leads to another site', async ({ task }) => {
    const stage = await setStage({ portal: { rootLeadsTo: 'https://elsewhere.example/' } });
    await check(stage);
    await expectSays(stage, task, 'accepted: answered');
  });
});
