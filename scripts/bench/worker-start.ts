/**
 * How long a stopped worker takes to be there, against a worker that registers one listener, and one
 * that registers the same listeners and does nothing else: what the browser itself takes for them.
 *
 * Three copies of the built extension run in one browser, with one of these workers each. A page of each copy sends a message, which wakes the worker; all answer that message
 * with the same added listener, the last one that is registered. The worker notes when its first script
 * begins and when the last has been evaluated. Page and worker of an extension run in one process, so
 * their clocks (`performance.timeOrigin` and what is added to it) are one.
 *
 * The process is there before the message: an extension whose pages are all closed may have to wait for
 * a new one as well, with any worker.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPlainBrowser, type PlainBrowser, type PlainTarget, until } from './plain-browser';
import { scriptChain } from './script-chain';

const PAGE = 'bench.html';
const MESSAGE = 'bench-wake';
const NOW = 'performance.timeOrigin+performance.now()';
/** What the browser does after a worker has stopped, and what the worker does after it has answered. */
const REST_MS = 150;
/** The first starts fill the browser's caches. */
const WARM_UP = 4;

/** One start, in milliseconds. */
export interface WorkerStart {
  /** From the message to the worker's first script: thread, files, compiling. */
  readonly script: number;
  /** From there until everything was evaluated. */
  readonly evaluated: number;
  /** Both: from the message until the listeners are there. */
  readonly listening: number;
  /** From the message until its answer is back. */
  readonly answered: number;
}

/** The starts of all. */
export interface WorkerStarts {
  readonly real: readonly WorkerStart[];
  readonly empty: readonly WorkerStart[];
  /** Of the worker that registers the same listeners. */
  readonly listeners: readonly WorkerStart[];
  /** The real worker's scripts together, in bytes. */
  readonly bytes: number;
}

const BEGIN = `globalThis.benchBegan=${NOW};`;
/** The time is taken before the listener that answers is registered: it is no part of the worker. */
const END = `
const benchEnded=${NOW};
chrome.runtime.onMessage.addListener((message,sender,answer)=>{
  if(message==="${MESSAGE}")answer([globalThis.benchBegan,benchEnded]);
});
`;
const EMPTY = 'chrome.runtime.onMessage.addListener(()=>undefined);';
/** What `src/background/index.ts` registers. */
const LISTENERS = `
const observed={urls:['https://secure.e-parcel.ne.jp/*'],types:['main_frame','sub_frame','xmlhttprequest']};
chrome.webRequest.onBeforeRequest.addListener(()=>undefined,observed);
chrome.webRequest.onHeadersReceived.addListener(()=>undefined,observed,['responseHeaders']);
chrome.webRequest.onResponseStarted.addListener(()=>undefined,observed,['responseHeaders']);
chrome.webRequest.onErrorOccurred.addListener(()=>undefined,observed);
${EMPTY}
chrome.storage.onChanged.addListener(()=>undefined);
chrome.alarms.onAlarm.addListener(()=>undefined);
chrome.runtime.onStartup.addListener(()=>undefined);
chrome.runtime.onInstalled.addListener(()=>undefined);`;

/** The worker of a built extension, as its manifest names it. */
async function workerFile(extension: string): Promise<string> {
  const manifest: { background?: { service_worker?: string } } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  );
  const file = manifest.background?.service_worker;
  if (file === undefined) throw new Error('The extension has no worker.');
  return join(extension, file);
}

async function copyInto(extension: string, folder: string): Promise<string> {
  await cp(extension, folder, { recursive: true });
  await writeFile(join(folder, PAGE), '<!doctype html><title>Bench</title>');
  return workerFile(folder);
}

/** A copy whose worker tells its times. @returns how many bytes of script the worker has */
async function copyTimed(extension: string, folder: string): Promise<number> {
  const entry = await copyInto(extension, folder);
  const chain = await scriptChain(entry);
  const codes = await Promise.all(chain.map((file) => readFile(file, 'utf8')));
  const [first = entry] = chain;
  await writeFile(first, BEGIN + (await readFile(first, 'utf8')));
  await writeFile(entry, (await readFile(entry, 'utf8')) + END);
  return codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0);
}

/** A copy whose worker is another one, and tells its times, too. */
async function copyWith(worker: string, extension: string, folder: string): Promise<void> {
  await writeFile(await copyInto(extension, folder), BEGIN + worker + END);
}

type Version = { readonly scriptURL: string; readonly versionId: string; runningStatus: string };

/** A page that can send the message, and stop the workers. */
interface Waker {
  wake(): Promise<WorkerStart>;
  stop(): Promise<void>;
}

async function openWaker(browser: PlainBrowser, folder: string): Promise<Waker> {
  const id = await browser.loadExtension(folder);
  const page: PlainTarget = await browser.openPage(`chrome-extension://${id}/${PAGE}`);
  const states = new Map<string, string>();
  page.on('ServiceWorker.workerVersionUpdated', (event: { versions?: readonly Version[] }) => {
    for (const { versionId, scriptURL, runningStatus } of event.versions ?? []) {
      if (scriptURL.includes(id)) states.set(versionId, runningStatus);
    }
  });
  await page.send('ServiceWorker.enable');
  // A worker that is stopped before it was installed is gone.
  const ask = `chrome.runtime.sendMessage('${MESSAGE}').then(() => true, () => false)`;
  await until(async () => (await page.evaluate(ask)) === true, 'The worker does not answer.');
  return {
    async stop() {
      await page.send('ServiceWorker.stopAllWorkers');
      await until(
        () => [...states.values()].every((state) => state === 'stopped'),
        'The worker was told to stop and still runs.',
      );
    },
    async wake() {
      const times = await page.evaluate(`(async () => {
        const sent = ${NOW};
        const answer = await chrome.runtime.sendMessage('${MESSAGE}');
        return [sent, ...answer, ${NOW}];
      })()`);
      const [sent = 0, began = 0, ended = 0, answered = 0] = Array.isArray(times)
        ? times.map(Number)
        : [];
      // A worker that had not stopped would be the quickest of all.
      if (began < sent) throw new Error('The worker had not stopped.');
      return {
        script: began - sent,
        evaluated: ended - began,
        listening: ended - sent,
        answered: answered - sent,
      };
    },
  };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));

/**
 * Starts the workers in turn.
 * @param extension the folder of the real extension
 * @param folder for the copies
 * @param count how often each is started
 */
export async function measureWorkerStarts(
  extension: string,
  folder: string,
  count: number,
): Promise<WorkerStarts> {
  const at = (name: keyof Omit<WorkerStarts, 'bytes'>) => join(folder, name);
  const bytes = await copyTimed(extension, at('real'));
  await copyWith(EMPTY, extension, at('empty'));
  await copyWith(LISTENERS, extension, at('listeners'));
  const browser = await openPlainBrowser(join(folder, 'browser'));
  try {
    const wakers = {
      real: await openWaker(browser, at('real')),
      empty: await openWaker(browser, at('empty')),
      listeners: await openWaker(browser, at('listeners')),
    };
    const starts: { [name in keyof typeof wakers]: WorkerStart[] } = {
      real: [],
      empty: [],
      listeners: [],
    };
    const order = ['empty', 'real', 'listeners'] as const;
    for (let round = 0; round < WARM_UP + count; round += 1) {
      for (const name of round % 2 === 0 ? order : order.toReversed()) {
        await wakers[name].stop();
        await rest();
        const start = await wakers[name].wake();
        if (round >= WARM_UP) starts[name].push(start);
        await rest();
      }
    }
    return { ...starts, bytes };
  } finally {
    await browser.close();
  }
}
