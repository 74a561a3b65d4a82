import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contradicts,
  type PageStatement,
  readStatedRules,
  type StatedRules,
} from '../../src/portal/stated-rules';

const NOTHING: StatedRules = { shortest: null, longest: null, room: null, characters: null };

const read = (page: Partial<PageStatement>): StatedRules =>
  readStatedRules({ texts: [], pattern: '', minLength: -1, maxLength: -1, ...page });

const GUIDE =
  'A password must be input using half-width alphanumeric, more than 8 characters but less than 20. Note that password is case-sensitive, and contains no spaces.';

describe('a sentence states how long a password is', () => {
  it.each<[string, number | null, number | null]>([
    [GUIDE, 9, 19],
    ['more than 8 characters but less than 20', 9, 19],
    ['More than 8 characters, but less than 20 characters', 9, 19],
    ['more than eight characters but fewer than twenty', 9, 19],
    ['Longer than 8 characters and shorter than 20', 9, 19],
    ['over 8 and under 20 characters', 9, 19],
    ['8 to 20 characters', 8, 20],
    ['8-20 alphanumeric characters', 8, 20],
    ['8–20 characters', 8, 20],
    ['8 — 20 characters', 8, 20],
    ['8~20 characters', 8, 20],
    ['8 through 20 characters', 8, 20],
    ['from 8 characters to 20 characters', 8, 20],
    ['between 8 and 20 characters', 8, 20],
    ['Between 8 characters and 20 characters', 8, 20],
    ['Passwords between 8 and 20 alphanumeric characters', 8, 20],
    ['at least 8 characters', 8, null],
    ['At least eight characters.', 8, null],
    ['8 or more characters', 8, null],
    ['8 characters or more', 8, null],
    ['8 characters or longer, 20 or fewer', 8, 20],
    ['8+ characters', 8, null],
    ['minimum 8 / maximum 20 characters', 8, 20],
    ['Minimum of 8 and maximum of 20 characters', 8, 20],
    ['min. 8, max. 20 characters', 8, 20],
    ['min 8 max 20 characters', 8, 20],
    ['Minimum length: 10 characters', 10, null],
    ['8 characters minimum, 20 characters maximum', 8, 20],
    ['8 chars min', 8, null],
    ['up to 16 characters', null, 16],
    ['16 characters or less', null, 16],
    ['At most 16 characters', null, 16],
    ['within 16 characters', null, 16],
    ['no more than 16 characters', null, 16],
    ['must not exceed 16 characters', null, 16],
    ['It cannot be longer than 16 characters', null, 16],
    ['not less than 8 characters', 8, null],
    ['no fewer than 8 and no more than 16 characters', 8, 16],
    ["Your password can't be shorter than 10 characters.", 10, null],
    ['must be 10–16 half-width alphanumeric', 10, 16],
    ['10 to 16 letters and numbers', 10, 16],
    ['10 to 16 single-byte alphanumeric characters', 10, 16],
    ['Alphanumeric (8-20)', 8, 20],
    ['Password: min 8, max 20', 8, 20],
    ['Password length must be 8 to 20', 8, 20],
    ['パスワード長は8以上20未満', 8, 19],
    ['文字数：8～20', 8, 20],
    ['not fewer than 9 nor more than 19 characters', 9, 19],
    ['more than 8 and less than or equal to 20 characters', 9, 20],
    ['≥ 8 characters', 8, null],
    ['Your password must be between 8 and 64 characters long and have at least one digit', 8, 64],
    ['パスワードは8文字以上32文字以内の半角英数字および記号で設定してください。', 8, 32],
    ['a minimum length of ten characters', 10, null],
    ['8 to 20 characters. Your ID is not changed.', 8, 20],
    ['大文字・小文字・数字をそれぞれ1文字以上含む8文字以上', 8, null],
    ['The password must not contain your user name and must be 8 to 20 characters', 8, 20],
    ['Do not use your name, e-mail address or phone number, and use 8 to 20 characters', 8, 20],
    ['Password (must differ from your ID): 8 to 20 characters', 8, 20],
    ['ID and password: 8 to 20 characters', 8, 20],
    ['Name: up to 59 characters, password: 8 to 20 characters', 8, 20],
    ['more than\n    8 characters but less\tthan 20', 9, 19],
    ['半角英数字8文字以上20文字以内', 8, 20],
    ['8～20文字の半角英数字', 8, 20],
    ['８〜２０文字の半角英数字', 8, 20],
    ['8-20文字', 8, 20],
    ['8ー20文字', 8, 20],
    ['8 ～ 20 文字', 8, 20],
    ['8文字～20文字', 8, 20],
    ['8文字から20文字まで', 8, 20],
    ['半角英数字（8文字以上20文字未満）', 8, 19],
    ['半角英数字（8～20文字未満）', 8, 19],
    ['8文字より多く20文字より少ない', 9, 19],
    ['8文字より長く、20文字より短い半角英数字', 9, 19],
    ['8文字を超え20文字未満', 9, 19],
    ['8文字超20文字未満', 9, 19],
    ['16文字を超えないでください', null, 16],
    ['8桁以上', 8, null],
    ['６〜１２桁', 6, 12],
    ['6～12桁', 6, 12],
    ['英数字8～16文字', 8, 16],
    ['9文字以上19文字以下', 9, 19],
    ['8文字以上、20文字以下', 8, 20],
    ['8文字以上～20文字以下', 8, 20],
    ['8以上20以下の半角英数字', 8, 20],
    ['最低8文字、最大20文字', 8, 20],
    ['最小8最大20文字', 8, 20],
    ['少なくとも10文字', 10, null],
    ['半角英数字（8～20）', 8, 20],
    ['英数字 8-20', 8, 20],
    ['8～16半角英数字', 8, 16],
    ['8字以上', 8, null],
    ['ﾊﾟｽﾜｰﾄﾞは8文字以上です', 8, null],
    ['パスワードは名前を含まない8～20文字の半角英数字です。', 8, 20],
    ['IDや生年月日と異なる8～16文字', 8, 16],
    ['名前は60文字未満、パスワードは8文字以上', 8, null],
    ['新しいパスワード（確認のためもう一度入力）。半角英数字で8文字以上。', 8, null],
  ])('%j: %s to %s', (text, shortest, longest) => {
    expect(read({ texts: [text] })).toMatchObject({ shortest, longest });
  });
});

