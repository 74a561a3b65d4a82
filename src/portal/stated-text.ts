/**
 * What the sentences of a page say about a password. Only what is plainly said counts: texts that
 * have nothing to do with it must say nothing here. All patterns read NFKC in lower case.
 */
import { SHORTEST_MEANT } from './stated-pattern';

/** A bound, both ends included, or which characters there may be. */
export type Statement =
  | { readonly rule: 'shortest' | 'longest'; readonly count: number }
  | { readonly rule: 'characters'; readonly characters: 'alphanumeric' | 'more' };

const CLASS =
  'alpha-?numeric|letters?(?:,? (?:and|or) | ?[/&] ?)(?:digit|number|numeral)s?|英数|英字(?:と|や|・|、|及び|および)数字';
/** Letters alone are no unit: "at least 4 letters" is about some of the characters. */
const UNIT = `(?:(?:half|width|single|byte|ascii|english|latin|alpha|alpha-?numeric)[ -]?){0,5}(?:char(?:acter)?s?\\b|${CLASS})|(?:半角|英|数|字|文){0,5}字|桁`;
const NUMBER = '(?<![\\d.])(\\d{1,3})(?!\\d|\\.\\d)';
const COUNT = `${NUMBER}\\s*(?:${UNIT})?\\s*`;
const DASH = '(?:[-~]|to\\b|through\\b|から)';
/** What counts something else has its word here: "90 days", 「最大90日」. */
const END = `(?=\\s*(?:${UNIT}|(?:and|but|n?or|in|with|max(?:imum)?)\\b|最|[^\\p{L}\\p{N}\\s%]|$))`;
const NOT = "(?:not|nor?|never|n't)(?: be| have)? ";
const IS = '(?:[ :=.]|length|number|of|is|characters?|password){0,9}';

/** Each pattern holds one number; the earlier goes first where two begin at the same place. */
const BOUNDS: readonly (readonly ['shortest' | 'longest', add: number, pattern: string])[] = [
  ['longest', 0, `${COUNT}(?:以下|以内|まで|を?超えな)`],
  ['longest', -1, `${COUNT}(?:未満|より(?:も)?(?:少|短|小))`],
  ['shortest', 0, `${COUNT}以上`],
  ['shortest', 1, `${COUNT}(?:より(?:も)?(?:多|長|大)|を?超)`],
  ['shortest', 0, `${COUNT}(?:\\+|(?:or (?:more|longer|greater)|min(?:imum)?)\\b)${END}`],
  ['longest', 0, `${COUNT}(?:or (?:less|fewer|shorter)|max(?:imum)?)\\b${END}`],
  ['shortest', 0, `${COUNT}${DASH}(?=\\s*\\d{1,3}\\s*(?:${UNIT}|以|未))`],
  ['longest', 0, `(?<=\\d\\s*(?:${UNIT})?\\s*${DASH}\\s*)${NUMBER}(?=\\s*(?:${UNIT}))`],
  ['shortest', 0, `between ${NUMBER}(?=\\s*(?:${UNIT})?\\s*and \\d)${END}`],
  ['longest', 0, `(?<=between \\d+\\s*(?:${UNIT})?\\s*and )${NUMBER}${END}`],
  ['longest', 0, `${NOT}(?:(?:more|longer|greater) than|exceed(?:ing)?) ${NUMBER}${END}`],
  ['shortest', 0, `${NOT}(?:less|fewer|shorter) than ${NUMBER}${END}`],
  [
    'shortest',
    0,
    `(?:≥ ?|at least |(?:more|longer|greater) than or equal to |\\bmin(?:imum)?\\b${IS}|最[低小短少][:は]?|少なくとも)${NUMBER}${END}`,
  ],
  [
    'longest',
    0,
    `(?:≤ ?|at most |up to |(?:less|fewer|shorter) than or equal to |within |\\bmax(?:imum)?\\b${IS}|最[大長高多][:は]?)${NUMBER}${END}`,
  ],
  ['shortest', 1, `(?:(?:more|longer|greater) than|\\bover|exceeding) ${NUMBER}${END}`],
  ['longest', -1, `(?:(?:less|fewer|shorter) than|\\bunder|\\bbelow) ${NUMBER}${END}`],
];
const EVERY_BOUND = new RegExp(BOUNDS.map(([, , pattern]) => pattern).join('|'), 'gu');
/** Without any of these a number is not one of characters. */
const COUNTS_CHARACTERS = new RegExp(`${UNIT}|パスワード長|\\bm(?:in|ax)`);

