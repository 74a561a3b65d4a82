/** What reads saved pages, and what comes of it. */
import { basename } from 'node:path';
import type { PageReading } from './recognise-in-page';

/** One document of a saved page: the page itself, or a frame in it. */
export interface DocumentReading extends Omit<PageReading, 'frames'> {
  /** The page as it was named. */
  readonly page: string;
  /** Which frame of it; empty for the page itself. */
  readonly frame: string;
  /** Frames that were not saved with it, so that nobody knows what is in them. */
  readonly unread: readonly string[];
}

/** Reads one saved page with everything in it. */
export interface PageReader {
  /**
   * @param page as it was named
   * @param file where it is
   * @param bytes what is in it
   * @throws Error when it cannot be read
   */
  read(page: string, file: string, bytes: Buffer): Promise<readonly DocumentReading[]>;
  close(): Promise<void>;
}

/** A frame's address without what may be secret in it, or long: query, fragment, data. */
export function shortenAddress(src: string): string {
  return src.replace(/^(data:).*$/is, '$1…').replace(/[?#].*$/s, '');
}

/** A frame's file, as a person reads its name: browsers save Japanese ones under %E3… addresses. */
export function frameFile(src: string): string {
  const file = basename(shortenAddress(src));
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
