/** What reads each family's names. */
import { readChromiumError } from './chromium';
import { readFirefoxError } from './firefox';
import type { ReadError } from './read-error';

export const READERS = {
  chromium: readChromiumError,
  firefox: readFirefoxError,
} as const satisfies Readonly<Record<string, ReadError>>;

/** The families of browsers, as far as their names for failed requests go. */
export type ErrorNames = keyof typeof READERS;
