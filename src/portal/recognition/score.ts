/** What a field's own words are worth for a part. */
import { type Field, READ_SOURCES, says } from './fields';
import { normaliseText } from './read-text';
import type { Part, Reason, Source } from './recognition';
import type { Concept } from './vocabulary';
import { CONTRADICTION, PART_WORDS, READ_AT_MOST, RULED_OUT, SOURCE_POINTS } from './weights';

/** The parts that are fields. */
export type FieldPart = keyof typeof PART_WORDS;

/** What speaks for a field being a part. */
export interface Score {
  readonly points: number;
  /** How many sources that do not depend on each other speak for it. */
  readonly sources: number;
  readonly reasons: readonly Reason[];
}

/** Texts that a person reads come from one hand; what a program reads, from another. */
const GROUPS: Readonly<Record<Source, 'read' | 'identifier' | 'autocomplete' | 'structure'>> = {
  label: 'read',
  header: 'read',
  nearby: 'read',
  hint: 'read',
  identifier: 'identifier',
  autocomplete: 'autocomplete',
  structure: 'structure',
};

/** Adds up; several clear words to read are worth no more than `READ_AT_MOST`. */
export function total(reasons: readonly Reason[]): Score {
  const groups = new Set<string>();
  let read = 0;
  let points = 0;
  for (const reason of reasons) {
    const group = reason.source in GROUPS ? GROUPS[reason.source as Source] : 'structure';
    if (reason.points > 0) groups.add(group);
    if (reason.points > 0 && group === 'read') read += reason.points;
    else points += reason.points;
  }
  return { points: points + Math.min(read, READ_AT_MOST), sources: groups.size, reasons };
}

/** Whether a reason speaks for a part by what a person reads. */
export const isRead = ({ source, points }: Reason): boolean =>
  points > 0 && (READ_SOURCES as readonly string[]).includes(source);

/** What `autocomplete` says of a part, and what it says against it. */
const AUTOCOMPLETE: Readonly<Record<FieldPart, { readonly for: string; readonly not: RegExp }>> = {
  newPassword: { for: 'new-password', not: /^(?:current-password|one-time-code|cc-.*)$/ },
  reEntry: { for: 'new-password', not: /^(?:current-password|one-time-code|cc-.*)$/ },
  firstName: { for: 'given-name', not: /^(?:family-name|organization|email|tel|username)$/ },
  lastName: { for: 'family-name', not: /^(?:given-name|organization|email|tel|username)$/ },
};

/** "upper" and "lower" mean a name only where the row says so. */
const PLACES: readonly Concept[] = ['upper', 'lower'];

/** What stands near a box and is more than its name. */
const SENTENCE = /[.。]\s*$|.{40}/;

/** What one text says of a part. */
interface Reading {
  readonly concept: Concept;
  /** 1 is clear, a half is weak; less than nought is against. */
  readonly weight: number;
}

function readText(part: FieldPart, named: ReadonlySet<Concept>, isName: boolean): Reading | null {
  const words = PART_WORDS[part];
  const never = words.never.find((concept) => named.has(concept));
  if (never) return { concept: never, weight: Number.NEGATIVE_INFINITY };
  const counts = (concept: Concept) => isName || !PLACES.includes(concept);
  const [best] = (Object.entries(words.for) as [Concept, number][])
    .filter(([concept]) => named.has(concept) && counts(concept))
    .sort(([, one], [, other]) => other - one);
  const against = words.against.find(
    (concept) =>
      named.has(concept) &&
      counts(concept) &&
      // "New Password (leave blank to keep your current password)" is the new one.
      !(concept === 'other-password' && named.has('new-password')),
  );
  // "New Password (re-enter)" is the re-entry, whatever else it says.
  if (against && (!best || against === 're-enter' || against === 'other-password')) {
    return { concept: against, weight: -CONTRADICTION };
  }
  // A text that names both says nothing of either: "Name (first, last)".
  if (against || !best) return null;
  return { concept: best[0], weight: best[1] };
}

/**
 * Counts what a field's words say for and against a part.
 * @param sources the sources that may be read
 */
export function scoreWords(
  field: Field,
  part: FieldPart,
  sources: ReadonlySet<Source>,
): readonly Reason[] {
  const about: Part = part;
  const reasons: Reason[] = [];
  const seen = new Set<string>();
  const isName = says(field, 'user-name');
  let isNamed = false;
  for (const source of READ_SOURCES) {
    const text = field.clues[source];
    const key = normaliseText(text);
    if (!sources.has(source) || key === '' || seen.has(key)) continue;
    seen.add(key);
    const reading = readText(part, field.concepts[source], isName);
    if (!reading) continue;
    // A sentence between two boxes may be about either: "Leave blank to keep your current password."
    if (reading.weight < 0 && source === 'nearby' && SENTENCE.test(text)) continue;
    // The nearest text that names the field decides; a legend around it speaks of more than it.
    if (reading.weight < 0 && Number.isFinite(reading.weight) && isNamed) continue;
    isNamed ||= reading.weight > 0;
    const points = Number.isFinite(reading.weight)
      ? reading.weight * SOURCE_POINTS[source]
      : RULED_OUT;
    reasons.push({ about, source, says: reading.concept, text, points });
  }
  if (sources.has('identifier')) {
    const reading = readText(part, field.concepts.identifier, false);
    if (reading) {
      const { concept, weight } = reading;
      const points = Math.max(weight, -CONTRADICTION) * SOURCE_POINTS.identifier;
      const text = field.clues.identifier;
      reasons.push({ about, source: 'identifier', says: concept, text, points });
    }
  }
  if (sources.has('autocomplete')) {
    for (const word of field.autocomplete) {
      const isFor = word === AUTOCOMPLETE[part].for;
      if (!isFor && !AUTOCOMPLETE[part].not.test(word)) continue;
      const points = SOURCE_POINTS.autocomplete * (isFor ? 1 : -CONTRADICTION);
      reasons.push({ about, source: 'autocomplete', says: word, text: word, points });
    }
  }
  return reasons;
}

/** Points of structure, as reasons; nothing where structure may not be read. */
export function scoreStructure(
  part: FieldPart,
  points: Readonly<Record<string, number>>,
  sources: ReadonlySet<Source>,
): readonly Reason[] {
  if (!sources.has('structure')) return [];
  return Object.entries(points)
    .filter(([, worth]) => worth !== 0)
    .map(([says, worth]) => ({
      about: part,
      source: 'structure',
      says,
      text: '',
      points: worth,
    }));
}
