import type { UpdateProblem, UserInfo } from './user-info';

/** The languages the portal speaks. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Tells whether a word from outside is one of the portal's languages. */
export function isLanguage(word: string | null): word is Language {
  return LANGUAGES.some((language) => language === word);
}

/** Every sentence of the portal's pages in one language. */
export interface Wording {
  readonly product: string;
  readonly inbox: string;
  readonly outbox: string;
  readonly userInfo: string;
  readonly signedInAs: string;
  readonly date: string;
  readonly senderName: string;
  readonly recipientName: string;
  readonly parcel: string;
  readonly size: string;
  readonly eParcelId: string;
  readonly userName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyName: string;
  readonly contactTel: string;
  readonly newPassword: string;
  readonly newPasswordAgain: string;
  readonly passwordProtect: string;
  readonly yes: string;
  readonly no: string;
  readonly update: string;
  readonly updated: string;
  readonly notUpdated: string;
  readonly back: string;
  readonly notFound: string;
  readonly signInNeeded: string;
  readonly signInHow: string;
  readonly problems: Readonly<Record<UpdateProblem, string>>;
}

/** The portal's sentences by language; the terms of the guide stand as the guide has them. */
export const WORDING: Readonly<Record<Language, Wording>> = {
  en: {
    product: 'e-Parcel Secure Enterprise - Web Browser',
    inbox: 'Inbox',
    outbox: 'Outbox',
    userInfo: 'User Info',
    signedInAs: 'User',
    date: 'Date',
    senderName: 'Sender name',
    recipientName: 'Recipient name',
    parcel: 'Parcel',
    size: 'Size',
    eParcelId: 'e-Parcel ID',
    userName: 'User name',
    firstName: 'first name',
    lastName: 'last name',
    companyName: 'Company name',
    contactTel: 'Contact Tel',
    newPassword: 'New Password',
    newPasswordAgain: 'New Password (re-enter)',
    passwordProtect: 'Password Protect',
    yes: 'Yes',
    no: 'No',
    update: 'Update',
    updated: 'Your user information has been updated.',
    notUpdated: 'Your user information was not updated.',
    back: 'Back to User Info',
    notFound: 'The page was not found.',
    signInNeeded: 'Authorization Required',
    signInHow: 'Enter your e-Parcel ID and login password to open this page.',
    problems: {
      'password-length': 'The password must be more than 8 characters but less than 20.',
      'password-characters': 'The password must be half-width alphanumeric, without spaces.',
      'password-mismatch': 'The two entries of the new password do not match.',
      'first-name-length': 'The first name must be less than 60 characters.',
      'last-name-length': 'The last name must be less than 60 characters.',
      'password-protect-choice': 'Choose Yes or No for Password Protect.',
    },
  },
  ja: {
    product: '電子宅配便 Webブラウザ',
    inbox: '受信箱',
    outbox: '送信箱',
    userInfo: 'ユーザー情報',
    signedInAs: 'ユーザー',
    date: '日時',
    senderName: '送信者名',
    recipientName: '受信者名',
    parcel: '荷物',
    size: 'サイズ',
    eParcelId: 'e-Parcel ID',
    userName: 'ユーザー名',
    firstName: '名（上段）',
    lastName: '姓（下段）',
    companyName: '会社名',
    contactTel: '連絡先電話番号',
    newPassword: '新しいパスワード',
    newPasswordAgain: '新しいパスワード（再入力）',
    passwordProtect: 'パスワード保護',
    yes: 'はい',
    no: 'いいえ',
    update: '更新',
    updated: 'ユーザー情報を更新しました。',
    notUpdated: 'ユーザー情報は更新されていません。',
    back: 'ユーザー情報に戻る',
    notFound: 'ページが見つかりません。',
    signInNeeded: '認証が必要です',
    signInHow: 'このページを開くには、e-Parcel IDとログインパスワードを入力してください。',
    problems: {
      'password-length': 'パスワードは8文字より多く、20文字より少ない文字数で入力してください。',
      'password-characters': 'パスワードは半角英数字で、空白を含めずに入力してください。',
      'password-mismatch': '新しいパスワードと再入力の内容が一致しません。',
      'first-name-length': '名（上段）は60文字より少ない文字数で入力してください。',
      'last-name-length': '姓（下段）は60文字より少ない文字数で入力してください。',
      'password-protect-choice': 'パスワード保護は「はい」か「いいえ」を選んでください。',
    },
  },
};

/** What a customer's page holds before anybody changed it. */
export const FIRST_USER: Readonly<
  Record<Language, Omit<UserInfo, 'eParcelId' | 'passwordProtect'>>
> = {
  en: {
    password: 'Parcel2024demo',
    firstName: 'John Parcel',
    lastName: 'Design department',
    company: 'Sample Trading Co., Ltd.',
    telephone: '03-0000-1234',
  },
  ja: {
    password: 'Parcel2024demo',
    firstName: '宅配 太郎',
    lastName: '設計部',
    company: '見本商事株式会社',
    telephone: '03-0000-1234',
  },
};
