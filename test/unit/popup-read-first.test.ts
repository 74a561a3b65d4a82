import { beforeEach, expect, it, vi } from 'vitest';
import { CERTIFICATE_UNKNOWN } from '../../src/portal/certificate/status';
import { NO_VISIT } from '../../src/portal/way-in';

const fake = vi.hoisted(() => ({
  asked: [] as string[],
  local: async (): Promise<Record<string, unknown>> => ({}),
  session: async (): Promise<Record<string, unknown>> => ({}),
}));

vi.mock('../../src/shared/browser', () => {
  const area = (name: 'local' | 'session') => ({
    get: (keys: unknown) => {
      fake.asked.push(`${name} ${keys}`);
      return fake[name]();
    },
  });
  const onChanged = { addListener: () => fake.asked.push('changes') };
  return { browser: { storage: { local: area('local'), session: area('session'), onChanged } } };
});

beforeEach(() => {
  vi.resetModules();
  fake.asked = [];
  fake.local = async () => ({});
  fake.session = async () => ({});
});

it('asks once for each area, and listens before it asks', async () => {
  await import('../../src/popup/first-reading');
  expect(fake.asked).toEqual(['changes', 'local null', 'session null']);
});

it('gives each item of its own area, healed', async () => {
  fake.local = async () => ({ certificate: 'garbage', expiry: { endsAt: 5, from: 'file' } });
  fake.session = async () => ({ visit: { portalAt: 7, userInfoAt: 'x' }, expiry: { endsAt: 6 } });
  const { readFirst } = await import('../../src/popup/read-first');
  const { certificateItem, expiryItem, visitItem } = await import('../../src/shared/storage');
  expect(await readFirst(certificateItem)).toEqual(CERTIFICATE_UNKNOWN);
  expect(await readFirst(expiryItem)).toEqual({ endsAt: 5, from: 'file' });
  expect(await readFirst(visitItem)).toEqual({ ...NO_VISIT, portalAt: 7 });
});

it('rejects for the area that could not be read, and for no other', async () => {
  fake.local = () => Promise.reject(new Error('The disk is gone.'));
  const { readFirst } = await import('../../src/popup/read-first');
  const { certificateItem, visitItem } = await import('../../src/shared/storage');
  await expect(readFirst(certificateItem)).rejects.toThrow('The disk is gone.');
  expect(await readFirst(visitItem)).toEqual(NO_VISIT);
});
