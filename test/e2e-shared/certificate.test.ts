/** What is said of the certificate, in every browser, with real servers and real certificates. */
import { afterAll, describe, expect, it } from 'vitest';
import { type Portal, type PortalOptions, startPortal } from '../portal/server';
import { isInstalled, startWebServer } from '../servers/web-server';
import { expectSays, type Said } from './says';
import {
  authority,
  check,
  isFirefox,
  type Stage,
  type StageOptions,
  shareStage,
  visit,
} from './stage';

const TLS = ['1.2', '1.3'] as const;

const KINDS = {
  '1.2': { tls: '1.2' },
  '1.3': { tls: '1.3' },
  'http-400': { refusal: 'http-400' },
  'http-403': { refusal: 'http-403' },
} satisfies Record<string, PortalOptions>;

/** The portals that a browser with one certificate meets one after the other. */
function shareWithPortals(options: StageOptions): {
  readonly share: () => Stage;
  /** Has the stage's browser meet another portal from now on. */
  readonly meet: (kind: keyof typeof KINDS) => Promise<Portal>;
} {
  const portals: Partial<Record<keyof typeof KINDS, Portal>> = {};
  const share = shareStage(options);
  afterAll(async () => {
    for (const portal of Object.values(portals)) await portal.close();
  });
  return {
    share,
    async meet(kind) {
      const portal = portals[kind] ?? (await startPortal({ authority, ...KINDS[kind] }));
      portals[kind] = portal;
      portal.reset();
      await share().line.lead(portal);
      return portal;
    },
  };
}

/** Firefox's name for it is that of any handshake that came to nothing. */
const NONE: Readonly<Record<(typeof TLS)[number], Said>> = {
  '1.2': {
    chromium: 'refused: no-certificate',
    firefox: 'refused: closed',
    differs: 'a-missing-certificate-over-tls-12',
  },
  '1.3': 'refused: no-certificate',
};

describe('a good certificate', () => {
  const { share, meet } = shareWithPortals({});

  it('nothing is known before the first visit, and nothing is asked', async ({ task }) => {
    await expectSays(share(), task, 'unknown: no-evidence');
    expect(share().line.connections).toBe(0);
  });

  it.for(TLS)('a good certificate, TLS %s', async (tls, { task }) => {
    await meet(tls);
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });

  it('a good certificate at a portal that refuses by HTTP 400', async ({ task }) => {
    await meet('http-400');
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });

  it('the background is stopped before the visit', async ({ task }) => {
    await share().browser().stopBackground();
    expect(await share().browser().isBackgroundRunning()).toBe(false);
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });

  it('Check now, a good certificate', async ({ task }) => {
    await check(share());
    await expectSays(share(), task, 'accepted: answered');
    expect(share().portal.requests.filter(({ path }) => path === '/')).toHaveLength(1);
    // In Firefox the question for a certificate belongs before the person's eyes.
    const urls = await share().browser().listUrls();
    expect(urls.filter((url) => url === share().portal.url)).toHaveLength(isFirefox ? 1 : 0);
  });
});

