// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';

/** Puts a page into the document; `data-part` in its markup says what each control is. */
function show(markup: string): void {
  document.title = 'e-Parcel';
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

const PROTECT_ROW = /<td>Password Protect<\/td>[\s\S]*?<\/td>/;

const NAME_ROW = /<tr><td>User name[\s\S]*?<\/tr>/;

/** The guide's "upper field" and "lower field". */
const TWO_ROWS = `<tr><td rowspan="2">User name</td><td><input data-part="firstName" name="n1"></td></tr>
<tr><td><input data-part="lastName" name="n2"></td></tr>`;

const SHOWN_ID = '<tr><td>e-Parcel ID</td><td>taro01</td></tr>';

/** What look-alikes have in common with User Info: both names, a pair, and a company. */
const LOOK_ALIKE = `<h2>User Info</h2>First name <input>Last name <input>Company <input>
  New password <input type="password">Confirm <input type="password">`;
const LOOK_ALIKE_JA = `<h2>ユーザー情報</h2><table><tr><td>姓</td><td><input></td></tr><tr><td>名</td><td><input></td></tr>
  <tr><td>会社名</td><td><input></td></tr><tr><td>新しいパスワード</td><td><input type="password"></td></tr>
  <tr><td>新しいパスワード（確認）</td><td><input type="password"></td></tr></table>`;
const UPDATE = '<button>Update</button>';
const UPDATE_JA = '<input type="submit" value="更新">';

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
      `<h1>User Info</h1><form><dl><dt>First name</dt><dd><input data-part="firstName"></dd>
        <dt>Last name</dt><dd><input data-part="lastName"></dd><dt>Company name</dt><dd><input></dd>
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
      `<h2>User Info</h2><form><input placeholder="First name" data-part="firstName"><input placeholder="Last name" data-part="lastName">
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
    ['two rows that one header cell spans', TABLE_EN.replace(NAME_ROW, TWO_ROWS)],
    [
      'an empty header cell in the second row',
      TABLE_EN.replace(
        NAME_ROW,
        TWO_ROWS.replace(' rowspan="2"', '').replace('</tr>\n<tr>', '</tr><tr><td></td>'),
      ),
    ],
    [
      'User name 1 and User name 2',
      TABLE_EN.replace(
        NAME_ROW,
        TWO_ROWS.replace(' rowspan="2">User name', '>User name 1').replace(
          '</tr>\n<tr>',
          '</tr><tr><td>User name 2</td>',
        ),
      ),
    ],
    [
      'a header row on top of the names',
      TABLE_EN.replace(
        NAME_ROW,
        '<tr><td colspan="2"><table><tr><th>Last name</th><th>First name</th></tr><tr><td><input data-part="lastName"></td><td><input data-part="firstName"></td></tr></table></td></tr>',
      ),
    ],
    [
      'a remark under the label that names the current password',
      TABLE_EN.replace(
        '>New Password<',
        '>New Password<br>(leave blank to keep your current password)<',
      ),
    ],
    [
      'such a remark on a line of its own, without a table',
      `<h1>User Info</h1><form>First name: <input data-part="firstName"><br>Last name: <input data-part="lastName"><br>
        New Password<br>(leave blank to keep your current password)<br><input type="password" data-part="newPassword"><br>
        New Password (re-enter)<br><input type="password" data-part="reEntry"><br><button data-part="update">Update</button></form>`,
    ],
    [
      'such a remark in Japanese',
      LABELS_JA.replace(
        '>新しいパスワード<',
        '>新しいパスワード ※空欄の場合は現在のパスワードのまま<',
      ),
    ],
    [
      'a legend around everything that says "current"',
      `<h1>User Info</h1><form><fieldset><legend>Your current details</legend>
        <label>First name <input data-part="firstName"></label><label>Last name <input data-part="lastName"></label>
        <label>Company <input></label><label>New Password <input type="password" data-part="newPassword"></label>
        <label>New Password (re-enter) <input type="password" data-part="reEntry"></label>
        <button data-part="update">Update</button></fieldset></form>`,
    ],
    [
      'the new password in brackets',
      LABELS_JA.replace('>新しいパスワード<', '>パスワード（新）<').replace(
        '>新しいパスワード（確認用）<',
        '>パスワード（新・再入力）<',
      ),
    ],
    ['Update above the form too', TABLE_EN.replace('<table>', '<button>Update</button><table>')],
    [
      'a button of another purpose whose name says update',
      TABLE_EN.replace('</table>', '</table><button name="update">Cancel</button>'),
    ],
    [
      'a read-only and a disabled namesake of each field',
      TABLE_EN.replace(
        '<table>',
        `<table><tr><td>First name</td><td><input readonly></td></tr><tr><td>Last name</td><td><input disabled></td></tr>
        <tr><td>New Password</td><td><input type="password" readonly></td></tr>
        <tr><td>New Password (re-enter)</td><td><fieldset disabled><input type="password"></fieldset></td></tr>`,
      ),
    ],
    [
      'a password box that belongs to Password Protect',
      TABLE_EN.replace(
        '<tr><td>Password Protect</td><td>',
        '<tr><td>Password Protect</td><td><input type="password" title="New password">',
      ),
    ],
    [
      'an SVG link and an SVG element that can be pressed',
      TABLE_EN.replace(
        '</table>',
        '</table><svg><a href="#"><text>Update</text></a><g onclick="x()"></g></svg>',
      ),
    ],
    [
      'fields that are named as the form’s own properties',
      TABLE_EN.replace('name="a1"', 'name="querySelectorAll"')
        .replace('name="a2"', 'name="matches"')
        .replace('name="a3"', 'name="id"')
        .replace('name="a4"', 'name="checkVisibility"')
        .replace(
          '</table>',
          `</table>${[
            'closest',
            'elements',
            'ownerDocument',
            'parentElement',
            'getAttribute',
            'textContent',
            'contains',
            'compareDocumentPosition',
            'nodeType',
            'children',
          ]
            .map((name) => `<input type="checkbox" name="${name}">`)
            .join('')}`,
        ),
    ],
    [
      'bare boxes whose names say neither',
      TABLE_EN.replace('first name ', '').replace('last name ', '').replace('"a1"', '"upper"'),
    ],
    [
      'headings of other pages in its navigation',
      `<nav><h2>Members</h2></nav><aside><h3>Create a parcel</h3></aside>${TABLE_EN}`,
    ],
    [
      'a heading that speaks of editing the user information',
      `<h1>Edit user information</h1>${TABLE_EN}`,
    ],
    ['an ID that is only shown', TABLE_EN.replace('<table>', `<table>${SHOWN_ID}`)],
  ])('%s', (_name, markup) => {
    show(markup);
    expectParts();
  });

  it.each([
    'querySelectorAll',
    'matches',
    'closest',
    'compareDocumentPosition',
    'textContent',
    'id',
  ])('a form whose own %s is one of its fields', (name) => {
    show(`<div>${TABLE_EN}<form id="other"></form></div>`);
    // As in a browser, where `<input name="matches">` does it; jsdom does not.
    for (const form of document.forms) {
      Object.defineProperty(form, name, { value: document.createElement('input') });
    }
    expectParts();
  });
});

