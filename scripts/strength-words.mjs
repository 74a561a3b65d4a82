/**
 * The words that passwords are made of, for `src/content/strength.ts`: the estimator's own lists, cut
 * to their most common words while the extension is built. Whole, they are three times as large, and
 * making them ready would hold the page up for longer than a person should feel.
 */
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as japanese } from '@zxcvbn-ts/language-ja';

/** @typedef {readonly (string | number)[]} Words */

/**
 * How many of each list are kept, most common first. The Japanese lists are kept whole, since they are
 * what this portal's customers would miss; first names are in no order, so they cannot be cut.
 * @type {Readonly<Record<string, Words>>}
 */
const LISTS = {
  passwords: common['passwords-common'].slice(0, 20_000),
  'words-en': english['commonWords-en'].slice(0, 20_000),
  'first-names-en': english['firstnames-en'],
  'last-names-en': english['lastnames-en'].slice(0, 5_000),
  'words-ja': japanese.commonWords,
  'encyclopaedia-ja': japanese.wikipedia,
  'first-names-ja': japanese.firstnames,
  'last-names-ja': japanese.lastnames,
};

/** Letters and digits lie alike on an English and a Japanese keyboard. */
const { qwerty, keypad } = adjacencyGraphs;

/** What has to travel with the words: their packages ask for it. */
const NOTICE = `/*!
 * Words: zxcvbn-ts (zxcvbn-ts/zxcvbn on GitHub), MIT, Copyright (c) 2012-2016 Dan Wheeler and
 * Dropbox, Inc., Copyright (c) 2021-2024 zxcvbn-ts. English words are derived from OpenSubtitles 2024
 * through OPUS (opus.nlpl.eu), ODC-BY, attributed to subtitle contributors and rights holders:
 * tokenized text, frequency aggregation, normalization and filtering.
 */`;

const ID = 'virtual:strength-words';
const RESOLVED = `\0${ID}`;

/** @param {Words} words */
function writeList(words) {
  const list = words.map(String);
  if (list.some((word) => word.includes('\n'))) throw new Error('A word has two lines.');
  return JSON.stringify(list.join('\n'));
}

function writeModule() {
  const lists = Object.entries(LISTS).map(
    ([name, words]) => `${JSON.stringify(name)}: ${writeList(words)}`,
  );
  return [
    `export const lists = {\n${lists.join(',\n')}\n};`,
    `export const graphs = ${JSON.stringify({ qwerty, keypad })};`,
  ].join('\n');
}

/**
 * Builds the module `virtual:strength-words` (see `src/content/strength-words.d.ts`).
 * @returns {import('vite').Plugin}
 */
export function strengthWords() {
  return {
    name: 'strength-words',
    resolveId: (id) => (id === ID ? RESOLVED : null),
    load: (id) => (id === RESOLVED ? writeModule() : null),
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.moduleIds.includes(RESOLVED)) continue;
        // Only now: a comment in the module would not outlive the minifier.
        chunk.code = `${NOTICE}\n${chunk.code}`;
      }
    },
  };
}
