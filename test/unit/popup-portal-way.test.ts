/** How the popup goes to the portal where a sign-in is wanted. */
import { describe, expect, it } from 'vitest';
import { ANY_TAB, wayToPortal, wayToSignIn } from '../../src/popup/portal-way';
import { noticeOf, type ProtectNotice } from '../../src/popup/protect-notice';
import type { PasswordProtectEvidence } from '../../src/portal/password-protect/evidence';
import { NOTHING_SEEN } from '../../src/portal/password-protect/record';
import { type Asking, NO_SIGN_INS, viewSignIn } from '../../src/portal/password-protect/sign-in';
import { statusOf } from '../../src/portal/password-protect/status';

const NOW = Date.UTC(2026, 5, 15, 12);
const MINUTE = 60_000;

const asking = (tabId: number, times: number, frameId = 0): Asking => ({
  tabId,
  frameId,
  firstAt: NOW - 2 * MINUTE,
  lastAt: NOW - MINUTE,
  times,
});

const failed: ProtectNotice = {
  kind: 'failed',
  at: NOW,
  times: 2,
  isNewPassword: false,
  news: null,
};

/** The way while these are open. */
function wayWith(...open: readonly Asking[]) {
  const signIns = { ...NO_SIGN_INS, open };
  const notice = noticeOf(undefined, viewSignIn(signIns, NOW), false, NOW);
  return wayToPortal({ notice, signIns, cause: 'sign-in-asked' });
}

const wayOf = (notice: ProtectNotice | null, cause: 'answered' | 'sign-in-failed' = 'answered') =>
  wayToPortal({ notice, signIns: NO_SIGN_INS, cause });

const piece = (
  state: PasswordProtectEvidence['state'],
  minutesAgo: number,
): PasswordProtectEvidence => ({
  state,
  source: 'check',
  at: NOW - minutesAgo * MINUTE,
  account: null,
});

/** The notice of a change to a setting. */
function changedTo(state: PasswordProtectEvidence['state']): ProtectNotice | null {
  const before = piece(state === 'on' ? 'off' : 'on', 9);
  const status = statusOf({ ...NOTHING_SEEN, seen: [piece(state, 1), before] }, NOW);
  return noticeOf(status, { kind: 'none' }, true, NOW);
}

describe('the way to the portal', () => {
  it('is to any of its tabs where no sign-in is wanted', () => {
    expect(wayOf(null)).toEqual(ANY_TAB);
    expect(wayOf(changedTo('off'))).toEqual(ANY_TAB);
  });

  it('asks anew in the tab whose sign-in failed, be there others', () => {
    expect(wayWith(asking(1, 1), asking(7, 2), asking(9, 1))).toEqual({ kind: 'anew', tabId: 7 });
  });

  it('takes no tab of which only a frame was refused: the page may be half filled in', () => {
    expect(wayWith(asking(7, 2, 5))).toEqual({ kind: 'anew', tabId: null });
  });

  it('is to the tab with the window while it may be open', () => {
    expect(wayWith(asking(7, 1))).toEqual({ kind: 'tab', tabId: 7 });
    expect(wayWith(asking(7, 1, 5))).toEqual({ kind: 'tab', tabId: 7 });
  });

  it('is a new tab where a sign-in comes, and no tab is known to wait for it', () => {
    const newTab = { kind: 'anew', tabId: null };
    expect(changedTo('on')?.kind).toBe('changed');
    expect(wayOf(changedTo('on'))).toEqual(newTab);
    expect(wayOf({ kind: 'new-password', at: NOW })).toEqual(newTab);
    expect(wayOf(null, 'sign-in-failed')).toEqual(newTab);
    expect(wayOf(failed)).toEqual(newTab);
  });

  it('of a step that wants a sign-in never ends at a tab that has been signed in', () => {
    expect(wayToSignIn(ANY_TAB)).toEqual({ kind: 'anew', tabId: null });
    const known = { kind: 'tab', tabId: 7 } as const;
    expect(wayToSignIn(known)).toBe(known);
  });
});
