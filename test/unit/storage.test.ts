import { beforeEach, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { CERTIFICATE_UNKNOWN } from '../../src/portal/certificate/status';
import { NOTHING_SEEN } from '../../src/portal/password-protect/record';
import { NO_SIGN_INS } from '../../src/portal/password-protect/sign-in';
import { NO_VISIT } from '../../src/portal/way-in';
import {
  certificateItem,
  change,
  checkItem,
  clockItem,
  expiryItem,
  guideItem,
  passwordProtectItem,
  read,
  signInsItem,
  updatesItem,
  userInfoItem,
  visitItem,
} from '../../src/shared/storage';

const fake = vi.hoisted(() => ({ stored: {} as Record<string, unknown>, writes: 0 }));

vi.mock('../../src/shared/browser', () => {
  const area: Pick<Browser['storage']['local'], 'get' | 'set'> = {
    get: async (key) => ({ [String(key)]: fake.stored[String(key)] }),
    set: async (items) => {
      fake.writes += 1;
      if ('check' in items) throw new Error('The disk is full.');
      Object.assign(fake.stored, items);
    },
  };
  return { browser: { storage: { local: area, session: area } } };
});

beforeEach(() => {
  fake.stored = {};
  fake.writes = 0;
});

const good = {
  state: 'refused',
  cause: 'closed',
  confidence: 'likely',
  detail: 'x',
  source: 'tab',
  tab: 3,
  at: 5,
} as const;

it.each([undefined, null, 'garbage', 7, [], { state: 7 }])(
  'reads %j as nothing',
  async (stored) => {
    fake.stored = { certificate: stored };
    expect(await read(certificateItem)).toEqual(CERTIFICATE_UNKNOWN);
  },
);

it.each([
  [
    { ...good, at: 'yesterday' },
    { ...good, at: null },
  ],
  [
    { ...good, at: -1 },
    { ...good, at: null },
  ],
  [
    { ...good, cause: 'aliens' },
    { ...good, cause: 'no-evidence' },
  ],
  [
    { ...good, source: undefined },
    { ...good, source: null },
  ],
  // What an earlier version kept.
  [
    { ...good, confidence: undefined, tab: undefined },
    { ...good, confidence: 'unclear', tab: null },
  ],
  [
    { ...good, confidence: 'sure', tab: 'x' },
    { ...good, confidence: 'unclear', tab: null },
  ],
])('a field that does not parse falls back by itself: %#', async (stored, expected) => {
  fake.stored = { certificate: stored };
  expect(await read(certificateItem)).toEqual(expected);
});

it('never gives out an address that is not the portal’s', async () => {
  fake.stored = { userInfo: { url: 'https://secure.e-parcel.ne.jp.example.com/' } };
  expect(await read(userInfoItem)).toEqual({ url: null });
});

it('reads garbage of every other kind', async () => {
  fake.stored = { passwordProtect: 3, signIns: 'x', check: 'x', updates: [{ tabId: 'x' }] };
  expect(await read(passwordProtectItem)).toEqual(NOTHING_SEEN);
  expect(await read(signInsItem)).toEqual(NO_SIGN_INS);
  expect(await read(checkItem)).toEqual({ startedAt: null });
  expect(await read(updatesItem)).toEqual([]);
});

it('heals the evidence of Password Protect piece by piece, and field by field', async () => {
  const piece = { state: 'on', source: 'check', at: 5, account: 3 } as const;
  fake.stored = {
    passwordProtect: {
      seen: [
        { ...piece, state: 'perhaps' },
        piece,
        7,
        null,
        { ...piece, source: 'aliens' },
        { ...piece, at: -1 },
        { ...piece, at: Number.NaN },
        { ...piece, account: 'me' },
      ],
      start: { at: 5, why: 'boredom' },
      sent: [{ state: 'on' }, { state: 'on', at: 4 }],
      passwordChangedAt: 'today',
      noticedAt: 9,
    },
    signIns: { isWhole: 'yes', wasAsked: 'yes', open: [{ tabId: 1 }] },
  };
  expect(await read(passwordProtectItem)).toEqual({
    ...NOTHING_SEEN,
    seen: [piece, { ...piece, account: null }],
    sent: [{ state: 'on', at: 4 }],
    noticedAt: 9,
  });
  // When in doubt somebody was asked: only so is nothing concluded from silence.
  expect(await read(signInsItem)).toEqual({ isWhole: false, wasAsked: true, open: [] });
});

it.each([
  { seen: {} },
  { seen: 'x' },
  {},
  [],
  // What an earlier version kept.
  { state: 'on', source: 'check', at: 5, since: 5 },
])('reads %j as no evidence of Password Protect', async (stored) => {
  fake.stored = { passwordProtect: stored };
  expect(await read(passwordProtectItem)).toEqual(NOTHING_SEEN);
});

it('heals the way in, the clock and the end of the certificate field by field', async () => {
  fake.stored = {
    visit: { chosenAt: 1, portalAt: 'x', userInfoAt: 2, updateAt: -1 },
    clock: { aheadMs: '1', at: 2 },
    expiry: { endsAt: 5, from: 'elsewhere' },
  };
  expect(await read(visitItem)).toEqual({
    chosenAt: 1,
    portalAt: null,
    userInfoAt: 2,
    updateAt: null,
  });
  expect(await read(clockItem)).toEqual({ aheadMs: null, at: 2 });
  expect(await read(expiryItem)).toEqual({ endsAt: 5, from: null });
});

it.each([undefined, null, 'garbage', 7, []])(
  'reads %j as no way in, clock or end',
  async (item) => {
    fake.stored = { visit: item, clock: item, expiry: item, guide: item };
    expect(await read(visitItem)).toEqual(NO_VISIT);
    expect(await read(clockItem)).toEqual({ aheadMs: null, at: null });
    expect(await read(expiryItem)).toEqual({ endsAt: null, from: null });
    expect(await read(guideItem)).toEqual({ openedAt: null });
  },
);

it('loses no update when many change one item at once', async () => {
  const changes = Array.from({ length: 20 }, () =>
    change(certificateItem, (status) => ({ ...status, at: (status.at ?? 0) + 1 })),
  );
  await Promise.all(changes);
  expect(await read(certificateItem)).toMatchObject({ at: 20 });
});

it('writes nothing when nothing changed', async () => {
  await change(certificateItem, (status) => status);
  expect(fake.writes).toBe(0);
});

it('reports a failed write to its caller, and goes on', async () => {
  await expect(change(checkItem, () => ({ startedAt: 1 }))).rejects.toThrow('disk');
  await expect(change(checkItem, (present) => present)).resolves.toEqual({ startedAt: null });
});
