/** From a page's text to the concepts it names. */
import { type Concept, type Term, VOCABULARY } from './vocabulary';

/** Marks that say "required" or "optional", and list marks: no part of a label's meaning. */
const NOISE = /必須|任意|[*※●■◆◇□○・]/g;
const DASHES = /[\u2010-\u2015\u2212\uff0d]/g;
const DELIMITERS = /[\s()[\]{}<>「」『』【】:;,.、。/|!?"'=~»›→▶►]+/;

/** Longer than any label; what follows is a paragraph. */
const LABEL_AT_MOST = 120;

/** The form in which text is compared: NFKC, lower case, single spaces, without required marks. */
function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(NOISE, ' ')
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

let englishPhrases: ReadonlyMap<Term, RegExp> | undefined;

/**
 * English phrases are sought at word boundaries, with any space or joint between their words.
 * Made on first use: most pages never get here.
 */
function englishPattern(term: Term): RegExp | undefined {
  englishPhrases ??= new Map(
    VOCABULARY.filter(({ language, placement }) => language === 'en' && placement === 'phrase').map(
      (phrase) => [
        phrase,
        new RegExp(
          `(?<![a-z0-9])${escapePattern(phrase.text).replace(/ /g, '[ _-]?')}(?![a-z0-9])`,
        ),
      ],
    ),
  );
  return englishPhrases.get(term);
}

/** A text in the forms in which terms are sought. */
interface Sought {
  readonly text: string;
  readonly squeezed: string;
  readonly tokens: ReadonlySet<string>;
  /** The whole text, with and without the marks in it: "[ Update » ]". */
  readonly wholes: ReadonlySet<string>;
}

function stands(term: Term, { text, squeezed, tokens, wholes }: Sought): boolean {
  switch (term.placement) {
    case 'whole':
      return wholes.has(term.text.replace(/ /g, ''));
    case 'token':
      return tokens.has(term.text);
    case 'phrase':
      return englishPattern(term)?.test(text) ?? squeezed.includes(term.text);
  }
}

/**
 * Tells which concepts a label names.
 * @param text as it stands on the page
 * @param atMost how many of its characters are read
 */
export function readConcepts(text: string, atMost = LABEL_AT_MOST): ReadonlySet<Concept> {
  const normalised = normaliseText(text.slice(0, atMost));
  const concepts = new Set<Concept>();
  if (normalised === '') return concepts;
  const squeezed = normalised.replace(/ /g, '');
  const words = normalised.split(DELIMITERS);
  const sought: Sought = {
    text: normalised,
    squeezed,
    tokens: new Set([squeezed, ...words]),
    wholes: new Set([squeezed, words.join('')]),
  };
  for (const term of VOCABULARY) {
    if (stands(term, sought)) concepts.add(term.concept);
  }
  return concepts;
}

/**
 * Reads an attribute such as `name="new_passwd2"` as words.
 * @returns the words, separated by spaces
 */
export function readIdentifier(identifier: string): string {
  return identifier
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/[_\-.:[\]]+/g, ' ');
}
