/**
 * `npm start`: the extension in a real browser, with the stand-in portal. On a desktop the window is
 * the person's; without a display it walks the main path by itself. Started by scripts/setup.mjs.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium, type RunningChromium } from '../test/browser/chromium';
import { createAuthority } from '../test/portal/authority';
import { type Portal, startPortal } from '../test/portal/server';
import { buildExtension } from './build-extension';
import { onEnd } from './on-end';
import { makeRunFolder } from './run-folder';
import { type Browser, findBrowser } from './setup/find-browser.mjs';
import {
  type Certificate,
  readStartArguments,
  START_HELP,
  type StartArguments,
} from './start-arguments';
import { stepsFor } from './walk';
import { walkThrough } from './walk-through';
import { welcomePage } from './welcome-page';
import { readWords } from './words';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Thrown by us, for the person to read; anything else is a fault of the program. */
class Sentence extends Error {}

function hasDesktop(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** A name for this run's pictures, later ones after earlier ones. */
function picturesFolder(certificate: Certificate, now: Date): string {
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '-');
  return join(root, 'artifacts', `start-${moment}-${certificate}`);
}

/** Opens the pages a person starts from, and waits until the window is closed. */
async function leaveToThePerson(
  { context }: RunningChromium,
  portal: Portal,
  { certificate, language }: StartArguments,
  folder: string,
): Promise<void> {
  const { user } = portal;
  const file = join(folder, 'welcome.html');
  await writeFile(file, welcomePage(language, certificate, user, readWords(language)));
  const [first = await context.newPage()] = context.pages();
  await first.goto(pathToFileURL(file).href);
  const page = await context.newPage();
  // It may wait for the person to choose a certificate, or be refused; both are theirs to see.
  page.goto(portal.url, { timeout: 0 }).catch(() => undefined);
  await first.bringToFront();
  console.log(`Demo e-Parcel ID:  ${user.eParcelId}`);
  console.log(`Demo password:     ${user.password}`);
  console.log('Close the window or press Ctrl-C to end.');
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  // On macOS the program lives on without a window; with the last page gone the person is done.
  const emptied = new Promise<void>((resolve) => {
    context.on('page', (opened) => opened.once('close', () => whenLast()));
    const whenLast = () => {
      if (context.pages().length === 0) resolve();
    };
    for (const known of context.pages()) known.once('close', whenLast);
  });
  await Promise.race([closed, emptied]);
}

/** Everything that has to be ended, latest first; ended once, however often it is asked for. */
class Ending {
  readonly #steps: (() => unknown)[] = [];
  readonly #begun = new AbortController();
  #done: Promise<void> | null = null;

  /** Aborted as soon as the end has begun. */
  get signal(): AbortSignal {
    return this.#begun.signal;
  }

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  run(): Promise<void> {
    this.#done ??= (async () => {
      this.#begun.abort();
      for (const step of this.#steps.reverse()) {
        try {
          await step();
        } catch (error) {
          // The others still have to be ended.
          console.error(error instanceof Error ? error.message : error);
        }
      }
    })();
    return this.#done;
  }
}

async function start(options: StartArguments, ending: Ending): Promise<boolean> {
  const { certificate, language, browser: wanted } = options;
  const folder = makeRunFolder();
  ending.add(folder.remove);

  const browser = findBrowser(wanted);
  if (browser === null) {
    throw new Sentence(`No ${wanted ?? 'browser'} was found on this computer.`);
  }
  const usesSystemStore = process.platform === 'darwin' || process.platform === 'win32';
  if (usesSystemStore && certificate !== 'none') {
    console.log(
      'On this system browsers keep certificates in the system’s own store, which this leaves alone: going on without one (--certificate none).',
    );
  }
  const installed = usesSystemStore ? 'none' : certificate;

  console.log('Building the extension …');
  await buildExtension(root, 'chrome', ending.signal);
  ending.signal.throwIfAborted();

  const authority = createAuthority();
  const portal = await startPortal({ authority, language });
  ending.add(() => portal.close());

  const walks = options.walk || !hasDesktop();
  console.log(`Starting ${browser.path} (certificate: ${installed}, language: ${language}) …`);
  const launching = launchChromium({
    extension: join(root, 'dist', 'chrome'),
    portal,
    authority,
    client: installed === 'none' ? null : authority.issueClient(installed),
    // Without a window nobody could answer the browser's question.
    chooseCertificate: walks,
    language,
    headless: !hasDesktop(),
    closed: walks,
    browser,
    handleSignals: false,
  });
  // Asked to end while it starts, it is ended as soon as it has started.
  ending.add(() => launching.then((started) => started.close()).catch(() => undefined));
  const running = await launching.catch((error: unknown) => {
    throw new Sentence(whyNotStarted(browser, error));
  });

  if (!walks) {
    await leaveToThePerson(running, portal, { ...options, certificate: installed }, folder.path);
    return true;
  }
  const { user } = portal;
  console.log(`Demo e-Parcel ID: ${user.eParcelId}, demo password: ${user.password}`);
  const stage = { browser: running, portal, words: readWords(language), language };
  const pictures = picturesFolder(installed, new Date());
  const went = await walkThrough(stepsFor(installed), stage, pictures, ending.signal);
  console.log(went ? `\nAll went as it should. Screenshots: ${pictures}` : '');
  return went;
}

/** One sentence, and what to do, in place of the driver's log of everything it tried. */
function whyNotStarted({ path }: Browser, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/Missing X server|cannot open display|ozone_platform/i.test(text)) {
    return `The display ${process.env.DISPLAY ?? ''} does not answer. Without a window: DISPLAY= npm start`;
  }
  const [first = ''] = text.split('\n', 1);
  return `${path} could not be started: ${first.replace(/^.*?: /, '')}`;
}

async function main(): Promise<number> {
  const request = readStartArguments(process.argv.slice(2));
  if (request.ask === 'help') {
    console.log(START_HELP);
    return 0;
  }
  if (request.ask === 'firefox') {
    console.log('Firefox is on its way: for now, try the extension in Chromium with `npm start`.');
    return 2;
  }
  if (request.ask === 'nothing') {
    console.error(`${request.problem}\n\n${START_HELP}`);
    return 2;
  }
  const ending = new Ending();
  onEnd(() => void ending.run().finally(() => process.exit(130)));
  try {
    return (await start(request.options, ending)) ? 0 : 1;
  } catch (error) {
    // What breaks while everything is being ended is no news.
    if (!ending.signal.aborted) console.error(error instanceof Sentence ? error.message : error);
    return 1;
  } finally {
    await ending.run();
  }
}

process.exit(await main());
