/** A portal that gives no answer, or not one that the browser trusts: real troubles of real networks. */
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OPERATOR_PAGES, PUBLIC_PAGE } from '../../src/portal/links';
import { PORTAL_HOST } from '../portal/authority';
import { PUBLIC_HOST, startPublicSite } from '../portal/public-site';
import { listen } from '../servers/listen';
import { startRefusingProxy } from '../servers/refusing-proxy';
import { startSilentServer } from '../servers/silent-server';
import {
  authority,
  check,
  checkVerdict,
  openPage,
  readCause,
  readVerdict,
  type Stage,
  type StageOptions,
  setStage,
} from './stage';

/** Presses "Check now" and wants one verdict; the browser's word stands in the message of another. */
async function expectVerdict(stage: Stage, verdict: string): Promise<void> {
  expect(await checkVerdict(stage), await readCause(stage)).toBe(verdict);
}

/** A stage from which the operator's public site is reached, too. */
async function setStageWithPublicSite({ browser, ...options }: StageOptions = {}) {
  const site = await startPublicSite({ authority });
  onTestFinished(() => site.close());
  const hostRules = [site.hostRule, ...(browser?.hostRules ?? [])];
  const stage = await setStage({ ...options, browser: { ...browser, hostRules } });
  return { site, stage };
}

/** All that one press may ask of it. */
const ONE_QUESTION = { method: 'HEAD', path: new URL(PUBLIC_PAGE).pathname, cookies: false };

const NO_SUCH_NAME = { browser: { hostRules: [`MAP ${PORTAL_HOST} ~NOTFOUND`] } };

describe('a portal that cannot be reached', () => {
  it('whose name alone does not resolve', async () => {
    const { site, stage } = await setStageWithPublicSite(NO_SUCH_NAME);
    await expectVerdict(stage, 'unreachable: name');
    expect(site.requests).toEqual([ONE_QUESTION]);
  });

  it('as nothing else can: no name resolves', async () => {
    await expectVerdict(await setStage(NO_SUCH_NAME), 'unreachable: network');
  });

  it('because a proxy wants a sign-in', async () => {
    const proxy = await startRefusingProxy(407);
    onTestFinished(() => proxy.close());
    const stage = await setStage({ browser: { proxy: proxy.url } });
    await expectVerdict(stage, 'unreachable: proxy');
    expect(proxy.asked).toContain(`${PORTAL_HOST}:443`);
    expect(proxy.asked).not.toContain(`${PUBLIC_HOST}:443`);
  });

  it('in whose place something else listens', async () => {
    const server = await listen(createServer((socket) => socket.end('220 This is not HTTPS.\r\n')));
    onTestFinished(() => server.close());
    const stage = await setStage({ server });
    expect((await check(stage)).certificate).not.toBe('accepted');
  });
});

describe('the public site', () => {
  it('is not asked when the portal answers, whatever it says', async () => {
    const { site, stage } = await setStageWithPublicSite();
    await expectVerdict(stage, 'accepted: answered');
    stage.portal.configure({ outage: '503' });
    await expectVerdict(stage, 'unreachable: portal-down');
    expect(site.requests).toEqual([]);
  });

  it('is asked once a press, without the cookies that it has set, and never without a press', async () => {
    const { site, stage } = await setStageWithPublicSite();
    const customer = await stage.browser().context.newPage();
    await customer.goto(OPERATOR_PAGES.serviceSite);
    // The cookie is there, and sent with what is the person's own.
    await customer.goto(OPERATOR_PAGES.editUserInfo);
    expect(site.requests).toContainEqual({
      method: 'GET',
      path: new URL(OPERATOR_PAGES.editUserInfo).pathname,
      cookies: true,
    });
    await customer.close();
    const questions = () => site.requests.filter(({ path }) => path === ONE_QUESTION.path);

    await stage.portal.close();
    await expect(openPage(stage)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    const popup = await stage.browser().openPopup();
    await expect.poll(() => readVerdict(popup)).toBe('unreachable: network');
    expect(questions()).toEqual([]);
    await expectVerdict(stage, 'unreachable: portal-silent');
    expect(questions()).toEqual([ONE_QUESTION]);
    await expectVerdict(stage, 'unreachable: portal-silent');
    expect(questions()).toEqual([ONE_QUESTION, ONE_QUESTION]);
  });
});

// Each takes as long as a check may: no more of them.
describe('a portal that keeps one waiting', () => {
  it('and never answers: the check ends by itself', async () => {
    const { site, stage } = await setStageWithPublicSite({ portal: { outage: 'hang' } });
    await expectVerdict(stage, 'unreachable: portal-silent');
    expect(site.requests).toEqual([ONE_QUESTION]);
  });

  it('and never begins the handshake, as nothing else does: the check ends by itself', async () => {
    const server = await startSilentServer();
    onTestFinished(() => server.close());
    const hostRules = [`MAP ${PUBLIC_HOST}:443 127.0.0.1:${server.port}`];
    const stage = await setStage({ server, browser: { hostRules } });
    await expectVerdict(stage, 'unreachable: network');
  });
});
