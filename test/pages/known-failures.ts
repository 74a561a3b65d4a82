/**
 * Pages whose answer is not the one wished for: the page's id, or a negative's file name, and the
 * answer that it gets now. The test fails on every difference, for better or worse, and says which
 * line to write or to delete.
 */
import type { Verdict } from './judge';

export const KNOWN_FAILURES: Readonly<Record<string, Verdict>> = {};

/** The same for the pages that a real browser reads: what is seen there instead of the assistant. */
export const BROWSER_KNOWN_FAILURES: Readonly<Record<string, string>> = {};
