// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { listUnmet, reviewFields } from '../../src/content/review';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';

let parts: UserInfoParts;

beforeEach(() => {
  const input = (): HTMLInputElement => document.createElement('input');
  const fields = { newPassword: input(), reEntry: input(), firstName: input(), lastName: input() };
  parts = fields as unknown as UserInfoParts;
});

/** The browser has filled a field in and shows its value to no script yet. */
function hide(field: HTMLInputElement): void {
  Object.defineProperty(field, 'matches', { value: (asked: string) => asked === ':autofill' });
}

describe('what the browser has filled in and hides', () => {
  it('a hidden first password is no empty one', () => {
    hide(parts.newPassword);
    parts.reEntry.value = 'Parcel2025x';
    const review = reviewFields(parts, false);
    expect(review.match).toEqual({ state: 'waiting', finding: null });
    expect(listUnmet(parts, review)).toEqual([]);
  });

  it('a hidden re-entry is not asked for', () => {
    hide(parts.reEntry);
    parts.newPassword.value = 'Parcel2025x';
    expect(listUnmet(parts, reviewFields(parts, false))).toEqual([]);
  });

  it('without that, the one that is empty is asked for', () => {
    parts.reEntry.value = 'Parcel2025x';
    const [first] = listUnmet(parts, reviewFields(parts, false));
    expect(first).toEqual({ rule: 'length', finding: { kind: 'first-empty' } });
    parts.newPassword.value = 'Parcel2025x';
    parts.reEntry.value = '';
    expect(listUnmet(parts, reviewFields(parts, false))).toEqual([
      { rule: 'match', finding: { kind: 'type-again' } },
    ]);
  });
});
