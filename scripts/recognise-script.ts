/** Reads saved pages in jsdom or in a real browser: the same script runs in both. */
import { fileURLToPath } from 'node:url';
import { bundleScript } from './recogniser-bundle';

const GLOBAL = 'eParcelReading';

/** The call that gives back a `PageReading` as JSON, once the script has run. */
export const READ_PAGE = `JSON.stringify(${GLOBAL}.readPage(document))`;

/** @returns the script that makes {@link READ_PAGE} possible in a page */
export function bundleReader(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  return bundleScript({
    root,
    entry: 'scripts/recognise-in-page.ts',
    global: GLOBAL,
    format: 'iife',
  });
}
