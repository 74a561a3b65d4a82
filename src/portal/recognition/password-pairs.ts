/**
 * Finds new passwords and their re-entries on any page: sign-up, reset, change. It is not part of the
 * extension, which looks for one page only; see `src/portal/recogniser.ts`.
 */
import { type Choice, pointsOf } from './choose';
import type { ClueSource } from './clues';
import { describe, READ_SOURCES, says, type TextField } from './fields';
import { listPairs } from './password-pair';
import { normaliseText } from './read-text';
import { type Reason, SOURCES } from './recognition';
import { findScopes } from './scopes';
import { isFillable } from './visibility';
import { SOURCE_POINTS } from './weights';

/** A new password and its re-entry. */
export interface PasswordPair {
  readonly newPassword: HTMLInputElement;
  readonly reEntry: HTMLInputElement;
  /** See `weights.ts`. */
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/** Words of further languages, for pages that are not the portal's. */
const ELSEWHERE = {
  're-enter':
    /wiederhol|best[äa]tig|erneut|wdh|confirm|conferm|encore|retape|r[ée]p[ée]t|repet|repit|reingres|volver a|digite (?:a )?(?:nova)?mente|novamente|ripet|herhaal|bevestig|powt[óo]rz|potwierd|повтор|подтвер|ещ[ёе] раз|совпад|tekrar|onayla|확인|재입력|다시|한 번 더|确认|確認|再次|再输|再輸|重复|重複|nh[ậa]p l[ạa]i|x[áa]c nh[ậa]n|konfirmasi|ulangi|อีกครั้ง|ยืนยัน|znovu|potvr|upprepa|bekr[äa]fta|gentag|bekr[æe]ft|uudelleen|vahvista/,
  'other-password':
    /aktuell|altes|derzeit|ancien|actuel|actual|anterior|atual|antig|vecchia|attuale|huidig|oud|obecn|stare|текущ|стар|eski|mevcut|현재|기존|이전|原密|旧密|当前|當前|舊密|目前|hi[ệe]n t[ạa]i|lama|saat ini|ปัจจุบัน|nuvarande|nykyinen|nuv[æe]rende|curent/,
} as const;

const ALL = new Set(SOURCES);

function textOfField(field: TextField, sources: readonly ClueSource[] = READ_SOURCES): string {
  return sources
    .map((source) => normaliseText(field.clues[source]))
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
    .join(' ');
}

/** What words of further languages say for and against. */
function readElsewhere([first, second]: Choice['pair']): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const [about, field] of [
    ['newPassword', first],
    ['reEntry', second],
  ] as const) {
    const text = textOfField(field);
    for (const concept of ['re-enter', 'other-password'] as const) {
      if (!ELSEWHERE[concept].test(text)) continue;
      const isFor = concept === 're-enter' && about === 'reEntry';
      if (about === 'newPassword' && concept === 're-enter') continue;
      const points = SOURCE_POINTS.nearby * (isFor ? 1 : -1);
      reasons.push({ about, source: 'nearby', says: concept, text, points });
    }
  }
  return reasons;
}

/** Two boxes that a person reads different names for, and neither is "again", are two things. */
function areTwoThings([first, second]: Choice['pair'], saysAgain: boolean): boolean {
  if (saysAgain) return false;
  // What names the row of both distinguishes neither.
  const isRow = first.header !== null && first.header === second.header;
  const sources = READ_SOURCES.filter((source) => !(isRow && source === 'header'));
  const [one, other] = [textOfField(first, sources), textOfField(second, sources)];
  return other !== '' && one !== other;
}

const SAYS_AGAIN = new Set(['re-enter', 'new-password']);

function toPair(choice: Choice, boxes: number): PasswordPair | null {
  const { pair, scores } = choice;
  const reasons = [
    // Words that are none of ours may be another language's.
    ...scores.flatMap((score) => score.reasons).filter((reason) => reason.says !== 'unknownWords'),
    ...readElsewhere(pair),
  ];
  const against = reasons.some(({ points }) => points < 0);
  const again = reasons.filter(
    ({ about, says: word }) => about === 'reEntry' && SAYS_AGAIN.has(word),
  );
  const isRead = again.some(
    ({ source, says: word }) => source !== 'identifier' && word === 're-enter',
  );
  const isNext = scores[1].reasons.some(({ says: word }) => word === 'neighbours');
  if (against || !isNext || areTwoThings(pair, isRead || bothNew(pair))) return null;
  // Nothing to read at all: then there must be no third box that it could belong to.
  const isNamed = again.length > 0 || reasons.some(({ says: word }) => word === 'numbered');
  if (!isNamed && boxes !== 2) return null;
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { newPassword: pair[0].input, reEntry: pair[1].input, points, reasons };
}

/** Both are called new: a form that asks for one new password twice. */
const bothNew = ([first, second]: Choice['pair']): boolean =>
  says(first, 'new-password') && says(second, 'new-password');

/**
 * Finds the pairs of a new password and its re-entry. Unlike User Info's, a pair may be told by
 * structure where nothing is written, but never against what is written.
 * @returns the best pair of each form that has one, in the document's order
 */
export function findPasswordPairs(document: Document): readonly PasswordPair[] {
  return findScopes(document).flatMap(({ inputs }) => {
    const fields = inputs.filter(isFillable).map(describe);
    const boxes = fields.filter(({ input }) => input.type === 'password').length;
    const [best] = [...listPairs(fields, ALL)]
      .sort((one, other) => pointsOf(other) - pointsOf(one))
      .flatMap((choice) => toPair(choice, boxes) ?? []);
    return best ? [best] : [];
  });
}
