/**
 * The words that the User Info page's parts go by, one line a term. Adding a label is one line here
 * and one of fixture in `test/unit/recognition.test.ts`.
 *
 * Sources: the published guide; labels seen on Japanese and English pages of the kind.
 */

/** What a word stands for. */
export type Concept =
  | 'new-password'
  | 're-enter'
  | 'other-password'
  | 'password'
  | 'first-name'
  | 'last-name'
  | 'upper'
  | 'lower'
  | 'user-name'
  | 'not-a-name'
  | 'password-protect'
  | 'yes'
  | 'no'
  | 'update'
  | 'update-weak'
  | 'not-update';

/**
 * How a term must stand in a text: `whole` is the whole text, `token` a whole word of it (between
 * spaces, brackets and marks), `phrase` anywhere in it, in English at word boundaries.
 */
export type Placement = 'whole' | 'token' | 'phrase';

/** One term. */
export interface Term {
  readonly concept: Concept;
  readonly language: 'en' | 'ja';
  readonly placement: Placement;
  /** Written as text is after normalising: NFKC, lower case. */
  readonly text: string;
}

const term = (
  concept: Concept,
  language: Term['language'],
  placement: Placement,
  ...texts: readonly string[]
): readonly Term[] => texts.map((text) => ({ concept, language, placement, text }));

