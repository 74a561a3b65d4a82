/** The date that is kept, live. */
import { useEffect, useState } from 'preact/hooks';
import type { Expiry } from '../../portal/certificate/expiry';
import { expiryItem } from '../../shared/storage';
import { follow } from '../follow-item';
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
    const reading = follow(expiryItem, setKept, signal);
    // A late answer is better than the message that there is none.
    within(READ_LIMIT_MS, reading).catch(() => {
      if (!signal.aborted) setKept((value) => value ?? 'failed');
    });
    return () => controller.abort();
  }, []);
  return kept;
}
