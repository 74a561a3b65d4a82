/**
 * Changes of a good page. After each the answer is a match with the right parts or a doubt, and
 * never a match with a wrong part. Words decide: where they move, `data-part` moves with them.
 */

import * as additions from './additions';
import { DIMENSIONS, type Layout } from './dimensions';
import type { Verdict } from './judge';
import { OTHER_PAGES } from './other-pages';
import { type PageMarkup, renderPage } from './render-page';
import type { Box, Row, Sheet } from './sheet';

/** One kind of change. */
export interface Mutation {
  readonly name: string;
  /** @returns the changed page, or null for one that has nothing to change */
  readonly change: (sheet: Sheet) => Sheet | null;
  readonly allowed: readonly Verdict[];
  /** Where it can be done, if not in every layout. */
  readonly layouts?: readonly Layout[];
}

const RIGHT_OR_UNSURE: readonly Verdict[] = ['match', 'unsure', 'no'];
/** Where Password Protect cannot be told any more, a match without it is right. */
const OR_INCOMPLETE: readonly Verdict[] = [...RIGHT_OR_UNSURE, 'incomplete'];
/** Where what is left is not one User Info form. */
const NEVER_MATCH: readonly Verdict[] = ['unsure', 'no'];

const TWO_ROWS: readonly Layout[] = DIMENSIONS.layout.filter((layout) => layout !== 'pair');

/** What no vocabulary has. */
const UNKNOWN = { en: 'Glorp', ja: 'ホゲ欄', both: 'ホゲ欄 / Glorp' } as const;

const holds = (part: string) => (row: Row) => row.boxes.some((box) => box.part === part);

const mapRows = (sheet: Sheet, change: (row: Row) => Row): Sheet => ({
  ...sheet,
  rows: sheet.rows.map(change),
});

/** Changes the one row with a part of its own. */
function mapRow(sheet: Sheet, part: string, change: (row: Row) => Row): Sheet | null {
  const isMeant = holds(part);
  return sheet.rows.some(isMeant)
    ? mapRows(sheet, (row) => (isMeant(row) ? change(row) : row))
    : null;
}

const mapBoxes = (sheet: Sheet, change: (box: Box) => Box): Sheet =>
  mapRows(sheet, (row) => ({ ...row, boxes: row.boxes.map(change) }));

const NAMES = ['firstName', 'lastName'] as const;
const PARTS = [...NAMES, 'newPassword', 'reEntry'] as const;

const findBox = ({ rows }: Sheet, part: string): Box | undefined =>
  rows.flatMap(({ boxes }) => boxes).find((box) => box.part === part);

/** Gives each of two boxes what `take` takes of the other one. */
function swapBetween(
  sheet: Sheet,
  [one, two]: readonly [string, string],
  take: (from: Box) => Partial<Box>,
): Sheet | null {
  const [first, second] = [findBox(sheet, one), findBox(sheet, two)];
  if (!first || !second) return null;
  return mapBoxes(sheet, (box) => {
    if (box === first) return { ...box, ...take(second) };
    return box === second ? { ...box, ...take(first) } : box;
  });
}

/** The two boxes' names change places; without names there is nothing to do. */
const swapIdentifiers =
  (parts: readonly [string, string]) =>
  (sheet: Sheet): Sheet | null =>
    sheet.choice.identifiers === 'none'
      ? null
      : swapBetween(sheet, parts, ({ name }) => ({ name }));

/** The same for the two name boxes. */
const swapBoxes = (sheet: Sheet, take: (from: Box) => Partial<Box>): Sheet | null =>
  swapBetween(sheet, NAMES, take);

/** The two names' words change places; the boxes and their identifiers stay. */
function swapLabels(sheet: Sheet): Sheet | null {
  const rows = sheet.rows.filter((row) => NAMES.some((part) => holds(part)(row)));
  const [upper, lower] = rows;
  if (!upper) return null;
  // In one row the boxes' own words are swapped; bare boxes have none.
  if (!lower) {
    if (upper.boxes.every(({ mark }) => mark === '')) return null;
    return swapBoxes(sheet, ({ mark, part }) => ({ mark, part }));
  }
  const moved = swapBoxes(sheet, ({ part }) => ({ part }));
  return (
    moved && {
      ...moved,
      rows: moved.rows.map((row, index) => {
        if (sheet.rows[index] === upper) return { ...row, words: lower.words };
        return sheet.rows[index] === lower ? { ...row, words: upper.words } : row;
      }),
    }
  );
}

