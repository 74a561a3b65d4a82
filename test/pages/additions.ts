/** Mutations that add to a page what may stand on it besides: none of it is a part. */
import { renderBox } from './controls';
import { LAYOUTS } from './layouts';
import type { Box, Row, Sheet } from './sheet';
import { WORDS } from './wording';

/** A word in the page's language. */
export const by = ({ choice }: Sheet, en: string, ja: string): string => {
  if (choice.language === 'both') return `${ja} / ${en}`;
  return choice.language === 'en' ? en : ja;
};

/** A row with one box, which is no part. */
export const rowOf = (words: string, kind: Box['kind'], name: string | null): Row => ({
  words,
  remark: '',
  required: '',
  boxes: [{ kind, name, part: null, value: '', mark: '' }],
  choices: null,
});

/** Names for added boxes, in the manner of the page's own. */
const ADDED_NAMES = { oldpwd: 'f91', kana_mei: 'f92', kana_sei: 'f93' } as const;

function nameFor({ choice }: Sheet, name: keyof typeof ADDED_NAMES): string | null {
  if (choice.identifiers === 'none') return null;
  return choice.identifiers === 'opaque' ? ADDED_NAMES[name] : name;
}

/** Puts rows above the row of a part, or `offset` rows below that. */
export function insertBefore(sheet: Sheet, part: string, rows: readonly Row[], offset = 0): Sheet {
  const index = sheet.rows.findIndex(({ boxes }) => boxes.some((box) => box.part === part));
  return { ...sheet, rows: sheet.rows.toSpliced(index + offset, 0, ...rows) };
}

/** The password that is to be changed, above the new one. */
export function addCurrentPassword(sheet: Sheet): Sheet {
  const kind = sheet.choice.extras === 'clear' ? 'text' : 'password';
  const words = by(sheet, 'Current Password', '現在のパスワード');
  return insertBefore(sheet, 'newPassword', [rowOf(words, kind, nameFor(sheet, 'oldpwd'))]);
}

const kanaRows = (sheet: Sheet): readonly Row[] => [
  rowOf(by(sheet, 'Kana (first name)', 'フリガナ（名）'), 'text', nameFor(sheet, 'kana_mei')),
  rowOf(by(sheet, 'Kana (last name)', 'フリガナ（姓）'), 'text', nameFor(sheet, 'kana_sei')),
];

/** The names' readings, above and below them. */
export const addKanaAbove = (sheet: Sheet): Sheet =>
  insertBefore(sheet, 'firstName', kanaRows(sheet));
export const addKanaBelow = (sheet: Sheet): Sheet =>
  insertBefore(sheet, 'lastName', kanaRows(sheet), 1);

/** A login form above everything, as some portals keep it on every page. */
export const addLogin = (sheet: Sheet): Sheet => ({
  ...sheet,
  above: `<form action="/login" method="post">${by(sheet, 'User ID', 'ユーザーID')} <input name="uid"> ${by(sheet, 'Password', 'パスワード')} <input type="password" name="pw"> <input type="submit" value="${by(sheet, 'Login', 'ログイン')}"></form>`,
});

/** The page's own rows once more, without their parts. */
function copyOf(sheet: Sheet, change: (markup: string) => string): string {
  const rows = sheet.rows.filter(({ choices }) => choices === null);
  return change(LAYOUTS[sheet.choice.layout]({ ...sheet, rows, update: null }))
    .replace(/ data-part="[^"]*"/g, '')
    .replace(/ id="[^"]*"/g, '')
    .replace(/ for="[^"]*"/g, '');
}

/** Copies of all the boxes that nobody can use. */
export const DUPLICATES: readonly {
  readonly name: string;
  readonly change: (sheet: Sheet) => Sheet;
}[] = [
  {
    name: 'copies that are not displayed',
    change: (sheet) => ({
      ...sheet,
      start: `<div style="display:none">${copyOf(sheet, (m) => m)}</div>`,
    }),
  },
  {
    name: 'copies of type hidden',
    change: (sheet) => ({
      ...sheet,
      start: copyOf(sheet, (m) => m.replace(/<input type="\w+"/g, '<input type="hidden"')),
    }),
  },
  {
    name: 'disabled copies',
    change: (sheet) => ({
      ...sheet,
      end: copyOf(sheet, (m) => m.replace(/<input/g, '<input disabled')),
    }),
  },
  {
    name: 'read-only copies',
    change: (sheet) => ({
      ...sheet,
      start: copyOf(sheet, (m) => m.replace(/<input/g, '<input readonly')),
    }),
  },
];

/** What stands beside Update on many pages. */
export const addCancel = (sheet: Sheet): Sheet => ({
  ...sheet,
  end: `${sheet.end}<input type="reset" value="${by(sheet, 'Reset', 'リセット')}"> <input type="button" value="${WORDS[sheet.choice.language].cancel.replace(/<[^>]*>/g, ' ')}"> <a href="/inbox">${by(sheet, 'Back', '戻る')}</a>`,
});

/** A tool bar of the mail box above the form. */
export const addSearchAndDelete = (sheet: Sheet): Sheet => ({
  ...sheet,
  above: `<form action="/search">${renderBox({ kind: 'text', part: null, name: 'q', value: '', mark: '' })} <input type="submit" value="${by(sheet, 'Search', '検索')}"></form><a href="/delete" onclick="return del()">${by(sheet, 'Delete mail', 'メールを削除')}</a>`,
});

/** Words with 更新 and "update" that mean something else. */
export const addReload = (sheet: Sheet): Sheet => ({
  ...sheet,
  end: `${sheet.end}<a href="/user">${by(sheet, 'Update history', '更新履歴')}</a> <input type="button" value="${by(sheet, 'Reload', '最新の情報に更新')}"> <input type="button" value="${by(sheet, 'Renew certificate', '証明書の更新')}"> ${by(sheet, 'Last update', '更新日')}: 2025/04/01`,
});

/** A way in which a page hides something that a browser alone can tell. */
export interface Hiding {
  readonly name: string;
  readonly tag: string;
  readonly style: string;
  /** A box that is drawn where nobody looks may leave a doubt. */
  readonly mayDoubt: boolean;
}

/** All of them: the holder's markup, and its style. */
export const HIDINGS: readonly Hiding[] = [
  { name: 'display', tag: 'div', style: '.away { display: none }', mayDoubt: false },
  {
    name: 'visibility',
    tag: 'div',
    style: '.away { visibility: hidden; position: absolute }',
    mayDoubt: false,
  },
  { name: 'details', tag: 'details', style: '', mayDoubt: false },
  {
    name: 'size',
    tag: 'div',
    style: '.away { height: 0; overflow: hidden } .away * { width: 0; height: 0; border: 0 }',
    mayDoubt: false,
  },
  {
    name: 'place',
    tag: 'div',
    style: '.away { position: absolute; left: -9999px }',
    mayDoubt: true,
  },
];

/** Copies of all the boxes above the form's own, in something that the browser does not show. */
export const addHidden = (sheet: Sheet, tag: string): Sheet => ({
  ...sheet,
  start: `<${tag} class="away">${copyOf(sheet, (markup) => markup)}</${tag}>`,
});
