/** From a page's text to the concepts it names. */
import { type Concept, type Place, VOCABULARY } from './vocabulary';

/** Marks that say "required" or "optional", and list marks: no part of a label's meaning. */
const NOISE = /必須|任意|[*※●■◆◇□○・▼▽◎☆★]|(?<![a-z])(?:required|optional)(?![a-z])/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** What follows such a mark is a remark, or an error that waits to be shown. */
const REMARK = /(?<=\S)\s*※.*$/;
/** パスワード, パスワド and パスワ-ド are one word; so are 利用者 and ユーザ, which is then ユザ. */
const LONG_VOWEL = /(?<=[ァ-ヶ])[-ー]/g;
const USER = /ご?利用者(?:様|(?=の))?/g;
/** 氏　名: letters set apart to fill a cell are one word. */
const SPACED = /^[^ -~](?: [^ -~]){1,4}$/;
const MARKS = '\\s()[\\]{}<>「」『』【】〔〕:;,.、。/|!?"\'=~»›←→▶►+&\\\\';

const EVERY_MARK = new RegExp(`[-${MARKS}]`, 'g');
const BETWEEN = new RegExp(`[${MARKS}]+`);

/** Longer than any label; what follows is a paragraph. */
const LABEL_AT_MOST = 120;

/** The form in which text is compared: NFKC, lower case, single spaces, without required marks. */
export function normaliseText(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(REMARK, '')
    .replace(NOISE, ' ')
    .replace(DASHES, '-')
    .replace(LONG_VOWEL, '')
    .replace(USER, 'ユザ')
    .replace(/\s+/g, ' ')
    .trim();
  return SPACED.test(bare) ? bare.replace(/ /g, '') : bare;
}

/** Terms in the form in which text is compared. */
function normaliseTerms(terms: string): string {
  return terms.normalize('NFKC').toLowerCase().replace(LONG_VOWEL, '').replace(USER, 'ユザ');
}

/** The terms of a text block of the vocabulary. */
export function listTerms(block: string): readonly string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const isEnglish = (term: string): boolean => /^[ -~]*$/.test(term);

