/** The browser of `npm start`: finds the one that is wanted, and starts it. */
import type { AssistantBrowser, BrowserOptions } from '../test/browser/assistant-browser';
import { launchAssistantInChromium } from '../test/browser/chromium-assistant';
import { launchFirefox } from '../test/browser/firefox';
import { type Browser, findBrowser } from './setup/find-browser.mjs';
import { findFirefox } from './setup/find-firefox.mjs';
import type { StartArguments } from './start-arguments';

/** A browser that was found. */
export interface FoundBrowser {
  readonly path: string;
  /** Of Chromium's kind; null for Firefox. */
  readonly chromium: Browser | null;
  /** Which build of the extension it takes. */
  readonly target: 'chrome' | 'firefox';
  /** Whether it has no certificates but the system's. */
  readonly usesSystemStore: boolean;
  /** What a person should know of it, in a sentence. */
  readonly note: string | null;
}

/** What it is started with. */
export interface LaunchRequest
  extends Pick<BrowserOptions, 'portal' | 'authority' | 'client' | 'language'> {
  readonly extension: string;
  readonly headless: boolean;
  /** It is walked through: nobody could answer its questions, and nothing else is to be reached. */
  readonly walks: boolean;
}

/** Finds it; null when it is not installed. */
export function findWanted(wanted: StartArguments['browser']): FoundBrowser | null {
  if (wanted === 'firefox') {
    const firefox = findFirefox();
    if (firefox === null) return null;
    return {
      path: firefox.path,
      chromium: null,
      target: 'firefox',
      usesSystemStore: false,
      note: firefox.keepsUnsigned
        ? null
        : 'This Firefox is a release: it takes the extension, which is not signed, until it is closed.',
    };
  }
  const chromium = findBrowser(wanted);
  if (chromium === null) return null;
  const usesSystemStore = process.platform === 'darwin' || process.platform === 'win32';
  return { path: chromium.path, chromium, target: 'chrome', usesSystemStore, note: null };
}

/** Starts it. */
export function launchWanted(
  { path, chromium }: FoundBrowser,
  { walks, ...request }: LaunchRequest,
): Promise<AssistantBrowser> {
  const options = { ...request, chooseCertificate: walks, closed: walks, handleSignals: false };
  return chromium === null
    ? launchFirefox({ ...options, path })
    : launchAssistantInChromium({ ...options, browser: chromium });
}

/** One sentence, and what to do, in place of the driver's log of everything it tried. */
export function whyNotStarted(path: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/Missing X server|cannot open display|ozone_platform/i.test(text)) {
    return `The display ${process.env.DISPLAY ?? ''} does not answer. Without a window: DISPLAY= npm start`;
  }
  const [first = ''] = text.split('\n', 1);
  // The driver puts the name of its call before what it says.
  return `${path} could not be started: ${first.replace(/^\S+: /, '')}`;
}
