import { describe, expect, it } from 'vitest';
import type {
  PasswordProtectChoice,
  PasswordProtectEvidence,
  PasswordProtectSource,
} from '../../src/portal/password-protect/evidence';
import {
  foldPasswordProtect,
  NOTHING_SEEN,
  type PasswordProtectRecord,
} from '../../src/portal/password-protect/record';
import {
  PASSWORD_PROTECT_UNKNOWN,
  type PasswordProtectStatus,
  statusOf,
} from '../../src/portal/password-protect/status';

const TEN = Date.UTC(2026, 10, 23, 10);
/** A moment by the clock: `at(5)` is 10:05. */
const at = (minute: number): number => TEN + minute * 60_000;
const NOW = at(300);

const piece = (
  state: PasswordProtectChoice,
  source: PasswordProtectSource,
  minute: number,
  account: number | null = null,
): PasswordProtectEvidence => ({ state, source, at: at(minute), account });

const statusFrom = (
  seen: readonly PasswordProtectEvidence[],
  changes: Partial<PasswordProtectRecord> = {},
): PasswordProtectStatus => {
  const record = seen.reduce(foldPasswordProtect, NOTHING_SEEN);
  return statusOf({ ...record, ...changes }, NOW);
};

describe('the state', () => {
  it('is unknown where nothing was seen', () => {
    expect(statusFrom([])).toEqual(PASSWORD_PROTECT_UNKNOWN);
  });

  it.each<[PasswordProtectChoice, PasswordProtectSource]>([
    ['on', 'sign-in-asked'],
    ['on', 'check'],
    ['off', 'check'],
    ['on', 'update'],
    ['off', 'update'],
    ['on', 'user-info'],
    ['off', 'user-info'],
    ['off', 'served'],
  ])('is %s by %s alone', (state, source) => {
    expect(statusFrom([piece(state, source, 5)])).toEqual({
      ...PASSWORD_PROTECT_UNKNOWN,
      state,
      source,
      at: at(5),
      since: at(5),
      history: [{ evidence: piece(state, source, 5), isOutweighed: false }],
    });
  });

  it('goes by an Update at once, whatever the portal did before', () => {
    const seen = [piece('on', 'sign-in-asked', 5), piece('off', 'update', 6)];
    expect(statusFrom(seen)).toMatchObject({ state: 'off', doubt: null, since: at(6) });
  });

  it('goes by what the portal does after an Update', () => {
    const seen = [piece('off', 'update', 5), piece('on', 'sign-in-asked', 6)];
    expect(statusFrom(seen)).toMatchObject({ state: 'on', doubt: null });
  });

  it('says when it was last seen, and since when', () => {
    const seen = [
      piece('on', 'check', 1),
      piece('off', 'check', 5),
      piece('off', 'served', 6),
      piece('off', 'user-info', 7),
    ];
    expect(statusFrom(seen)).toMatchObject({ at: at(7), source: 'user-info', since: at(5) });
  });
});

describe('a contradiction', () => {
  const page = piece('off', 'user-info', 2);
  const asked = piece('on', 'sign-in-asked', 5);

  it('to what came before is a change', () => {
    expect(statusFrom([page, asked])).toMatchObject({
      state: 'on',
      change: { before: page, shownBy: asked, isOwn: false, isNews: true },
      doubt: null,
    });
  });

  it('by what counts less is a doubt, for an hour', () => {
    const late = { ...page, at: at(64) };
    const status = statusFrom([asked, late]);
    expect(status).toMatchObject({ state: 'on', doubt: late, change: null, at: asked.at });
    expect(status.history[0]).toEqual({ evidence: late, isOutweighed: true });
    const later = { ...page, at: at(66) };
    expect(statusFrom([asked, later])).toMatchObject({ state: 'off', doubt: null });
  });

  it('is over when what counts is seen once more', () => {
    const late = { ...page, at: at(6) };
    const again = { ...asked, at: at(7) };
    expect(statusFrom([asked, late, again])).toMatchObject({
      state: 'on',
      doubt: null,
      change: null,
      since: asked.at,
    });
  });

  it('that was seen before the page was last loaded is none', () => {
    // A page that is open for long is reported again: with the moment at which it was sent.
    expect(statusFrom([page, asked, page])).toMatchObject({ state: 'on', doubt: null });
  });
});

describe('a change', () => {
  const off = piece('off', 'check', 1);
  const change = (
    seen: readonly PasswordProtectEvidence[],
    changes?: Partial<PasswordProtectRecord>,
  ) => statusFrom(seen, changes).change;

  it('by an Update is the person’s own', () => {
    expect(change([off, piece('on', 'update', 2)])).toMatchObject({ isOwn: true });
  });

  it('to what an Update sent is the person’s own, even where its answer was not understood', () => {
    const on = piece('on', 'user-info', 9);
    const sent = (minute: number) => ({ sent: [{ state: 'on' as const, at: at(minute) }] });
    expect(change([off, on], sent(5))).toMatchObject({ isOwn: true });
    const asked = piece('on', 'sign-in-asked', 9);
    expect(change([off, asked], sent(5))).toMatchObject({ isOwn: true });
    expect(change([off, asked], sent(0))).toMatchObject({ isOwn: false });
    expect(change([off, asked], sent(10))).toMatchObject({ isOwn: false });
    expect(change([off, asked], { sent: [{ state: 'off', at: at(5) }] })).toMatchObject({
      isOwn: false,
    });
  });

  it('is no news once it was told', () => {
    const seen = [off, piece('on', 'check', 5)];
    expect(change(seen, { noticedAt: at(4) })).toMatchObject({ isNews: true });
    expect(change(seen, { noticedAt: at(5) })).toMatchObject({ isNews: false });
  });

  it('names the last that said otherwise', () => {
    const seen = [off, piece('off', 'served', 3), piece('on', 'check', 5)];
    expect(change(seen)).toMatchObject({ before: seen[1], shownBy: seen[2] });
  });
});