const PASSWORD = 'pass ?(?:word|phrase|code)|passwd|\\bpwd?\\b|パスワード|パスフレーズ|暗証番号';
/** What else a sentence with a number of characters may be about. */
const OTHER_ENGLISH =
  '\\b(?:(?:user|file)?names?|tel|(?:tele)?phone|mobile|fax|e?-?mail|address|company|department|division|title|ids?|zip|postal|city|characters each|consecutive|repeated|same character|birth\\w*|files?|messages?|comments?|memo|subject|questions?|answers?)\\b';
const OTHER_JAPANESE =
  '名|電話|携帯|メール|住所|番地|会社|部署|役職|所属|備考|郵便|(?:それぞれ|各)(?=\\d\\d)|生年月日|誕生日|ファイル|コメント|メモ|質問|答え|回答|メッセージ';
const REPEATED = '連続|同じ文字|同一';
/** "must not contain your name": still about the password. */
const EXCLUDED = new RegExp(
  `(?:\\b(?:contain|includ|same as|differ|other than|not\\b|cannot|avoid|us(?:e|ing)\\b)\\w*|n't)(?: (?!must|should|but|pass)[a-z'’-]+,?){0,12} (?:${OTHER_ENGLISH})|(?:\\bid\\b|${OTHER_JAPANESE})[^\\d]{0,15}?(?:を?含|と(?:同|異|違|一致)|以外|を?使|を?避)`,
  'g',
);
const SUBJECT = new RegExp(`(${PASSWORD})|${OTHER_ENGLISH}|${OTHER_JAPANESE}|${REPEATED}`, 'g');
/** "4 characters or more in a row" is no length. */
const IN_A_ROW = /^\s*(?:in a row|in sequence|[のを]?(?:連続|続|同じ|同一))/;

const MARKS =
  '(?:(?:special|other) )?symbols|special (?:symbol|char(?:acter)?)s?|punctuation|hyphens|underscores';
const MARKS_JAPANESE = '(?:半角)?(?:記号|特殊文字|ハイフン|アンダー(?:バー|スコア))';
const AND_JAPANESE = '(?:と|や|・|、|,|\\+|/|&|及び|および|または|又は)?';
const MORE = new RegExp(
  [
    `(?:must|should|can|may|need to|please) (?:also )?(?:contain|include|use|have)\\b[^;]{0,60}?\\b(?:symbol|${MARKS})`,
    `(?:${CLASS}|digits|numbers|numerals|letters|0-9)(?: characters)?[ ,/&+]*(?:(?:and|or|plus|as well as) )?(?:symbol\\b|${MARKS})`,
    `(?:${MARKS})(?: \\([^)]{0,40}\\))? (?:(?:are|is|can be|may be|must be) )?(?:also )?(?:allowed|accepted|permitted|required|used|included|ok\\b)`,
    `at least (?:one|\\d) (?:symbol|${MARKS})`,
    `(?:える|きる|可能な|ける)${MARKS_JAPANESE}`,
    `(?:英数字?|数字)${AND_JAPANESE}${MARKS_JAPANESE}`,
    `${MARKS_JAPANESE}(?:\\([^)]{0,40}\\))?(?:[もがを]?(?:それぞれ)?(?:\\d(?:文字|つ)以上)?(?:含|必)|[もがをは]?(?:含|使|利用|可))`,
  ].join('|'),
);
const PLAIN = new RegExp(CLASS);
const DENIED =
  /\b(?:no|not|cannot|never|without|except|excluding|avoid|nor|neither|invalid)\b|n['’]t\b|ない|ません|不可|禁止|以外|除|避け|(?<!必)ず|なし/;

const NUMERALS = new Map([
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['twelve', '12'],
  ['sixteen', '16'],
  ['nineteen', '19'],
  ['twenty', '20'],
]);

/** "Alphanumeric (8-20)", "Length must be 8 to 20": what stands before stands for the unit. */
const UNIT_FIRST = new RegExp(
  `((?:(?:${CLASS})字?|文字数|パスワード長|length)(?:[ (:、,は]| must be| is){0,3}\\d+ ?${DASH} ?\\d+)(?= ?(?:$|[)。.,、]))`,
  'g',
);

/** Most labels state nothing: no number, and no sign. To make all the patterns ready costs more. */
const MAY_STATE =
  /\p{N}|eight|nine|ten\b|twelve|sixteen|twenty|symbol|special|punct|hyphen|underscore|alpha|letter|英字|英数|記号|特殊|ハイフン|アンダー|ﾊｲﾌﾝ|ｱﾝﾀﾞｰ/iu;

/** A text of a page may be of any length; what states a rule is not. */
const AT_MOST = 2000;

/** The sentences of a text, in the form that the patterns read. */
function toSentences(text: string): readonly string[] {
  return text
    .slice(0, AT_MOST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212\u301c\u223c]|(?<=\d)ー(?=\d)/g, '-')
    .replace(/[a-z]+/g, (word) => NUMERALS.get(word) ?? word)
    .replace(EXCLUDED, ' ')
    .replace(UNIT_FIRST, '$1字')
    .split(/[。;※●]|(?<!\bm(?:in|ax))[.!?](?=\s|$)/);
}

