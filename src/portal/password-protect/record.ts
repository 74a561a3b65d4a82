/**
 * What is kept of the evidence, and how a piece is added to it. Pure.
 *
 * Everything that is shown follows from the set of pieces alone (`status.ts`), so the order in which
 * they arrive does not matter: tabs, frames and windows report when they like. Only where there are too
 * many are some dropped that add nothing by then.
 */
import { CLOCK_SLACK_MS } from '../evidence-age';
import { compareTimes, type PasswordProtectChoice, type PasswordProtectEvidence } from './evidence';
import { replay } from './replay';

/** Why nothing from before a moment counts. */
export const NEW_STARTS = ['account', 'forgotten'] as const;

/** From when on evidence counts. */
export interface NewStart {
  /** What is not newer does not count; in milliseconds since 1970. */
  readonly at: number;
  /** `account`: another e-Parcel ID is used since; `forgotten`: the person had it forgotten. */
  readonly why: (typeof NEW_STARTS)[number];
}

/** An Update that was sent with a choice. */
export interface SentChoice {
  readonly state: PasswordProtectChoice;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** What is kept. Moments are in milliseconds since 1970. */
export interface PasswordProtectRecord {
  /** The pieces, newest first. */
  readonly seen: readonly PasswordProtectEvidence[];
  readonly start: NewStart | null;
  /** The last Updates of the person's own, newest first; one that the portal refuses is taken out. */
  readonly sent: readonly SentChoice[];
  /** When the portal last confirmed a new password that was not signed in with yet. */
  readonly passwordChangedAt: number | null;
  /** Up to when the person has been told of changes. */
  readonly noticedAt: number | null;
}

/** Nothing was seen yet. */
export const NOTHING_SEEN: PasswordProtectRecord = {
  seen: [],
  start: null,
  sent: [],
  passwordChangedAt: null,
  noticedAt: null,
};

/** More pieces than any history needs. */
export const MOST_SEEN = 40;
/** Those that are kept as they are when there are too many. */
const KEPT_WHOLE = 16;

const isSame = (one: PasswordProtectEvidence, other: PasswordProtectEvidence): boolean =>
  compareTimes(one, other) === 0;

/** The newest that tells whose it is. */
const newestOfAnybody = (
  seen: readonly PasswordProtectEvidence[],
): PasswordProtectEvidence | undefined => seen.find(({ account }) => account !== null);

/** What says the same as its neighbours, and from the same source, adds nothing. */
function thinOut(
  seen: readonly PasswordProtectEvidence[],
  sent: readonly SentChoice[],
): readonly PasswordProtectEvidence[] {
  if (seen.length <= MOST_SEEN) return seen;
  const replayed = replay(
    seen,
    sent.map(({ at }) => at),
  );
  // What is shown of the past, and whose the setting is, must outlast any number of pieces.
  const needed = new Set([
    newestOfAnybody(seen),
    replayed?.winner,
    replayed?.begin,
    replayed?.before ?? undefined,
  ]);
  const isLike = (one: PasswordProtectEvidence, other: PasswordProtectEvidence | undefined) =>
    one.state === other?.state && one.source === other.source;
  const thin = seen.filter((piece, index) => {
    const isBetween = isLike(piece, seen[index - 1]) && isLike(piece, seen[index + 1]);
    return index < KEPT_WHOLE || needed.has(piece) || !isBetween;
  });
  const excess = thin.length - MOST_SEEN;
  const droppable = thin.filter((piece) => !needed.has(piece));
  const dropped = new Set(excess > 0 ? droppable.slice(-excess) : []);
  return thin.filter((piece) => !dropped.has(piece));
}

const later = (one: NewStart | null, other: NewStart | null): NewStart | null =>
  one === null || (other !== null && other.at > one.at) ? other : one;

/** A setting belongs to one e-Parcel ID: what was seen until the last of another does not count. */
function startOfAccount(seen: readonly PasswordProtectEvidence[]): NewStart | null {
  const account = newestOfAnybody(seen)?.account;
  const other = seen.find((piece) => piece.account !== null && piece.account !== account);
  return other === undefined ? null : { at: other.at, why: 'account' };
}

/**
 * Adds a piece of evidence.
 * @returns the new record; the same object when the piece adds nothing
 */
export function foldPasswordProtect(
  record: PasswordProtectRecord,
  evidence: PasswordProtectEvidence,
): PasswordProtectRecord {
  if (record.start !== null && evidence.at <= record.start.at) return record;
  if (record.seen.some((piece) => isSame(piece, evidence))) return record;
  const all = [...record.seen, evidence].sort((one, other) => compareTimes(other, one));
  const start = later(record.start, startOfAccount(all));
  const seen = all.filter(({ at }) => start === null || at > start.at);
  return { ...record, seen: thinOut(seen, record.sent), start };
}

/** As many Updates as matter to what is shown. */
const MOST_SENT = 8;

/** Adds an Update that is on its way. */
export function addSent(record: PasswordProtectRecord, sent: SentChoice): PasswordProtectRecord {
  if (record.sent.some(({ at }) => at === sent.at)) return record;
  const all = [...record.sent, sent].sort((one, other) => other.at - one.at);
  return { ...record, sent: all.slice(0, MOST_SENT) };
}

/**
 * Takes out an Update that the portal has refused: what was sent with it means nothing.
 * @param sentAt when it was sent, in milliseconds since 1970
 * @returns the same object when there is none
 */
export function removeSent(record: PasswordProtectRecord, sentAt: number): PasswordProtectRecord {
  const sent = record.sent.filter(({ at }) => at !== sentAt);
  return sent.length === record.sent.length ? record : { ...record, sent };
}

/** The record after the person had it forgotten, at a moment in milliseconds since 1970. */
export function forgetPasswordProtect(at: number): PasswordProtectRecord {
  return { ...NOTHING_SEEN, start: { at, why: 'forgotten' } };
}

/**
 * The record without what lies ahead: it comes from a clock that was wrong then and has been put right,
 * and must not hold its place until time catches up.
 * @param now the present, in milliseconds since 1970
 * @returns the same object when nothing lies ahead
 */
export function withoutFuture(record: PasswordProtectRecord, now: number): PasswordProtectRecord {
  const isPast = ({ at }: { readonly at: number }): boolean => at <= now + CLOCK_SLACK_MS;
  const past = (moment: number | null): number | null =>
    moment === null || isPast({ at: moment }) ? moment : null;
  const { seen, start, sent, passwordChangedAt, noticedAt } = record;
  const moments = [start?.at, passwordChangedAt, noticedAt];
  const isAllPast =
    seen.every(isPast) && sent.every(isPast) && moments.every((at) => at == null || isPast({ at }));
  if (isAllPast) return record;
  return {
    seen: seen.filter(isPast),
    start: start !== null && isPast(start) ? start : null,
    sent: sent.filter(isPast),
    passwordChangedAt: past(passwordChangedAt),
    noticedAt: past(noticedAt),
  };
}
