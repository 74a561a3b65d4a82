/**
 * Runs the extension in a real Firefox with exactly the certificates, the language and the network that
 * a test asks for, and leaves nothing behind.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { readFolder } from '../../scripts/read-folder';
import { FIREFOX_VARIABLE, findFirefox } from '../../scripts/setup/find-firefox.mjs';
import { findTool, NSS_TOOLS } from '../../scripts/setup/find-tool.mjs';
import { zipFiles } from '../../scripts/zip-files';
import type { AssistantBrowser, BrowserOptions } from './assistant-browser';
import { type Dialogs, firefoxDialogs } from './firefox-dialogs';
import { firefoxPanel } from './firefox-panel';
import { pressInPopup } from './firefox-popup';
import { firefoxPreferences } from './firefox-preferences';
import { watchFirefox } from './firefox-problems';
import { type BrowserScope, contextOf, openScope } from './firefox-scope';
import { answerPermission, setSiteAccess } from './firefox-site-access';
import { fillStore } from './firefox-store';
import { firefoxTab, pageOf } from './firefox-tab';
import { makeStoreIn } from './nss';
import { type Relay, startRelay } from './relay';
import { until } from './until';

/** How a Firefox is wanted. */
export interface FirefoxOptions extends BrowserOptions {
  /** The folder of the built extension. */
  readonly extension: string;
  /** After how long an idle background is stopped, in milliseconds. Default: Firefox's 30 seconds. */
  readonly backgroundIdleMs?: number;
  /** Which one; by default the first that is found. */
  readonly path?: string;
  /** Without a window. Default true. */
  readonly headless?: boolean;
  /** false: every name but the portal's leads to where it does on this computer. Default true. */
  readonly closed?: boolean;
  /** false: signals are the caller's business. Default true: the browser ends with the process. */
  readonly handleSignals?: boolean;
  /** Further preferences; they win. */
  readonly preferences?: Readonly<Record<string, unknown>>;
}

/** A Firefox that runs. */
export interface RunningFirefox extends AssistantBrowser {
  readonly kind: 'firefox';
  readonly puppeteer: Browser;
  readonly scope: BrowserScope;
  readonly dialogs: Dialogs;
  /** Address of a page of the extension, such as its popup's. */
  extensionUrl(path: string): string;
  /** Opens a page of the extension in a tab, in front. */
  openExtensionPage(path: string): Promise<Page>;
  /**
   * Runs an expression on a page of the extension that has nothing of the extension's own in it, where
   * `browser` is the whole API. Nothing can be run in the background itself.
   */
  evaluateInExtension(expression: string): Promise<unknown>;
  /** Waits for the question whether the extension may see the portal, and answers it. */
  answerPermission(answer: 'allow' | 'deny'): Promise<void>;
  /** Names that Firefox itself asked the relay for, and did not get. */
  readonly refusedHosts: readonly string[];
  restart(changes?: Partial<FirefoxOptions>): Promise<RunningFirefox>;
}

/** Every run has a profile of its own, so all may have the same. */
const EXTENSION_HOST = 'a1b2c3d4-0000-4000-8000-0123456789ab';

/** A file of the extension's that runs nothing when it is opened. */
const BARE_PAGE = 'manifest.json';

/** The number of the background that runs; null when none does. */
const FIND_BACKGROUND = `return [...extension.views]
  .find(({ viewType }) => viewType === 'background')?.contextId ?? null;`;

/** What is read of a manifest. */
interface Manifest {
  readonly action?: { readonly default_popup?: string };
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

async function readManifest(extension: string): Promise<Manifest> {
  const file = join(extension, 'manifest.json');
  if (!existsSync(file)) {
    throw new Error(`There is no extension in ${extension}: build it first (npm run build).`);
  }
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The environment: the person's, with the places to write in moved. */
function environmentFor(home: string): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^XDG_(?:CONFIG|CACHE|DATA|STATE)_HOME$/.test(name),
  );
  return { ...Object.fromEntries(kept), HOME: home };
}

