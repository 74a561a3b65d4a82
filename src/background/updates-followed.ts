/** The Updates that are followed, at most one a tab: finding one, and writing one down. Pure but for the clock. */
import type { TrackedUpdate } from '../shared/storage';

/** A form that is left open for longer than this is no longer followed. */
const FORGET_AFTER_MS = 60 * 60_000;

/** A frame of a tab; 0 is the tab's own page. */
export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

type Updates = readonly TrackedUpdate[];

/** For how long an Update has been where it is, in milliseconds. */
export const age = ({ at }: TrackedUpdate): number => Date.now() - at;

/** The others, as far as they are still followed. */
export const without = (updates: Updates, tabId: number): Updates =>
  updates.filter((update) => update.tabId !== tabId && age(update) < FORGET_AFTER_MS);

/** The Update of a tab; undefined when none is followed. */
export const find = (updates: Updates, tabId: number): TrackedUpdate | undefined =>
  updates.find((update) => update.tabId === tabId && age(update) < FORGET_AFTER_MS);

/** Puts one, as it is from now on, in its tab's place. */
export const put = (updates: Updates, update: Omit<TrackedUpdate, 'at'>): Updates => [
  ...without(updates, update.tabId),
  { ...update, at: Date.now() },
];