/** Every term. */
export const VOCABULARY: readonly Term[] = [
  ...term(
    'new-password',
    'en',
    'phrase',
    'new password',
    'new pass',
    'choose password',
    'choose a password',
    'new pwd',
  ),
  ...term(
    'new-password',
    'ja',
    'phrase',
    '新しいパスワード',
    '新パスワード',
    '新規パスワード',
    '新しいpw',
    '新pw',
  ),
  ...term(
    'new-password',
    'ja',
    'phrase',
    '変更後のパスワード',
    '変更後パスワード',
    '変更するパスワード',
    '新しい暗証',
  ),

  ...term(
    're-enter',
    'en',
    'phrase',
    're-enter',
    'reenter',
    're enter',
    're-type',
    'retype',
    'repeat',
  ),
  ...term(
    're-enter',
    'en',
    'phrase',
    'confirm',
    'confirmation',
    'again',
    'verify',
    're-entry',
    'once more',
  ),
  ...term(
    're-enter',
    'ja',
    'phrase',
    '再入力',
    '再確認',
    '確認用',
    '確認のため',
    'もう一度',
    '再度',
    'もういちど',
  ),
  ...term('re-enter', 'ja', 'token', '確認'),
  ...term('re-enter', 'ja', 'phrase', 'パスワード確認', 'パスワードの確認'),

  ...term(
    'other-password',
    'en',
    'phrase',
    'current',
    'old password',
    'existing',
    'present password',
  ),
  ...term(
    'other-password',
    'en',
    'token',
    'smtp',
    'pop',
    'pop3',
    'imap',
    'pin',
    'otp',
    'one-time',
    'secret',
  ),
  ...term(
    'other-password',
    'ja',
    'phrase',
    '現在の',
    '今の',
    '旧パスワード',
    '既存',
    '古い',
    '変更前',
    '現パスワード',
  ),
  ...term(
    'other-password',
    'ja',
    'phrase',
    '秘密の質問',
    '暗証番号',
    'ワンタイム',
    'メールパスワード',
  ),

  ...term('password', 'en', 'phrase', 'password', 'passwd', 'passphrase'),
  ...term('password', 'ja', 'phrase', 'パスワード'),

  ...term('first-name', 'en', 'phrase', 'first name', 'given name', 'firstname', 'forename'),
  ...term('first-name', 'ja', 'token', '名', '下の名前', '名前(名)', '氏名(名)'),
  ...term('first-name', 'ja', 'whole', '名前(名)', '氏名(名)', 'お名前(名)'),
  ...term('last-name', 'en', 'phrase', 'last name', 'family name', 'surname', 'lastname'),
  ...term('last-name', 'ja', 'token', '姓', '氏', '苗字', '名字'),
  ...term('last-name', 'ja', 'whole', '名前(姓)', '氏名(姓)', 'お名前(姓)'),
  ...term('upper', 'en', 'phrase', 'upper', 'upper field'),
  ...term('upper', 'ja', 'token', '上段', '上', '上の欄'),
  ...term('lower', 'en', 'phrase', 'lower', 'lower field'),
  ...term('lower', 'ja', 'token', '下段', '下', '下の欄'),
  ...term('user-name', 'en', 'phrase', 'user name', 'username', 'your name', 'full name'),
  ...term('user-name', 'en', 'whole', 'name'),
  ...term('user-name', 'ja', 'phrase', 'ユーザー名', 'ユーザ名', '利用者名', '利用者氏名'),
  ...term('user-name', 'ja', 'token', '氏名', 'お名前', '名前', 'ご氏名'),
  ...term(
    'not-a-name',
    'en',
    'phrase',
    'company',
    'kana',
    'furigana',
    'file name',
    'group name',
    'login name',
  ),
  ...term(
    'not-a-name',
    'en',
    'phrase',
    'department name',
    'middle name',
    'host name',
    'mail',
    'phone',
    'tel',
    'search',
  ),
  ...term(
    'not-a-name',
    'ja',
    'phrase',
    'フリガナ',
    'ふりがな',
    'カナ',
    'ローマ字',
    '会社',
    '部署名',
    '件名',
  ),
  ...term('not-a-name', 'ja', 'phrase', 'ファイル名', 'グループ名', '電話', 'メール', '検索'),

  ...term(
    'password-protect',
    'en',
    'phrase',
    'password protect',
    'password protection',
    'protect with password',
  ),
  ...term(
    'password-protect',
    'ja',
    'phrase',
    'パスワード保護',
    'パスワードで保護',
    'パスワードプロテクト',
    'パスワード認証',
  ),
  ...term('password-protect', 'ja', 'phrase', 'パスワードによる保護', 'パスワードの保護'),
  ...term('yes', 'en', 'token', 'yes', 'on', 'enable', 'enabled', 'true', 'y'),
  ...term(
    'yes',
    'ja',
    'token',
    'はい',
    'する',
    '有効',
    'あり',
    '有効にする',
    '使う',
    '使用する',
    '1',
  ),
  ...term('no', 'en', 'token', 'no', 'off', 'disable', 'disabled', 'false', 'n'),
  ...term(
    'no',
    'ja',
    'token',
    'いいえ',
    'しない',
    '無効',
    'なし',
    '無効にする',
    '使わない',
    '使用しない',
    '0',
  ),

  ...term(
    'update',
    'en',
    'whole',
    'update',
    'update user info',
    'update information',
    'update user information',
  ),
  ...term('update', 'en', 'token', 'update', 'koushin'),
  ...term(
    'update',
    'ja',
    'whole',
    '更新',
    '更新する',
    'ユーザー情報を更新',
    '情報を更新',
    '情報を更新する',
  ),
  ...term('update', 'ja', 'token', '更新', '更新する'),
  ...term('update-weak', 'en', 'token', 'save', 'apply', 'upd', 'henkou', 'change'),
  ...term('update-weak', 'en', 'phrase', 'save changes', 'change password'),
  ...term(
    'update-weak',
    'ja',
    'token',
    '変更',
    '変更する',
    '保存',
    '保存する',
    '登録',
    '登録する',
    '設定',
    '設定する',
    '確定',
    '反映',
  ),
  ...term(
    'not-update',
    'en',
    'phrase',
    'cancel',
    'back',
    'reset',
    'clear',
    'delete',
    'search',
    'log out',
    'logout',
  ),
  ...term(
    'not-update',
    'en',
    'phrase',
    'sign up',
    'register',
    'create',
    'refresh',
    'reload',
    'last updated',
  ),
  ...term(
    'not-update',
    'ja',
    'phrase',
    'キャンセル',
    '戻る',
    'リセット',
    'クリア',
    '削除',
    '検索',
    'ログアウト',
  ),
  ...term('not-update', 'ja', 'phrase', '最新の情報', '更新日', '証明書', '新規登録', '会員登録'),
];
