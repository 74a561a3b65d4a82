/** One remembered thing, live. */
import { type Item, read, watch } from '../shared/storage';

/** Gives what is remembered. */
export type Reader = <T>(item: Item<T>) => Promise<T>;

/**
 * Reads one item and follows it; a change seen meanwhile is newer than what the reading gives.
 * @returns when it was read; rejects when it could not be, and is followed all the same
 */
export async function follow<T>(
  item: Item<T>,
  onValue: (value: T) => void,
  signal: AbortSignal,
  readItem: Reader = read,
): Promise<void> {
  let changed = false;
  watch(
    item,
    (value) => {
      changed = true;
      onValue(value);
    },
    signal,
  );
  const value = await readItem(item);
  if (!changed && !signal.aborted) onValue(value);
}