/** The rows change places as they are. */
function swapRows(sheet: Sheet): Sheet | null {
  const upper = sheet.rows.findIndex(holds('firstName'));
  const lower = sheet.rows.findIndex(holds('lastName'));
  if (upper === lower) {
    const names = sheet.rows[upper];
    if (!names || names.boxes.every(({ mark }) => mark === '')) return null;
    return mapRows(sheet, (row) =>
      row === names ? { ...row, boxes: [...row.boxes].reverse() } : row,
    );
  }
  const rows = [...sheet.rows];
  rows.splice(upper, 2, ...rows.slice(upper, lower + 1).reverse());
  return { ...sheet, rows };
}

const renameEach = (verb: string, words: (sheet: Sheet) => string): readonly Mutation[] => [
  ...PARTS.map((part) => ({
    name: `${verb} of ${part}`,
    allowed: RIGHT_OR_UNSURE,
    change: (sheet: Sheet) =>
      mapRow(sheet, part, (row) =>
        row.boxes.length === 1
          ? { ...row, words: words(sheet) }
          : { ...row, words: words(sheet), boxes: row.boxes.map((box) => ({ ...box, mark: '' })) },
      ),
  })),
  {
    name: `${verb} of Password Protect`,
    allowed: OR_INCOMPLETE,
    change: (sheet) =>
      mapRows(sheet, (row) => (row.choices === null ? row : { ...row, words: words(sheet) })),
  },
  {
    name: `${verb} of Update`,
    allowed: RIGHT_OR_UNSURE,
    change: (sheet) =>
      sheet.update && { ...sheet, update: { ...sheet.update, words: words(sheet), variant: 0 } },
  },
];

const add = (
  name: string,
  change: (sheet: Sheet) => Sheet | null,
  allowed = RIGHT_OR_UNSURE,
): Mutation => ({ name, change, allowed });

/** Every mutation. */
export const MUTATIONS: readonly Mutation[] = [
  ...renameEach('no label', () => ''),
  ...renameEach('an unknown label', ({ choice }) => UNKNOWN[choice.language]),
  add('the two name labels swapped', swapLabels),
  add('the names’ identifiers swapped', swapIdentifiers(NAMES)),
  add('the name rows swapped', swapRows),
  add('the passwords’ identifiers swapped', swapIdentifiers(['newPassword', 'reEntry'])),
  {
    name: 'one name row is missing',
    allowed: NEVER_MATCH,
    layouts: TWO_ROWS,
    change: (sheet) =>
      sheet.choice.layout === 'pair'
        ? null
        : { ...sheet, rows: sheet.rows.filter((row) => !holds('lastName')(row)) },
  },
  add('current password above', additions.addCurrentPassword),
  add('kana rows above', additions.addKanaAbove),
  add('kana rows below', additions.addKanaBelow),
  add('a login form in the head', additions.addLogin),
  ...additions.DUPLICATES.map(({ name, change }) => add(name, change)),
  add('prefilled boxes', (sheet) =>
    mapBoxes(sheet, (box) => ({ ...box, value: box.kind === 'shown' ? box.value : 'x1Secret' })),
  ),
  add('no Update', (sheet) => ({ ...sheet, update: null }), NEVER_MATCH),
  add('Cancel and Reset', additions.addCancel),
  add('a search and a mail’s Delete', additions.addSearchAndDelete),
  add('“reload” beside Update', additions.addReload),
  add('a second form like it', (sheet) => ({ ...sheet, twice: true }), NEVER_MATCH),
  add(
    'Password Protect without its choices’ words',
    (sheet) =>
      mapRows(sheet, (row) =>
        row.choices === null
          ? row
          : { ...row, words: '', choices: { ...row.choices, yes: '', no: '' } },
      ),
    OR_INCOMPLETE,
  ),
  ...OTHER_PAGES.map(({ name, change }) => add(name, change, NEVER_MATCH)),
];

/** @returns the changed page's markup, or null where there is nothing to change */
export function mutate(sheet: Sheet, { change }: Mutation): PageMarkup | null {
  const changed = change(sheet);
  return changed && renderPage(changed);
}
