import { expect, it, onTestFinished, vi } from 'vitest';
import { createAuthority } from './authority';
import { type PublicSiteOptions, startPublicSite } from './public-site';
import { validityInDays } from './root-certificate';
import { visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000 });

const authority = createAuthority();
const DAY_MS = 86_400_000;

async function start(options: Partial<PublicSiteOptions> = {}) {
  const site = await startPublicSite({ authority, ...options });
  onTestFinished(() => site.close());
  return { ...site, authority };
}

it('answers without a client certificate, and notes who came', async () => {
  const site = await start();
  const { status, headers, body } = await visit(site);
  expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('e-Parcel') });
  expect(headers['set-cookie']).toHaveLength(1);
  await visit(site, { method: 'HEAD', path: '/favicon.ico?x=1' });
  expect(site.requests).toEqual([
    { method: 'GET', path: '/', cookies: false },
    { method: 'HEAD', path: '/favicon.ico?x=1', cookies: false },
  ]);
});

it('lives in a time of its own when asked to', async () => {
  const site = await start({ clockOffsetMs: 2 * DAY_MS });
  const ahead = Date.parse((await visit(site)).headers.date ?? '') - Date.now();
  expect(ahead / DAY_MS).toBeCloseTo(2);
});

it('shows another certificate when asked to', async () => {
  const site = await start({ serverCertificate: { validity: validityInDays(-3, -1) } });
  await expect(visit(site)).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' });
});

it('is closed twice without harm', async () => {
  const site = await start();
  await site.close();
  await site.close();
  await expect(visit(site)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
