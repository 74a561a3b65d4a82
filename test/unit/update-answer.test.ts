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
    '更新完了',
    'ユーザー情報 変更を受け付けました',
    '更新が完了しました 戻る',
    'Inbox User Info Your information has been updated Back to User Info',
    'Your user information has been updated. Errors? Contact the helpdesk.',
    '更新しました。エラーが発生した場合はお問い合わせください。',
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
    // Part of it was done: what was not is what the person has to know.
    'Your password has been changed. Error: the name could not be updated.',
    '会社名を更新しました。パスワードは変更されていません。',
  ])('refused: %s', (text) => expect(readUpdateAnswer(text)).toBe('refused'));

  it.each([
    '',
    'Inbox Outbox User Info',
    'A password must be input using half-width alphanumeric.',
    'パスワードを変更する場合は入力してください',
    '変更した場合は再度ログインしてください',
    'Last updated: 2024-01-01',
    'If your information has been updated, sign in again.',
    'Once your password has been changed, close the browser.',
    'Last time your password was changed.',
    'Make sure that your information has been updated.',
    'Has your password been changed? It was changed?',
    'Fields that have changed are marked. Please correct them.',
    'Your password was changed on 2024-01-02. Please enter 9 or more characters.',
    'パスワードを変更しましたら、再度ログインしてください',
    'パスワードを変更しましたか',
    'パスワードを変更しましたが、',
    '更新完了後にログアウトします',
    '前回パスワードを変更しました：2024/01/02',
    '前回パスワードを変更しました',
    'パスワードを変更しました 2024/01/02',
    'No user information was updated.',
    'Nothing was changed.',
    'No changes were saved because the password is too short.',
    'No changes were saved.',
  ])('unclear: %s', (text) => expect(readUpdateAnswer(text)).toBe('unclear'));

  it('does not read a page of any length to its end', () => {
    expect(readUpdateAnswer(`${'x'.repeat(5_000)} has been updated`)).toBe('unclear');
  });
});
