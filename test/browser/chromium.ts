/**
 * Runs the extension in a real Chromium (or branded Chrome, or Edge) with exactly the certificates,
 * the language and the network that a test asks for, and leaves nothing behind.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';
import { BROWSER_VARIABLE, type Browser, findBrowser } from '../../scripts/setup/find-browser.mjs';
import { chromiumFlags } from './chromium-flags';
import { type ExtensionWorker, watchWorker } from './extension-worker';
import { type ClientCertificate, makeStore, type TrustedAuthority } from './nss';
import { keepExtensions, writePreferences } from './preferences';
import { collectProblems, type Problem, type Problems, watchPages } from './problems';
import { openRealPopup, type RealPopup } from './real-popup';
import { readServerKey } from './server-key';

type LoadWith = 'switch' | 'cdp' | 'profile';

/** How a browser is wanted. */
export interface LaunchOptions {
  /** The folder of the built extension; null for a browser without one. */
  readonly extension: string | null;
  /** The stand-in portal. Without one the portal's name does not resolve; the real one is never met. */
  readonly portal?: { readonly port: number } | null;
  /** Who signed the portal's certificate. */
  readonly authority: TrustedAuthority;
  /** The certificate installed in the browser; none when null or left out. Linux only. */
  readonly client?: ClientCertificate | null;
  /** Whether the client certificate's private key is there and of no use. Default false. */
  readonly damageKey?: boolean;
  /** true: the browser chooses the installed certificate by itself; false: it asks, as for a person. */
  readonly chooseCertificate: boolean;
  /** The language of the browser itself, and the first it asks pages for. */
  readonly language: 'en' | 'ja';
  /** Without a window; default true, unless there is a display. */
  readonly headless?: boolean;
  /** The X display that its window is shown on, such as `:99`; by default the person's own. */
  readonly display?: string;
  /** A folder to keep: the same browser, restarted. By default one is made, and removed at the end. */
  readonly profile?: string;
  /** false: the portal's own certificate is not trusted. Default true. */
  readonly trustAuthority?: boolean;
  /** Rules of `--host-resolver-rules` that come first, such as `MAP secure.e-parcel.ne.jp ~NOTFOUND`. */
  readonly hostRules?: readonly string[];
  /**
   * The address of a proxy, such as `http://127.0.0.1:8080`. It looks names up by itself: `portal` and
   * `hostRules` do nothing then, so let it be one that connects to nobody outside.
   */
  readonly proxy?: string;
  /** Whether no name but the portal's resolves. Default true. */
  readonly closed?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /**
   * By switch (Chromium's own way), over the debugging pipe (the only way of Chrome and Edge), or by the
   * browser itself, from the profile that an earlier start over the pipe has left: of these, only the last
   * has the browser tell the extension that it has started.
   */
  readonly loadWith?: LoadWith;
  /** Which browser; by default the best that is installed. */
  readonly browser?: Browser;
  /** false: signals are the caller's business. Default true: the browser ends with the process. */
  readonly handleSignals?: boolean;
}

/** A browser that runs. */
export interface RunningChromium {
  readonly context: BrowserContext;
  readonly browser: Browser;
  /** Empty when there is no extension. */
  readonly extensionId: string;
  /** Address of a page of the extension, such as its popup's. */
  extensionUrl(path: string): string;
  /** The extension's worker, running: started first when it was stopped. */
  worker(): Promise<Worker>;
  /** Stops the worker and waits until the browser says that it has stopped. */
  killWorker(): Promise<void>;
  isWorkerRunning(): boolean;
  /** Opens the popup's page in a tab. */
  openPopup(): Promise<Page>;
  /** Opens the popup itself, under its button. */
  openRealPopup(): Promise<RealPopup>;
  /**
   * Answers the portal's sign-in dialog from now on; null stops that. The browser itself remembers an
   * accepted sign-in until it is restarted. An unanswered dialog in headless is a `goto` that fails
   * with `net::ERR_INVALID_AUTH_CREDENTIALS`.
   */
  signInAs(user: { readonly eParcelId: string; readonly password: string } | null): Promise<void>;
  /** Console errors and exceptions so far, from pages, popup, content scripts and worker. */
  readonly errors: readonly Problem[];
  /** Begins a new list of them: for a browser that several tests share. */
  forgetErrors(): void;
  /** The browser's own debugging session. */
  readonly session: CDPSession;
  /** The folder that holds its profile and home. */
  readonly folder: string;
  /** Closes it and starts it again on the same profile, with other options where given. */
  restart(changes?: Partial<LaunchOptions>): Promise<RunningChromium>;
  /** Ends it and removes what it made; a `profile` that was handed in stays. */
  close(): Promise<void>;
}

