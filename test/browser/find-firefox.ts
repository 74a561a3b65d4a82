/** Finds the Firefox to test in. */
import { findTool } from '../../scripts/setup/find-tool.mjs';

/** Names a Firefox that is not found, or another than the first. */
export const FIREFOX_VARIABLE = 'FIREFOX_PATH';

/** ESR comes first: like the Developer Edition, and unlike the ordinary one, it takes what is not signed. */
const COMMANDS = ['firefox-esr', 'firefox-developer-edition', 'firefox-nightly'] as const;

/** @returns the path of its program, or null when there is none */
export function findFirefox(): string | null {
  const named = process.env[FIREFOX_VARIABLE];
  if (named !== undefined && named !== '') return named;
  for (const command of COMMANDS) {
    const path = findTool(command);
    if (path !== null) return path;
  }
  return null;
}

/** Tells whether there is one, and says so when there is none: nothing is left untested in silence. */
export function hasFirefox(): boolean {
  if (findFirefox() !== null) return true;
  console.warn(
    `NOT TESTED: the extension in Firefox, of which this machine lacks an ESR (on Debian: firefox-esr and firefox-esr-l10n-ja). ${FIREFOX_VARIABLE} may name one.`,
  );
  return false;
}
