// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findPasswordPairs } from '../../src/portal/recognition/password-pairs';

/** What the pairs of a page are, by the names of their boxes. */
function pairsOf(markup: string): readonly string[] {
  document.body.innerHTML = markup;
  return findPasswordPairs(document).map(
    ({ newPassword, reEntry }) => `${newPassword.name} ${reEntry.name}`,
  );
}

const box = (name: string, more = '') => `<input type="password" name="${name}" ${more}>`;

describe('a new password and its re-entry', () => {
  it.each<[string, string]>([
    [
      'a sign-up',
      `<form><label>E-mail <input></label><label>Password ${box('a')}</label><label>Confirm password ${box('b')}</label></form>`,
    ],
    [
      'a change, with the current password first',
      `<form><p>Current password<br>${box('c')}<p>New password<br>${box('a')}<p>Retype new password<br>${box('b')}</form>`,
    ],
    [
      'a legacy table, Japanese',
      `<form><table><tr><td>パスワード</td><td>${box('a')}</td></tr><tr><td>パスワード（確認）</td><td>${box('b')}</td></tr></table></form>`,
    ],
    [
      'one cell with both boxes',
      `<form><table><tr><th>パスワード</th><td>${box('a')}<br>${box('b')} 確認のため2度入力</td></tr></table></form>`,
    ],
    [
      'placeholders',
      `<form>${box('a', 'placeholder="Password"')}${box('b', 'placeholder="Repeat"')}</form>`,
    ],
    [
      'names that count',
      `<form>Password, twice ${box('a', 'id="pass"')}${box('b', 'id="pass2"')}</form>`,
    ],
    [
      'German',
      `<form><label>Passwort ${box('a')}</label><label>Passwort wiederholen ${box('b')}</label></form>`,
    ],
    [
      'Chinese, Korean, Turkish are read as well',
      `<form><p>新密码 ${box('a')}<p>确认密码 ${box('b')}</form>`,
    ],
    ['nothing to read at all', `<form>${box('a')}${box('b')}</form>`],
    [
      'words behind the boxes',
      `<form><div>${box('a')}<span>Password</span></div><div>${box('b')}<span>Password (again)</span></div></form>`,
    ],
    [
      'a log-in in the head',
      `<form>ID <input>Password ${box('x')}</form><form>New password ${box('a')} Verify ${box('b')}</form>`,
    ],
    [
      'a hidden copy',
      `<form><div hidden>New password ${box('x')} Verify ${box('y')}</div>New password ${box('a')} Verify ${box('b')}</form>`,
    ],
  ])('%s', (_name, markup) => {
    expect(pairsOf(markup)).toEqual(['a b']);
  });

  it('one for each form', () => {
    const form = (a: string, b: string) => `<form>New password ${box(a)} Confirm ${box(b)}</form>`;
    expect(pairsOf(form('a', 'b') + form('c', 'd'))).toEqual(['a b', 'c d']);
  });
});

describe('no pair', () => {
  it.each<[string, string]>([
    ['a log-in', `<form>ID <input>Password ${box('a')}</form>`],
    ['current and new', `<form><p>Current password ${box('a')}<p>New password ${box('b')}</form>`],
    [
      'current and new, Japanese, without a word for current',
      `<form><table><tr><th>パスワード</th><td>${box('pass')}</td></tr><tr><th>新パスワード</th><td>${box('pass2')}</td></tr></table></form>`,
    ],
    [
      'current and new, German',
      `<form><p>Altes Passwort ${box('a')}<p>Neues Passwort ${box('b')}</form>`,
    ],
    [
      'two secrets',
      `<form><p>Login password ${box('a')}<p>Transaction password ${box('b')}</form>`,
    ],
    ['a mail account', `<form><p>SMTP password ${box('a')}<p>POP password ${box('b')}</form>`],
    ['a key and its secret', `<form><p>API key ${box('a')}<p>API secret ${box('b')}</form>`],
    ['a field between', `<form>Password ${box('a')} Name <input> PIN ${box('b')}</form>`],
    [
      'a code that confirms',
      `<form>Password ${box('a')} Confirmation code <input name="b"></form>`,
    ],
    ['two log-ins', `<form>Password ${box('a')}</form><form>Password ${box('b')}</form>`],
  ])('%s', (_name, markup) => {
    expect(pairsOf(markup)).toEqual([]);
  });
});
