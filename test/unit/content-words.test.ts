/** Each finding in the very words that a person reads, in both languages. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import type { Finding, Rule } from '../../src/content/review';
import {
  completeLabels,
  explain,
  explainProgress,
  explainProtect,
  type Labels,
  rowText,
  ruleText,
} from '../../src/content/words';
import { checkName } from '../../src/portal/name-rules';
import {
  checkCharacters,
  checkLength,
  checkMatch,
  checkSpaces,
} from '../../src/portal/password-rules';

const MESSAGES = { en: english, ja: japanese };
let language: keyof typeof MESSAGES;

vi.mock('../../src/content/extension', () => ({
  say: (key: keyof typeof english, ...rest: readonly unknown[]) =>
    MESSAGES[language][key].message.replace(/\$(\d)/g, (_, at) => String(rest[Number(at) - 1])),
}));

const LABELS: Labels = {
  newPassword: 'New Password',
  reEntry: 'New Password (re-enter)',
  firstName: 'First name',
  lastName: 'Last name',
  update: 'Update',
};

beforeEach(() => {
  language = 'en';
});

const findings = {
  'LEN.SHORT': [checkLength('Parcel'), 'length'],
  'LEN.AT8': [checkLength('Parcel20'), 'length'],
  'LEN.AT20': [checkLength('x'.repeat(20)), 'length'],
  'LEN.LONG': [checkLength('x'.repeat(21)), 'length'],
  'CHR.FULL': [checkCharacters('Parceｌ'), 'characters'],
  'CHR.KANA': [checkCharacters('Parあ'), 'characters'],
  'CHR.SYM': [checkCharacters('Par-cel'), 'characters'],
  'CHR.OTHER': [checkCharacters('Parcél'), 'characters'],
  'CHR.INVIS': [checkCharacters('Par\u200bcel'), 'characters'],
  'SPC.IN': [checkSpaces('Par cel'), 'spaces'],
  'SPC.EDGE': [checkSpaces(' Parcel'), 'spaces'],
  'MAT.WAIT': [checkMatch('Parcel2025', ''), 'match'],
  'MAT.NG': [checkMatch('Parcel2025', 'Parcel2x'), 'match'],
  'MAT.CASE': [checkMatch('Parcel2025', 'ParceL2025'), 'match'],
  'MAT.CHANGED': [checkMatch('Parcel2025', 'Parcel2024', true), 'match'],
  'MAT.SOFAR, left': [checkMatch('Parcel2025', 'Parcel'), 'match'],
  'NAM.AT60': [checkName('x'.repeat(60)), 'firstName'],
  'NAM.LONG': [checkName('x'.repeat(61)), 'lastName'],
  'NAM.UNITS': [checkName('𠮷'.repeat(30)), 'firstName'],
} as const;

const WORDS: Readonly<Record<keyof typeof findings, readonly [string, string]>> = {
  'LEN.SHORT': [
    'New Password is too short. Use 9 or more characters.',
    '「New Password」の文字数が足りません。9文字以上にしてください。',
  ],
  'LEN.AT8': [
    '8 characters is one too few: the portal asks for more than 8.',
    '8文字では1文字足りません。ポータルの条件は「8文字より多く」です。',
  ],
  'LEN.AT20': [
    '20 characters is one too many: the portal asks for less than 20.',
    '20文字では1文字多すぎます。ポータルの条件は「20文字より少なく」です。',
  ],
  'LEN.LONG': [
    'New Password is too long. Use 19 or fewer characters.',
    '「New Password」の文字数が多すぎます。19文字以下にしてください。',
  ],
  'CHR.FULL': [
    'Character 6 is full-width. Use half-width letters and digits.',
    '6文字目が全角です。半角の英字・数字にしてください。',
  ],
  'CHR.KANA': [
    'Character 4 is Japanese. Press the Half-width/Full-width key (Mac: 英数 key) and type again.',
    '4文字目が日本語です。［半角/全角］キー（Macは［英数］キー）を押してから、入力し直してください。',
  ],
  'CHR.SYM': [
    'Character 4 is a symbol. Use only letters and digits.',
    '4文字目が記号です。英字と数字だけを使ってください。',
  ],
  'CHR.OTHER': [
    'Character 5 cannot be used. Use only letters and digits.',
    '5文字目は使えない文字です。英字と数字だけを使ってください。',
  ],
  'CHR.INVIS': [
    'There is an invisible character at position 4. Type the password again.',
    '4文字目に目に見えない文字があります。パスワードを入力し直してください。',
  ],
  'SPC.IN': [
    'There is a space at position 4. Remove it.',
    '4文字目に空白があります。削除してください。',
  ],
  'SPC.EDGE': [
    'There is a space at the start or end. It may have come with copied text. Remove it.',
    '先頭または末尾に空白があります。コピーしたときに入った可能性があります。削除してください。',
  ],
  'MAT.WAIT': ['Type the same password again.', '同じパスワードをもう一度入力してください。'],
  'MAT.NG': [
    'The two entries differ from character 8. Type New Password (re-enter) again.',
    '8文字目から違っています。「New Password (re-enter)」を入力し直してください。',
  ],
  'MAT.CASE': [
    'Only upper/lower case differs, first at character 6. Check Caps Lock.',
    '大文字・小文字だけが違います（最初は6文字目）。Caps Lockを確認してください。',
  ],
  'MAT.CHANGED': [
    'New Password has changed. Type it again in New Password (re-enter).',
    '「New Password」が変わりました。「New Password (re-enter)」にも入力し直してください。',
  ],
  'MAT.SOFAR, left': [
    'The two entries differ from character 7. Type New Password (re-enter) again.',
    '7文字目から違っています。「New Password (re-enter)」を入力し直してください。',
  ],
  'NAM.AT60': [
    'First name is 60 characters, one too many: the portal asks for less than 60.',
    '「First name」が60文字です。1文字多すぎます。ポータルの条件は「60文字より少なく」です。',
  ],
  'NAM.LONG': [
    'Last name is 61 characters. Use 59 or fewer.',
    '「Last name」が61文字です。59文字以内にしてください。',
  ],
  'NAM.UNITS': [
    'First name has special characters that may count as two. Make it a little shorter to be sure.',
    '「First name」に2文字分と数えられる可能性がある文字があります。少し短くすると確実です。',
  ],
};

describe('what is wrong and what to do', () => {
  it.each(Object.entries(findings))('%s', (id, [{ finding }, rule]) => {
    const told = (['en', 'ja'] as const).map((spoken) => {
      language = spoken;
      return explain(finding as Finding, rule as Rule, LABELS);
    });
    expect(told).toEqual(WORDS[id as keyof typeof WORDS]);
  });

  it('an empty first field', () => {
    expect(explain({ kind: 'first-empty' }, 'length', LABELS)).toBe('Enter a new password.');
    language = 'ja';
    expect(explain({ kind: 'first-empty' }, 'length', LABELS)).toBe(
      '新しいパスワードを入力してください。',
    );
  });
});

describe('what helps to go on', () => {
  const progress = (first: string, second: string, changed = false): string =>
    explainProgress(
      {
        length: checkLength(first),
        characters: checkCharacters(first),
        spaces: checkSpaces(first),
        match: checkMatch(first, second, changed),
        firstName: checkName(''),
        lastName: checkName(''),
      },
      LABELS,
    );

  it.each([
    ['', '', false, 'To keep your password as it is, leave both fields empty.'],
    ['Parc', '', false, '4 characters now, 5 more needed'],
    ['Parcel20', '', false, '8 characters now, 1 more needed'],
    ['Parcel2025', '', false, 'Type the same password again.'],
    ['Parcel2025', 'Parcel', false, 'Same so far.'],
    [
      'Parcel2025',
      'Parcel2024',
      true,
      'New Password has changed. Type it again in New Password (re-enter).',
    ],
    ['Parcel2025', 'Parcel2025', false, 'The two entries are the same.'],
  ])('%j and %j', (first, second, changed, words) => {
    expect(progress(first, second, changed)).toBe(words);
  });

  it('in Japanese, too', () => {
    language = 'ja';
    expect(progress('Parc', '')).toBe('現在4文字です。あと5文字必要です。');
    expect(progress('Parcel2025', 'Par')).toBe('ここまで同じです。');
    expect(progress('Parcel2025', 'Parcel2025')).toBe('2つの入力が一致しました。');
  });
});

describe('what rules are called', () => {
  it.each([
    ['length', '9 to 19 characters', '9～19文字'],
    ['characters', 'Half-width letters and digits only', '半角の英字と数字だけ'],
    ['spaces', 'No spaces', '空白なし'],
    ['match', 'Both entries are the same', '2つの入力が同じ'],
    ['lastName', 'Last name: up to 59 characters', 'Last name：59文字以内'],
  ] as const)('%s', (rule, en, ja) => {
    expect(ruleText(rule, LABELS)).toBe(en);
    language = 'ja';
    expect(ruleText(rule, LABELS)).toBe(ja);
  });

  it('a name’s row says where its field stands, unless its label does, or both stand side by side', () => {
    expect(rowText('firstName', LABELS, 'firstName')).toBe('First name (upper field)');
    expect(rowText('lastName', LABELS, 'firstName')).toBe('Last name (lower field)');
    expect(rowText('firstName', LABELS, 'lastName')).toBe('First name (lower field)');
    expect(rowText('firstName', LABELS, null)).toBe('First name');
    const own = { ...LABELS, firstName: 'Name (upper)', lastName: '名前（下）' };
    expect(rowText('firstName', own, 'firstName')).toBe('Name (upper)');
    expect(rowText('lastName', own, 'firstName')).toBe('名前（下）');
    expect(rowText('spaces', LABELS, 'firstName')).toBe('No spaces');
  });

  it('fields without words of their own have the guide’s, and one word for both names is none', () => {
    const none = { newPassword: '', reEntry: '', firstName: '', lastName: '', update: '' };
    expect(completeLabels(none)).toEqual(LABELS);
    expect(completeLabels({ ...none, firstName: 'User name', lastName: 'User name' })).toEqual(
      LABELS,
    );
    expect(completeLabels({ ...LABELS, firstName: '名' }).firstName).toBe('名');
  });
});

describe('what a Password Protect choice means', () => {
  const protect = (chosen: 'on' | 'off', saved: 'on' | 'off' | null, words = '') =>
    explainProtect({ chosen, saved, words }, 'Save');

  it('by the page’s own word, or ours', () => {
    expect(protect('on', 'off', 'Enable')).toBe(
      english.page_protect_yes.message.replace('$1', 'Enable'),
    );
    expect(protect('on', null)).toContain('set to Yes, opening the portal asks');
    expect(protect('off', 'off')).toContain('set to No (the default)');
    expect(protect('off', null)).toContain('set to No (the default)');
  });

  it('as it is saved, and as it will be once Update is pressed', () => {
    expect(protect('on', 'on')).toContain('is set to Yes: opening the portal asks for your');
    expect(protect('off', 'on', 'Disable')).toMatch(
      / Password Protect to Disable and press Save, you are no longer asked/,
    );
  });
});
