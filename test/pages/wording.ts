/**
 * What the portal's pages may call their parts: the published guide's words, and those of pages of
 * the kind in English and Japanese. The variants of a bilingual page are made of both.
 */
import type { Language } from './dimensions';

/** The words of two things that belong together: new and re-enter, first and last, yes and no. */
type Two = readonly [string, string];

/** One language's variants. The lists need not be equally long. */
interface Wording {
  readonly passwords: readonly Two[];
  readonly names: readonly Two[];
  /** The label of one row with two boxes, and what stands before the boxes: nothing, or marks. */
  readonly nameRows: readonly string[];
  readonly marks: readonly Two[];
  readonly protect: readonly string[];
  readonly options: readonly Two[];
  readonly update: readonly string[];
  readonly headings: readonly string[];
  readonly company: readonly string[];
  readonly telephone: readonly string[];
  readonly mail: string;
  readonly parcelId: string;
  readonly remarks: { readonly password: readonly string[]; readonly name: string };
  readonly required: string;
  readonly navigation: readonly string[];
  readonly title: string;
  readonly cancel: string;
}

const ENGLISH: Wording = {
  passwords: [
    ['New Password', 'New Password (re-enter)'],
    ['New password', 'Re-enter new password'],
    ['New Password', 'Retype New Password'],
    ['New password', 'Confirm new password'],
    ['Choose password', 'Repeat password'],
    ['New Password', 'New Password (again)'],
    ['Choose a new password', 'Verify new password'],
    ['New Password', 'Confirm password'],
  ],
  names: [
    ['First name', 'Last name'],
    ['Given name', 'Family name'],
    ['First Name', 'Surname'],
    ['User name (first name)', 'User name (last name)'],
    ['First name (the upper field)', 'Last name (the lower field)'],
    ['Your first name', 'Your last name'],
    ['GIVEN NAME', 'FAMILY NAME'],
    ['First name:', 'Last name:'],
  ],
  nameRows: ['User name', 'Name', 'User Name'],
  marks: [
    ['', ''],
    ['(upper)', '(lower)'],
    ['', ''],
    ['first name', 'last name'],
    ['Upper field:', 'Lower field:'],
  ],
  protect: ['Password Protect', 'Password Protection', 'Protect with password'],
  options: [
    ['Yes', 'No'],
    ['ON', 'OFF'],
    ['Enabled', 'Disabled'],
  ],
  update: ['Update', 'Update', 'Save', 'Apply', 'Update', 'UPDATE'],
  headings: ['User Info', 'User Information', 'Edit User Info'],
  company: ['Company name', 'Company'],
  telephone: ['Contact Tel', 'Telephone', 'Tel'],
  mail: 'E-mail',
  parcelId: 'e-Parcel ID',
  remarks: {
    password: [
      'Half-width letters and digits, more than 8 characters but less than 20.',
      'Leave blank to keep your current password.',
    ],
    name: 'Less than 60 characters. Shown as Sender name and Recipient name.',
  },
  required: '*',
  navigation: ['Inbox', 'Outbox', 'Send', 'Address Book', 'User Info', 'Help', 'Logout'],
  title: 'e-Parcel Secure Enterprise - Web Browser',
  cancel: 'Cancel',
};

const JAPANESE: Wording = {
  passwords: [
    ['新しいパスワード', '新しいパスワード（再入力）'],
    ['新しいパスワード', '新しいパスワード（確認）'],
    ['新パスワード', '新パスワード（確認用）'],
    ['新規パスワード', '新規パスワード（再確認）'],
    ['新しいPW', '新しいPW（再入力）'],
    ['変更後のパスワード', '変更後のパスワード（確認用）'],
    ['変更するパスワード', '確認用パスワード'],
    ['新しいパスワード', 'もう一度入力'],
    ['新パスワード', '再入力'],
    ['新しいパスワード', '新しいパスワードを再度入力'],
  ],
  names: [
    ['名', '姓'],
    ['名', '氏'],
    ['名前（名）', '名前（姓）'],
    ['氏名（名）', '氏名（姓）'],
    ['下の名前', '苗字'],
    ['お名前（名）', 'お名前（姓）'],
    ['ユーザー名（名）', 'ユーザー名（姓）'],
    ['名（上段）', '姓（下段）'],
  ],
  nameRows: ['ユーザー名', '氏名', 'お名前', 'ユーザ名', '利用者名'],
  marks: [
    ['', ''],
    ['（上段）', '（下段）'],
    ['', ''],
    ['名', '姓'],
    ['上', '下'],
  ],
  protect: ['パスワード保護', 'パスワードで保護', 'パスワードプロテクト', 'パスワード認証'],
  options: [
    ['はい', 'いいえ'],
    ['する', 'しない'],
    ['有効', '無効'],
    ['あり', 'なし'],
    ['ON', 'OFF'],
  ],
  update: ['更新', '更新する', '変更', '更新', '保存', '登録', '設定', '確定', '反映'],
  headings: ['ユーザー情報', 'ユーザ情報の変更', '利用者情報'],
  company: ['会社名', '貴社名'],
  telephone: ['電話番号', '連絡先電話番号', 'TEL'],
  mail: 'メールアドレス',
  parcelId: 'e-Parcel ID',
  remarks: {
    password: [
      '※半角英数字9文字以上19文字以内で入力してください。',
      '※変更しない場合は空欄のままにしてください（現在のパスワードのまま）。',
    ],
    name: '※60文字未満。受信箱・送信箱に送信者名として表示されます。',
  },
  required: '必須',
  navigation: ['受信箱', '送信箱', '送信', 'アドレス帳', 'ユーザー情報', 'ヘルプ', 'ログアウト'],
  title: '電子宅配便Webブラウザ',
  cancel: 'キャンセル',
};

