/**
 * A browser that hears nothing but what a benchmark says to it. Playwright attaches to every popup and
 * every worker that begins, and holds each until it was looked at: that wait would be measured.
 */
import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { chromiumFlags } from '../../test/browser/chromium-flags';
import { findBrowser } from '../setup/find-browser.mjs';

type Params = Readonly<Record<string, unknown>>;

/** One answer or event of the debugging pipe. */
interface Letter {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** Something in the browser that can be talked to. */
export interface PlainTarget {
  send(method: string, params?: Params): Promise<Params>;
  /** Runs an expression in it; promises are waited for, and the value must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** Calls back with every event of one kind. */
  on(method: string, onEvent: (params: Params) => void): void;
}

/** A browser that runs. */
export interface PlainBrowser {
  /** Loads an unpacked extension. @returns its id */
  loadExtension(folder: string): Promise<string>;
  /** Opens an address in a new window. */
  openPage(url: string): Promise<PlainTarget>;
  /** The ids of all pages and popups whose address begins so. */
  listPages(url: string): Promise<readonly string[]>;
  /** Talks to one of them from now on; until then it does not notice that it is measured. */
  attach(targetId: string): Promise<PlainTarget>;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

/** Waits for something that comes true without a word. */
export async function until(isTrue: () => boolean | Promise<boolean>, or: string): Promise<void> {
  const limit = performance.now() + PATIENCE_MS;
  while (!(await isTrue())) {
    if (performance.now() > limit) throw new Error(or);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Answer = { readonly done: (value: Params) => void; readonly fail: (error: Error) => void };
type Evaluated = {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text?: string;
    readonly exception?: { readonly description?: string };
  };
};

/** Speaks the debugging protocol over a pair of pipes: letters that end with a zero byte. */
function correspond(to: Writable, from: Readable) {
  const waiting = new Map<number, Answer>();
  const listeners = new Map<string, (params: Params) => void>();
  let lastId = 0;
  let rest = '';
  const open = (letter: Letter) => {
    if (letter.id === undefined) {
      listeners.get(`${letter.sessionId ?? ''} ${letter.method}`)?.(letter.params ?? {});
      return;
    }
    const answer = waiting.get(letter.id);
    waiting.delete(letter.id);
    if (letter.error) answer?.fail(new Error(letter.error.message));
    else answer?.done(letter.result ?? {});
  };
  from.setEncoding('utf8');
  from.on('data', (text: string) => {
    const letters = (rest + text).split('\0');
    rest = letters.pop() ?? '';
    for (const letter of letters) open(JSON.parse(letter));
  });
  from.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('The browser has closed.'));
  });
  const talkTo = (sessionId?: string): PlainTarget => {
    const send = (method: string, params: Params = {}) =>
      new Promise<Params>((done, fail) => {
        lastId += 1;
        waiting.set(lastId, { done, fail });
        to.write(`${JSON.stringify({ id: lastId, sessionId, method, params })}\0`);
      });
    return {
      send,
      async evaluate(expression) {
        const answer: Evaluated = await send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          // Opening a popup may need a press.
          userGesture: true,
        });
        const wrong = answer.exceptionDetails;
        if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
        return answer.result?.value;
      },
      on: (method, onEvent) => listeners.set(`${sessionId ?? ''} ${method}`, onEvent),
    };
  };
  return talkTo;
}

/**
 * Starts it, without a window. It ends with this program: it closes when its pipe does.
 * @param folder for its profile and home; it is made, and removed in the end
 */
export async function openPlainBrowser(folder: string): Promise<PlainBrowser> {
  const found = findBrowser();
  if (found === null) throw new Error('No browser was found. `npm test` says how to get one.');
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  const flags = chromiumFlags({
    headless: true,
    language: 'en',
    portalPort: null,
    hostRules: [],
    closed: true,
    loadExtension: null,
    allowLoading: true,
    serverKey: null,
    proxy: null,
  });
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const program = spawn(
    found.path,
    [
      ...flags,
      ...(isRoot ? ['--no-sandbox'] : []),
      '--remote-debugging-pipe',
      `--user-data-dir=${join(folder, 'profile')}`,
    ],
    {
      env: { ...process.env, HOME: home, LANGUAGE: 'en' },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((resolve) => {
    program.once('exit', () => resolve());
    program.once('error', () => resolve());
  });
  const [, , , to, from] = program.stdio;
  if (!(to instanceof Writable && from instanceof Readable)) throw new Error('No pipe was made.');
  // Said when the browser ends while something is written; whoever waits for an answer hears of it.
  to.on('error', () => undefined);
  const talkTo = correspond(to, from);
  const browser = talkTo();
  const attach = async (targetId: string) => {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    return talkTo(String(sessionId));
  };
  return {
    attach,
    async loadExtension(path) {
      const { id } = await browser.send('Extensions.loadUnpacked', { path });
      return String(id);
    },
    async openPage(url) {
      const { targetId } = await browser.send('Target.createTarget', { url, newWindow: true });
      const page = await attach(String(targetId));
      // At first it is an empty page, which has loaded, too.
      const isThere = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
      await until(() => page.evaluate(isThere).then(Boolean, () => false), `${url} did not load.`);
      return page;
    },
    async listPages(url) {
      const answer: { targetInfos?: readonly { targetId: string; type: string; url: string }[] } =
        await browser.send('Target.getTargets');
      return (answer.targetInfos ?? [])
        .filter((target) => target.type === 'page' && target.url.startsWith(url))
        .map(({ targetId }) => targetId);
    },
    async close() {
      browser.send('Browser.close').catch(() => undefined);
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
