/** What went wrong in Firefox while nobody looked. */
import type { Browser, ConsoleMessage } from 'puppeteer-core';
import type { BrowserScope } from './firefox-scope';
import type { Problem } from './problems';

/** Errors so far. */
export interface FirefoxProblems {
  read(): Promise<readonly Problem[]>;
}

/** Everything that a script threw and nobody caught comes by here, from all processes. */
const LISTEN = `
  window.standInErrors = [];
  window.standInListener = {
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const isWarning = (message.flags & Ci.nsIScriptError.warningFlag) !== 0;
      // Firefox's own scripts have faults, too: one for each listener of an extension's page that closes.
      if (isWarning || !/^(?:moz-extension|https):/.test(message.sourceName)) return;
      // What the browser notes when a background is stopped, the popup closed or a page left, in the middle
      // of a call.
      if (/^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/.test(message.errorMessage)) return;
      standInErrors.push({ url: message.sourceName, text: message.errorMessage });
    },
  };
  Services.console.registerListener(standInListener);`;

/** A console of the background speaks here only, and is known by what it names. */
const CONSOLE_LINE = /^console\.error: (.*)$/gm;

/**
 * Listens from now on.
 * @param host of the extension's own pages
 */
export async function watchFirefox(
  browser: Browser,
  scope: BrowserScope,
  host: string,
): Promise<FirefoxProblems> {
  const origin = `moz-extension://${host}/`;
  const background = `${origin}background.js`;
  const heard: Problem[] = [];
  const whereIs = (url: string): Problem['where'] => {
    if (url === background) return 'worker';
    const isContentScript = url.startsWith(`${origin}src/content/`);
    const isAssistant = url.startsWith(`${origin}assistant/`);
    return url.startsWith(origin) && !isContentScript && !isAssistant ? 'extension page' : 'page';
  };
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() !== 'error') return;
    const url = message.location().url ?? '';
    heard.push({ where: whereIs(url), kind: 'console', url, text: message.text() });
  };
  browser.on('targetcreated', (target) => {
    target
      .page()
      .then((page) => page?.on('console', onConsole))
      // A tab that is closed at once says nothing any more.
      .catch(() => undefined);
  });
  browser.process()?.stdout?.on('data', (chunk) => {
    for (const [, text = ''] of String(chunk).matchAll(CONSOLE_LINE)) {
      if (!text.includes(background)) continue;
      heard.push({ where: 'worker', kind: 'console', url: background, text });
    }
  });
  await scope.run(LISTEN);
  return {
    async read() {
      const thrown = await scope.run('return window.standInErrors;');
      const exceptions = (Array.isArray(thrown) ? thrown : []).map((one): Problem => {
        const { url, text }: { url?: unknown; text?: unknown } = Object(one);
        return {
          where: whereIs(String(url)),
          kind: 'exception',
          url: String(url),
          text: String(text),
        };
      });
      return [...heard, ...exceptions];
    },
  };
}
