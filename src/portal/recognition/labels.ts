/** What the page calls its parts, as it can be said in a sentence. */
import { type Field, READ_SOURCES } from './fields';
import { readConcepts } from './read-text';
import type { Concept } from './vocabulary';

/** Remarks that would make a label too long for a sentence. */
const REMARKS = /\([^)]{16,}\)|（[^）]{10,}）|※.*/g;
const LABEL_AT_MOST = 48;

/** A label as it can stand in a sentence; a longer one is an explanation, and gives nothing. */
export function shorten(text: string): string {
  const bare = text
    .replace(REMARKS, '')
    .replace(/必須|任意|[*※]|\((?:required|optional)\)/gi, '')
    .replace(/[\s:：]+$/, '');
  return bare.length <= LABEL_AT_MOST ? bare.trim() : '';
}

/** A colon in brackets divides nothing: "User name (upper: first name)". */
const OUTER_COLON = /[:：](?![^(（]*[)）])/;

/** What the page calls a field: the nearest text that names one of the concepts. */
export function labelOf(field: Field, concepts: readonly Concept[]): string {
  const names = (text: string) => concepts.some((concept) => readConcepts(text).has(concept));
  const text = READ_SOURCES.map((source) => field.clues[source]).find(names) ?? '';
  // "User name: first name" is the row's label and the field's.
  return shorten(text.split(OUTER_COLON).find(names) ?? text);
}