describe('a form that does not hold its fields', () => {
  /** What Chromium makes of `<table><form><tr>…`: jsdom's parser cannot, so a script does. */
  function emptyForm(): HTMLFormElement {
    show(TABLE_EN);
    const form = document.forms[0];
    if (!form) throw new Error('no form');
    form.id = 'f';
    const table = form.firstElementChild;
    if (!table) throw new Error('no table');
    form.after(table);
    table.prepend(form);
    for (const control of table.querySelectorAll('input')) control.setAttribute('form', 'f');
    return form;
  }

  it('is recognised by the fields that belong to it', () => {
    const form = emptyForm();
    expect(form.children).toHaveLength(0);
    expectParts();
    expect(parts().scope).toBe(form);
    expect(parts().passwordProtect?.saved()).toBe('off');
  });

  it('has links among its fields', () => {
    emptyForm();
    const update = document.querySelector('[data-part=update]');
    if (update) update.outerHTML = '<a href="javascript:go()" data-part="update">Update</a>';
    expectParts();
  });

  it('is not Password Protect’s to be silent about', () => {
    emptyForm();
    for (const radio of document.querySelectorAll('[type=radio]')) radio.remove();
    expect(recogniseUserInfo(document)).toMatchObject({
      answer: 'unsure',
      doubts: ['password-protect', 'user-info'],
    });
  });

  it('has a button anywhere in the document', () => {
    show(
      TABLE_EN.replace('<form ', '<form id="f" ')
        .replace(/<input type="submit"[^>]*>/, '')
        .concat('<p><button form="f" data-part="update">Update</button></p>'),
    );
    expectParts();
  });
});

