import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PORTAL_HOST } from './authority';
import { startPortal } from './server';
import { visit } from './visit';

const RUN = fileURLToPath(new URL('run.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, ...args], { stdio: 'pipe' });
  children.push(child);
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  return { child, printed, closed: once(child, 'close') };
}

/** The folder that the instructions name. */
function folderIn(instructions: string): string {
  return /^certificates +(.+)$/m.exec(instructions)?.[1] ?? '';
}

describe('npm run portal', { timeout: 30_000 }, () => {
  it('runs until Ctrl-C, and leaves nothing behind', async () => {
    const { child, printed, closed } = start('--port', '0');
    await vi.waitFor(() => expect(printed.out).toContain('Ctrl-C'), { timeout: 20_000 });
    const folder = folderIn(printed.out);
    expect(existsSync(folder)).toBe(true);
    child.kill('SIGINT');
    const [code] = await closed;
    expect(code).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  it('does not wait for an answer that is being kept back', async () => {
    const { child, printed, closed } = start('--port', '0', '--delay', '60000');
    await vi.waitFor(() => expect(printed.out).toContain('Ctrl-C'), { timeout: 20_000 });
    const read = (name: string) => readFileSync(join(folderIn(printed.out), name), 'utf8');
    const destination = {
      port: Number(/127\.0\.0\.1:(\d+)/.exec(printed.out)?.[1]),
      url: `https://${PORTAL_HOST}/`,
      authority: { certificatePem: read('ca.pem') },
    };
    const client = { certificatePem: read('client-good.pem'), keyPem: read('client-good.key') };
    const signal = AbortSignal.timeout(1000);
    await expect(visit(destination, { client, signal })).rejects.toMatchObject({
      code: 'ABORT_ERR',
    });
    child.kill('SIGINT');
    const [code] = await closed;
    expect(code).toBe(0);
  });

  it('answers wrong arguments with one sentence and exit code 2', async () => {
    const { printed, closed } = start('--tls', '1.1');
    const [code] = await closed;
    expect(code).toBe(2);
    expect(printed.err.trim()).toBe('--tls is one of 1.2, 1.3, both, not "1.1". See --help.');
    expect(printed.out).toBe('');
  });

  it('helps', async () => {
    const { printed, closed } = start('--help');
    const [code] = await closed;
    expect(code).toBe(0);
    expect(printed.out).toContain('--refusal');
  });

  it('says so when the port is taken', async () => {
    const taken = await startPortal();
    const { printed, closed } = start('--port', String(taken.port));
    const [code] = await closed;
    await taken.close();
    expect(code).toBe(1);
    expect(printed.err).toContain(`Port ${taken.port} is in use`);
  });
});