/** A term that is a choice of several; any other is sought as it stands, which is much cheaper. */
const isChoice = (term: string): boolean => /[(|?]/.test(term);

/** Whatever a pattern could read, but for the marks of a choice, is literal. */
const toPattern = (term: string, joint: string): string =>
  term.replace(/[.*+^${}[\]\\]/g, '\\$&').replace(/ /g, joint);

const anyOf = (terms: readonly string[], joint: string): string =>
  `(?:${terms.map((term) => toPattern(term, joint)).join('|')})`;

/** English words with single spaces between and around them: what is between them does not matter. */
const spaceWords = (text: string): string => ` ${text.replace(/[^a-z0-9]+/g, ' ').trim()} `;

/** Five letters are hardly in an identifier by chance; fewer, or several words, are words of it. */
const LONG = /^[a-z]{5,}$/;

/** A text in the forms in which terms are sought; a form that is empty holds nothing. */
interface Sought {
  readonly text: string;
  readonly squeezed: string;
  readonly whole: string;
  readonly words: string;
  readonly tokens: ReadonlySet<string>;
  readonly identifier: string;
}

type Test = (sought: Sought) => boolean;

/** How a place's plain terms are sought, and the pattern of its choices. */
interface Seeking {
  readonly plain: (terms: readonly string[], inEnglish: boolean) => Test;
  readonly choice: (
    terms: readonly string[],
    inEnglish: boolean,
  ) => readonly [form: 'text' | 'squeezed' | 'whole' | 'identifier', pattern: string];
}

/** "new password" as two words or as one. */
const asWords = (terms: readonly string[]): readonly string[] =>
  terms.flatMap((term) => {
    const words = spaceWords(term);
    return [words, ` ${words.replace(/ /g, '')} `];
  });

const SEEKING: Readonly<Record<Place, Seeking>> = {
  whole: {
    plain: (terms) => {
      const wholes = new Set(terms.map((term) => term.replace(EVERY_MARK, '')));
      return ({ whole }) => wholes.has(whole);
    },
    choice: (terms) => ['whole', `^${anyOf(terms, '')}$`],
  },
  token: {
    plain: (terms) => {
      return ({ tokens }) => terms.some((term) => tokens.has(term));
    },
    choice: (terms) => ['text', `(?<![^${MARKS}])${anyOf(terms, ' ')}(?![^${MARKS}])`],
  },
  phrase: {
    plain: (terms, inEnglish) => {
      if (!inEnglish) return ({ squeezed }) => terms.some((term) => squeezed.includes(term));
      const phrases = asWords(terms);
      return ({ words }) => phrases.some((phrase) => words.includes(phrase));
    },
    choice: (terms, inEnglish) =>
      inEnglish
        ? ['text', `(?<![a-z0-9])${anyOf(terms, '[ _-]?')}(?![a-z0-9])`]
        : ['squeezed', anyOf(terms, '')],
  },
  identifier: {
    plain: (terms) => {
      const long = terms.filter((term) => LONG.test(term));
      const words = asWords(terms.filter((term) => !LONG.test(term)));
      return ({ identifier }) =>
        long.some((term) => identifier.includes(term)) ||
        // Name and id are lines of their own.
        identifier
          .split('\n')
          .some((line) => words.some((word) => ` ${line.trim()} `.includes(word)));
    },
    choice: (terms) => ['identifier', `(?<![a-z])${anyOf(terms, ' ?')}(?![a-z])`],
  },
};

interface Matcher {
  readonly concept: Concept;
  readonly inEnglish: boolean;
  readonly test: Test;
}

function toTests(place: Place, terms: readonly string[], inEnglish: boolean): readonly Test[] {
  const { plain, choice } = SEEKING[place];
  const choices = terms.filter(isChoice);
  const others = terms.filter((term) => !isChoice(term));
  const tests: Test[] = others.length > 0 ? [plain(others, inEnglish)] : [];
  if (choices.length > 0) {
    const [form, source] = choice(choices, inEnglish);
    const pattern = new RegExp(source);
    tests.push((sought) => sought[form] !== '' && pattern.test(sought[form]));
  }
  return tests;
}

function compile(concept: Concept): readonly Matcher[] {
  return (Object.entries(VOCABULARY[concept]) as [Place, string][]).flatMap(([place, block]) => {
    // All lines at once: one by one they would take most of a first look.
    const terms = listTerms(normaliseTerms(block));
    return [true, false].flatMap((inEnglish) =>
      toTests(
        place,
        terms.filter((term) => isEnglish(term) === inEnglish),
        inEnglish,
      ).map((test) => ({ concept, inEnglish, test })),
    );
  });
}

let compiled: readonly Matcher[] | undefined;

const NOTHING: ReadonlySet<Concept> = new Set();

/** What texts were found to say: the same label stands in many places. */
const found = new Map<string, ReadonlySet<Concept>>();

function find(sought: Sought): ReadonlySet<Concept> {
  const key = `${sought.identifier}|${sought.text}`;
  const known = found.get(key);
  if (known) return known;
  // Made on first use: most pages never get here.
  compiled ??= (Object.keys(VOCABULARY) as Concept[]).flatMap(compile);
  const hasEnglish = /[a-z0-9]/.test(sought.text);
  const hasOther = !isEnglish(sought.text);
  const concepts = new Set<Concept>();
  for (const { concept, inEnglish, test } of compiled) {
    const mayStand = inEnglish ? hasEnglish : hasOther;
    if (mayStand && !concepts.has(concept) && test(sought)) concepts.add(concept);
  }
  found.set(key, concepts);
  return concepts;
}

function toSought(normalised: string): Sought {
  return {
    text: normalised,
    squeezed: normalised.replace(/[ ()]/g, ''),
    whole: normalised.replace(EVERY_MARK, ''),
    words: spaceWords(normalised),
    tokens: new Set(normalised.split(BETWEEN)),
    identifier: '',
  };
}

/** To be called after a look: a page may show what is typed on it, and nothing of that is kept. */
export function forgetTexts(): void {
  found.clear();
}

/**
 * Tells which concepts a label names.
 * @param text as it stands on the page
 */
export function readConcepts(text: string): ReadonlySet<Concept> {
  const normalised = normaliseText(text.slice(0, LABEL_AT_MOST));
  return normalised === '' ? NOTHING : find(toSought(normalised));
}

let ownWords: readonly RegExp[] | undefined;

function compileOwnWords(): readonly RegExp[] {
  const terms = listTerms(normaliseTerms(VOCABULARY['own-page'].phrase));
  const english = anyOf(terms.filter(isEnglish), '[ _-]?');
  const others = terms.filter((term) => !isEnglish(term));
  return [
    new RegExp(`(?<![a-z0-9])${english}(?![a-z0-9])`, 'g'),
    new RegExp(anyOf(others, ''), 'g'),
  ];
}

/** What is left of a heading without the words that User Info's own headings are made of. */
export function leftOver(heading: string): string {
  ownWords ??= compileOwnWords();
  const left = ownWords.reduce((rest, word) => rest.replace(word, ' '), normaliseText(heading));
  return left.replace(/[^\p{L}]+/gu, ' ').trim();
}

/** Tells whether a longer text speaks of something anywhere. */
export function speaksOf(text: string, concept: Concept): boolean {
  const sought = toSought(normaliseText(text));
  return compile(concept).some(({ test }) => test(sought));
}

/**
 * Reads an attribute such as `name="new_passwd2"` as words.
 * @returns the words in lower case, separated by spaces
 */
export function readIdentifier(identifier: string): string {
  return identifier
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/[^A-Za-z0-9\n]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Tells which concepts a name or id names. */
export function readIdentifierConcepts(identifier: string): ReadonlySet<Concept> {
  const words = readIdentifier(identifier);
  if (words === '') return NOTHING;
  return find({
    text: words,
    squeezed: '',
    whole: '',
    words: spaceWords(words),
    tokens: new Set(),
    identifier: words,
  });
}
