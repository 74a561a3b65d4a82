import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ClientCredentials, type ClientKind, createAuthority, PORTAL_HOST } from './authority';
import { type Portal, type PortalOptions, startPortal } from './server';
import { visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const authority = createAuthority();
const clients: Record<ClientKind, ClientCredentials> = {
  good: authority.issueClient('good'),
  expired: authority.issueClient('expired'),
  other: authority.issueClient('other'),
  revoked: authority.issueClient('revoked'),
};

function clientOption(kind: ClientKind | 'none'): { client?: ClientCredentials } {
  return kind === 'none' ? {} : { client: clients[kind] };
}

const REFUSED = [
  { kind: 'none', reason: 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE' },
  { kind: 'expired', reason: 'CERT_HAS_EXPIRED' },
  { kind: 'other', reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  { kind: 'revoked', reason: 'CERT_REVOKED' },
] as const;

describe.each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ authority, tls });
  });
  afterEach(() => portal.reset());
  afterAll(() => portal.close());

  it('a good certificate is accepted', async () => {
    const { status, headers, body } = await visit(portal, { client: clients.good });
    expect(status).toBe(200);
    expect(body).toContain('Inbox');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(portal.requests).toEqual([
      { method: 'GET', path: '/', status: 200, authorization: false, clientCertificate: true },
    ]);
  });

  it.each(REFUSED)('$kind is refused before any request', async ({ kind, reason }) => {
    await expect(visit(portal, clientOption(kind))).rejects.toThrow();
    expect(portal.handshakeErrors).toEqual([reason]);
    expect(portal.requests).toEqual([]);
  });

  it('no certificate is answered by an alert, a wrong one by closing', async () => {
    const alert = tls === '1.3' ? 'certificate required' : 'handshake failure';
    await expect(visit(portal)).rejects.toThrow(alert);
    await expect(visit(portal, { client: clients.revoked })).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
  });
});

describe.each([
  { refusal: 'http-400', status: 400, heading: '400 Bad Request' },
  { refusal: 'http-403', status: 403, heading: '403 Forbidden' },
] as const)('with refusal $refusal', ({ refusal, status, heading }) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({ authority, refusal });
  });
  afterEach(() => portal.reset());
  afterAll(() => portal.close());

  it.each([
    { kind: 'none', sentence: 'No required SSL certificate was sent' },
    { kind: 'expired', sentence: 'The SSL certificate error' },
    { kind: 'other', sentence: 'The SSL certificate error' },
    { kind: 'revoked', sentence: 'The SSL certificate error' },
  ] as const)('$kind is told so over a good connection', async ({ kind, sentence }) => {
    const reply = await visit(portal, { path: '/user-info', ...clientOption(kind) });
    expect(reply.status).toBe(status);
    expect(reply.body).toContain(heading);
    expect(reply.body).toContain(sentence);
    expect(reply.body).not.toContain('User Info');
    expect(portal.requests).toEqual([
      {
        method: 'GET',
        path: '/user-info',
        status,
        authorization: false,
        clientCertificate: kind !== 'none',
      },
    ]);
  });

  it('a good certificate is accepted', async () => {
    expect((await visit(portal, { client: clients.good })).status).toBe(200);
  });

  it('a refused customer cannot change anything', async () => {
    const before = portal.user;
    const form = { uname1: 'Mallory' };
    await visit(portal, { path: '/user-info/update', form, client: clients.revoked });
    expect(portal.user).toEqual(before);
  });
});

describe('a running portal', () => {
  async function withPortal(options: PortalOptions, use: (portal: Portal) => Promise<void>) {
    const portal = await startPortal({ authority, ...options });
    try {
      await use(portal);
    } finally {
      await portal.close();
    }
  }

  it('refuses a certificate that was revoked after the start', () =>
    withPortal({}, async (portal) => {
      const late = authority.issueClient('revoked');
      await expect(visit(portal, { client: late })).rejects.toThrow();
      expect(portal.handshakeErrors).toEqual(['CERT_REVOKED']);
    }));

  it.each(['1.2', '1.3'] as const)('knows the customer on a resumed TLS %s session', (tls) =>
    withPortal({ tls }, async (portal) => {
      // One connection at a time and none kept: the agent's store of sessions is all that is left.
      const agent = new Agent({ maxSockets: 1 });
      const client = clients.good;
      expect(await visit(portal, { client, agent })).toMatchObject({ status: 200, resumed: false });
      expect(await visit(portal, { client, agent })).toMatchObject({ status: 200, resumed: true });
      expect(portal.requests.map(({ clientCertificate }) => clientCertificate)).toEqual([
        true,
        true,
      ]);
      agent.destroy();
    }),
  );

  it('keeps one user for each e-Parcel ID', () =>
    withPortal({}, async (portal) => {
      const client = authority.issueClient('good', { commonName: 'EP777777' });
      await visit(portal, { client, path: '/user-info/update', form: { uname1: 'Seven' } });
      expect(portal.userOf('EP777777').firstName).toBe('Seven');
      expect(portal.user.firstName).toBe('John Parcel');
    }));

  it('is trusted by its own authority only', () =>
    withPortal({}, async (portal) => {
      const stranger = createAuthority();
      await expect(
        visit({ ...portal, authority: stranger }, { client: clients.good }),
      ).rejects.toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    }));

  it.each(['127.0.0.2', '::1'])('listens on 127.0.0.1 only, not on %s', (host) =>
    withPortal({}, async ({ port }) => {
      const socket = connect({ host, port });
      const signal = AbortSignal.timeout(1000);
      await expect(once(socket, 'connect', { signal })).rejects.toThrow();
      socket.destroy();
    }),
  );

  it('is asked for under the name that customers know', () =>
    withPortal({}, async ({ url }) => expect(url).toBe('https://secure.e-parcel.ne.jp/')));

  it('goes on when a client goes away in the middle of a form', () =>
    withPortal({}, async (portal) => {
      const { certificatePem, keyPem } = clients.good;
      const half = request({
        host: '127.0.0.1',
        port: portal.port,
        servername: PORTAL_HOST,
        ca: authority.certificatePem,
        cert: certificatePem,
        key: keyPem,
        agent: false,
        path: '/user-info/update',
        method: 'POST',
        headers: { 'content-length': 1000 },
      });
      const failed = once(half, 'response');
      half.write('uname1=Half');
      await vi.waitFor(() => expect(portal.requests).toHaveLength(1));
      half.destroy(new Error('went away'));
      await expect(failed).rejects.toThrow('went away');
      expect((await visit(portal, { client: clients.good })).status).toBe(200);
      expect(portal.requests.map(({ status }) => status)).toEqual([null, 200]);
      expect(portal.user.firstName).toBe('John Parcel');
    }));
});
