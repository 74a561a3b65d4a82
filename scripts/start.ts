/**
 * `npm start`: the extension in a real browser, with the stand-in portal. On a desktop the window is
 * the person's; without a display it walks the main path by itself. Started by scripts/setup.mjs.
 */
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AssistantBrowser } from '../test/browser/assistant-browser';
import { createAuthority } from '../test/portal/authority';
import { type Portal, startPortal } from '../test/portal/server';
import { buildExtension } from './build-extension';
import { onEnd } from './on-end';
import { makeRunFolder } from './run-folder';
import {
  type Certificate,
  readStartArguments,
  START_HELP,
  type StartArguments,
} from './start-arguments';
import { findWanted, launchWanted, whyNotStarted } from './start-browser';
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
  browser: AssistantBrowser,
  portal: Portal,
  { certificate, language }: StartArguments,
  folder: string,
): Promise<void> {
  const { user } = portal;
  const file = join(folder, 'welcome.html');
  await writeFile(file, welcomePage(language, certificate, user, readWords(language)));
  // The empty tab that it has started with.
  const first = (await browser.findTab('about:blank')) ?? (await browser.newTab());
  await first.goto(pathToFileURL(file).href);
  const second = await browser.newTab();
  // It may wait for the person to choose a certificate, or be refused; both are theirs to see.
  second.goto(portal.url, { timeout: 0 }).catch(() => undefined);
  await first.bringToFront();
  console.log(`Demo e-Parcel ID:  ${user.eParcelId}`);
  console.log(`Demo password:     ${user.password}`);
  console.log('Close the window or press Ctrl-C to end.');
  await browser.untilClosed();
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

  const found = findWanted(wanted);
  if (found === null) {
    throw new Sentence(`No ${wanted ?? 'browser'} was found on this computer.`);
  }
  if (found.note !== null) console.log(found.note);
  if (found.usesSystemStore && certificate !== 'none') {
    console.log(
      'On this system browsers keep certificates in the system’s own store, which this leaves alone: going on without one (--certificate none).',
    );
  }
  const installed = found.usesSystemStore ? 'none' : certificate;

  console.log('Building the extension …');
  await buildExtension(root, found.target, ending.signal);
  ending.signal.throwIfAborted();

  const authority = createAuthority();
  const portal = await startPortal({ authority, language });
  ending.add(() => portal.close());

  const walks = options.walk || !hasDesktop();
  console.log(`Starting ${found.path} (certificate: ${installed}, language: ${language}) …`);
  const launching = launchWanted(found, {
    extension: join(root, 'dist', found.target),
    portal,
    authority,
    client: installed === 'none' ? null : authority.issueClient(installed),
    language,
    headless: !hasDesktop(),
    walks,
  });
  // Asked to end while it starts, it is ended as soon as it has started.
  ending.add(() => launching.then((started) => started.close()).catch(() => undefined));
  const running = await launching.catch((error: unknown) => {
    throw new Sentence(whyNotStarted(found.path, error));
  });

  if (!walks) {
    await leaveToThePerson(running, portal, { ...options, certificate: installed }, folder.path);
    return true;
  }
  const { user } = portal;
  console.log(`Demo e-Parcel ID: ${user.eParcelId}, demo password: ${user.password}`);
  const stage = { browser: running, portal, words: readWords(language), language, popup: null };
  const pictures = picturesFolder(installed, new Date());
  const went = await walkThrough(stepsFor(installed), stage, pictures, ending.signal);
  console.log(went ? `\nAll went as it should. Screenshots: ${pictures}` : '');
  return went;
}

async function main(): Promise<number> {
  const request = readStartArguments(process.argv.slice(2));
  if (request.ask === 'help') {
    console.log(START_HELP);
    return 0;
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
