/** The history of Password Protect as rows of a list. Pure. */
import type {
  PasswordProtectChoice,
  PasswordProtectSource,
} from '../../portal/password-protect/evidence';
import type { NewStart } from '../../portal/password-protect/record';
import type { HistoryEntry } from '../../portal/password-protect/replay';

/** More rows nobody reads. */
const MOST_ROWS = 12;

/** The same seen once, or again and again; moments in milliseconds since 1970. */
export interface HistoryRow {
  readonly state: PasswordProtectChoice;
  readonly source: PasswordProtectSource;
  /** When it was first and last seen so. */
  readonly from: number;
  readonly to: number;
  /** Other evidence counts more. */
  readonly isOutweighed: boolean;
}

/** What the list shows. */
export interface HistoryView {
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** How many rows are left out. */
  readonly older: number;
  /** What nothing from before counts beyond; null where that is told, or left out. */
  readonly start: NewStart | null;
}

const isAlike = (row: HistoryRow, { evidence, isOutweighed }: HistoryEntry): boolean =>
  row.state === evidence.state &&
  row.source === evidence.source &&
  row.isOutweighed === isOutweighed;

/**
 * Puts pieces that follow each other and say the same into one row.
 * @param history newest first
 */
export function viewHistory(history: readonly HistoryEntry[], start: NewStart | null): HistoryView {
  const rows: HistoryRow[] = [];
  for (const entry of history) {
    const { state, source, at } = entry.evidence;
    const last = rows.at(-1);
    if (last !== undefined && isAlike(last, entry)) rows[rows.length - 1] = { ...last, from: at };
    else rows.push({ state, source, from: at, to: at, isOutweighed: entry.isOutweighed });
  }
  const older = Math.max(0, rows.length - MOST_ROWS);
  // Where nothing was seen since, nothing stands out from before.
  const isTold = rows.length > 0 && older === 0;
  return { rows: rows.slice(0, MOST_ROWS), older, start: isTold ? start : null };
}