/** Tells whether what stands at an index is about a password: the nearest word before it decides. */
function isOurs(text: string, index: number): boolean {
  const subjects = [...text.matchAll(SUBJECT)];
  const nearest = subjects.findLast((subject) => subject.index < index) ?? subjects[0];
  return nearest === undefined || nearest[1] !== undefined;
}

function readBounds(sentence: string, rest: string): readonly Statement[] {
  if (!COUNTS_CHARACTERS.test(sentence)) return [];
  const bounds = [...sentence.matchAll(EVERY_BOUND)].flatMap((match) => {
    const which = BOUNDS.findIndex((_, index) => match[index + 1] !== undefined);
    const [rule, add] = BOUNDS[which] ?? ['shortest', 0];
    const count = Number(match[which + 1]) + add;
    const end = match.index + match[0].length;
    const isLength = count >= SHORTEST_MEANT && !IN_A_ROW.test(sentence.slice(end));
    return isLength ? [{ rule, count, index: match.index }] : [];
  });
  // "Up to 59 characters. Shown as Sender name.": anything may have an upper bound alone.
  const context = bounds.some(({ rule }) => rule === 'shortest') ? sentence : sentence + rest;
  return bounds
    .filter(({ index }) => isOurs(context, index))
    .map(({ rule, count }) => ({ rule, count }));
}

function readCharacters(sentence: string): readonly Statement[] {
  const more = MORE.exec(sentence);
  if (more && isOurs(sentence, more.index)) {
    // "Spaces are not allowed, but symbols are": only its own part of the sentence denies it.
    const before =
      sentence
        .slice(0, more.index)
        .split(/[,、]|\bbut\b/)
        .at(-1) ?? '';
    const [after = ''] = sentence.slice(more.index + more[0].length).split(/[,、]|\bbut\b/);
    const isDenied = DENIED.test(before + more[0] + after);
    return isDenied ? [] : [{ rule: 'characters', characters: 'more' }];
  }
  const plain = PLAIN.exec(sentence);
  if (!plain || !isOurs(sentence, plain.index)) return [];
  return [{ rule: 'characters', characters: 'alphanumeric' }];
}

/** What a text of the page says about a password, in its order. */
export function readStatements(text: string): readonly Statement[] {
  if (!MAY_STATE.test(text)) return [];
  return toSentences(text).flatMap((sentence, index, all) => [
    ...readBounds(sentence, all.slice(index + 1).join(' ')),
    ...readCharacters(sentence),
  ]);
}
