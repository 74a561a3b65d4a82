import { Agent } from 'node:https';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createAuthority } from './authority';
import { type Portal, startPortal } from './server';
import { visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const authority = createAuthority();
const client = authority.issueClient('good');

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ authority });
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

it('slow: answers, and not before the delay is over', async () => {
  portal.configure({ delayMs: 400 });
  const start = performance.now();
  expect((await visit(portal, { client })).status).toBe(200);
  // Timers may be a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(398);
});

it('503: says so, whatever is asked', async () => {
  portal.configure({ outage: '503', passwordProtect: true });
  const reply = await visit(portal, { client, path: '/user-info' });
  expect(reply.status).toBe(503);
  expect(reply.body).toContain('Service Temporarily Unavailable');
});

it('hang: takes the request and never answers', async () => {
  portal.configure({ outage: 'hang' });
  const signal = AbortSignal.timeout(1500);
  await expect(visit(portal, { client, signal })).rejects.toMatchObject({ code: 'ABORT_ERR' });
  expect(portal.requests).toEqual([
    { method: 'GET', path: '/', status: null, authorization: false, clientCertificate: true },
  ]);
});

it('is in order again when told so', async () => {
  portal.configure({ outage: '503' });
  await visit(portal, { client });
  portal.configure({ outage: 'none' });
  expect((await visit(portal, { client })).status).toBe(200);
});

it.each([
  ['a request that hangs', { outage: 'hang' }],
  ['a request that is kept back', { delayMs: 60_000 }],
  ['a kept connection', {}],
] as const)('ends at once in spite of %s', async (_, options) => {
  const ending = await startPortal({ authority, ...options });
  const agent = new Agent({ keepAlive: true });
  const visiting = visit(ending, { client, agent }).catch((error: unknown) => error);
  await vi.waitFor(() => expect(ending.requests).toHaveLength(1));
  if (Object.keys(options).length === 0) await visiting;
  const start = performance.now();
  await ending.close();
  await ending[Symbol.asyncDispose]();
  expect(performance.now() - start).toBeLessThan(2000);
  await visiting;
  agent.destroy();
  await expect(visit(ending, { client })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
