import { describe, expect, it } from 'vitest';
import {
  asksForSignIn,
  foldPasswordProtect,
  PASSWORD_PROTECT_UNKNOWN,
} from '../../src/portal/password-protect';

describe('folding', () => {
  const on = { state: 'on', source: 'sign-in-asked', at: 1_000 } as const;
  const first = foldPasswordProtect(PASSWORD_PROTECT_UNKNOWN, on);

  it('starts from nothing', () => expect(first).toEqual({ ...on, since: 1_000 }));

  it('keeps since when the same is seen again', () => {
    expect(foldPasswordProtect(first, { ...on, at: 2_000 })).toMatchObject({
      at: 2_000,
      since: 1_000,
    });
  });

  it('starts anew when it changes', () => {
    const off = { state: 'off', source: 'update', at: 3_000 } as const;
    expect(foldPasswordProtect(first, off)).toEqual({ ...off, since: 3_000 });
  });

  it('ignores what is older', () => {
    expect(foldPasswordProtect(first, { state: 'off', source: 'check', at: 999 })).toBe(first);
  });

  it('is not frozen by a clock that was put right', () => {
    const ahead = foldPasswordProtect(PASSWORD_PROTECT_UNKNOWN, { ...on, at: 90_000_000 });
    const off = { state: 'off', source: 'check', at: 1_000 } as const;
    expect(foldPasswordProtect(ahead, off)).toEqual({ ...off, since: 1_000 });
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
