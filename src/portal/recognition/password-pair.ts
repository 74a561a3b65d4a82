/** Finds a form's new password and its re-entry, told by words as well as by structure. */
import { type Choice, type Chosen, choose } from './choose';
import { READ_SOURCES, says, type TextField } from './fields';
import type { Reason, Source } from './recognition';
import { isRead, scoreStructure, scoreWords, total } from './score';
import { SOURCE_POINTS, STRUCTURE } from './weights';

/** Boxes that may be a password, few as they are on any page. */
const BOXES_AT_MOST = 12;

/** What a box that shows what is typed must be called to be a password's. */
const CALLED = ['password', 'new-password', 're-enter'] as const;

/** A password box, or one that pages show in the clear and name as one. */
export function mayBePassword(field: TextField): boolean {
  if (field.input.type === 'password') return true;
  // "E-mail (again)" is none.
  return CALLED.some((concept) => says(field, concept)) && !says(field, 'not-a-name');
}

/** `passwd` and `passwd2`, `pass1` and `pass2`: one thing twice. */
function isNumbered(first: string, second: string): boolean {
  const [, stem, number] = /^(.*?)(\d*)\]?$/.exec(first) ?? [];
  const [, again, next] = /^(.*?)(\d+)\]?$/.exec(second) ?? [];
  return (
    stem !== '' && stem === again && Number(next) === Number(number || next) + (number ? 1 : 0)
  );
}

function scoreNumber(
  first: TextField,
  second: TextField,
  sources: ReadonlySet<Source>,
): readonly Reason[] {
  const isNext =
    isNumbered(first.input.name, second.input.name) || isNumbered(first.input.id, second.input.id);
  if (!isNext || !sources.has('identifier')) return [];
  const text = second.clues.identifier;
  const points = SOURCE_POINTS.identifier;
  return [{ about: 'reEntry', source: 'identifier', says: 'numbered', text, points }];
}

/** Longer texts explain, and do not name. */
const NAME_AT_MOST = 40;

/** Whether something that is no sentence is written beside a box. */
const isNamed = ({ clues }: TextField): boolean =>
  READ_SOURCES.some((source) => clues[source] !== '' && clues[source].length < NAME_AT_MOST);

function score(
  first: TextField,
  second: TextField,
  boxes: readonly TextField[],
  fields: readonly TextField[],
  sources: ReadonlySet<Source>,
): Choice {
  const isNext = fields.indexOf(second) - fields.indexOf(first) === 1;
  const isShared = first.header !== null && first.header === second.header;
  // "Password" and "New Password": the first is the current one.
  const isCurrentFirst = !says(first, 'new-password') && says(second, 'new-password');
  const scoreOne = (part: 'newPassword' | 'reEntry', field: TextField) => {
    // A row's header that names both boxes contradicts neither: "New password (enter twice)".
    const words = scoreWords(field, part, sources).filter(
      ({ source, points }) => !(isShared && source === 'header' && points < 0),
    );
    return total([
      ...words,
      ...(part === 'reEntry' ? scoreNumber(first, second, sources) : []),
      ...scoreStructure(
        part,
        {
          isPassword: field.input.type === 'password' ? STRUCTURE.isPassword : 0,
          neighbours: isNext ? STRUCTURE.neighbours : 0,
          onlyPair: boxes.length === 2 ? STRUCTURE.onlyPair : 0,
          currentFirst: isCurrentFirst && !says(second, 're-enter') ? STRUCTURE.currentFirst : 0,
          unknownWords: isNamed(field) && !words.some(isRead) ? STRUCTURE.unknownWords : 0,
        },
        sources,
      ),
    ]);
  };
  return {
    pair: [first, second],
    scores: [scoreOne('newPassword', first), scoreOne('reEntry', second)],
  };
}

/**
 * Lists every way to take two of a form's boxes for new and re-entry, in the order in which they
 * stand: among the pages seen, none has them the other way round.
 * @param fields a form's fields, in the document's order
 */
export function listPairs(
  fields: readonly TextField[],
  sources: ReadonlySet<Source>,
): readonly Choice[] {
  const boxes = fields.filter(mayBePassword).slice(0, BOXES_AT_MOST);
  return boxes.flatMap((first, index) =>
    boxes
      .slice(index + 1)
      // Both are hidden or both are shown: "Confirmation code" beside a password is neither.
      .filter((second) => second.input.type === first.input.type)
      .map((second) => score(first, second, boxes, fields, sources)),
  );
}

/** Chooses the pair, if it is clear. */
export function choosePasswordPair(
  fields: readonly TextField[],
  sources: ReadonlySet<Source>,
): Chosen {
  return choose(listPairs(fields, sources));
}
