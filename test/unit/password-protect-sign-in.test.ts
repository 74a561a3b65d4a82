import { describe, expect, it } from 'vitest';
import { ACCOUNT_MARKS, markAccount } from '../../src/portal/password-protect/account-mark';
import { asksForSignIn } from '../../src/portal/password-protect/basic-challenge';
import {
  NO_SIGN_INS,
  noteAsked,
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
    const open = noteAsked(asked(0, 1), frame, AT + 2 * MINUTE).open;
    expect(open).toEqual({
      ...frame,
      firstAt: AT + 2 * MINUTE,
      lastAt: AT + 2 * MINUTE,
      times: 1,
    });
  });

  it('begins anew after ten minutes', () => {
    expect(viewSignIn(asked(0, 10), AT + 10 * MINUTE)).toMatchObject({ kind: 'asked' });
    expect(viewSignIn(asked(0, 9), AT + 10 * MINUTE)).toMatchObject({ kind: 'failed' });
  });

  it('is over when a page is served, and only then', () => {
    expect(noteServed(asked(0, 1), AT + 2 * MINUTE)).toMatchObject({ open: null, wasAsked: true });
    const open = asked(0, 1);
    expect(noteServed(open, AT + MINUTE)).toBe(open);
    expect(noteServed(NO_SIGN_INS, AT)).toBe(NO_SIGN_INS);
  });

  it('is not spoken of for ever', () => {
    expect(viewSignIn(asked(0), AT + 10 * MINUTE)).toMatchObject({ kind: 'asked' });
    expect(viewSignIn(asked(0), AT + 10 * MINUTE + 1)).toEqual({ kind: 'none' });
    expect(viewSignIn(asked(0, 1), AT + 61 * MINUTE)).toMatchObject({ kind: 'failed' });
    expect(viewSignIn(asked(0, 1), AT + 61 * MINUTE + 1)).toEqual({ kind: 'none' });
    expect(viewSignIn(NO_SIGN_INS, AT)).toEqual({ kind: 'none' });
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

  it('differs, nearly always, and is far too small to tell an ID', async () => {
    const marks = await Promise.all(
      Array.from({ length: 300 }, (_, number) => markAccount(`EP-${1_000_000 + number}`)),
    );
    expect(new Set(marks).size).toBeGreaterThan(290);
    for (const mark of marks) {
      expect(Number.isInteger(mark) && mark >= 0 && mark < ACCOUNT_MARKS).toBe(true);
    }
  });
});
