// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { recogniseUserInfo, type UserInfoParts } from '../../src/portal/recognition/recognise';

/** Puts a page into the document; `data-part` in its markup says what each control is. */
function show(markup: string): void {
  document.body.innerHTML = `<nav><a href="/inbox">Inbox</a> <a href="/user">User Info</a></nav>${markup}`;
}

function parts(): UserInfoParts {
  const recognition = recogniseUserInfo(document);
  if (recognition.answer !== 'match') throw new Error(JSON.stringify(recognition));
  return recognition.parts;
}

function expectParts(): void {
  const found = parts();
  for (const part of ['newPassword', 'reEntry', 'firstName', 'lastName', 'update'] as const) {
    expect(found[part].getAttribute('data-part'), part).toBe(part);
  }
}

const PROTECT = `Password Protect
  <input type="radio" name="pp" value="1" id="ppy"><label for="ppy">Yes</label>
  <input type="radio" name="pp" value="0" id="ppn" checked><label for="ppn">No</label>`;

const TABLE_EN = `<form action="/update" method="post"><table>
  <tr><td>User name</td><td>first name <input data-part="firstName" name="a1"><br>
      last name <input data-part="lastName" name="a2"></td></tr>
  <tr><td>Company name</td><td><input name="a3"></td></tr>
  <tr><td>Contact Tel</td><td><input name="a4"></td></tr>
  <tr><td>New Password</td><td><input type="password" data-part="newPassword" name="p1"></td></tr>
  <tr><td>New Password (re-enter)</td><td><input type="password" data-part="reEntry" name="p2"></td></tr>
  <tr><td>Password Protect</td><td><input type="radio" name="pp" value="1">Yes
      <input type="radio" name="pp" value="0" checked>No</td></tr>
  <tr><td colspan="2"><input type="submit" value="Update" data-part="update"></td></tr>
</table></form>`;

const LABELS_JA = `<form><fieldset><legend>氏名</legend>
  <label>名（上段）<input data-part="firstName"></label>
  <label>姓（下段）<input data-part="lastName"></label></fieldset>
  <p><label for="c">会社名</label><input id="c"></p>
  <p><label for="p1">新しいパスワード</label><input id="p1" type="password" data-part="newPassword"></p>
  <p><label for="p2">新しいパスワード（確認用）</label><input id="p2" type="password" data-part="reEntry"></p>
  <p><label for="pp">パスワード保護</label><select id="pp"><option value="0" selected>しない</option><option value="1">する</option></select></p>
  <button data-part="update">更新する</button></form>`;

describe('the User Info page in many markups', () => {
  it.each<[string, string]>([
    ['a table without labels', TABLE_EN],
    ['labels, Japanese', LABELS_JA],
    ['one row, two bare boxes', TABLE_EN.replace('first name ', '').replace('last name ', '')],
    [
      'one row, two boxes, upper and lower',
      TABLE_EN.replace('first name ', '(upper) ').replace('last name ', '(lower) '),
    ],
    [
      'a definition list',
      `<form><dl><dt>First name</dt><dd><input data-part="firstName"></dd>
        <dt>Last name</dt><dd><input data-part="lastName"></dd>
        <dt>New Password</dt><dd><input type="password" data-part="newPassword"></dd>
        <dt>New Password (re-enter)</dt><dd><input type="password" data-part="reEntry"></dd></dl>
        <input type="submit" value="Update" data-part="update"></form>`,
    ],
    [
      'lines with breaks',
      `<form>User name<br>First name: <input data-part="firstName"><br>Last name: <input data-part="lastName"><br>
        New Password: <input type="password" data-part="newPassword"><br>
        New Password (re-enter): <input type="password" data-part="reEntry"><br>${PROTECT}<br>
        <button data-part="update">Update</button> <button>Cancel</button></form>`,
    ],
    [
      'placeholders',
      `<form><input placeholder="First name" data-part="firstName"><input placeholder="Last name" data-part="lastName">
        <input type="password" placeholder="New Password" data-part="newPassword">
        <input type="password" placeholder="Re-enter new password" data-part="reEntry">
        <button data-part="update">Update</button></form>`,
    ],
    [
      'an image button and no form',
      `<div>${TABLE_EN.replace(/<\/?form[^>]*>/g, '').replace(
        '<input type="submit" value="Update" data-part="update">',
        '<input type="image" src="/img/btn_update.gif" data-part="update">',
      )}</div>`,
    ],
    [
      'a link that runs a script',
      TABLE_EN.replace(
        '<input type="submit" value="Update" data-part="update">',
        '<a href="javascript:go()" data-part="update">Update</a> <a href="/user">Update history</a>',
      ),
    ],
    [
      'a current password beside the pair',
      TABLE_EN.replace(
        '<tr><td>New Password</td>',
        '<tr><td>Current password</td><td><input type="password"></td></tr><tr><td>New Password</td>',
      ),
    ],
    [
      'last name above first name, by their words',
      TABLE_EN.replace(
        'first name <input data-part="firstName"',
        'LAST <input data-part="lastName"',
      )
        .replace('last name <input data-part="lastName"', 'first name <input data-part="firstName"')
        .replace('LAST', 'last name'),
    ],
    [
      'both languages in one label',
      TABLE_EN.replace('>New Password<', '>新しいパスワード / New Password<').replace(
        '>New Password (re-enter)<',
        '>新しいパスワード（再入力） / New Password (re-enter)<',
      ),
    ],
    ['full-width letters', TABLE_EN.replace('>New Password<', '>Ｎｅｗ　Ｐａｓｓｗｏｒｄ<')],
    [
      'required marks',
      LABELS_JA.replace('>新しいパスワード<', '><span>必須</span>新しいパスワード：<'),
    ],
    [
      'a login form in the head',
      `<form><input name="id"><input type="password"><button>Login</button></form>${TABLE_EN}`,
    ],
    [
      'a kana row between',
      LABELS_JA.replace(
        '<p><label for="c">',
        '<p><label>フリガナ（名）<input></label><label>フリガナ（姓）<input></label></p><p><label for="c">',
      ),
    ],
    ['the weak word beside Password Protect', TABLE_EN.replace('value="Update"', 'value="Save"')],
    [
      'a hidden duplicate of the form’s fields',
      TABLE_EN.replace(
        '<table>',
        '<div style="display:none">First name <input>Last name <input>New Password <input type="password"></div><table>',
      ),
    ],
  ])('%s', (_name, markup) => {
    show(markup);
    expectParts();
  });
});