describe('an Update whose answer was not understood', () => {
  const off = piece('off', 'check', 1);

  it('is pending until something shows what became of it', () => {
    const sent = [{ state: 'on', at: at(5) } as const];
    expect(statusFrom([off], { sent }).pending).toEqual(sent[0]);
    expect(statusFrom([], { sent }).pending).toEqual(sent[0]);
    expect(statusFrom([off, piece('off', 'user-info', 6)], { sent }).pending).toBeNull();
    expect(statusFrom([off, piece('on', 'user-info', 6)], { sent }).pending).toBeNull();
  });

  it('that changed nothing is not', () => {
    expect(statusFrom([off], { sent: [{ state: 'off', at: at(5) }] }).pending).toBeNull();
  });
});

describe('a new password', () => {
  it('matters only while Password Protect is on', () => {
    const changes = { passwordChangedAt: at(5) };
    expect(statusFrom([piece('on', 'check', 1)], changes).passwordChangedAt).toBe(at(5));
    expect(statusFrom([piece('off', 'check', 1)], changes).passwordChangedAt).toBeNull();
    expect(statusFrom([], changes).passwordChangedAt).toBeNull();
  });
});

describe('a new password', () => {
  const changed = (seen: readonly PasswordProtectEvidence[], minute: number): number | null =>
    statusFrom(seen, { passwordChangedAt: at(minute) }).passwordChangedAt;

  it('is announced by an old one only where the old one was asked for before', () => {
    const off = piece('off', 'check', 1);
    // On already, and first known to be on afterwards.
    expect(changed([piece('on', 'check', 1)], 5)).toBe(at(5));
    expect(changed([off, piece('on', 'update', 2)], 5)).toBe(at(5));
    expect(changed([piece('on', 'check', 9)], 5)).toBe(at(5));
    // Both in one Update; and switched on long after.
    expect(changed([off, piece('on', 'update', 5)], 5)).toBeNull();
    expect(changed([off, piece('on', 'update', 60)], 5)).toBeNull();
  });
});

describe('an Update that was refused', () => {
  const off = piece('off', 'check', 1);
  const yes = { state: 'on', at: at(2) } as const;
  const page = piece('on', 'user-info', 3);

  it('changes nothing, neither as it is sent nor when it is refused', () => {
    const names = { state: 'on', at: at(4) } as const;
    expect(statusFrom([off, page], { sent: [yes] })).toMatchObject({ state: 'on' });
    expect(statusFrom([off, page], { sent: [names, yes] })).toMatchObject({ state: 'on' });
  });

  it.each([0, 1, 2])('of several leaves the others what they are: %i', (refused) => {
    const all = [
      { state: 'off', at: at(2.5) } as const,
      yes,
      { state: 'on', at: at(4) } as const,
    ].toSorted((one, other) => other.at - one.at);
    const sent = all.filter((_, index) => index !== refused);
    // Before the page that shows Yes there is always one left that made room for it.
    expect(statusFrom([off, page], { sent })).toMatchObject({ state: 'on', doubt: null });
  });
});

describe('another e-Parcel ID', () => {
  const mine = piece('on', 'user-info', 1, 1);
  const between = piece('on', 'sign-in-asked', 2);
  const other = piece('off', 'user-info', 3, 2);

  it('starts anew: no change, no doubt, no history of the one before', () => {
    expect(statusFrom([mine, between, other])).toEqual({
      ...PASSWORD_PROTECT_UNKNOWN,
      state: 'off',
      source: 'user-info',
      at: at(3),
      since: at(3),
      history: [{ evidence: other, isOutweighed: false }],
    });
  });

  it('counts everything where storage has lost whose it is', () => {
    const asked = piece('on', 'sign-in-asked', 2);
    const start = { at: at(1), why: 'account' } as const;
    expect(statusFrom([asked], { start })).toMatchObject({ state: 'on' });
  });

  it('takes nothing over: no Update that was sent, no password that was changed', () => {
    const onNow = piece('on', 'user-info', 3, 2);
    const status = statusFrom([mine, onNow], {
      sent: [{ state: 'off', at: at(2) }],
      passwordChangedAt: at(2),
    });
    expect(status).toMatchObject({ state: 'on', pending: null, passwordChangedAt: null });
  });

  it('goes on from there, whoever tells', () => {
    const asked = piece('on', 'sign-in-asked', 9);
    expect(statusFrom([mine, other, asked])).toMatchObject({
      state: 'on',
      change: { before: other, shownBy: asked, isOwn: false },
    });
  });
});
