/** What is said of the certificate, in every browser, with a real server and real certificates. */
import { describe, expect, it } from 'vitest';
import { check, expectShown, isFirefox, setStage, visit } from './stage';

/** Which of the two it is is a race with the portal's close, or depends on the version of TLS. */
const IN_HANDSHAKE = expect.stringMatching(/^refused: (?:no-certificate|closed)$/);

describe.each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
  const portal = { tls };

  it('a good certificate is accepted by a visit', async () => {
    const stage = await setStage({ portal });
    await expectShown(stage, { certificate: 'unknown: no-evidence' });
    expect(stage.portal.requests).toEqual([]);
    await visit(stage);
    await expectShown(stage, { certificate: 'accepted: answered' });
  });

  it.each(['none', 'expired', 'other', 'revoked'] as const)(
    '%s is refused',
    async (certificate) => {
      const stage = await setStage({ portal, certificate });
      await visit(stage);
      await expectShown(stage, { certificate: IN_HANDSHAKE });
      expect(stage.portal.requests).toEqual([]);
    },
  );
});

describe('Check now', () => {
  it('asks the portal and ends', async () => {
    const stage = await setStage();
    expect((await check(stage)).certificate).toBe('accepted: answered');
    const visits = stage.portal.requests.filter(({ path }) => path === '/');
    expect(visits).toHaveLength(1);
    // In Firefox the question for a certificate belongs before the person's eyes.
    const urls = await stage.browser().listUrls();
    expect(urls.filter((url) => url === stage.portal.url)).toHaveLength(isFirefox ? 1 : 0);
  });

  it('says that a certificate was refused', async () => {
    const stage = await setStage({ certificate: 'none' });
    expect((await check(stage)).certificate).toEqual(IN_HANDSHAKE);
  });

  it('says that nothing listens', async () => {
    const stage = await setStage();
    await stage.portal.close();
    expect((await check(stage)).certificate).toBe('unreachable: network');
  });

  it('says that the portal is out of order', async () => {
    const stage = await setStage({ portal: { outage: '503' } });
    expect((await check(stage)).certificate).toBe('unreachable: portal-down');
  });
});

describe('without a press', () => {
  it('a visit that is refused wakes a stopped background and is remembered', async () => {
    const stage = await setStage({ certificate: 'none' });
    await stage.browser().stopBackground();
    expect(await stage.browser().isBackgroundRunning()).toBe(false);
    await visit(stage);
    await expectShown(stage, { certificate: IN_HANDSHAKE });
  });

  it('a visit after a refusal, with a certificate installed since, puts it right', async () => {
    const stage = await setStage({ certificate: 'none' });
    await visit(stage);
    await expectShown(stage, { certificate: IN_HANDSHAKE });
    await stage.restart({ client: stage.portal.authority.issueClient('good') });
    await expectShown(stage, { certificate: IN_HANDSHAKE });
    await visit(stage);
    await expectShown(stage, { certificate: 'accepted: answered' });
  });
});