describe('any two numbers', () => {
  type Template = readonly [
    lower: number,
    upper: number,
    say: (one: number, other: number) => string,
  ];
  // Each with what its words make of the bounds: "more than 8" is said of 9.
  const templates: readonly Template[] = [
    [0, 0, (one, other) => `${one} to ${other} characters`],
    [0, 0, (one, other) => `Alphanumeric, ${one}–${other} characters.`],
    [0, 0, (one, other) => `between ${one} and ${other} alphanumeric characters`],
    [0, 0, (one, other) => `At least ${one} and at most ${other} characters`],
    [0, 0, (one, other) => `no less than ${one} characters and no more than ${other}`],
    [-1, 1, (one, other) => `more than ${one} characters but less than ${other}`],
    [-1, 1, (one, other) => `longer than ${one} and shorter than ${other} characters`],
    [0, 0, (one, other) => `半角英数字${one}文字以上${other}文字以内`],
    [0, 0, (one, other) => `${one}～${other}文字の半角英数字`],
    [0, 0, (one, other) => `パスワードは${one}桁以上、${other}桁以下です。`],
    [0, 1, (one, other) => `（${one}文字以上${other}文字未満）`],
    [-1, 1, (one, other) => `${one}文字より多く${other}文字より少ない`],
    [-1, 0, (one, other) => `${one}文字を超え、${other}文字を超えない英数字`],
  ];
  const wide = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  it('are read as they are meant, in either width', () => {
    const numbers = fc.tuple(fc.integer({ min: 6, max: 30 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...templates),
        fc.boolean(),
        (pair, template, isWide) => {
          const [shortest, more] = pair;
          const longest = shortest + more;
          const [lower, upper, say] = template;
          const sentence = say(shortest + lower, longest + upper);
          const stated = read({ texts: [isWide ? wide(sentence) : sentence] });
          expect(stated).toMatchObject({ shortest, longest });
          expect(contradicts(stated)).toBe(shortest !== 9 || longest !== 19);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('say nothing without a word about characters', () => {
    const word = fc.constantFrom(
      ...['the', 'at least', 'more than', 'less than', 'up to', 'password', 'name', 'days', 'to'],
      ...[
        '以上',
        '以下',
        '未満',
        '日',
        '回',
        'パスワード',
        '～',
        '-',
        'まで',
        '円',
        'MB',
        '%',
        '時',
      ],
    );
    const part = fc.oneof(word, fc.integer({ min: 0, max: 200 }).map(String));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(read({ texts: [parts.join(' '), parts.join('')] })).toEqual(NOTHING);
      }),
      { numRuns: 1000 },
    );
  });

  it('are looked for in any text without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(contradicts(read({ texts: [text] }))).toBe(false);
        expect(() => read({ pattern: text })).not.toThrow();
      }),
    );
  });
});

