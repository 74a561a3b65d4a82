/**
 * The words that the User Info page's parts go by, and those that speak against it. Adding a label is
 * one text in a list of its concept, language and placement, and one fixture in `test/unit/recognition.test.ts`.
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
  /** A password of something that is not the person: a file, a mail server. */
  | 'thing-password'
  /** What the page is called, and fields that only it and few others have. */
  | 'user-info'
  | 'company'
  | 'telephone'
  /** Headings and buttons of other pages; `other-user` says nothing beside "User Info". */
  | 'other-page'
  | 'other-user'
  /** Buttons that User Info does not have. */
  | 'other-purpose'
  /** Fields that User Info does not have. */
  | 'other-field'
  /** Fields that User Info shows, if at all, but does not let anybody change. */
  | 'login-id';

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
    'パスワード(新',
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
  ...term('other-password', 'en', 'token', 'pin', 'otp', 'one-time', 'secret'),
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
  ...term('other-password', 'ja', 'phrase', '秘密の質問', '暗証番号', 'ワンタイム'),

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
  ...term('upper', 'en', 'phrase', 'user name 1', 'name 1'),
  ...term('upper', 'ja', 'phrase', 'ユーザー名1', 'ユーザ名1', '利用者名1', '氏名1'),
  ...term('lower', 'en', 'phrase', 'user name 2', 'name 2'),
  ...term('lower', 'ja', 'phrase', 'ユーザー名2', 'ユーザ名2', '利用者名2', '氏名2'),
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

  ...term('update', 'en', 'whole', 'update', 'update user info', 'update user information'),
  ...term('update', 'en', 'whole', 'update info', 'update information', 'update now', 'koushin'),
  ...term('update', 'en', 'whole', 'update my info', 'update my information', 'update button'),
  ...term('update', 'en', 'whole', 'update(u)'),
  ...term('update', 'ja', 'whole', '更新', '更新する', '更新します', '更新(u)', '更新ボタン'),
  ...term('update', 'ja', 'whole', '情報を更新', '情報を更新する', 'ユーザー情報を更新'),
  ...term('update', 'ja', 'whole', 'ユーザー情報を更新する', 'ユーザー情報更新', 'ユーザ情報更新'),
  ...term('update', 'ja', 'whole', '更新update', 'update更新', '内容を更新', '内容を更新する'),
  ...term('update-weak', 'en', 'whole', 'save', 'apply', 'upd', 'henkou', 'change', 'save changes'),
  ...term('update-weak', 'en', 'whole', 'apply changes', 'change password', 'save and close'),
  ...term('update-weak', 'ja', 'whole', '変更', '変更する', '保存', '保存する', '登録', '登録する'),
  ...term('update-weak', 'ja', 'whole', '設定', '設定する', '確定', '確定する', '反映', '反映する'),
  ...term('update-weak', 'ja', 'whole', '変更を保存', '変更を保存する', '設定を保存', '登録変更'),

  ...term('thing-password', 'en', 'phrase', 'for this', 'for the file', 'for the parcel'),
  ...term('thing-password', 'en', 'phrase', 'file password', 'parcel password', 'server password'),
  ...term('thing-password', 'en', 'phrase', 'mail password', 'folder password', 'smtp', 'pop3'),
  ...term('thing-password', 'en', 'token', 'pop', 'imap', 'ftp', 'zip', 'wi-fi'),
  ...term(
    'thing-password',
    'ja',
    'phrase',
    'メールパスワード',
    'メールのパスワード',
    'メールサーバ',
  ),
  ...term(
    'thing-password',
    'ja',
    'phrase',
    'ファイルの',
    'ファイルパスワード',
    'フォルダ',
    '荷物の',
  ),

  ...term('user-info', 'en', 'phrase', 'user info', 'user information', 'user data'),
  ...term('user-info', 'ja', 'phrase', 'ユーザー情報', 'ユーザ情報', '利用者情報'),
  ...term('company', 'en', 'phrase', 'company', 'organization', 'organisation'),
  ...term('company', 'ja', 'phrase', '会社', '法人名', '組織名', '企業名', '貴社名', '御社名'),
  ...term('telephone', 'en', 'phrase', 'tel', 'telephone', 'phone', 'phone number'),
  ...term('telephone', 'ja', 'phrase', '電話', 'tel'),

  ...term('other-page', 'en', 'phrase', 'create', 'sign up', 'signup', 'register', 'join'),
  ...term('other-page', 'en', 'phrase', 'new account', 'new user', 'add user', 'set up your'),
  ...term('other-page', 'en', 'phrase', 'account setup', 'setup your', 'registration form'),
  ...term('other-page', 'en', 'phrase', 'user registration', 'new registration', 'activate'),
  ...term('other-page', 'en', 'phrase', 'user management', 'manage users', 'user list'),
  ...term('other-page', 'en', 'phrase', 'delete user', 'delete account', 'member', 'members'),
  ...term('other-page', 'en', 'phrase', 'administration', 'user administration', 'user admin'),
  ...term('other-page', 'en', 'phrase', 'guest', 'guests', 'address book', 'emergency contact'),
  ...term('other-page', 'en', 'phrase', 'edit contact', 'new contact', 'add contact', 'contacts'),
  ...term('other-page', 'en', 'phrase', 'contact details', 'contact form', 'recipient', 'shared'),
  ...term('other-page', 'en', 'phrase', 'mail settings', 'mail account', 'mail server', 'smtp'),
  ...term('other-page', 'en', 'phrase', 'cart', 'checkout', 'place order', 'your order', 'billing'),
  ...term(
    'other-page',
    'ja',
    'phrase',
    '新規登録',
    '会員登録',
    '新規会員',
    '新規ユーザ',
    '新規利用者',
  ),
  ...term('other-page', 'ja', 'phrase', '新規アカウント', '新規作成', '新規追加', 'アカウント作成'),
  ...term(
    'other-page',
    'ja',
    'phrase',
    'アカウントの作成',
    'を作成',
    'ユーザー追加',
    'ユーザーの追加',
  ),
  ...term('other-page', 'ja', 'whole', 'ユーザー登録', 'ユーザ登録', '利用者登録', '入会'),
  ...term(
    'other-page',
    'ja',
    'phrase',
    'ユーザー管理',
    'ユーザ管理',
    '利用者管理',
    '権限',
    'メンバー',
  ),
  ...term(
    'other-page',
    'ja',
    'phrase',
    'ユーザー削除',
    'ユーザーを削除',
    'ユーザーの削除',
    'ゲスト',
  ),
  ...term('other-page', 'ja', 'phrase', 'メール設定', 'メールアカウント', 'メールサーバ', '共有'),
  ...term(
    'other-page',
    'ja',
    'phrase',
    'アドレス帳',
    '緊急連絡先',
    '宛先',
    'カート',
    '注文',
    '購入',
  ),
  ...term('other-user', 'en', 'phrase', 'edit user', 'user edit', 'modify user', 'edit account'),
  ...term(
    'other-user',
    'ja',
    'phrase',
    'ユーザー編集',
    'ユーザ編集',
    'ユーザーの編集',
    '利用者編集',
  ),
  ...term('other-user', 'ja', 'phrase', 'ユーザの編集', '利用者の編集', 'ユーザーを編集'),
  ...term('other-purpose', 'en', 'whole', 'delete', 'remove', 'add', 'submit order', 'buy', 'send'),
  ...term(
    'other-purpose',
    'ja',
    'whole',
    '削除',
    '削除する',
    '追加',
    '追加する',
    '送信',
    '申し込む',
  ),
  ...term('other-field', 'en', 'phrase', 'role', 'permission', 'permissions', 'privilege', 'guest'),
  ...term('other-field', 'en', 'phrase', 'mail server', 'smtp', 'pop3', 'imap', 'server name'),
  ...term('other-field', 'en', 'phrase', 'emergency contact', 'contact name', 'recipient', 'host'),
  ...term('other-field', 'en', 'phrase', 'contact first', 'contact last', 'shared folder'),
  ...term(
    'other-field',
    'ja',
    'phrase',
    '権限',
    'ロール',
    'メールサーバ',
    'サーバー名',
    'サーバ名',
  ),
  ...term(
    'other-field',
    'ja',
    'phrase',
    'ゲスト',
    '緊急連絡先',
    '共有',
    'フォルダ',
    '宛先',
    '受取人',
  ),
  ...term('login-id', 'en', 'phrase', 'e-parcel id', 'user id', 'login id', 'login name', 'login'),
  ...term('login-id', 'en', 'phrase', 'account name', 'account id', 'member id'),
  ...term('login-id', 'en', 'token', 'id', 'userid', 'loginid'),
  ...term(
    'login-id',
    'ja',
    'phrase',
    'ユーザーid',
    'ユーザid',
    'ログインid',
    'ログイン名',
    '利用者id',
  ),
  ...term('login-id', 'ja', 'phrase', '会員id', 'アカウント名', 'アカウントid', '会員番号'),
  ...term('other-page', 'en', 'phrase', 'edit customer', 'customer record', 'employee', 'staff'),
  ...term('other-page', 'ja', 'phrase', '社員情報', '従業員', '顧客', '取引先', 'お客様登録'),
  ...term('other-field', 'en', 'phrase', 'i agree', 'i accept', 'newsletter', 'user group'),
  ...term('other-field', 'ja', 'phrase', '同意', 'メールマガジン', 'メルマガ'),
];
