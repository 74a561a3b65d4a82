/** Finds the two name fields: first name (the upper field) and last name (the lower field). */
import { type Choice, type Chosen, choose } from './choose';
import { READ_SOURCES, says, type TextField } from './fields';
import { normaliseText } from './read-text';
import type { Reason, Source } from './recognition';
import { type FieldPart, isRead, scoreStructure, scoreWords, total } from './score';
import { ROW_POINTS, STRUCTURE } from './weights';

/** A field with what its own words are worth for each of the two names. */
interface Candidate {
  readonly field: TextField;
  readonly index: number;
  readonly reasons: Readonly<Record<'firstName' | 'lastName', readonly Reason[]>>;
}

const speaksFor = (reasons: readonly Reason[]): boolean => total(reasons).points > 0;

/** A row's label names a name, and neither of the two: "User name", "Name (first, last)". */
function isRowOfNames(field: TextField): boolean {
  return says(field, 'user-name') || (says(field, 'first-name') && says(field, 'last-name'));
}

/** Whether nothing is written beside a field itself. */
const isBare = ({ clues }: TextField): boolean =>
  clues.label === '' && clues.nearby === '' && clues.hint === '';

/** Words that hold 名 and mean a whole name. */
const WHOLE_NAMES = /ユザ名|氏名|名前/g;

/** "Name (upper: last, lower: first)" turns the guide's order round: then nobody can tell. */
function namesLastFirst({ clues }: TextField): boolean {
  const text = normaliseText(READ_SOURCES.map((source) => clues[source]).join(' '));
  const bare = text.replace(WHOLE_NAMES, '');
  const last = bare.search(/last|family|surname|姓|氏|苗字/);
  const first = bare.search(/first|given|名/);
  return last >= 0 && first > last;
}

/** Two bare boxes in one row: one header names both, or the second stands right behind the first. */
function shareRow(upper: TextField, lower: TextField): boolean {
  if (!isRowOfNames(upper)) return false;
  if ([upper, lower].some((field) => says(field, 'kana') || says(field, 'not-a-name')))
    return false;
  if (namesLastFirst(upper)) return false;
  if (upper.header) return upper.header === lower.header;
  return isBare(lower) && lower.header === null;
}

/** What a row's label is worth for its two boxes: the guide says upper first, lower last. */
function scoreRow(
  part: FieldPart,
  upper: TextField,
  sources: ReadonlySet<Source>,
): readonly Reason[] {
  const source = READ_SOURCES.find(
    (one) =>
      sources.has(one) &&
      (upper.concepts[one].has('user-name') ||
        (upper.concepts[one].has('first-name') && upper.concepts[one].has('last-name'))),
  );
  if (!source) return [];
  const text = upper.clues[source];
  return [{ about: part, source, says: 'user-name', text, points: ROW_POINTS }];
}

function score(
  first: Candidate,
  last: Candidate,
  count: Readonly<Record<'firstName' | 'lastName', number>>,
  sources: ReadonlySet<Source>,
): Choice {
  const isUpper = first.index < last.index;
  const isNext = Math.abs(first.index - last.index) === 1;
  const isRow = isUpper && isNext && shareRow(first.field, last.field);
  const isClear = first.reasons.firstName.some(isRead) && last.reasons.lastName.some(isRead);
  const scoreOne = (part: 'firstName' | 'lastName', candidate: Candidate) => {
    const own = candidate.reasons[part];
    return total([
      ...own,
      ...(isRow && !own.some(isRead) ? scoreRow(part, first.field, sources) : []),
      ...scoreStructure(
        part,
        {
          neighbours: isNext ? STRUCTURE.neighbours : 0,
          sharedRow: isRow ? STRUCTURE.sharedRow : 0,
          onlyOne: count[part] === 1 && speaksFor(own) ? STRUCTURE.onlyOne : 0,
          reversed: isUpper || isClear ? 0 : STRUCTURE.reversed,
          unknownWords:
            isRow || isBare(candidate.field) || own.some(isRead) ? 0 : STRUCTURE.unknownWords,
        },
        sources,
      ),
    ]);
  };
  return {
    pair: [first.field, last.field],
    scores: [scoreOne('firstName', first), scoreOne('lastName', last)],
  };
}

/** Fields that may be one of the names: few pages have more, and each pair of them is looked at. */
const CANDIDATES_AT_MOST = 24;

/**
 * Finds both names together.
 * @param fields a form's fields, in the document's order
 */
export function chooseNames(fields: readonly TextField[], sources: ReadonlySet<Source>): Chosen {
  const candidates: readonly Candidate[] = fields
    .map((field, index) => ({
      field,
      index,
      reasons: {
        firstName: scoreWords(field, 'firstName', sources),
        lastName: scoreWords(field, 'lastName', sources),
      },
    }))
    .filter(
      ({ field, reasons }) =>
        field.input.type !== 'password' &&
        (speaksFor(reasons.firstName) ||
          speaksFor(reasons.lastName) ||
          isRowOfNames(field) ||
          isBare(field)),
    )
    .slice(0, CANDIDATES_AT_MOST);
  const count = {
    firstName: candidates.filter(({ reasons }) => speaksFor(reasons.firstName)).length,
    lastName: candidates.filter(({ reasons }) => speaksFor(reasons.lastName)).length,
  };
  return choose(
    candidates.flatMap((first) =>
      candidates.filter((last) => last !== first).map((last) => score(first, last, count, sources)),
    ),
  );
}