describe('no certificate', () => {
  const { share, meet } = shareWithPortals({ certificate: 'none' });

  it.for(TLS)('no certificate, TLS %s', async (tls, { task }) => {
    const portal = await meet(tls);
    await visit(share());
    await expectSays(share(), task, NONE[tls]);
    expect(portal.requests).toEqual([]);
  });

  it.for(TLS)('Check now, no certificate, TLS %s', async (tls, { task }) => {
    await meet(tls);
    await check(share());
    await expectSays(share(), task, NONE[tls]);
  });

  it('no certificate at a portal that closes as soon as it has refused', async ({ task }) => {
    // Which of the two is seen is a race.
    await share().line.lead(await meet('1.3'), 'at once');
    await visit(share());
    await expectSays(share(), task, ['refused: no-certificate', 'refused: closed']);
  });

  it('no certificate, refused by HTTP 400, as nginx does', async ({ task }) => {
    await meet('http-400');
    await visit(share());
    await expectSays(share(), task, 'refused: http-none');
  });

  it('Check now, no certificate, refused by HTTP 400', async ({ task }) => {
    await meet('http-400');
    await check(share());
    await expectSays(share(), task, 'refused: http-none');
  });

  it('no certificate, refused by HTTP 403', async ({ task }) => {
    await meet('http-403');
    await visit(share());
    await expectSays(share(), task, 'refused: forbidden');
  });

  it('the background is stopped before a visit that is refused', async ({ task }) => {
    await meet('1.3');
    await share().browser().stopBackground();
    await visit(share());
    await expectSays(share(), task, NONE['1.3']);
  });

  it('a certificate is installed after a refusal, and the browser restarted', async ({ task }) => {
    await meet('1.3');
    await visit(share());
    await expectSays(share(), task, NONE['1.3']);
    await share().restart({ client: authority.issueClient('good') });
    await expectSays(share(), task, NONE['1.3']);
    await visit(share());
    await expectSays(share(), task, 'accepted: answered');
  });
});

describe('expired', () => {
  const { share, meet } = shareWithPortals({ certificate: 'expired' });

  it.for(TLS)('an expired certificate, TLS %s', async (tls, { task }) => {
    const portal = await meet(tls);
    await visit(share());
    await expectSays(share(), task, NONE[tls]);
    expect(portal.requests).toEqual([]);
  });
});

describe("another authority's", () => {
  const { share, meet } = shareWithPortals({ certificate: 'other' });

  it.for(TLS)("another authority's certificate, TLS %s", async (tls, { task }) => {
    const portal = await meet(tls);
    await visit(share());
    await expectSays(share(), task, NONE[tls]);
    expect(portal.requests).toEqual([]);
  });

  it.runIf(isInstalled('haproxy')).for(TLS)(
    "another authority's certificate at a portal that does not say whose it takes, TLS %s",
    async (tls, { task }) => {
      const server = await startWebServer('haproxy', { authority, tls, namesAuthority: false });
      try {
        await share().line.lead(server);
        await visit(share());
        await expectSays(share(), task, {
          chromium: 'refused: no-certificate',
          firefox: 'refused: other-issuer',
          differs: 'another-authoritys-certificate',
        });
      } finally {
        await server.close();
      }
    },
  );
});

describe('revoked', () => {
  // Firefox tells its reasons by sentences: those of a Japanese one are the English ones.
  const { share, meet } = shareWithPortals({
    certificate: 'revoked',
    browser: { language: 'ja' },
  });

  it.for(TLS)('a revoked certificate, TLS %s', async (tls, { task }) => {
    const portal = await meet(tls);
    await visit(share());
    await expectSays(share(), task, 'refused: closed');
    expect(portal.requests).toEqual([]);
  });

  it('a revoked certificate, refused by HTTP 400', async ({ task }) => {
    await meet('http-400');
    await check(share());
    await expectSays(share(), task, 'refused: http-invalid');
  });

  it.runIf(isInstalled('haproxy')).for(TLS)(
    'a revoked certificate at a portal that says so, TLS %s',
    async (tls, { task }) => {
      const server = await startWebServer('haproxy', { authority, tls });
      try {
        await share().line.lead(server);
        await visit(share());
        await expectSays(share(), task, {
          chromium: 'refused: no-certificate',
          firefox: 'refused: revoked',
          differs: 'a-revoked-certificate',
        });
      } finally {
        await server.close();
      }
    },
  );
});

describe('a private key that is of no use', () => {
  const { share, meet } = shareWithPortals({ browser: { damageKey: true } });

  it('a private key that is of no use', async ({ task }) => {
    await meet('1.3');
    await visit(share());
    await expectSays(share(), task, {
      chromium: 'key-unavailable: private-key',
      firefox: 'key-unavailable: key-failed',
      differs: 'a-private-key-that-is-of-no-use',
    });
  });
});
