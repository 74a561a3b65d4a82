// @vitest-environment jsdom
/** Whose settings a page shows: read from what the portal wrote, never from what a person typed. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { markShownAccount, readShownId } from '../../src/content/parcel-id';
import { listKnownWords } from '../../src/content/tools/known-words';
import { markAccount } from '../../src/portal/password-protect/account-mark';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';

/** A page's form; its box for the ID is the one called `id`, if there is one. */
function partsOf(markup: string): UserInfoParts {
  document.body.innerHTML = `<form>${markup}</form>`;
  const name = document.createElement('input');
  const parcelId = document.querySelector<HTMLInputElement>('input[name=id]');
  return {
    firstName: name,
    lastName: name,
    others: parcelId ? { parcelId } : {},
    scope: document.querySelector('form') ?? document.body,
  } as unknown as UserInfoParts;
}
const box = (): HTMLInputElement => {
  const found = document.querySelector('input');
  if (!found) throw new Error('no box');
  return found;
};

afterEach(() => vi.restoreAllMocks());

describe('the ID', () => {
  it.each([
    ['text in a cell', '<table><tr><td>e-Parcel ID</td><td>EP123456</td></tr></table>'],
    ['text after a colon', '<p>ログインID：EP123456</p>'],
    ['a box that cannot be changed', '<input name=id value="EP123456" readonly>'],
    ['a box that is disabled', '<input name=id value="EP123456" disabled>'],
    ['a box among disabled ones', '<fieldset disabled><input name=id value=EP123456></fieldset>'],
  ])('is read from %s', async (_name, markup) => {
    const parts = partsOf(markup);
    expect(readShownId(parts)).toBe('EP123456');
    expect(await markShownAccount(parts)).toBe(await markAccount('EP123456'));
  });

  it('is not read from a box that can be typed into', async () => {
    const digest = vi.spyOn(crypto.subtle, 'digest');
    const parts = partsOf('<input name=id value="EP123456">');
    expect(await markShownAccount(parts)).toBeNull();
    expect(digest).not.toHaveBeenCalled();
    // It is advised against as a password all the same, which stays on the page.
    expect(listKnownWords(parts)).toEqual(['EP123456']);
  });

  it('is not there where the page shows none', async () => {
    const parts = partsOf('<p>Enter your e-Parcel ID and login password.</p>');
    expect(await markShownAccount(parts)).toBeNull();
  });
});

it('what is typed never reaches a mark, whatever becomes of its box', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  const states = ['readOnly', 'disabled'] as const;
  const typed = fc.stringMatching(/^[\w.@-]{3,20}$/).filter((text) => text !== 'EP123456');
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom(...states), async (text, state) => {
      const parts = partsOf('<input name=id value="EP123456">');
      box().value = text;
      box()[state] = true;
      expect(await markShownAccount(parts)).toBe(await markAccount('EP123456'));
    }),
    { numRuns: 50 },
  );
  expect(digest).toHaveBeenCalled();
});

it('is not marked where the browser has no means to, or the page is odd', async () => {
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto);
  expect(await markShownAccount(partsOf('<p>e-Parcel ID: EP123456</p>'))).toBeNull();
  expect(await markShownAccount({} as unknown as UserInfoParts)).toBeNull();
});
