/** Says in a terminal what was read, so that a person sees why the answer is what it is. */
import { isPortalUrl } from '../src/portal/links';
import type { Reason } from '../src/portal/recognition/recognition';
import { total } from '../src/portal/recognition/score';
import { ACCEPTED, BUTTON, PAGE, SOURCES_NEEDED } from '../src/portal/recognition/weights';
import type { DocumentReading } from './recognise-reader';
import { BLANK, table, tidy } from './recognise-table';

/** What each answer means, in the report's own words. */
const ANSWERS = {
  match: 'match – User Info, every part found',
  unsure: 'unsure – the assistant stays away and says what is in doubt',
  no: 'no – not User Info',
} as const;

const signed = (points: number): string => {
  const rounded = Math.round(points * 100) / 100;
  return rounded > 0 ? `+${rounded}` : `${rounded}`;
};

function savedFrom({ savedFrom: url }: DocumentReading): string {
  if (url === '') return 'not known';
  return isPortalUrl(url) ? 'the portal' : 'another site (there the assistant never looks)';
}

/** Reasons by what they are about, in the order in which that first came. */
function group(reasons: readonly Reason[]): ReadonlyMap<Reason['about'], readonly Reason[]> {
  const groups = new Map<Reason['about'], Reason[]>();
  for (const reason of reasons) {
    const known = groups.get(reason.about);
    if (known) known.push(reason);
    else groups.set(reason.about, [reason]);
  }
  return groups;
}

/** Parts that are told by words: what is needed of each is in `weights.ts`. */
const FIELDS: readonly Reason['about'][] = ['newPassword', 'reEntry', 'firstName', 'lastName'];

/** What is needed for a part, or the page, to be accepted. */
function needed(about: Reason['about'], sources: number): string {
  if (FIELDS.includes(about)) {
    return `needed ${ACCEPTED} from ${SOURCES_NEEDED} sources, has ${sources}`;
  }
  if (about === 'update') return `needed ${BUTTON.accepted}`;
  return about === 'page' ? `needed ${PAGE.accepted}` : BLANK;
}

function reasonLines(reasons: readonly Reason[]): readonly string[] {
  if (reasons.length === 0) return [];
  const rows: string[][] = [['points', 'for', 'from', 'says', 'text']];
  for (const [about, own] of group(reasons)) {
    // As the engine adds up: several clear words to read are worth no more than a limit.
    const { points: all, sources } = total(own);
    rows.push([signed(all), about, 'in all', needed(about, sources), BLANK]);
    for (const { points, source, says, text } of own) {
      rows.push([signed(points), BLANK, source, says, text]);
    }
  }
  return ['', ...table(rows, [0])];
}

/** The report of one document, as lines. */
export function reportLines(reading: DocumentReading): readonly string[] {
  const { page, frame, answer, doubts, found, parts, reasons, unread } = reading;
  const against = reasons.filter(({ about, points }) => about === 'page' && points < 0);
  const facts = table([
    ['answer', ANSWERS[answer]],
    ...(answer === 'unsure' ? [['in doubt', doubts.join(', ')]] : []),
    ...(answer === 'unsure' ? [['found', found.join(', ')]] : []),
    ...(against.length > 0 ? [['against it', against.map(({ says }) => says).join(', ')]] : []),
    ['read in', reading.encoding],
    ['saved from', savedFrom(reading)],
  ]);
  const partRows = parts.map(({ part, label, locator, name, id }) => [
    part,
    label,
    name,
    id,
    locator,
  ]);
  const partLines =
    partRows.length === 0
      ? []
      : ['', ...table([['part', 'label', 'name', 'id', 'where'], ...partRows])];
  const notes = unread.map(
    (src) => `Not read: the frame ${tidy(src)} was not saved with the page.`,
  );
  return [
    frame === '' ? page : `${page} › ${tidy(frame)}`,
    ...[
      ...facts,
      ...partLines,
      ...reasonLines(reasons),
      ...(notes.length > 0 ? ['', ...notes] : []),
    ].map((line) => (line === '' ? '' : `  ${line}`)),
    '',
  ];
}
