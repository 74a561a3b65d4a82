/** The proxy between a Firefox of ours and everything but the portal. */
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startRelay } from '../browser/relay';

/** A server of one word. @returns its port */
async function startSpeaker(word: string): Promise<number> {
  const server = createServer((socket) => socket.end(word)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return Number(Object(server.address()).port);
}

async function start(hosts: Readonly<Record<string, number>>, closed: boolean) {
  const relay = await startRelay(hosts, closed);
  onTestFinished(() => relay.close());
  return relay;
}

/** Asks for a way to somewhere, and reads what is said there. */
function ask(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, method: 'CONNECT', path })
      .on('connect', async ({ statusCode }, socket, head) => {
        if (statusCode !== 200) return resolve(String(statusCode));
        let said = String(head);
        for await (const piece of socket) said += String(piece);
        resolve(said);
      })
      .on('error', reject)
      .end();
  });
}

describe('a name that is led somewhere', () => {
  it.each([true, false])('gets there, closed or not: %s', async (closed) => {
    const { port } = await start({ 'www.portal.example': await startSpeaker('hello') }, closed);
    expect(await ask(port, 'www.portal.example:443')).toBe('hello');
  });
});

describe('every other name', () => {
  it('is refused, and noted', async () => {
    const elsewhere = await startSpeaker('hello');
    const { port, refused } = await start({}, true);
    expect(await ask(port, 'www.mozilla.org:443')).toBe('403');
    expect(await ask(port, `127.0.0.1:${elsewhere}`)).toBe('403');
    expect(refused).toEqual(['www.mozilla.org', `127.0.0.1:${elsewhere}`]);
  });

  it('leads where it does on this computer, when nothing is closed', async () => {
    const elsewhere = await startSpeaker('hello');
    const { port, refused } = await start({}, false);
    expect(await ask(port, `localhost:${elsewhere}`)).toBe('hello');
    expect(await ask(port, 'localhost:1')).toBe('502');
    expect(refused).toEqual([]);
  });
});
