import { describe, expect, it, vi } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ageOf, sayAge } from '../../src/popup/age';
import { showEvidence } from '../../src/popup/evidence';

vi.mock('../../src/shared/browser', () => {
  const i18n: Pick<Browser['i18n'], 'getMessage'> = {
    getMessage: (key, substitutions) => [key, ...[substitutions ?? []].flat()].join('|'),
  };
  return { browser: { i18n } };
});

const NOW = Date.UTC(2026, 5, 15, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('the age of evidence', () => {
  it.each([
    [0, 'popup_age_now', 'popup_age_now'],
    [59 * SECOND, 'popup_age_now', 'popup_age_now'],
    [MINUTE, '1 minute ago', '1分前'],
    [3 * MINUTE + 40 * SECOND, '3 minutes ago', '3分前'],
    [59 * MINUTE, '59 minutes ago', '59分前'],
    [HOUR, '1 hour ago', '1時間前'],
    [23.9 * HOUR, '23 hours ago', '23時間前'],
    [DAY, 'yesterday', '昨日'],
    [3 * DAY, '3 days ago', '3日前'],
    [45 * DAY, 'last month', '先月'],
    [800 * DAY, '2 years ago', '2年前'],
  ])('of %i ms is "%s", 「%s」', (ms, english, japanese) => {
    const age = ageOf(NOW - ms, NOW);
    expect(sayAge(age, 'en')).toBe(english);
    expect(sayAge(age, 'ja')).toBe(japanese);
  });

  it('is old from one day on, not before', () => {
    expect(ageOf(NOW - DAY + 1, NOW).old).toBe(false);
    expect(ageOf(NOW - DAY, NOW).old).toBe(true);
  });

  it('forgives a clock that was set back a little', () => {
    expect(ageOf(NOW + 30 * SECOND, NOW).kind).toBe('now');
  });

  it('cannot be said when the clock was set back much, and counts as old', () => {
    const age = ageOf(NOW + HOUR, NOW);
    expect(age.old).toBe(true);
    expect(sayAge(age, 'en')).toBeNull();
  });
});

describe('evidence in words', () => {
  it('says when and from where', () => {
    const shown = showEvidence({ source: 'check', at: NOW - 3 * MINUTE }, NOW, 'en');
    expect(shown).toEqual({
      text: 'popup_seen_check|3 minutes ago',
      dateTime: '2026-06-15T11:57:00.000Z',
      old: false,
    });
  });

  it('says that the clock was moved', () => {
    const shown = showEvidence({ source: 'tab', at: NOW + DAY }, NOW, 'en');
    expect(shown).toMatchObject({ text: 'popup_seen_clock', old: true });
  });

  it('is null when there is none', () => {
    expect(showEvidence({ source: null, at: null }, NOW, 'en')).toBeNull();
  });

  it('survives a stored time that no calendar holds', () => {
    expect(showEvidence({ source: 'tab', at: 1e300 }, NOW, 'en')?.dateTime).toBe('');
  });
});
