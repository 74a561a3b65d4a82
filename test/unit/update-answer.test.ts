import { describe, expect, it } from 'vitest';
import { readUpdateAnswer } from '../../src/portal/update-answer';

describe('the portal’s answer to an Update', () => {
  it.each([
    'Your user information has been updated.',
    'User Info was successfully updated',
    'Settings saved successfully.',
    'ユーザー情報を更新しました。',
    'ユーザー情報の変更が完了しました',
    '登録いたしました。',
    '更新されました',
    'ﾊﾟｽﾜｰﾄﾞを変更しました',
    // The page repeats its rules beside the success.
    'Updated. Your information has been changed. A password must be 9 to 19 characters.',
    '更新しました。変更する場合は新しいパスワードを入力してください。',
  ])('done: %s', (text) => expect(readUpdateAnswer(text)).toBe('done'));

  it.each([
    'Error: the password is too short.',
    'The information could not be updated.',
    'Your password was not changed.',
    'Invalid password',
    '更新できませんでした。',
    'エラーが発生しました',
    'パスワードが一致しません',
    'パスワードが正しくありません。変更されていません。',
  ])('refused: %s', (text) => expect(readUpdateAnswer(text)).toBe('refused'));

  it.each([
    '',
    'Inbox Outbox User Info',
    'A password must be input using half-width alphanumeric.',
    'パスワードを変更する場合は入力してください',
    '変更した場合は再度ログインしてください',
    'Last updated: 2024-01-01',
  ])('unclear: %s', (text) => expect(readUpdateAnswer(text)).toBe('unclear'));

  it('does not read a page of any length to its end', () => {
    expect(readUpdateAnswer(`${'x'.repeat(5_000)} has been updated`)).toBe('unclear');
  });
});
