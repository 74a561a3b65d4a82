/** What the background concludes while there is no access to the portal, and once there is again. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { CertificateStatus } from '../../src/portal/certificate/status';
import {
  accessItem,
  certificateBeforeItem,
  certificateItem,
  change,
  read,
} from '../../src/shared/storage';

type Area = 'local' | 'session';

const fake = vi.hoisted(() => ({
  areas: { local: {}, session: {} } as Record<'local' | 'session', Record<string, unknown>>,
  contains: vi.fn<(permissions: unknown) => Promise<boolean>>(),
  writes: 0,
}));

vi.mock('../../src/shared/browser', () => {
  const area = (name: Area): Pick<Browser['storage']['local'], 'get' | 'set'> => ({
    get: async (key) => ({ [String(key)]: fake.areas[name][String(key)] }),
    set: async (items) => {
      fake.writes += 1;
      Object.assign(fake.areas[name], structuredClone(items));
    },
  });
  return {
    browser: {
      permissions: { contains: fake.contains },
      storage: { local: area('local'), session: area('session') },
    },
  };
});

const NOW = Date.UTC(2026, 5, 15, 12);

const accepted: CertificateStatus = {
  state: 'accepted',
  cause: 'answered',
  confidence: 'certain',
  tab: 7,
  detail: '',
  source: 'tab',
  at: NOW - 60_000,
};

/** A worker that has just started: its modules have no memory. */
let access: typeof import('../../src/background/portal-access');

beforeEach(async () => {
  fake.areas = { local: {}, session: {} };
  fake.contains.mockReset().mockResolvedValue(true);
  vi.useFakeTimers({ now: NOW });
  vi.resetModules();
  access = await import('../../src/background/portal-access');
});

const withdraw = async (): Promise<void> => {
  fake.contains.mockResolvedValue(false);
  await access.onAccessChanged();
};
const giveBack = async (): Promise<void> => {
  fake.contains.mockResolvedValue(true);
  await access.onAccessChanged();
};

it('withdrawn, nothing is known, unasked; given back, what was known counts with its own age', async () => {
  await change(certificateItem, () => accepted);
  await withdraw();
  expect(fake.contains).toHaveBeenCalledWith({ origins: ['https://secure.e-parcel.ne.jp/*'] });
  const withdrawn = { state: 'unknown', cause: 'no-access', source: null, at: NOW };
  expect(await read(certificateItem)).toMatchObject(withdrawn);
  expect(await read(accessItem)).toEqual({ allowedAt: null });
  vi.setSystemTime(NOW + 5_000);
  await giveBack();
  expect(await read(certificateItem)).toEqual(accepted);
  expect(await read(certificateBeforeItem)).toMatchObject({ at: null });
  expect(await read(accessItem)).toEqual({ allowedAt: NOW + 5_000 });
});

it('with nothing known before, nothing is known after', async () => {
  await withdraw();
  await giveBack();
  expect(await read(certificateItem)).toMatchObject({ cause: 'no-evidence', at: null });
});

it('a check without access says so each time, and keeps what was known before', async () => {
  await change(certificateItem, () => accepted);
  await withdraw();
  vi.setSystemTime(NOW + 5_000);
  expect(await access.recordNoAccess()).toBe(true);
  expect(await read(certificateItem)).toMatchObject({
    cause: 'no-access',
    source: 'check',
    at: NOW + 5_000,
  });
  await giveBack();
  expect(await read(certificateItem)).toEqual(accepted);
});

it('a check with access takes back what no event has told of', async () => {
  await change(certificateItem, () => accepted);
  await withdraw();
  fake.contains.mockResolvedValue(true);
  expect(await access.recordNoAccess()).toBe(false);
  expect(await read(certificateItem)).toEqual(accepted);
});

it('what was seen in spite of it stays', async () => {
  await withdraw();
  await change(certificateItem, () => accepted);
  await giveBack();
  expect(await read(certificateItem)).toEqual(accepted);
});

it('withdrawn twice at once, what was known is kept all the same', async () => {
  await change(certificateItem, () => accepted);
  await Promise.all([withdraw(), access.settleAccess(), access.recordNoAccess()]);
  await giveBack();
  expect(await read(certificateItem)).toEqual(accepted);
});

it('given back and withdrawn in a row, the last counts', async () => {
  await change(certificateItem, () => accepted);
  await withdraw();
  fake.contains.mockResolvedValueOnce(true).mockResolvedValueOnce(false);
  await Promise.all([access.onAccessChanged(), access.onAccessChanged()]);
  expect(await read(certificateItem)).toMatchObject({ cause: 'no-access' });
  await giveBack();
  expect(await read(certificateItem)).toEqual(accepted);
});

it('a start finds out, and writes nothing where nothing is new', async () => {
  await change(certificateItem, () => accepted);
  await withdraw();
  await giveBack();
  fake.writes = 0;
  await access.settleAccess();
  expect(fake.writes).toBe(0);
  fake.contains.mockResolvedValue(false);
  await access.settleAccess();
  expect(await read(certificateItem)).toMatchObject({ cause: 'no-access' });
  fake.writes = 0;
  await access.settleAccess();
  expect(fake.writes).toBe(0);
});

it('a browser that cannot say is taken to allow it', async () => {
  await change(certificateItem, () => accepted);
  fake.contains.mockRejectedValue(new Error('no'));
  await access.settleAccess();
  expect(await read(certificateItem)).toEqual(accepted);
});
