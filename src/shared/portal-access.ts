/**
 * The browser's leave to see the portal. A person may withdraw it and give it back at any time, in Firefox
 * as in Chrome and Edge, and an update's new hosts are not given by themselves in Firefox.
 */
import { PORTAL_PATTERN } from '../portal/links';
import { browser } from './browser';

/** As `manifest.json` asks for it. */
const THE_PORTAL = { origins: [PORTAL_PATTERN] };

/**
 * Whether the extension may see the portal now. A browser that cannot say so is taken to allow it: a false
 * alarm would send a person to settings where there is nothing to do. Never rejects.
 */
export async function maySeePortal(): Promise<boolean> {
  try {
    return await browser.permissions.contains(THE_PORTAL);
  } catch {
    return true;
  }
}

/**
 * Has the browser ask the person. To be called in a press, before anything is awaited: the browser takes it
 * for the person's own wish only there.
 * @returns whether it is allowed then; rejects where the browser does not even ask
 */
export async function askForPortal(): Promise<boolean> {
  return browser.permissions.request(THE_PORTAL);
}

/**
 * Calls back whenever the answer may have become another, until the signal is aborted.
 * @param signal ends the watching
 */
export function watchPortalAccess(onChange: () => void, signal: AbortSignal): void {
  const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
  for (const event of events) {
    event.addListener(onChange);
    signal.addEventListener('abort', () => event.removeListener(onChange));
  }
}
