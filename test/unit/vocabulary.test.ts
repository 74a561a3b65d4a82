import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  listTerms,
  readConcepts,
  readIdentifierConcepts,
} from '../../src/portal/recognition/read-text';
import { type Concept, PLACES, VOCABULARY } from '../../src/portal/recognition/vocabulary';
import * as weights from '../../src/portal/recognition/weights';

/** A term as it may stand in the vocabulary: as on a page, with `( | ) ?` for a choice. */
const term = z
  .string()
  .min(1)
  .max(120)
  .refine((text) => text === text.normalize('NFKC').toLowerCase(), 'is not NFKC in lower case')
  .refine((text) => !/[[\]{}\\^$*+]/.test(text), 'has a mark that is none of ( | ) ?')
  .refine((text) => !/ {2}/.test(text), 'has two spaces')
  .refine((text) => {
    const depth = [...text].reduce(
      ({ now, least }, mark) => {
        const next = now + (mark === '(' ? 1 : 0) - (mark === ')' ? 1 : 0);
        return { now: next, least: Math.min(least, next) };
      },
      { now: 0, least: 0 },
    );
    return depth.now === 0 && depth.least === 0;
  }, 'has a bracket too many');

const terms = Object.entries(VOCABULARY).flatMap(([concept, places]) =>
  Object.entries(places).flatMap(([place, block]) =>
    listTerms(block).map((text) => ({ concept: concept as Concept, place, text })),
  ),
);

describe('the vocabulary', () => {
  it('has the words of a language of a kind for every concept', () => {
    expect(terms.length).toBeGreaterThan(400);
  });

  it.each(Object.entries(VOCABULARY))('%s is well formed', (_concept, places) => {
    for (const [place, block] of Object.entries(places)) {
      expect(PLACES).toContain(place);
      const list = listTerms(block);
      expect(z.array(term).min(1).safeParse(list).error?.issues ?? []).toEqual([]);
      expect(list.filter((text, index) => list.indexOf(text) !== index)).toEqual([]);
    }
  });

  it.each(
    terms
      .filter(({ text }) => !/[()|?]/.test(text))
      .map((one) => [`${one.concept}, ${one.place}: ${one.text}`, one] as const),
  )('finds %s', (_name, { concept, place, text }) => {
    const read = place === 'identifier' ? readIdentifierConcepts : readConcepts;
    expect([...read(text)]).toContain(concept);
  });
});

describe('the weights', () => {
  const points = z.record(z.string(), z.number());

  it('are numbers', () => {
    for (const table of [weights.SOURCE_POINTS, weights.STRUCTURE, weights.BUTTON, weights.PAGE]) {
      expect(points.safeParse(table).success).toBe(true);
    }
  });

  it('name concepts of the vocabulary only', () => {
    const named = Object.values(weights.PART_WORDS).flatMap((words) => [
      ...Object.keys(words.for),
      ...words.against,
      ...words.never,
    ]);
    expect(named.filter((concept) => !(concept in VOCABULARY))).toEqual([]);
  });

  it('let no source carry a part alone', () => {
    expect(weights.SOURCES_NEEDED).toBeGreaterThanOrEqual(2);
  });
});