/** Says why a language that was asked for is not there, instead of testing the wrong one. */
async function checkLanguage(scope: BrowserScope, language: 'en' | 'ja'): Promise<void> {
  const actual = String(await scope.run('return Services.locale.appLocaleAsBCP47;'));
  if (actual.startsWith(language)) return;
  throw new Error(
    `This Firefox speaks ${actual}, not ${language}. On Debian its languages are packages of their own: firefox-esr-l10n-ja. Elsewhere, take a Firefox of that language.`,
  );
}

/**
 * Installs the extension, unless an earlier start on the same profile has. A release of Firefox takes one
 * that is not signed until it is closed.
 */
async function install(
  browser: Browser,
  scope: BrowserScope,
  id: string,
  extension: string,
): Promise<void> {
  const find = `
    const policy = WebExtensionPolicy.getByID(${JSON.stringify(id)});
    return policy?.extension?.backgroundState ?? null;`;
  if (!(await scope.run(`return WebExtensionPolicy.getByID(${JSON.stringify(id)}) !== null;`))) {
    const value = zipFiles(await readFolder(extension)).toString('base64');
    const mustBeSigned = await scope.run(`
      const { AddonSettings } = ChromeUtils.importESModule(
        'resource://gre/modules/addons/AddonSettings.sys.mjs',
      );
      return AddonSettings.REQUIRE_SIGNING;`);
    await scope.send('webExtension.install', {
      extensionData: { type: 'base64', value },
      // As a person installs it: so it is there after a restart, and is told of the start.
      'moz:permanent': mustBeSigned !== true,
    });
  }
  if (!browser.connected) throw new Error('Firefox closed while it was starting.');
  await until(
    async () => ((await scope.run(find)) === 'running' ? true : null),
    'The extension’s background did not start.',
  );
}

interface Started {
  readonly browser: Browser;
  readonly scope: BrowserScope;
  readonly relay: Relay;
  readonly problems: Awaited<ReturnType<typeof watchFirefox>>;
}

async function start(folder: string, options: FirefoxOptions, id: string): Promise<Started> {
  const executablePath = options.path ?? findFirefox()?.path;
  if (executablePath === undefined) {
    throw new Error(`No Firefox was found. ${FIREFOX_VARIABLE} may name one.`);
  }
  const { authority, client, damageKey = false, trustAuthority = true, portal, language } = options;
  const profile = join(folder, 'profile');
  const home = join(folder, 'home');
  await mkdir(profile, { recursive: true });
  await mkdir(home, { recursive: true });
  const store = { authority: trustAuthority ? authority : null, client, damageKey };
  const hasTools = NSS_TOOLS.every((name) => findTool(name) !== null);
  if (hasTools) await makeStoreIn(profile, store);
  const relay = await startRelay(options.hosts ?? {}, options.closed ?? true);
  let browser: Browser | undefined;
  try {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: options.headless ?? true,
      userDataDir: profile,
      args: ['--remote-allow-system-access'],
      env: environmentFor(home),
      defaultViewport: null,
      ...(options.handleSignals === false
        ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
        : {}),
      extraPrefsFirefox: {
        ...firefoxPreferences({
          language,
          chooseCertificate: options.chooseCertificate,
          portalPort: portal?.port ?? null,
          relayPort: relay.port,
          proxy: options.proxy ?? null,
          extension: { id, host: EXTENSION_HOST },
          backgroundIdleMs: options.backgroundIdleMs ?? null,
        }),
        ...options.preferences,
      },
    });
    const scope = await openScope(browser);
    await checkLanguage(scope, language);
    if (!hasTools) await fillStore(scope, store);
    const problems = await watchFirefox(browser, scope, EXTENSION_HOST);
    await install(browser, scope, id, options.extension);
    return { browser, scope, relay, problems };
  } catch (error) {
    await browser?.close();
    await relay.close();
    throw error;
  }
}

