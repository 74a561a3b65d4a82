/** A control with what its words say. */
import { CLUE_SOURCES, type ClueSource, type Clues, collectClues } from './clues';
import { readConcepts, readIdentifierConcepts } from './read-text';
import { headersOf } from './row-headers';
import type { Concept } from './vocabulary';

/** A control with what its words say. */
export interface Field<T extends HTMLElement = HTMLElement> {
  readonly input: T;
  readonly clues: Clues;
  readonly concepts: Readonly<Record<ClueSource, ReadonlySet<Concept>>>;
  /** The words of its `autocomplete`. */
  readonly autocomplete: readonly string[];
  /** The cell, `dt` or legend that names its row. */
  readonly header: Element | null;
}

/** A field that can be typed into. */
export type TextField = Field<HTMLInputElement>;

/** A pair of fields. */
export type Pair = readonly [TextField, TextField];

/** The texts that a person reads, nearest to the control first. */
export const READ_SOURCES = ['label', 'nearby', 'hint', 'header'] as const satisfies ClueSource[];

/** Reads what a control's words say. */
export function describe<T extends HTMLElement>(input: T): Field<T> {
  const clues = collectClues(input);
  const concepts = Object.fromEntries(
    CLUE_SOURCES.map((source) => [
      source,
      source === 'identifier' ? readIdentifierConcepts(clues[source]) : readConcepts(clues[source]),
    ]),
  ) as Record<ClueSource, ReadonlySet<Concept>>;
  const autocomplete = (input.getAttribute('autocomplete') ?? '').toLowerCase().split(/\s+/);
  return { input, clues, concepts, autocomplete, header: headersOf(input)[0] ?? null };
}

/** Tells whether any text that a person reads beside a control names a concept. */
export function says(field: Field, concept: Concept): boolean {
  return READ_SOURCES.some((source) => field.concepts[source].has(concept));
}