describe('a sentence about something else states no length', () => {
  it.each([
    [''],
    ['New Password'],
    ['New Password (re-enter)'],
    ['Enter the same password twice.'],
    ['Less than 60 characters each'],
    ['Up to 59 characters. Shown to others as Sender name.'],
    ['※60文字未満。受信箱・送信箱に送信者名として表示されます。'],
    ['それぞれ59文字以内です。'],
    ['A password is kept with each page, at most ten, in memory.'],
    ['The "first name" and "last name" fields must be input using less than 60 characters each.'],
    ['Less than 60 characters each (first name, last name)'],
    ['Up to 59 characters for each name'],
    ['User name: 8 to 20 characters'],
    ['User ID must be 8 to 20 alphanumeric characters.'],
    ['Company name (up to 100 characters)'],
    ['Contact Tel: 10 to 15 characters'],
    ['Telephone 03-1234-5678'],
    ['Comment: 400 characters or less'],
    ['Your password must differ from the last 8 passwords.'],
    ['You cannot reuse at least 8 previous passwords.'],
    ['The password must be changed within 90 days.'],
    ['Password expires after more than 90 days'],
    ['A password is valid for up to 180 days and has letters and digits.'],
    ['After 5 or more failures the password is locked for at least 30 minutes.'],
    ['Password updated 2024-10-12'],
    ['Last changed: 10-12-2024 (characters)'],
    ['at least 1 letter and at least 1 digit'],
    ['At least 3 of these 4 kinds of characters'],
    ['at least 4 letters'],
    ['at least 5 different characters'],
    ['no more than 3 identical characters'],
    ['4 or more consecutive characters are not allowed'],
    ['Do not use the same character 4 or more times'],
    ['No 4 characters or more in a row'],
    ['Firefox 115 or more. Alphanumeric characters'],
    ['You must be over 18.'],
    ['8 characters'],
    ['It contains 8 or 20 characters'],
    ['Only the first 8 characters of the password count.'],
    ['Password strength: 80%, at least 60% of the characters'],
    ['Files up to 10 MB'],
    ['at least 1234 characters'],
    ['名前は60文字未満'],
    ['名前は60文字未満で入力してください。'],
    ['60文字未満の名前'],
    ['会社名 100文字以内'],
    ['姓名は各59文字以内'],
    ['ユーザーIDは8～20文字の半角英数字です'],
    ['電話番号は10～11桁の数字です'],
    ['電話番号：03-1234-5678'],
    ['郵便番号は7桁以内'],
    ['過去8回のパスワードは使えません'],
    ['過去8回以内に使用したパスワードは設定できません'],
    ['パスワードの有効期限は90日以内です'],
    ['パスワードは最大90日有効です'],
    ['パスワードを5回以上間違えるとロックされます'],
    ['2024年10月12日以上前の文字'],
    ['英字を1文字以上含めてください'],
    ['英大文字・英小文字・数字のうち3種類以上'],
    ['同じ文字を4文字以上続けないでください'],
    ['4文字以上連続する同じ文字は使えません'],
    ['パスワードに4文字以上連続した文字は使えません'],
    ['8文字です'],
    ['半角英数字'],
    ['お問い合わせは平日9～19時に、英数字の番号をお伝えください'],
    ['備考（400文字以内）'],
  ])('%j', (text) => {
    expect(read({ texts: [text] })).toMatchObject({ shortest: null, longest: null });
  });
});

