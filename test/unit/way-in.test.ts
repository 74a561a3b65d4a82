/** Where on the way in a person is. */
import { describe, expect, it } from 'vitest';
import {
  CERTIFICATE_CAUSES,
  CERTIFICATE_STATES,
  CERTIFICATE_UNKNOWN,
  type CertificateCause,
  type CertificateState,
  type CertificateStatus,
  meaningOf,
} from '../../src/portal/certificate/status';
import { MILESTONES, NO_VISIT, type Visit, wayIn } from '../../src/portal/way-in';

const because = (
  cause: CertificateCause,
  changes: Partial<CertificateStatus> = {},
): CertificateStatus => ({
  ...CERTIFICATE_UNKNOWN,
  ...changes,
  cause,
  state: changes.state ?? meaningOf(cause).state,
});
/** One letter for each part of the way. */
const draw = (status: CertificateStatus, visit: Visit): string =>
  wayIn(status, visit)
    .map(({ state }) => ({ done: 'd', here: 'H', stuck: 'S', ahead: '.', untested: '?' })[state])
    .join('');

const VISITS: Readonly<Record<string, Visit>> = {
  nothing: NO_VISIT,
  chosen: { ...NO_VISIT, chosenAt: 1 },
  portal: { ...NO_VISIT, chosenAt: 1, portalAt: 1 },
  userInfo: { chosenAt: 1, portalAt: 1, userInfoAt: 2, updateAt: null },
  all: { chosenAt: 1, portalAt: 1, userInfoAt: 2, updateAt: 3 },
  again: { chosenAt: 1, portalAt: 1, userInfoAt: 4, updateAt: 3 },
};

const CHOSEN = Object.values(VISITS).filter(({ chosenAt }) => chosenAt !== null);

it('is told in order', () => {
  const milestones = wayIn(CERTIFICATE_UNKNOWN, NO_VISIT).map(({ milestone }) => milestone);
  expect(milestones).toEqual(MILESTONES);
});

describe('a certificate that works', () => {
  it.each([
    // The browser forgets its choice when it is closed, and what was accepted stays known.
    ['nothing', 'dH...'],
    ['chosen', 'ddH..'],
    ['portal', 'dddH.'],
    ['userInfo', 'ddddH'],
    ['all', 'ddddd'],
    ['again', 'ddddH'],
  ])('%s', (visit, way) => {
    expect(draw(because('answered'), VISITS[visit] ?? NO_VISIT)).toBe(way);
  });

  it('and a sign-in before the person’s eyes: that comes first', () => {
    for (const visit of CHOSEN) {
      expect(draw(because('sign-in-asked', { source: 'tab' }), visit)).toBe('ddH..');
    }
  });

  it('and a sign-in that a check was asked for: nothing of the person’s own visit', () => {
    const status = because('sign-in-asked', { source: 'check' });
    expect(draw(status, { ...NO_VISIT, chosenAt: 1 })).toBe('ddH..');
    expect(draw(status, { ...NO_VISIT, chosenAt: 1, portalAt: 1 })).toBe('dddH.');
  });

  it('and a sign-in that failed: stuck there', () => {
    for (const visit of CHOSEN) {
      expect(draw(because('sign-in-failed', { source: 'tab' }), visit)).toBe('ddS..');
    }
  });
});

/** Whatever was visited before, this is where it stops now. */
const STOPS: Readonly<Record<Exclude<CertificateState, 'accepted'>, string>> = {
  choose: 'dH...',
  refused: 'S....',
  'key-unavailable': 'S....',
  'server-untrusted': '??S..',
  unreachable: '??S..',
  offline: '??S..',
  unknown: 'H....',
};

describe('any other state', () => {
  const rows = CERTIFICATE_CAUSES.map((cause) => [meaningOf(cause).state, cause] as const);
  it.each(rows)('%s by %s, whatever was visited', (state, cause) => {
    if (state === 'accepted') return;
    for (const visit of Object.values(VISITS)) {
      expect(draw(because(cause), visit)).toBe(STOPS[state]);
    }
  });

  it('is not led astray by a cause of another state', () => {
    for (const state of CERTIFICATE_STATES) {
      if (state === 'accepted') continue;
      for (const cause of CERTIFICATE_CAUSES) {
        expect(draw(because(cause, { state, source: 'tab' }), NO_VISIT)).toBe(STOPS[state]);
      }
    }
  });
});

it('is half known when storage lost a part of the visit', () => {
  const visit: Visit = { chosenAt: 1, portalAt: 1, userInfoAt: null, updateAt: 3 };
  expect(draw(because('answered'), visit)).toBe('dddH.');
});
