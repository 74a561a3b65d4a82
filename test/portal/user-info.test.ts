import { describe, expect, it } from 'vitest';
import { applyUpdate, displayName, FIELD_NAMES, type UserInfo } from './user-info';

const USER: UserInfo = {
  eParcelId: 'EP1',
  password: 'OldPassword1',
  firstName: 'John Parcel',
  lastName: 'Design department',
  company: 'Sample',
  telephone: '03',
  passwordProtect: false,
};

type Form = Partial<Record<keyof typeof FIELD_NAMES, string>>;

function update(form: Form) {
  const sent = new URLSearchParams();
  for (const [field, value] of Object.entries(FIELD_NAMES)) {
    const typed = Object.entries(form).find(([key]) => key === field)?.[1];
    if (typed !== undefined) sent.set(value, typed);
  }
  return applyUpdate(USER, sent);
}

function bothPasswords(password: string) {
  return update({ newPassword: password, newPasswordAgain: password });
}

describe('the password', () => {
  it('stays when both fields are empty', () => {
    expect(bothPasswords('')).toEqual({ ok: true, user: USER });
  });

  it.each([9, 10, 18, 19])('may have %i characters', (length) => {
    const password = 'aZ09'.repeat(5).slice(0, length);
    expect(bothPasswords(password)).toEqual({ ok: true, user: { ...USER, password } });
  });

  it.each([1, 8, 20, 21])('may not have %i characters', (length) => {
    const password = 'aZ09'.repeat(6).slice(0, length);
    expect(bothPasswords(password)).toEqual({ ok: false, problems: ['password-length'] });
  });

  it.each([
    ['a space', 'Parcel 2024'],
    ['a space at the end', 'Parcel2024 '],
    ['a line break at the end', 'Parcel2024\n'],
    ['a full-width digit', 'Parcel202４'],
    ['a letter with an accent', 'Parcél2024'],
    ['a symbol', 'Parcel_2024'],
    ['kana', 'Parcelパスワード'],
    ['an emoji', 'Parcel2024😀'],
  ])('may not have %s', (_, password) => {
    expect(bothPasswords(password)).toEqual({ ok: false, problems: ['password-characters'] });
  });

  it('must be entered twice the same, letter case included', () => {
    expect(update({ newPassword: 'Parcel2024', newPasswordAgain: 'parcel2024' })).toEqual({
      ok: false,
      problems: ['password-mismatch'],
    });
  });

  it.each<Form>([{ newPassword: 'Parcel2024' }, { newPasswordAgain: 'Parcel2024' }])(
    'may not be in one field only: %o',
    (form) => {
      const result = update(form);
      expect(result.ok ? [] : result.problems).toContain('password-mismatch');
    },
  );

  it('is told everything that is wrong with it at once', () => {
    expect(update({ newPassword: 'a b', newPasswordAgain: 'c' })).toEqual({
      ok: false,
      problems: ['password-length', 'password-characters', 'password-mismatch'],
    });
  });
});

describe.each([
  ['firstName', 'first-name-length'],
  ['lastName', 'last-name-length'],
] as const)('%s', (field, problem) => {
  it.each(['', 'x', 'x'.repeat(59), '名'.repeat(59)])('may be "%s"', (name) => {
    expect(update({ [field]: name })).toEqual({ ok: true, user: { ...USER, [field]: name } });
  });

  it.each(['x'.repeat(60), '名'.repeat(60)])('may not be "%s"', (name) => {
    expect(update({ [field]: name })).toEqual({ ok: false, problems: [problem] });
  });
});

describe('the other fields', () => {
  it('are kept as sent', () => {
    expect(update({ company: 'New Co.', telephone: '06', passwordProtect: '1' })).toEqual({
      ok: true,
      user: { ...USER, company: 'New Co.', telephone: '06', passwordProtect: true },
    });
  });

  it('stay when they were not sent', () => {
    expect(update({})).toEqual({ ok: true, user: USER });
  });

  it('know Yes and No only', () => {
    expect(update({ passwordProtect: 'maybe' })).toEqual({
      ok: false,
      problems: ['password-protect-choice'],
    });
  });
});

it('shows the first name before the last', () => {
  expect(displayName(USER)).toBe('John Parcel Design department');
  expect(displayName({ ...USER, firstName: '' })).toBe('Design department');
});
