/**
 * Mutations that make another page of User Info: it has all the parts, and one thing that User Info
 * has not. So every look-alike is tried in every layout, beside those of `negatives/`.
 */
import { by, insertBefore, rowOf } from './additions';
import type { Sheet } from './sheet';

/** Gives the page another heading, which it shows however it showed its own. */
const headed =
  (en: string, ja: string) =>
  (sheet: Sheet): Sheet => {
    const words = by(sheet, en, ja);
    const { kind } = sheet.heading;
    return {
      ...sheet,
      title: kind === 'title' ? words : sheet.title,
      heading: { kind: kind === 'nav' ? 'h2' : kind, words },
    };
  };

const withRow =
  (en: string, ja: string) =>
  (sheet: Sheet): Sheet => {
    const rows = sheet.rows.filter(({ boxes }) => boxes.every(({ kind }) => kind !== 'shown'));
    return insertBefore({ ...sheet, rows }, 'firstName', [rowOf(by(sheet, en, ja), 'text', null)]);
  };

const withButton =
  (en: string, ja: string) =>
  (sheet: Sheet): Sheet => ({
    ...sheet,
    end: `<input type="submit" name="b2" value="${by(sheet, en, ja)}">`,
  });

/** What makes another page of it, by name. */
export const OTHER_PAGES: readonly {
  readonly name: string;
  readonly change: (sheet: Sheet) => Sheet;
}[] = [
  { name: 'another user’s heading', change: headed('Edit user: hana02', '利用者編集：hana02') },
  { name: 'a user list’s heading', change: headed('User management', 'ユーザー管理') },
  { name: 'a sign-up’s heading', change: headed('Create your account', '新規ユーザー登録') },
  { name: 'a group’s heading', change: headed('Group members', 'グループメンバー') },
  { name: 'a guest’s heading', change: headed('Guest account', 'ゲストアカウント') },
  { name: 'an ID that can be changed', change: withRow('e-Parcel ID', 'ユーザーID') },
  { name: 'a role', change: withRow('Role', '権限') },
  { name: 'a mail server', change: withRow('SMTP server', 'メールサーバー') },
  { name: 'a button that deletes the user', change: withButton('Delete user', 'ユーザーを削除') },
  { name: 'a button that signs up', change: withButton('Sign up', '会員登録') },
];
