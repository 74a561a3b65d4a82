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

/** A term's `( | ) ?` keep their meaning; whatever else a pattern could read is literal. */
function toPattern(term: string, joint: string): string {
  return normaliseTerm(term)
    .replace(/[.*+^${}[\]\\]/g, '\\$&')
    .replace(/ /g, joint);
}

function normaliseTerm(term: string): string {
  return term.normalize('NFKC').toLowerCase().replace(LONG_VOWEL, '').replace(USER, 'ユザ');
}

/** The terms of a text block of the vocabulary. */
export function listTerms(block: string): readonly string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const isEnglish = (term: string): boolean => /^[ -~]*$/.test(term);

function anyOf(terms: readonly string[], joint = ''): string {
  return `(?:${terms.map((term) => toPattern(term, joint)).join('|')})`;
}

/** Five letters are hardly in an identifier by chance; fewer, or a choice of parts, are words of it. */
const LONG = /^[a-z]{5,}$/;

/** What a term of a place looks like in the text forms that it is sought in. */
const COMPILE: Readonly<
  Record<Place, (terms: readonly string[]) => readonly (readonly [keyof Sought, string])[]>
> = {
  whole: (terms) => [['whole', `^${anyOf(terms)}$`]],
  token: (terms) => [['text', `(?<![^${MARKS}])${anyOf(terms, ' ')}(?![^${MARKS}])`]],
  phrase: (terms) => {
    const english = terms.filter(isEnglish);
    const others = terms.filter((term) => !isEnglish(term));
    return [
      ...(english.length > 0
        ? ([['text', `(?<![a-z0-9])${anyOf(english, '[ _-]?')}(?![a-z0-9])`]] as const)
        : []),
      ...(others.length > 0 ? ([['squeezed', anyOf(others)]] as const) : []),
    ];
  },
  identifier: (terms) => {
    const long = terms.filter((term) => LONG.test(term));
    const short = terms.filter((term) => !LONG.test(term));
    return [
      ...(long.length > 0 ? ([['identifier', anyOf(long, ' ?')]] as const) : []),
      ...(short.length > 0
        ? ([['identifier', `(?<![a-z])${anyOf(short, ' ?')}(?![a-z])`]] as const)
        : []),
    ];
  },
};

/** A text in the forms in which terms are sought; a form that is empty holds nothing. */
interface Sought {
  readonly text: string;
  readonly squeezed: string;
  readonly whole: string;
  readonly identifier: string;
}

interface Matcher {
  readonly concept: Concept;
  readonly form: keyof Sought;
  readonly pattern: RegExp;
}

let compiled: readonly Matcher[] | undefined;

/** Made on first use: most pages never get here. */
function matchers(): readonly Matcher[] {
  compiled ??= (Object.keys(VOCABULARY) as Concept[]).flatMap((concept) =>
    (Object.entries(VOCABULARY[concept]) as [Place, string][]).flatMap(([place, block]) =>
      COMPILE[place](listTerms(block)).map(([form, pattern]) => ({
        concept,
        form,
        pattern: new RegExp(pattern),
      })),
    ),
  );
  return compiled;
}

const NOTHING: ReadonlySet<Concept> = new Set();

function find(sought: Sought): ReadonlySet<Concept> {
  const concepts = new Set<Concept>();
  for (const { concept, form, pattern } of matchers()) {
    if (sought[form] !== '' && pattern.test(sought[form])) concepts.add(concept);
  }
  return concepts;
}

/**
 * Tells which concepts a label names.
 * @param text as it stands on the page
 * @param atMost how many of its characters are read
 */
export function readConcepts(text: string, atMost = LABEL_AT_MOST): ReadonlySet<Concept> {
  const normalised = normaliseText(text.slice(0, atMost));
  if (normalised === '') return NOTHING;
  return find({
    text: normalised,
    squeezed: normalised.replace(/[ ()]/g, ''),
    whole: normalised.replace(new RegExp(`[-${MARKS}]`, 'g'), ''),
    identifier: '',
  });
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
  return find({ text: words, squeezed: '', whole: '', identifier: words });
}
