import { describe, expect, it } from 'vitest';
import { OLD_AFTER_MS } from '../../src/portal/evidence-age';
import { ACCOUNT_MARKS, markAccount } from '../../src/portal/password-protect/account-mark';
import { asksForSignIn } from '../../src/portal/password-protect/basic-challenge';
import {
  NO_SIGN_INS,
  noteAsked,
  noteClosed,
  noteProtected,
  noteServed,
  viewSignIn,
} from '../../src/portal/password-protect/sign-in';

const AT = 1_000_000_000;
const MINUTE = 60_000;
const FRAME = { tabId: 3, frameId: 0 };
/** Asked at each of these minutes. */
const asked = (...minutes: readonly number[]) =>
  minutes.reduce((signIns, minute) => noteAsked(signIns, FRAME, AT + minute * MINUTE), NO_SIGN_INS);

describe('a sign-in', () => {
  it('that is asked for once is open', () => {
    expect(viewSignIn(asked(0), AT)).toEqual({ kind: 'asked', at: AT });
    expect(asked(0)).toMatchObject({ wasAsked: true, isWhole: false });
  });

  it('that is asked for again has failed, and is counted', () => {
    expect(viewSignIn(asked(0, 1, 3), AT + 3 * MINUTE)).toEqual({
      kind: 'failed',
      at: AT + 3 * MINUTE,
      times: 3,
    });
  });

  it('is not counted twice when it is told twice', () => {
    const once = asked(0);
    expect(noteAsked(once, FRAME, AT)).toBe(once);
    expect(noteAsked(once, FRAME, AT - 1)).toBe(once);
  });

  it.each([
    ['another tab', { tabId: 4, frameId: 0 }],
    ['another frame', { tabId: 3, frameId: 1 }],
  ])('of %s begins anew', (_name, frame) => {
    const before = asked(0, 1);
    expect(noteAsked(before, frame, AT + 2 * MINUTE).open).toEqual([
      { ...frame, firstAt: AT + 2 * MINUTE, lastAt: AT + 2 * MINUTE, times: 1 },
      ...before.open,
    ]);
  });

  it('begins anew after ten minutes', () => {
    expect(viewSignIn(asked(0, 10), AT + 10 * MINUTE)).toMatchObject({ kind: 'asked' });
    expect(viewSignIn(asked(0, 9), AT + 10 * MINUTE)).toMatchObject({ kind: 'failed' });
  });

  it('is over when a page is served, and only then', () => {
    expect(noteServed(asked(0, 1), AT + 2 * MINUTE)).toMatchObject({ open: [], wasAsked: true });
    const open = asked(0, 1);
    expect(noteServed(open, AT + MINUTE)).toBe(open);
    expect(noteServed(NO_SIGN_INS, AT)).toBe(NO_SIGN_INS);
  });

  it('is not spoken of for ever', () => {
    expect(viewSignIn(asked(0), AT + 10 * MINUTE)).toMatchObject({ kind: 'asked' });
    expect(viewSignIn(asked(0), AT + 10 * MINUTE + 1)).toEqual({ kind: 'none' });
    const day = AT + MINUTE + OLD_AFTER_MS;
    expect(viewSignIn(asked(0, 1), day)).toMatchObject({ kind: 'failed' });
    expect(viewSignIn(asked(0, 1), day + 1)).toEqual({ kind: 'none' });
    expect(viewSignIn(NO_SIGN_INS, AT)).toEqual({ kind: 'none' });
  });

  it('in two tabs at once is followed in each', () => {
    let both = asked(0);
    for (const minute of [1, 2, 3]) {
      both = noteAsked(both, { tabId: 9, frameId: 0 }, AT + minute * MINUTE);
      both = noteAsked(both, FRAME, AT + minute * MINUTE + 1);
    }
    expect(both.open.map(({ times }) => times)).toEqual([4, 3]);
    expect(viewSignIn(both, AT + 4 * MINUTE)).toMatchObject({ kind: 'failed', times: 4 });
    expect(noteServed(both, AT + 4 * MINUTE).open).toEqual([]);
    expect(noteServed(both, AT + 3 * MINUTE + 1).open).toHaveLength(1);
  });

  it('keeps no more than ten', () => {
    let all = NO_SIGN_INS;
    for (let tabId = 0; tabId < 30; tabId += 1) all = noteAsked(all, { tabId, frameId: 0 }, AT);
    expect(all.open.map(({ tabId }) => tabId)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  });

  it('ends with its tab as long as nobody has answered; what failed is still told', () => {
    expect(noteClosed(asked(0), FRAME.tabId).open).toEqual([]);
    const failed = asked(0, 1);
    expect(noteClosed(failed, FRAME.tabId)).toBe(failed);
    const other = asked(0);
    expect(noteClosed(other, 99)).toBe(other);
  });

  it('may come without an asking that was seen', () => {
    expect(noteProtected(NO_SIGN_INS)).toEqual({ ...NO_SIGN_INS, wasAsked: true });
    const known = asked(0);
    expect(noteProtected(known)).toBe(known);
  });

  it('from ahead comes from a clock that was put right', () => {
    expect(viewSignIn(asked(0), AT - MINUTE - 1)).toEqual({ kind: 'none' });
    expect(viewSignIn(asked(0), AT - MINUTE)).toMatchObject({ kind: 'asked' });
  });
});

describe('a sign-in that Password Protect asks for', () => {
  const header = (value: string) => [{ name: 'WWW-Authenticate', value }];

  it.each(['Basic realm="e-Parcel"', 'basic', 'Negotiate, Basic realm="x"'])('%s', (value) => {
    expect(asksForSignIn(401, header(value))).toBe(true);
  });

  it.each(['Negotiate', 'Digest realm="Basic"', 'Bearer'])('not %s', (value) => {
    expect(asksForSignIn(401, header(value))).toBe(false);
  });

  it('not without a 401', () => {
    expect(asksForSignIn(200, header('Basic realm="e-Parcel"'))).toBe(false);
    expect(asksForSignIn(401, [])).toBe(false);
  });
});

describe('the mark of an e-Parcel ID', () => {
  it('is the same for the same, however it is written', async () => {
    const mark = await markAccount('EP-1234567');
    expect(await markAccount(' ep-1234567\n')).toBe(mark);
    expect(await markAccount('ＥＰ-1234567')).toBe(mark);
  });

  it('differs for most, and is shared by many: it does not say which ID it is', async () => {
    const marks = await Promise.all(
      Array.from({ length: 2_560 }, (_, number) => markAccount(`EP-${1_000_000 + number}`)),
    );
    const shared = new Map<number, number>();
    for (const mark of marks) {
      expect(Number.isInteger(mark) && mark >= 0 && mark < ACCOUNT_MARKS).toBe(true);
      shared.set(mark, (shared.get(mark) ?? 0) + 1);
    }
    expect(shared.size).toBeGreaterThan(250);
    expect(Math.max(...shared.values())).toBeLessThan(40);
  });
});
