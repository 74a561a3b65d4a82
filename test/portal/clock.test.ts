/** A portal that lives at another time than this computer. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAuthority } from './authority';
import { validityInDays } from './root-certificate';
import { type PortalOptions, startPortal } from './server';
import { visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const DAY_MS = 86_400_000;
const authority = createAuthority();
const client = authority.issueClient('good');

async function start(options: PortalOptions) {
  const portal = await startPortal({ authority, ...options });
  onTestFinished(() => portal.close());
  return portal;
}

/** How far an answer's Date is ahead of this computer's clock, in days. */
function daysAhead(date: string | undefined): number {
  return (Date.parse(date ?? '') - Date.now()) / DAY_MS;
}

it.each([0, 2, -2, 400])('%d days ahead: its Date says so', async (days) => {
  const portal = await start({ clockOffsetMs: days * DAY_MS });
  expect(daysAhead((await visit(portal, { client })).headers.date)).toBeCloseTo(days);
});

it('may be put right while it runs', async () => {
  const portal = await start({ clockOffsetMs: 2 * DAY_MS, outage: '503' });
  expect(daysAhead((await visit(portal, { client })).headers.date)).toBeCloseTo(2);
  portal.configure({ clockOffsetMs: 0 });
  expect(daysAhead((await visit(portal, { client })).headers.date)).toBeCloseTo(0);
});

it.each([
  ['of the future', { validity: validityInDays(399, 401) }, 'CERT_NOT_YET_VALID'],
  ['that has expired', { validity: validityInDays(-401, -399) }, 'CERT_HAS_EXPIRED'],
  ['for another name', { host: 'www.e-parcel.ne.jp' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('its own certificate may be one %s', async (_, serverCertificate, code) => {
  const portal = await start({ serverCertificate });
  await expect(visit(portal, { client })).rejects.toMatchObject({ code });
});
