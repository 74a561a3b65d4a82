// @vitest-environment jsdom
/** The corpus of pages, read without a browser: see `test/pages/README.md`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/portal/recognition/recognition';
import { DIMENSIONS } from '../pages/dimensions';
import { garble } from '../pages/encode';
import { type Judgement, judgePage, type Verdict } from '../pages/judge';
import { KNOWN_FAILURES } from '../pages/known-failures';
import { MATRIX, type MatrixPage } from '../pages/matrix';
import { MUTATIONS, mutate } from '../pages/mutations';
import { NEGATIVES } from '../pages/negatives';
import { pairsOf } from '../pages/pairwise';
import { installVisibility } from '../pages/visibility';
import { WORDINGS } from '../pages/wording';

const LIST = 'test/pages/known-failures.ts';

/** Each mutation is tried on one page of so many, and on every layout. */
const MUTATED_OF = 3;

const judged = new Map<string, Judgement>();

/** Every page of the matrix is read once. */
function judgementOf({ id, markup }: MatrixPage): Judgement {
  const judgement = judged.get(id) ?? judgePage(document, markup);
  judged.set(id, judgement);
  return judgement;
}

/** Compares an answer with those wished for, or with the one that is known to come instead. */
function expectWished(
  id: string,
  { verdict, detail }: Judgement,
  wished: readonly Verdict[],
): void {
  const known = KNOWN_FAILURES[id];
  const isWished = wished.includes(verdict);
  if (known === undefined) {
    if (!isWished) expect.fail(`${detail}\n  To live with it: '${id}': '${verdict}', in ${LIST}`);
  } else if (isWished) {
    expect.fail(`As wished now. Delete the line '${id}' in ${LIST}`);
  } else if (verdict !== known) {
    expect.fail(`${detail}\n  The line '${id}' in ${LIST} says '${known}'`);
  }
}

/** A title of `$id` is cut short; one of `%s` is not. */
const named = <T extends { readonly id: string }>(
  pages: readonly T[],
): readonly (readonly [string, T])[] => pages.map((page) => [page.id, page]);

beforeAll(() => installVisibility(globalThis));

describe('the matrix itself', () => {
  it('has every two values of any two dimensions on one page', () => {
    const there = new Set(MATRIX.flatMap(({ choice }) => pairsOf(choice)));
    const dimensions = Object.entries(DIMENSIONS);
    const wanted = dimensions.flatMap(([one, ones], index) =>
      dimensions
        .slice(index + 1)
        .flatMap(([other, others]) =>
          ones.flatMap((a) => others.map((b) => `${one}=${a} ${other}=${b}`)),
        ),
    );
    expect(wanted.filter((pair) => !there.has(pair))).toEqual([]);
  });

  it.each(Object.entries(WORDINGS))('tries every word of %s', (_language, wording) => {
    const { passwords, names, update, options } = wording;
    const { passwordWords, nameWords, updateWords, protectWords } = DIMENSIONS;
    // Raise the number in test/pages/dimensions.ts when a list has grown.
    expect(passwords.length).toBeLessThanOrEqual(passwordWords.length);
    expect(names.length).toBeLessThanOrEqual(nameWords.length);
    expect(update.length).toBeLessThanOrEqual(updateWords.length);
    expect(options.length).toBeLessThanOrEqual(protectWords.length);
  });

  it('has an id of its own for each page', () => {
    expect(new Set(MATRIX.map(({ id }) => id)).size).toBe(MATRIX.length);
  });

  it('stands beside the other pages', () => {
    // A pattern that finds no files would make every test of them pass.
    expect(NEGATIVES.length).toBeGreaterThan(80);
  });

  it('has pages for all known failures', () => {
    const ids = new Set([...MATRIX, ...NEGATIVES].map(({ id }) => id));
    expect(Object.keys(KNOWN_FAILURES).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('User Info', () => {
  it.each(named(MATRIX))('%s', (_id, page) => {
    expectWished(page.id, judgementOf(page), ['match']);
  });

  it('matches on 98 of 100 pages, and is unsure on the others', () => {
    const answers = MATRIX.map((page) => ({ id: page.id, ...judgementOf(page) }));
    const others = answers.filter(({ verdict }) => verdict !== 'match' && verdict !== 'unsure');
    expect(others.map(({ id, detail }) => `${id}: ${detail}`)).toEqual([]);
    const matches = answers.filter(({ verdict }) => verdict === 'match').length;
    expect(matches, `of ${answers.length}`).toBeGreaterThanOrEqual(answers.length * 0.98);
  });

  it.each(SOURCES)('is never wrong by %s alone', (source) => {
    const wrong = MATRIX.flatMap(({ id, markup }) => {
      const { verdict, detail } = judgePage(document, markup, { sources: [source] });
      return verdict === 'wrong' ? [`${id}: ${detail}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('User Info, changed', () => {
  it.each(MUTATIONS)('$name', (mutation) => {
    const number = MUTATIONS.indexOf(mutation);
    const layouts = new Set<string>();
    const wrong = MATRIX.flatMap((page, index) => {
      const { layout } = page.choice;
      if (layouts.has(layout) && (index + number) % MUTATED_OF !== 0) return [];
      const markup = mutate(page.sheet, mutation);
      if (markup === null) return [];
      layouts.add(layout);
      const { verdict, detail } = judgePage(document, markup);
      return mutation.allowed.includes(verdict) ? [] : [`${page.id}: ${detail}`];
    });
    expect(wrong).toEqual([]);
    expect([...layouts].sort()).toEqual([...(mutation.layouts ?? DIMENSIONS.layout)].sort());
  });
});

describe('User Info, read in the wrong encoding', () => {
  it.each(DIMENSIONS.encoding)('never matches on a page of %s', (encoding) => {
    const matches = MATRIX.flatMap(({ id, choice, markup }) => {
      if (choice.encoding !== encoding || choice.language === 'en') return [];
      const { title, body } = markup;
      const garbled = { title: garble(title, encoding), body: garble(body, encoding) };
      const { verdict, detail } = judgePage(document, garbled);
      return verdict === 'unsure' || verdict === 'no' ? [] : [`${id}: ${detail}`];
    });
    expect(matches).toEqual([]);
  });
});

describe('every other page', () => {
  it.each(named(NEGATIVES))('%s', (_id, page) => {
    expectWished(page.id, judgePage(document, page), ['no', 'unsure']);
  });
});
