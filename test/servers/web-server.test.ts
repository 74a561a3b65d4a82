/** The real web servers by themselves, without a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SERVER_KINDS } from '../../scripts/setup/find-server.mjs';
import { createAuthority } from '../portal/authority';
import { visit } from '../portal/visit';
import { findFreePort } from './free-port';
import { LOG_FILE } from './recipe';
import { isInstalled, startWebServer, type WebServer } from './web-server';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const authority = createAuthority();
const good = authority.issueClient('good');
const refused = {
  none: undefined,
  expired: authority.issueClient('expired'),
  other: authority.issueClient('other'),
  revoked: authority.issueClient('revoked'),
};

const installed = SERVER_KINDS.filter(isInstalled);

describe.each(installed)('%s', (kind) => {
  describe.each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
    async function start(): Promise<WebServer> {
      const server = await startWebServer(kind, { authority, tls });
      onTestFinished(() => server.close());
      return server;
    }

    it('takes a good certificate, and says what time it is', async () => {
      const portal = { ...(await start()), authority };
      const { status, headers, body } = await visit(portal, { client: good });
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/html');
      expect(body).toContain('A real web server.');
      expect(Math.abs(Date.parse(headers.date ?? '') - Date.now())).toBeLessThan(60_000);
    });

    it('refuses every other: nginx over HTTP, the others in the handshake', async () => {
      const portal = { ...(await start()), authority };
      for (const client of Object.values(refused)) {
        const outcome = await visit(portal, client === undefined ? {} : { client }).then(
          ({ status }) => status,
          () => 'no answer',
        );
        expect(outcome).toBe(kind === 'nginx' ? 400 : 'no answer');
      }
    });
  });

  it('says in its own words what is wrong with its configuration, and leaves nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'e-parcel-broken-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const broken = { ...authority, crlPem: 'nonsense' };
    const starting = startWebServer(kind, { authority: broken, tls: '1.3' });
    await expect(starting).rejects.toThrow(/revoked\.pem|CRL|SSL Library Error/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends at once, with its folder, and twice does no harm', async () => {
    const server = await startWebServer(kind, { authority, tls: '1.3' });
    await server.close();
    await server.close();
    await expect(visit({ ...server, authority })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('the keeper', () => {
  const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  /** A server of a few words, and a shell between us and its keeper that can be killed. */
  async function keep(script: (log: string) => string) {
    const folder = await mkdtemp(join(tmpdir(), 'e-parcel-kept-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const start = `require('child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['pipe', 'inherit', 'inherit'] })`;
    const holder = spawn(
      process.execPath,
      ['-e', start, KEEPER, folder, process.execPath, '-e', script(join(folder, LOG_FILE))],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    children.push(holder);
    return { folder, holder };
  }

  it('ends the server and removes its folder when whoever started it is killed', async () => {
    const port = await findFreePort();
    const { folder, holder } = await keep(
      () => `require('net').createServer().listen(${port}, '127.0.0.1', () => console.log(1))`,
    );
    await once(holder.stdout, 'data');
    expect(existsSync(folder)).toBe(true);
    holder.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000 });
    const socket = connect({ host: '127.0.0.1', port });
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('does not wait for a server that will not end', async () => {
    const { folder, holder } = await keep(
      () => `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(1)`,
    );
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 10_000 });
  });

  it('passes on what the server said, also in its log, and ends with it', async () => {
    const { folder, holder } = await keep(
      (log) =>
        `require('fs').writeFileSync(${JSON.stringify(log)}, 'a log'); console.error('in words')`,
    );
    const said = await text(holder.stderr);
    expect(said).toContain('in words');
    expect(said).toContain('a log');
    expect(existsSync(folder)).toBe(false);
  });
});
