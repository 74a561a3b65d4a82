import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { type ToolbarView, viewToolbar } from '../../src/background/toolbar-view';
import { ageOf } from '../../src/popup/age';
import { EXPIRY_UNKNOWN, type Expiry } from '../../src/portal/certificate/expiry';
import {
  CERTIFICATE_STATES,
  CERTIFICATE_UNKNOWN,
  type CertificateState,
  type CertificateStatus,
} from '../../src/portal/certificate/status';
import { OLD_AFTER_MS } from '../../src/portal/evidence-age';
import { NOTHING_SEEN, type PasswordProtectRecord } from '../../src/portal/password-protect/record';

vi.mock('../../src/shared/browser', () => {
  const i18n: Pick<Browser['i18n'], 'getMessage'> = { getMessage: (key) => key };
  return { browser: { i18n } };
});

const NOW = Date.UTC(2026, 10, 23, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const seen = (state: CertificateState, at: number | null): CertificateStatus => ({
  ...CERTIFICATE_UNKNOWN,
  state,
  at,
});
const ending = (endsAt: number): Expiry => ({ endsAt, from: 'typed' });
const viewFor = (
  certificate: CertificateStatus,
  expiry: Expiry,
  now: number,
  passwordProtect: PasswordProtectRecord = NOTHING_SEEN,
): ToolbarView => viewToolbar({ certificate, expiry, passwordProtect }, now);
/** What is seen without pointing at anything: the look, and what is on the badge. */
function glance({ look, badge }: ToolbarView): string {
  if (badge === null) return look;
  return `${look} ${badge.days ?? '!'} ${badge.tone}`;
}
const show = (status: CertificateStatus, expiry: Expiry = EXPIRY_UNKNOWN, now = NOW): string =>
  glance(viewFor(status, expiry, now));

const LOOKS: readonly [CertificateState, string][] = [
  ['accepted', 'fine'],
  ['choose', 'unknown'],
  ['refused', 'attention ! now'],
  ['key-unavailable', 'attention ! now'],
  ['server-untrusted', 'attention ! now'],
  ['unreachable', 'unknown'],
  ['offline', 'unknown'],
  ['unknown', 'unknown'],
];

describe('the certificate’s state', () => {
  it('is in the table below, each', () => {
    expect(LOOKS.map(([state]) => state)).toEqual(CERTIFICATE_STATES);
  });

  it.each(LOOKS)('%s, seen in the last day: %s', (state, look) => {
    for (const ms of [0, HOUR, DAY - 1, -MINUTE]) expect(show(seen(state, NOW - ms))).toBe(look);
  });

  it.each(LOOKS)('%s, seen longer ago, in the future or at no time: unknown', (state) => {
    for (const at of [NOW - DAY, NOW - 400 * DAY, NOW + MINUTE + 1, null]) {
      expect(show(seen(state, at))).toBe('unknown');
    }
  });

  it('says when it was seen, and whether that is long ago', () => {
    const when = (at: number | null, state: CertificateState = 'accepted') =>
      viewFor(seen(state, at), EXPIRY_UNKNOWN, NOW).title.seen;
    expect(when(NOW - HOUR)).toEqual({ kind: 'fresh', at: NOW - HOUR });
    expect(when(NOW - 2 * DAY)).toEqual({ kind: 'old', at: NOW - 2 * DAY });
    expect(when(NOW + HOUR)).toEqual({ kind: 'some-time' });
    expect(when(null)).toEqual({ kind: 'some-time' });
    expect(when(null, 'unknown')).toEqual({ kind: 'never' });
  });
});

describe('the end of the certificate', () => {
  it.each<[string, number, string]>([
    ['far away', 31 * DAY, 'fine'],
    ['in less than 31 days', 31 * DAY - 1, 'attention 30 soon'],
    ['30 days ahead', 30 * DAY, 'attention 30 soon'],
    ['in less than 30 days', 30 * DAY - 1, 'attention 29 soon'],
    ['8 days ahead', 8 * DAY, 'attention 8 soon'],
    ['in less than 8 days', 8 * DAY - 1, 'attention 7 now'],
    ['7 days ahead', 7 * DAY, 'attention 7 now'],
    ['1 day ahead', DAY, 'attention 1 now'],
    ['in less than a day', DAY - 1, 'attention ! now'],
    ['a moment ahead', 1, 'attention ! now'],
    ['now', 0, 'attention ! now'],
    ['half an hour ago', -HOUR / 2, 'attention ! now'],
  ])('%s', (_name, ms, look) => {
    expect(show(seen('accepted', NOW - HOUR), ending(NOW + ms))).toBe(look);
  });

  it('counts without evidence, too', () => {
    expect(show(CERTIFICATE_UNKNOWN, ending(NOW + 5 * DAY))).toBe('attention 5 now');
    expect(show(seen('accepted', NOW - 9 * DAY), ending(NOW + 20 * DAY))).toBe('attention 20 soon');
    expect(show(CERTIFICATE_UNKNOWN, ending(NOW + 90 * DAY))).toBe('unknown');
  });

  it('comes after a refusal, and is still said in words', () => {
    const view = viewFor(seen('refused', NOW - HOUR), ending(NOW + 20 * DAY), NOW);
    expect(glance(view)).toBe('attention ! now');
    expect(view.title.end).toMatchObject({ kind: 'ahead', daysLeft: 20 });
  });

  it('is an earlier certificate’s when one was accepted after it', () => {
    const end = NOW - 2 * DAY;
    const view = viewFor(seen('accepted', NOW - HOUR), ending(end), NOW);
    expect(glance(view)).toBe('fine');
    expect(view.title.end).toEqual({ kind: 'outdated', endsAt: end });
    expect(show(seen('accepted', end), ending(end), NOW)).toBe('unknown');
    expect(show(seen('accepted', end - 1), ending(end), NOW)).toBe('attention ! now');
    // Only "accepted" shows that, and only by a clock that can be believed.
    expect(show(seen('choose', NOW), ending(end))).toBe('attention ! now');
    expect(show(seen('accepted', NOW + DAY), ending(end))).toBe('attention ! now');
  });

  it('is not spoken of while it is far', () => {
    expect(viewFor(seen('accepted', NOW), ending(NOW + 40 * DAY), NOW).title.end).toBeNull();
  });
});

const state = fc.constantFrom(...CERTIFICATE_STATES);
/** Around now, and at the very edges of days and minutes from now. */
const moment = fc.oneof(
  fc.integer({ min: NOW - 60 * DAY, max: NOW + 60 * DAY }),
  fc
    .tuple(
      fc.integer({ min: -40, max: 40 }),
      fc.constantFrom(DAY, MINUTE),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([count, unit, offset]) => NOW + count * unit + offset),
);
const situation = fc
  .tuple(state, fc.option(moment), fc.option(moment))
  .map(([name, at, endsAt]) => ({
    status: seen(name, at),
    expiry: { endsAt, from: 'typed' } as const,
  }));
/** The view without the moment of its end. */
const visible = (view: ToolbarView) => ({ ...view, changesAt: null });

describe('by time alone', () => {
  it('nothing changes until the moment that is said, and then something does', () => {
    fc.assert(
      fc.property(situation, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
        const { status, expiry } = given;
        const view = viewFor(status, expiry, NOW);
        const end = view.changesAt ?? NOW + 1_000 * DAY;
        expect(end).toBeGreaterThan(NOW);
        for (const then of [NOW + Math.floor((end - 1 - NOW) * part), end - 1]) {
          expect(visible(viewFor(status, expiry, then))).toEqual(visible(view));
        }
        if (view.changesAt === null) return;
        const next = viewFor(status, expiry, view.changesAt);
        expect(visible(next)).not.toEqual(visible(view));
      }),
      { numRuns: 3_000 },
    );
  });

  it('every change comes to an end', () => {
    fc.assert(
      fc.property(situation, ({ status, expiry }) => {
        let now: number | null = NOW;
        for (let changes = 0; now !== null; changes += 1) {
          expect(changes).toBeLessThan(36);
          now = viewFor(status, expiry, now).changesAt;
        }
      }),
    );
  });
});