/** The environment of the browser: the person's, with every place to write in moved. */
function environmentFor(
  home: string,
  { language, display }: LaunchOptions,
): { [name: string]: string } {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^XDG_(?:CONFIG|CACHE|DATA|STATE)_HOME$/.test(name)
      ? []
      : [[name, value] as const],
  );
  // LANGUAGE is what Chromium on Linux takes its own language from.
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    LANGUAGE: language,
    ...(display === undefined ? {} : { DISPLAY: display }),
  };
}

/** Launches; where the machine allows ordinary users no sandbox, without one. */
async function launch(
  profile: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] & object,
): Promise<BrowserContext> {
  // Chromium refuses its sandbox to root.
  const sandbox = process.platform !== 'linux' || process.getuid?.() !== 0;
  try {
    return await chromium.launchPersistentContext(profile, {
      ...options,
      chromiumSandbox: sandbox,
    });
  } catch (error) {
    if (!sandbox || !/sandbox/i.test(String(error))) throw error;
    return await chromium.launchPersistentContext(profile, { ...options, chromiumSandbox: false });
  }
}

/** Finds the id of the extension that was loaded, loading it first over the pipe where asked. */
async function loadExtension(
  context: BrowserContext,
  session: CDPSession,
  extension: string,
  loadWith: LoadWith,
): Promise<string> {
  if (loadWith === 'cdp') {
    const { id } = await session.send('Extensions.loadUnpacked', { path: extension });
    return id;
  }
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/** Says why a language that was asked for is not there, instead of testing the wrong one. */
async function checkLanguage(worker: ExtensionWorker, language: 'en' | 'ja'): Promise<void> {
  const actual = await (await worker.running()).evaluate('chrome.i18n.getUILanguage()');
  if (String(actual).startsWith(language)) return;
  throw new Error(
    `The browser speaks ${String(actual)}, not ${language}. On Debian its languages are a package of their own: chromium-l10n.`,
  );
}

async function readPopupPath(extension: string): Promise<string> {
  const manifest: { action?: { default_popup?: string } } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  );
  const path = manifest.action?.default_popup;
  if (path === undefined) throw new Error('The extension has no popup.');
  return path;
}

/** A browser with everything that has to be ended when one of the steps after its start fails. */
interface Started {
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly worker: ExtensionWorker | null;
  readonly extensionId: string;
}