describe('a page without a password pair', () => {
  it('is left alone before any words are collected', () => {
    show(
      `<form>${'<p>First name <input></p>'.repeat(30)}<input type="password"><input type="password" hidden></form>`,
    );
    const walkers = vi.spyOn(document, 'createTreeWalker');
    expect(recogniseUserInfo(document).answer).toBe('no');
    // Only to see whether a password box is shown.
    expect(walkers.mock.calls.every(([root]) => root === document)).toBe(true);
    walkers.mockRestore();
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

  it('reads labels that stand before their radio buttons', () => {
    show(
      TABLE_EN.replace(
        /<input type="radio"[\s\S]*?>No/,
        `<label for="y">Yes</label><input type="radio" id="y" name="pp">
         <label for="n">No</label><input type="radio" id="n" name="pp" checked>`,
      ),
    );
    expect(parts().passwordProtect?.saved()).toBe('off');
  });

  /** Radio buttons of one row. */
  const withRadios = (row: string): string => TABLE_EN.replace(PROTECT_ROW, row);
  const radio = (value: string, more = '') =>
    `<input type="radio" name="pp" value="${value}" ${more}>`;

  it.each<[string, string]>([
    [
      'words before the buttons',
      `<td>Password Protect</td><td>Yes ${radio('1')} No ${radio('0', 'checked')}</td>`,
    ],
    [
      'words before them, and a remark behind',
      `<td>Password Protect</td><td>Yes ${radio('1')} No ${radio('0', 'checked')} (Yes: you are asked each time)</td>`,
    ],
    [
      'values that say the reverse of the words',
      `<td>Password Protect</td><td>${radio('0')} Yes ${radio('1', 'checked')} No</td>`,
    ],
    [
      'a remark that it is off by default',
      `<td>Password Protect (disabled by default)</td><td>${radio('1')} Yes ${radio('0', 'checked')} No</td>`,
    ],
  ])('reads %s', (_name, row) => {
    show(withRadios(row));
    expect(parts().passwordProtect?.saved()).toBe('off');
  });

  it.each<[string, string]>([
    [
      'a question that is turned round',
      `<td>Disable Password Protect</td><td>${radio('1')} Yes ${radio('0')} No</td>`,
    ],
    [
      'the same in Japanese',
      `<td>パスワード保護の解除</td><td>${radio('1')} はい ${radio('0')} いいえ</td>`,
    ],
    [
      'words we do not know beside values that we do',
      `<td>Password Protect</td><td>${radio('0')} Always ${radio('1')} Later</td>`,
    ],
    [
      'a box that is checked for No',
      '<td>Password Protect</td><td><input type="checkbox"> Do not use</td>',
    ],
    ['the same in Japanese', '<td>パスワード保護</td><td><input type="checkbox"> 使用しない</td>'],
  ])('is unsure of %s', (_name, row) => {
    show(withRadios(row));
    expect(recogniseUserInfo(document)).toMatchObject({ answer: 'unsure' });
  });

  it('reads a list', () => {
    show(LABELS_JA);
    const { passwordProtect } = parts();
    expect(passwordProtect?.chosen()).toBe('off');
    const list = document.querySelector('select');
    if (list) list.value = '1';
    expect(passwordProtect?.chosen()).toBe('on');
    expect(passwordProtect?.saved()).toBe('off');
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
    expect(recogniseUserInfo(document)).toMatchObject({
      answer: 'unsure',
      doubts: ['password-protect', 'user-info'],
    });
  });
});

describe('what the page calls its parts', () => {
  it('leaves the row’s label out', () => {
    show(
      TABLE_EN.replace(
        NAME_ROW,
        '<tr><td colspan="2">User name: first name <input data-part="firstName"> last name <input data-part="lastName"></td></tr>',
      ),
    );
    expect(parts().labels).toMatchObject({ firstName: 'first name', lastName: 'last name' });
  });

  it('is not cut at a colon in brackets', () => {
    const row = 'ユーザー名（上段：名、下段：姓）';
    show(
      TABLE_EN.replace('first name ', '')
        .replace('last name ', '')
        .replace('>User name<', `>${row}<`),
    );
    expect(parts().labels).toMatchObject({ firstName: row, lastName: row });
  });

  it('is never an image’s file name', () => {
    show(TABLE_EN.replace('type="submit" value="Update"', 'type="image" src="/btn_update_01.gif"'));
    expectParts();
    expect(parts().labels.update).toBe('');
  });

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
    expect(recogniseUserInfo(document).answer).toBe('no');
  });

  it.each([`<form>${LOOK_ALIKE}${UPDATE}</form>`, `<form>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`])(
    'the look-alikes below would match but for what each of them adds',
    (markup) => {
      show(markup);
      expect(recogniseUserInfo(document).answer).toBe('match');
    },
  );

  it('is another page by the document’s title', () => {
    show(`<form>${LOOK_ALIKE}${UPDATE}</form>`);
    document.title = 'Sign up - e-Parcel';
    expect(recogniseUserInfo(document)).toMatchObject({
      answer: 'unsure',
      doubts: ['another-page'],
    });
  });

  it.each<[string, string]>([
    ['Update is missing', TABLE_EN.replace(/<input type="submit"[^>]*>/, '')],
    ['two Update buttons', TABLE_EN.replace('</table>', '</table><button>Update</button>')],
    [
      'the names are missing',
      TABLE_EN.replace(/first name[\s\S]*?<\/td>/, '<input><input><input></td>'),
    ],
    ['one password label is another', TABLE_EN.replace('>New Password (re-enter)<', '>Nickname<')],
    ['two forms that qualify', TABLE_EN + TABLE_EN],
    [
      'a sign-up form that says "new password" and "save"',
      `<form>First name <input>Last name <input>New password <input type="password">Confirm <input type="password">
        <button>Save</button></form>`,
    ],
    [
      'nothing says that it is User Info',
      `<form>${LOOK_ALIKE.replace('User Info', '')}${UPDATE}</form>`,
    ],
    [
      'another user',
      `<h1>Edit user: taro</h1><form>e-Parcel ID <input>${LOOK_ALIKE}<button>Update user</button></form>`,
    ],
    [
      'another user, in the heading only',
      `<h1>Edit user: taro</h1><form>${LOOK_ALIKE}${UPDATE}</form>`,
    ],
    [
      'another user, by no heading markup',
      `<div>Edit user: <b>taro</b></div><form>${LOOK_ALIKE}${UPDATE}</form>`,
    ],
    ['an ID that can be changed', `<form>Login name <input>${LOOK_ALIKE}${UPDATE}</form>`],
    [
      'an ID that can be changed, on the page itself',
      TABLE_EN.replace('<table>', `<table>${SHOWN_ID.replace('taro01', '<input>')}`),
    ],
    [
      'user management',
      `<h2>User management</h2><form>Role <select><option>Admin</select> ${LOOK_ALIKE}${UPDATE}<button>Delete user</button></form>`,
    ],
    ['a role', `<form>${LOOK_ALIKE}Role <select><option>Admin</select>${UPDATE}</form>`],
    [
      'a button that deletes the user',
      `<form>${LOOK_ALIKE}${UPDATE}<button>Delete user</button></form>`,
    ],
    ['a button that deletes', `<form>${LOOK_ALIKE}${UPDATE}<button>Delete</button></form>`],
    [
      'a button that deletes, Japanese',
      `<form>${LOOK_ALIKE_JA}${UPDATE_JA}<button>削除</button></form>`,
    ],
    [
      'another user, Japanese',
      `<h2>ユーザー編集</h2><form>ユーザーID <input>権限 <select><option>管理者</select>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`,
    ],
    [
      'another user’s rights, Japanese',
      `<form>${LOOK_ALIKE_JA}権限 <select><option>管理者</select>${UPDATE_JA}</form>`,
    ],
    ['another user’s ID, Japanese', `<form>ユーザーID <input>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`],
    [
      'a group’s member',
      `<h2>グループメンバーの編集</h2><form>${LOOK_ALIKE_JA}パスワード認証 <input type="checkbox"><input type="submit" value="登録"></form>`,
    ],
    [
      'a sign-up that says Update',
      `<h1>Create your account</h1><form>${LOOK_ALIKE.replace('New password', 'Choose a password')}${UPDATE}</form>`,
    ],
    [
      'a sign-up that says 更新',
      `<title>x</title><h2>新規ユーザー登録</h2><form>${LOOK_ALIKE_JA.replaceAll('新しい', '新規')}${UPDATE_JA}</form>`,
    ],
    [
      'a setting-up',
      `<h1>Set up your account</h1><form>${LOOK_ALIKE}<button>Save and update</button></form>`,
    ],
    [
      'a setting-up that says Update',
      `<h1>Set up your account</h1><form>${LOOK_ALIKE}${UPDATE}</form>`,
    ],
    [
      'a captcha’s Update',
      `<form>${LOOK_ALIKE}<button>Create account</button><button type="button">Update captcha</button></form>`,
    ],
    ['Update among other words', `<form>${LOOK_ALIKE}<button>Update captcha</button></form>`],
    [
      '更新 beside 会員登録',
      `<form>${LOOK_ALIKE_JA}${UPDATE_JA}<input type="submit" value="会員登録"></form>`,
    ],
    [
      'Sign up beside a link',
      `<form>${LOOK_ALIKE}<button>Sign up</button><a href="#">Update</a></form>`,
    ],
    [
      'Register beside something that can be pressed',
      `<form>${LOOK_ALIKE}<button>Register</button><span onclick="x()">Update</span></form>`,
    ],
    [
      'Register beside a banner',
      `<form>${LOOK_ALIKE}<button>Register</button><input type="image" src="update_banner.gif"></form>`,
    ],
    ['a banner', `<form>${LOOK_ALIKE}<input type="image" src="update_banner.gif"></form>`],
    [
      'a shop',
      `<form>${LOOK_ALIKE}<button>Update cart</button><button>Place order</button></form>`,
    ],
    ['a shop that says Update', `<form>${LOOK_ALIKE}${UPDATE}<button>Place order</button></form>`],
    [
      'an address book’s entry',
      `<form>${LOOK_ALIKE.replace('New password', 'New password for this parcel')}${UPDATE}</form>`,
    ],
    [
      'a file',
      `<form>${LOOK_ALIKE.replace('New password', 'New password for the file')}Password protect this parcel <input type="checkbox"><button>Save</button></form>`,
    ],
    ['a mail server', `<form>Mail server <input>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`],
    [
      'a mail server that says more',
      `<form>Mail server <input>${LOOK_ALIKE_JA}<button>設定を更新</button></form>`,
    ],
    [
      'terms to agree to',
      `<form>${LOOK_ALIKE}<label><input type="checkbox"> I agree</label>${UPDATE}</form>`,
    ],
    ['an employee’s record', `<h1>社員情報の編集</h1><form>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`],
    [
      'a guest',
      `<form>${LOOK_ALIKE.replace('First', 'Guest first').replace('Last', 'Guest last')}${UPDATE}</form>`,
    ],
    [
      'an emergency contact',
      `<form>${LOOK_ALIKE.replace('First', 'Emergency contact first')}${UPDATE}</form>`,
    ],
    ['a shared folder', `<form>共有フォルダー <input>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`],
    [
      'a shared folder’s heading',
      `<h3>共有フォルダー</h3><form>${LOOK_ALIKE_JA}${UPDATE_JA}</form>`,
    ],
    [
      'the re-entry before the new password',
      `<h1>User Info</h1><form>First name <input>Last name <input>Confirm <input type="password">
        New password <input type="password">${UPDATE}</form>`,
    ],
    [
      'bare boxes in two rows that are both headed',
      TABLE_EN.replace(
        NAME_ROW,
        '<tr><td>User name</td><td><input></td></tr><tr><td>User name</td><td><input></td></tr>',
      ),
    ],
    [
      'a row that turns upper and lower round',
      TABLE_EN.replace('first name ', '')
        .replace('last name ', '')
        .replace('>User name<', '>User name (upper: last name, lower: first name)<'),
    ],
    [
      'a row that turns upper and lower round, Japanese',
      TABLE_EN.replace('first name ', '')
        .replace('last name ', '')
        .replace('>User name<', '>ユーザー名（上段：姓、下段：名）<'),
    ],
    [
      'names last and first, by nothing but their name and id',
      TABLE_EN.replace(
        'first name <input data-part="firstName" name="a1"',
        '<input name="sei" id="sei"',
      )
        .replace('last name <input data-part="lastName" name="a2"', '<input name="mei" id="mei"')
        .replace('>User name<', '>氏名<'),
    ],
    [
      'the current password in front, called a password only',
      TABLE_EN.replace('>New Password<', '>Password<').replace(
        '>New Password (re-enter)<',
        '>New Password<',
      ),
    ],
    [
      'a password to confirm the change with',
      TABLE_EN.replace('>New Password (re-enter)<', '>Enter your password to confirm the change<'),
    ],
    [
      'upper and lower of something else',
      TABLE_EN.replace('first name ', '(upper) ')
        .replace('last name ', '(lower) ')
        .replace('User name', 'Margin'),
    ],
    [
      'three choices of Password Protect',
      TABLE_EN.replace('checked>No', 'checked>No<input type="radio" name="pp" value="1">Yes'),
    ],
  ])('%s: never a match', (_name, markup) => {
    show(markup);
    expect(recogniseUserInfo(document).answer).not.toBe('match');
  });
});