describe('a sentence states which characters there may be', () => {
  it.each([
    [GUIDE],
    ['半角英数字8文字以上20文字以内'],
    ['Use letters and digits.'],
    ['alphanumeric'],
    ['英字と数字を使ってください'],
  ])('%j: letters and digits', (text) => {
    expect(read({ texts: [text] }).characters).toBe('alphanumeric');
  });

  it.each([
    ['Symbols are allowed.'],
    ['Symbols (!@#) can be used.'],
    ['Spaces are not allowed, but symbols are allowed'],
    ['letters, digits and symbols'],
    ['Use letters, numbers, and special characters'],
    ['alphanumeric characters and symbols'],
    ['Alphanumeric / symbols'],
    ['The password must contain at least one symbol.'],
    ['It must include an upper case letter, a digit and a special character'],
    ['at least 1 special character'],
    ['Special characters are required'],
    ['Allowed characters: a-z, A-Z, 0-9 and symbols'],
    ['Use 12 or more characters with a mix of letters, numbers & symbols'],
    ['必ず記号を含めてください'],
    ['使用できる記号は「-」「_」です'],
    ['英大文字、英小文字、数字、記号のうち3種類以上を含む10文字以上'],
    ['記号も使えます'],
    ['記号も使えるようになりました'],
    ['英数字記号'],
    ['半角英数字記号8文字以上'],
    ['半角英数字・記号'],
    ['半角英数字と記号が使えます'],
    ['英字・数字・記号を組み合わせてください'],
    ['記号を1文字以上含めてください'],
    ['記号が必要です'],
    ['記号(!#$)を使用できます'],
    ['空白は使えませんが、記号は使えます'],
  ])('%j: symbols, too', (text) => {
    const stated = read({ texts: [text] });
    expect(stated.characters).toBe('more');
    expect(contradicts(stated)).toBe(true);
  });

  it.each([
    ['Symbols cannot be used.'],
    ['Symbols are not allowed'],
    ['No symbols or spaces'],
    ["You can't use symbols or special characters"],
    ['Must not contain special characters.'],
    ['Letters and digits without symbols'],
    ['Fields with this symbol are required'],
    ['The symbol * marks required fields.'],
    ['The company name may contain symbols'],
    ['Do not include spaces or symbols.'],
    ['Passwords may not contain special characters such as & or <'],
    ['使用できない記号があります'],
    ['全角文字・記号・スペースは使用できません'],
    ['スペースや記号を含めることはできません'],
    ['英数字のみ（記号不可）'],
    ['記号は使えません'],
    ['記号は使用できません。'],
    ['記号は使用不可'],
    ['英数字記号は使えません'],
    ['半角英数字（記号を除く）'],
    ['記号は含めないでください'],
    ['記号以外の文字'],
    ['*記号は必須項目です'],
    ['※の記号は必須項目です'],
    ['会社名には記号も使えます'],
    ['暗号'],
  ])('%j: no symbols', (text) => {
    const stated = read({ texts: [text] });
    expect(stated.characters).not.toBe('more');
    expect(contradicts(stated)).toBe(false);
  });
});

