/** The date that is kept, live. */
import { useEffect, useState } from 'preact/hooks';
import type { Expiry } from '../../portal/certificate/expiry';
import { expiryItem, read, watch } from '../../shared/storage';
import { within } from '../within';

/** Longest wait for storage, in milliseconds. */
export const READ_LIMIT_MS = 2_000;

/** What is kept: null before it is read; `failed` when it could not be. */
export type Kept = Expiry | 'failed' | null;

/** What is kept; renders again whenever it changes. */
export function useExpiry(): Kept {
  const [kept, setKept] = useState<Kept>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    // A change that is seen meanwhile is newer than what the reading gives.
    let isChanged = false;
    const put = (value: Kept): void => {
      if (!isChanged && !signal.aborted) setKept(value);
    };
    watch(
      expiryItem,
      (value) => {
        isChanged = true;
        setKept(value);
      },
      signal,
    );
    const reading = read(expiryItem);
    within(READ_LIMIT_MS, reading).then(put, () => put('failed'));
    // A late answer is better than the message that there is none.
    reading.then(put, () => undefined);
    return () => controller.abort();
  }, []);
  return kept;
}