/** Ends it without asking: of what an orderly end would write down nothing is kept. */
async function kill(browser: Browser): Promise<void> {
  const child = browser.process();
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function run(options: FirefoxOptions, folder: string): Promise<RunningFirefox> {
  const remove = () =>
    rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const { action, browser_specific_settings: settings } = await readManifest(options.extension);
  const id = settings?.gecko?.id;
  const popup = action?.default_popup;
  if (id === undefined || popup === undefined) {
    throw new Error('The extension has no id for Firefox, or no popup.');
  }
  const started = await start(folder, options, id).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const { browser, scope, relay, problems } = started;
  const dialogs = firefoxDialogs(scope);
  const extensionUrl = (path: string) => `moz-extension://${EXTENSION_HOST}/${path}`;
  const ofExtension = (work: string) =>
    scope.run(`const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(id)}); ${work}`);
  let bare: Promise<string> | undefined;
  /** A browser that was restarted has left its folder to the next one. */
  let isHandedOn = false;

  /**
   * A page of an extension is opened by the browser: a navigation to it would never be said to end.
   * @returns the protocol's name for it
   */
  const openContext = async (path: string, isInFront: boolean): Promise<string> => {
    const before = new Set((await scope.listPages()).map(({ context }) => context));
    const url = extensionUrl(path);
    await scope.run(`
      const tab = gBrowser.addTab(${JSON.stringify(url)}, {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });
      if (${isInFront}) gBrowser.selectedTab = tab;`);
    return until(async () => {
      const there = await scope.listPages();
      const context = there.find((one) => one.url === url && !before.has(one.context))?.context;
      if (context === undefined) return null;
      const isComplete = await scope
        .evaluateOn(
          context,
          "document.readyState === 'complete' && location.href !== 'about:blank'",
        )
        // It changes its process on the way.
        .catch(() => false);
      return isComplete === true ? context : null;
    }, `${url} did not open.`);
  };

  const openPage = async (path: string): Promise<Page> => {
    const context = await openContext(path, true);
    return until(async () => {
      const page = (await browser.pages()).find((one) => contextOf(one) === context);
      const isKnown = await page?.evaluate(() => document.readyState).catch(() => null);
      return isKnown === 'complete' ? page : null;
    }, `Puppeteer does not know of the tab with ${path}.`);
  };

  const evaluateInExtension = async (expression: string): Promise<unknown> => {
    bare ??= openContext(BARE_PAGE, false);
    return scope.evaluateOn(await bare, expression);
  };

  const end = async () => {
    await browser.close();
    await relay.close();
  };

  return {
    kind: 'firefox',
    puppeteer: browser,
    scope,
    dialogs,
    extensionUrl,
    evaluateInExtension,
    refusedHosts: relay.refused,
    openExtensionPage: openPage,
    newTab: async () => firefoxTab(await browser.newPage()),
    async closeTabs() {
      await scope.run(`
        const kept = [gBrowser.tabs[0], ...gBrowser.tabs.filter(
          ({ linkedBrowser }) => linkedBrowser.currentURI.spec === ${JSON.stringify(extensionUrl(BARE_PAGE))},
        )];
        gBrowser.selectedTab = kept[0];
        for (const tab of [...gBrowser.tabs]) {
          if (!kept.includes(tab)) gBrowser.removeTab(tab, { skipPermitUnload: true, animate: false });
        }`);
    },
    openPopup: async () => firefoxTab(await openPage(popup)),
    async findTab(start) {
      const there = (await scope.listPages()).filter(({ url }) => url.startsWith(start));
      // The one without anything of the extension's in it is nobody's tab.
      const latest = there.findLast(({ url }) => url !== extensionUrl(BARE_PAGE))?.context;
      const page = (await browser.pages()).find((one) => contextOf(one) === latest);
      return page === undefined ? null : firefoxTab(page);
    },
    async listUrls() {
      const urls = await scope.run('return gBrowser.browsers.map((one) => one.currentURI.spec);');
      const all = Array.isArray(urls) ? urls.map(String) : [];
      return all.filter((url) => url !== extensionUrl(BARE_PAGE));
    },
    panelOf: (tab) => firefoxPanel(scope, pageOf(tab)),
    async readStorage(area) {
      return Object(await evaluateInExtension(`browser.storage.${area}.get()`));
    },
    async forget(key) {
      const work = key === undefined ? 'clear()' : `remove(${JSON.stringify(key)})`;
      await evaluateInExtension(
        `Promise.all([browser.storage.local.${work}, browser.storage.session.${work}])`,
      );
    },
    async stopBackground() {
      const before = await ofExtension(FIND_BACKGROUND);
      await ofExtension(
        'await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });',
      );
      // An event that waits for it starts the next one at once.
      await until(
        async () => ((await ofExtension(FIND_BACKGROUND)) === before ? null : true),
        'The extension’s background was told to stop and still runs.',
      );
    },
    isBackgroundRunning: async () =>
      (await ofExtension('return extension.backgroundState;')) === 'running',
    async reloadExtension() {
      const before = await ofExtension('return extension.uuid + extension.instanceId;');
      await evaluateInExtension('void setTimeout(() => browser.runtime.reload(), 0)');
      bare = undefined;
      await until(async () => {
        const after = await ofExtension(
          'return extension?.backgroundState === "running" ? extension.uuid + extension.instanceId : null;',
        ).catch(() => null);
        return after === null || after === before ? null : after;
      }, 'The extension was told to start anew, and did not.');
    },
    async openRealPopup() {
      await evaluateInExtension('browser.action.openPopup()');
      const evaluate = (expression: string) =>
        evaluateInExtension(`(() => {
          const [view] = browser.extension.getViews({ type: 'popup' });
          if (view === undefined) throw new Error('The popup is not open.');
          return ((window, document) => (${expression}))(view, view.document);
        })()`);
      const isOpen = async () =>
        (await evaluateInExtension("browser.extension.getViews({ type: 'popup' }).length")) === 1;
      await until(
        async () =>
          (await isOpen()) && (await evaluate("document.querySelector('main') !== null"))
            ? true
            : null,
        'The popup was opened and does not show.',
      );
      return {
        evaluate,
        isOpen,
        async press(selector) {
          const middle = await evaluate(`(() => {
            const element = document.querySelector(${JSON.stringify(selector)});
            element.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
          })()`);
          const [x = 0, y = 0] = Array.isArray(middle) ? middle.map(Number) : [];
          await pressInPopup(scope, x, y);
        },
        async waitFor(condition) {
          await until(
            async () => ((await evaluate(`Boolean(${condition})`)) === true ? true : null),
            `In the popup this did not come true: ${condition}`,
          );
        },
        async close() {
          await evaluate('void window.close()');
          await until(async () => ((await isOpen()) ? null : true), 'The popup did not close.');
        },
      };
    },
    async setOffline(isOffline) {
      await scope.run(`Services.io.offline = ${isOffline};`);
    },
    withdrawAccess: () => setSiteAccess(scope, id, 'remove'),
    giveAccess: () => setSiteAccess(scope, id, 'add'),
    answerPermission: (answer) => answerPermission(scope, answer),
    signInAs: (user) => dialogs.signInAs(user),
    async isAskedToSignIn(tab, url) {
      let isOver = false;
      tab
        .goto(url, { timeout: 0 })
        .catch(() => undefined)
        .finally(() => {
          isOver = true;
        });
      return until(async () => {
        if ((await dialogs.list()).includes('sign-in')) return true;
        return isOver ? false : null;
      }, `${url} neither opens nor asks for a sign-in.`);
    },
    readErrors: () => problems.read(),
    async untilClosed() {
      await new Promise<void>((resolve) => {
        browser.once('disconnected', () => resolve());
        // On macOS the program lives on without a window; with the last page gone the person is done.
        browser.on('targetdestroyed', () => {
          browser.pages().then(
            (pages) => (pages.length === 0 ? resolve() : undefined),
            () => resolve(),
          );
        });
      });
    },
    async restart(changes = {}) {
      isHandedOn = true;
      await end();
      return run({ ...options, ...changes }, folder);
    },
    async close() {
      if (isHandedOn) return;
      await kill(browser);
      await relay.close();
      await remove();
    },
  };
}

/**
 * Starts a Firefox.
 * @throws Error with one sentence when it or a tool is missing, or the language is
 */
export async function launchFirefox(options: FirefoxOptions): Promise<RunningFirefox> {
  return run(options, await mkdtemp(join(tmpdir(), 'e-parcel-firefox-')));
}