describe('a pattern is tried', () => {
  it.each<[string, Partial<StatedRules>]>([
    ['', {}],
    ['[', {}],
    // Not valid by itself, so a browser does not read it either.
    ['[A-Za-z0-9]{8})([A-Za-z0-9]{0,8}', {}],
    ['.*', {}],
    ['.+', {}],
    ['.{3,}', {}],
    ['[0-9]{4}', {}],
    ['[A-Za-z0-9]*', { characters: 'alphanumeric' }],
    ['\\w+', { characters: 'alphanumeric' }],
    ['^[A-Za-z0-9]+$', { characters: 'alphanumeric' }],
    ['[A-Za-z0-9]{9,19}', { shortest: 9, longest: 19, characters: 'alphanumeric' }],
    ['^[A-Za-z0-9]{9,19}$', { shortest: 9, longest: 19, characters: 'alphanumeric' }],
    ['[A-Za-z0-9]{8,20}', { shortest: 8, longest: 20, characters: 'alphanumeric' }],
    ['[A-Za-z0-9]{8}', { shortest: 8, longest: 8, characters: 'alphanumeric' }],
    ['[A-Za-z0-9]{9,}', { shortest: 9, characters: 'alphanumeric' }],
    ['.{8,}', { shortest: 8 }],
    ['.{0,16}', { longest: 16 }],
    ['[A-Za-z][A-Za-z0-9]{7,15}', { shortest: 8, longest: 16, characters: 'alphanumeric' }],
    [
      '(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{9,19}',
      { shortest: 9, longest: 19, characters: 'alphanumeric' },
    ],
    ['(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).+', {}],
    ['[!-~]{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    ['[\\x20-\\x7e]{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    ['[A-Za-z0-9@#]{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    // Valid with the older flag alone.
    ['[A-Za-z0-9!(]{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    // Valid with the newer flag alone.
    ['[[A-Za-z0-9]--[A]]{9,19}', { shortest: 9, longest: 19, characters: 'alphanumeric' }],
    ['(?=.*[!@#$]).{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    ['(?=.*\\W).{9,19}', { shortest: 9, longest: 19, characters: 'more' }],
    ['(?=.*[!@#$])[!-~]{8,}', { shortest: 8, characters: 'more' }],
  ])('%j', (pattern, stated) => {
    expect(read({ pattern })).toEqual({ ...NOTHING, ...stated });
  });

  it('keeps alternatives together, as HTML does', () => {
    expect(read({ pattern: '|[a-zA-Z0-9]{9,19}' })).toMatchObject({ shortest: 9, longest: 19 });
  });

  it('takes no time over a pattern that tries everything', () => {
    const start = performance.now();
    read({ pattern: '([A-Za-z0-9]+)*' });
    read({ pattern: '(([a-z])+.)+[A-Z]([a-z])+' });
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what a page says as a whole', () => {
  it.each<[string, Partial<PageStatement>, Partial<StatedRules>, boolean]>([
    ['nothing', {}, {}, false],
    ['no sentence of it', { texts: ['New Password', 'Update'] }, {}, false],
    [
      'the guide',
      { texts: [GUIDE] },
      { shortest: 9, longest: 19, characters: 'alphanumeric' },
      false,
    ],
    ['9 or more', { texts: ['9 characters or more'] }, { shortest: 9 }, false],
    ['8 or more', { texts: ['8 characters or more'] }, { shortest: 8 }, true],
    ['up to 16', { texts: ['up to 16 characters'] }, { longest: 16 }, true],
    ['a minlength of convention', { minLength: 1 }, {}, false],
    ['a minlength of 3', { minLength: 3 }, {}, false],
    ['a minlength of 4', { minLength: 4 }, { shortest: 4 }, true],
    ['a minlength of 8', { minLength: 8 }, { shortest: 8 }, true],
    ['our own minlength', { minLength: 9 }, { shortest: 9 }, false],
    ['a maxlength with room', { maxLength: 32 }, { room: 32 }, false],
    ['our own maxlength', { maxLength: 19 }, { room: 19 }, false],
    ['a narrow maxlength', { maxLength: 16 }, { room: 16 }, false],
    ['a maxlength of 9', { maxLength: 9 }, { room: 9 }, false],
    ['a maxlength of 8', { maxLength: 8 }, { room: 8 }, true],
    ['a pattern', { pattern: '[A-Za-z0-9]{8,20}' }, { shortest: 8, longest: 20 }, true],
    [
      'one thing in words and another in a pattern',
      { texts: [GUIDE], pattern: '[!-~]{8,19}' },
      { shortest: 8, longest: 19, characters: 'more' },
      true,
    ],
    [
      'one thing in one sentence and another in the next',
      { texts: ['9 to 19 characters', 'at least 10 characters'] },
      { shortest: 10, longest: 19 },
      true,
    ],
  ])('%s', (_, page, stated, isOtherwise) => {
    expect(read(page)).toMatchObject(stated);
    expect(contradicts(read(page))).toBe(isOtherwise);
  });

  it('is judged by the limits given', () => {
    const stated = read({ texts: ['8 to 20 characters'] });
    expect(contradicts(stated, { shortest: 8, longest: 20 })).toBe(false);
    expect(contradicts(read({ texts: [GUIDE] }), { shortest: 8, longest: 20 })).toBe(true);
  });

  it('takes no time over a long text', () => {
    const texts = [
      '8 '.repeat(5000),
      '英'.repeat(10_000),
      'password 8 or more characters name '.repeat(5000),
      'at least '.repeat(2000),
      '半角英数字'.repeat(2000),
      '文字8～'.repeat(2000),
      'name not '.repeat(1500),
      '記号('.repeat(2500),
    ];
    for (const text of texts) {
      const start = performance.now();
      read({ texts: [text] });
      expect(performance.now() - start).toBeLessThan(300);
    }
  });
});