it('"fine" is never said of what the popup calls old', () => {
  expect(show(seen('accepted', NOW - OLD_AFTER_MS))).toBe('unknown');
  fc.assert(
    fc.property(moment, (at) => {
      const isFine = show(seen('accepted', at)) === 'fine';
      expect(isFine).toBe(!ageOf(at, NOW).old);
    }),
    { numRuns: 1_000 },
  );
});

describe('a change of Password Protect', () => {
  const piece = (state: 'on' | 'off', source: 'check' | 'update', at: number) => ({
    state,
    source,
    at,
    account: null,
  });
  const changed: PasswordProtectRecord = {
    ...NOTHING_SEEN,
    seen: [piece('on', 'check', NOW - HOUR), piece('off', 'check', NOW - DAY)],
  };
  const glanceAt = (
    record: PasswordProtectRecord,
    state: CertificateState,
    endsAt = NOW + 99 * DAY,
  ) => glance(viewFor(seen(state, NOW - HOUR), ending(endsAt), NOW, record));

  it('without an Update here is marked, and said', () => {
    expect(glanceAt(changed, 'accepted')).toBe('attention ! soon');
    expect(viewFor(seen('accepted', NOW), EXPIRY_UNKNOWN, NOW, changed).title.protect).toBe('on');
  });

  it('counts more than an end that is near, and less than not getting in', () => {
    expect(glanceAt(changed, 'accepted', NOW + 5 * DAY)).toBe('attention ! soon');
    expect(glanceAt(changed, 'refused')).toBe('attention ! now');
    expect(glanceAt(changed, 'choose', NOW - DAY)).toBe('attention ! now');
  });

  it('is pointed out for a week', () => {
    const at = (days: number): string =>
      glance(viewFor(seen('accepted', NOW), EXPIRY_UNKNOWN, NOW - HOUR + days * DAY, changed));
    expect(at(7 - 0.001)).toBe('attention ! soon');
    expect(at(7)).toBe('unknown');
    const { changesAt } = viewFor(seen('accepted', 1), EXPIRY_UNKNOWN, NOW, changed);
    expect(changesAt).toBe(NOW - HOUR + 7 * DAY);
  });

  it.each<[string, Partial<PasswordProtectRecord>]>([
    ['the person’s own', { seen: [piece('on', 'update', NOW - HOUR), piece('off', 'check', 1)] }],
    ['sent by the person', { sent: [{ state: 'on', at: NOW - 2 * HOUR }] }],
    ['one that the popup has told', { noticedAt: NOW - HOUR }],
    ['the first that is seen', { seen: [piece('on', 'check', NOW - HOUR)] }],
  ])('is no news: %s', (_name, changes) => {
    const record = { ...changed, ...changes };
    expect(glanceAt(record, 'accepted')).toBe('fine');
    expect(viewFor(seen('accepted', NOW), EXPIRY_UNKNOWN, NOW, record).title.protect).toBeNull();
  });
});