async function start(
  folder: string,
  browser: Browser,
  options: LaunchOptions,
  problems: Problems,
): Promise<Started> {
  const { extension, portal = null, language, chooseCertificate, display } = options;
  const { headless = display === undefined } = options;
  const home = join(folder, 'home');
  const profile = join(folder, 'profile');
  await mkdir(home, { recursive: true });
  const authority = (options.trustAuthority ?? true) ? options.authority : null;
  const usesNss = process.platform === 'linux';
  if (usesNss) {
    const { client = null, damageKey = false } = options;
    await makeStore(home, { authority, client, damageKey });
  }
  await writePreferences(profile, chooseCertificate);
  const loadWith = options.loadWith ?? (browser.kind === 'chromium' ? 'switch' : 'cdp');
  if (loadWith === 'profile') await keepExtensions(profile);
  const byPin = !usesNss && authority !== null && portal !== null;
  const context = await launch(profile, {
    executablePath: browser.path,
    // Playwright's own headless mode is another program; the switch below is the real browser's.
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    env: environmentFor(home, options),
    args: [
      ...chromiumFlags({
        headless,
        language,
        portalPort: portal?.port ?? null,
        hostRules: options.hostRules ?? [],
        proxy: options.proxy ?? null,
        closed: options.closed ?? true,
        loadExtension: loadWith === 'switch' ? extension : null,
        allowLoading: extension !== null && loadWith === 'cdp',
        serverKey: byPin ? await readServerKey(portal.port) : null,
      }),
      // A person's own Wayland would come before the display.
      ...(display === undefined ? [] : ['--ozone-platform=x11']),
    ],
    ...(headless ? {} : { viewport: null }),
    colorScheme: options.colorScheme ?? null,
    ...(options.handleSignals === false
      ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
      : {}),
  });
  try {
    watchPages(context, problems);
    const running = context.browser();
    if (running === null) throw new Error('The browser closed while it was starting.');
    const session = await running.newBrowserCDPSession();
    if (extension === null) return { context, session, worker: null, extensionId: '' };
    const watch = await watchWorker(context, problems);
    const extensionId = await loadExtension(context, session, extension, loadWith);
    const worker = await watch.of(extensionId);
    await checkLanguage(worker, language);
    return { context, session, worker, extensionId };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Where a browser keeps its files, and whether they go when it goes. */
interface Place {
  readonly folder: string;
  readonly isKept: boolean;
}

async function run(options: LaunchOptions, place: Place): Promise<RunningChromium> {
  const { extension } = options;
  const { folder } = place;
  const remove = async () => {
    if (place.isKept) return;
    // A helper process may write for a moment after the browser has closed.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const browser = options.browser ?? findBrowser();
  const problems = collectProblems();
  let started: Started;
  try {
    if (extension !== null && !existsSync(join(extension, 'manifest.json'))) {
      throw new Error(`There is no extension in ${extension}: build it first (npm run build).`);
    }
    if (browser === null) {
      throw new Error(
        `No browser was found. \`npm test\` says how to get one; ${BROWSER_VARIABLE} may name one.`,
      );
    }
    started = await start(folder, browser, options, problems);
  } catch (error) {
    await remove();
    throw error;
  }
  const { context, session, worker, extensionId } = started;
  const withExtension = () => {
    if (extension === null || worker === null) throw new Error('This browser has no extension.');
    return { extension, worker };
  };
  const extensionUrl = (path: string) => `chrome-extension://${extensionId}/${path}`;
  const popupUrl = async () => extensionUrl(await readPopupPath(withExtension().extension));
  /** A browser that was restarted has left its folder to the next one. */
  let isHandedOn = false;

  return {
    context,
    browser,
    extensionId,
    extensionUrl,
    session,
    folder,
    errors: problems.all,
    forgetErrors: () => problems.forget(),
    worker: () => withExtension().worker.running(),
    killWorker: () => withExtension().worker.stop(),
    isWorkerRunning: () => withExtension().worker.isRunning(),
    async openPopup() {
      const page = await context.newPage();
      await page.goto(await popupUrl());
      return page;
    },
    async openRealPopup() {
      const url = await popupUrl();
      const running = await withExtension().worker.running();
      return openRealPopup(session, running, url, (kind, text) =>
        problems.add({ where: 'extension page', kind, url, text }),
      );
    },
    signInAs: (user) =>
      context.setHTTPCredentials(
        user === null ? null : { username: user.eParcelId, password: user.password },
      ),
    async restart(changes = {}) {
      isHandedOn = true;
      await context.close();
      return run({ ...options, ...changes }, place);
    },
    async close() {
      if (isHandedOn) return;
      await context.close();
      await remove();
    },
  };
}

/**
 * Starts a browser.
 * @throws Error with one sentence when a browser or a tool is missing, or the language is
 */
export async function launchChromium(options: LaunchOptions): Promise<RunningChromium> {
  const { profile } = options;
  if (profile !== undefined) return run(options, { folder: profile, isKept: true });
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-browser-'));
  return run(options, { folder, isKept: false });
}