describe('Password Protect', () => {
  it('reads radio buttons', () => {
    show(TABLE_EN);
    const { passwordProtect } = parts();
    expect(passwordProtect?.saved()).toBe('off');
    document.querySelector<HTMLInputElement>('input[value="1"]')?.click();
    expect(passwordProtect?.chosen()).toBe('on');
    expect(passwordProtect?.saved()).toBe('off');
  });

  it('reads a list', () => {
    show(LABELS_JA);
    expect(parts().passwordProtect?.chosen()).toBe('off');
  });

  it('reads a check box', () => {
    show(
      TABLE_EN.replace(
        /<input type="radio"[\s\S]*?>No/,
        '<input type="checkbox" name="pp" checked>',
      ),
    );
    expect(parts().passwordProtect?.saved()).toBe('on');
  });

  it('is unsure where it is spoken of and cannot be told', () => {
    show(TABLE_EN.replace(/<input type="radio"[\s\S]*?>No/, 'ask your administrator'));
    expect(recogniseUserInfo(document)).toEqual({
      answer: 'unsure',
      doubts: ['password-protect'],
    });
  });
});

describe('what the page calls its parts', () => {
  it('comes from the page', () => {
    show(TABLE_EN);
    expect(parts().labels).toEqual({
      newPassword: 'New Password',
      reEntry: 'New Password (re-enter)',
      firstName: 'first name',
      lastName: 'last name',
      update: 'Update',
    });
  });

  it('comes from the page in Japanese', () => {
    show(LABELS_JA);
    expect(parts().labels).toEqual({
      newPassword: '新しいパスワード',
      reEntry: '新しいパスワード（確認用）',
      firstName: '名（上段）',
      lastName: '姓（下段）',
      update: '更新する',
    });
  });
});

describe('every other page', () => {
  beforeEach(() => show(''));

  it.each<[string, string]>([
    ['an empty page', ''],
    ['login', '<form>ID <input>Password <input type="password"><button>Login</button></form>'],
    [
      'sign-up',
      `<form><label>First name <input></label><label>Last name <input></label><label>E-mail <input></label>
        <label>Password <input type="password"></label><label>Confirm password <input type="password"></label>
        <button>Sign up</button></form>`,
    ],
    [
      'sign-up, Japanese',
      `<form><table><tr><td>姓</td><td><input></td></tr><tr><td>名</td><td><input></td></tr>
        <tr><td>パスワード</td><td><input type="password"></td></tr><tr><td>パスワード（確認）</td><td><input type="password"></td></tr>
        </table><input type="submit" value="登録"></form>`,
    ],
    [
      'address book with an Update button',
      `<form>First name <input>Last name <input>Company <input>Tel <input><button>Update</button></form>`,
    ],
    [
      'a password reset',
      `<form>e-Parcel ID <input>Code <input>New Password <input type="password">New Password (re-enter) <input type="password">
        <button>Update</button></form>`,
    ],
    [
      'a mail account',
      `<form>First name <input>Last name <input>SMTP password <input type="password">POP password <input type="password">
        <button>Update</button></form>`,
    ],
    [
      'a search',
      '<form>First name <input>Last name <input>Tel <input>Mail <input><button>Search</button></form>',
    ],
  ])('%s: no', (_name, markup) => {
    show(markup);
    expect(recogniseUserInfo(document)).toEqual({ answer: 'no' });
  });

  it.each<[string, string]>([
    ['Update is missing', TABLE_EN.replace(/<input type="submit"[^>]*>/, '')],
    ['two Update buttons', TABLE_EN.replace('</table>', '</table><button>Update</button>')],
    [
      'the names are missing',
      TABLE_EN.replace(/first name[\s\S]*?<\/td>/, '<input><input><input></td>'),
    ],
    ['one password label is missing', TABLE_EN.replace('>New Password (re-enter)<', '><')],
    ['two forms that qualify', TABLE_EN + TABLE_EN],
    [
      'a sign-up form that says "new password" and "save"',
      `<form>First name <input>Last name <input>New password <input type="password">Confirm <input type="password">
        <button>Save</button></form>`,
    ],
  ])('%s: never a match', (_name, markup) => {
    show(markup);
    expect(recogniseUserInfo(document).answer).not.toBe('match');
  });
});