/** Variants by number, from the beginning again where a list is shorter. */
export interface Words {
  readonly passwords: (variant: number) => Two;
  readonly names: (variant: number) => Two;
  readonly nameRow: (variant: number) => string;
  readonly marks: (variant: number) => Two;
  readonly protect: (variant: number) => string;
  readonly options: (variant: number) => Two;
  readonly update: (variant: number) => string;
  readonly heading: (variant: number) => string;
  readonly company: (variant: number) => string;
  readonly telephone: (variant: number) => string;
  readonly mail: string;
  readonly parcelId: string;
  readonly passwordRemark: (variant: number) => string;
  readonly nameRemark: string;
  readonly required: string;
  readonly navigation: readonly string[];
  readonly title: string;
  readonly cancel: string;
}

function pick<T>(list: readonly T[], variant: number): T {
  const value = list[variant % list.length];
  if (value === undefined) throw new Error('A list of words is empty.');
  return value;
}

const one = (w: Wording): Words => ({
  passwords: (v) => pick(w.passwords, v),
  names: (v) => pick(w.names, v),
  nameRow: (v) => pick(w.nameRows, v),
  marks: (v) => pick(w.marks, v),
  protect: (v) => pick(w.protect, v),
  options: (v) => pick(w.options, v),
  update: (v) => pick(w.update, v),
  heading: (v) => pick(w.headings, v),
  company: (v) => pick(w.company, v),
  telephone: (v) => pick(w.telephone, v),
  mail: w.mail,
  parcelId: w.parcelId,
  passwordRemark: (v) => pick(w.remarks.password, v),
  nameRemark: w.remarks.name,
  required: w.required,
  navigation: w.navigation,
  title: w.title,
  cancel: w.cancel,
});

/** Both languages in one label, in the ways in which pages write them. */
function join(ja: string, en: string, variant: number): string {
  if (ja === en || ja === '' || en === '') return ja || en;
  const label = en.replace(/:$/, '');
  return pick(
    [`${ja} / ${label}`, `${ja}<br>${label}`, `${label}（${ja}）`, `${ja} ${label}`],
    variant,
  );
}

const JA = one(JAPANESE);
const EN = one(ENGLISH);

const joinTwo = (ja: Two, en: Two, variant: number): Two => [
  join(ja[0], en[0], variant),
  join(ja[1], en[1], variant),
];

const BOTH: Words = {
  passwords: (v) => joinTwo(JA.passwords(v), EN.passwords(v), v),
  names: (v) => joinTwo(JA.names(v), EN.names(v), v),
  nameRow: (v) => join(JA.nameRow(v), EN.nameRow(v), v),
  marks: (v) => joinTwo(JA.marks(v), EN.marks(v), 3),
  protect: (v) => join(JA.protect(v), EN.protect(v), v),
  options: (v) => joinTwo(JA.options(v), EN.options(v), 3),
  // "Update（更新）" and the like; both words always mean the same.
  update: (v) => join('更新', 'Update', v),
  heading: (v) => join(JA.heading(v), EN.heading(v), 0),
  company: (v) => join(JA.company(v), EN.company(v), v),
  telephone: (v) => join(JA.telephone(v), EN.telephone(v), v),
  mail: join(JA.mail, EN.mail, 0),
  parcelId: EN.parcelId,
  passwordRemark: (v) => `${JA.passwordRemark(v)}<br>${EN.passwordRemark(v)}`,
  nameRemark: `${JA.nameRemark}<br>${EN.nameRemark}`,
  required: JA.required,
  navigation: JAPANESE.navigation.map((ja, index) => `${ja} ${ENGLISH.navigation[index] ?? ''}`),
  title: `${JA.title} / ${EN.title}`,
  cancel: join(JA.cancel, EN.cancel, 0),
};

/** The words of a language. */
export const WORDS: Readonly<Record<Language, Words>> = { en: EN, ja: JA, both: BOTH };

/** Each language's own lists, which the dimensions must be as long as. */
export const WORDINGS = { en: ENGLISH, ja: JAPANESE } as const;
