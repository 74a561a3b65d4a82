import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advisePassword } from '../../src/portal/password-advice';

describe('a password that is like the e-Parcel ID or a name', () => {
  it.each([
    ['ep012345', ['ep012345']],
    ['EP012345', ['ep012345']],
    ['xxEp012345yy', ['EP012345']],
    ['xxEp012345yy', ['ＥＰ０１２３４５']],
    ['ｅｐ012345', ['EP012345']],
    ['EP012345xyz', ['EP-0123 45']],
    ['john2024abc', ['', 'John', 'Parcel']],
    ['myParcel99', ['John', 'Parcel']],
    ['myParcel99', ['John Parcel']],
    ['myParcel99', ['John　Ｐａｒｃｅｌ']],
    ['JohnParcel1', ['John Parcel']],
    ['johnparcel1', ['john.parcel']],
    ['bob123456', ['Bob']],
    ['Al', ['AL']],
    ['山田太郎', ['山田 太郎']],
  ])('%j among %j', (password, known) => {
    expect(advisePassword(password, known)).toEqual({ kind: 'like-id-or-name' });
  });

  it.each([
    ['', []],
    ['', ['']],
    ['', ['EP012345']],
    ['a7Kq3mTr9', []],
    ['a7Kq3mTr9', ['', ' ', '!!!']],
    ['!!!', ['???']],
    ['totallynew', ['Al', 'To']],
    ['kimono2024', ['Kim Al']],
    ['543210pe', ['ep012345']],
    ['ep01234', ['ep012345']],
    ['lecrap99', ['Parcel']],
  ])('%j is not among %j', (password, known) => {
    expect(advisePassword(password, known)).toBeNull();
  });

  it('finds a known text of three letters or more wherever it stands, in any case', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 3, maxLength: 12 });
    const around = fc.string({ unit: fc.constantFrom(...'mnoPQR345'), maxLength: 5 });
    fc.assert(
      fc.property(around, text, around, (before, known, after) => {
        const password = before + known.toUpperCase() + after;
        expect(advisePassword(password, ['', known.toLowerCase()])).not.toBeNull();
        // None of these letters is in what stands around.
        expect(advisePassword(before + after, [known])).toBeNull();
      }),
    );
  });

  it('says nothing of what it compared', () => {
    expect(JSON.stringify(advisePassword('QZX77QZX', ['qzx77qzx']))).not.toMatch(/qzx|77/i);
  });
});
