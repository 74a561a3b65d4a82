/**
 * The extension's service worker: what it is doing, starting it, stopping it for good measure, and
 * the errors nobody caught in it.
 */
import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import { attachNested } from './nested-session';
import type { Problems } from './problems';

/** How long the worker may take to start or to stop. */
const PATIENCE_MS = 10_000;

/** A worker that is told to stop has stopped by then, in milliseconds. */
const STOPPING_MS = 100;

/** Between two looks at what the browser has told, which costs it nothing, in milliseconds. */
const PAUSE_MS = 10;

/** A handle on the worker of one extension. */
export interface ExtensionWorker {
  /** The worker, running: started first when it was stopped. */
  running(): Promise<Worker>;
  /** Stops it, as the browser does after 30 idle seconds, and waits until it has truly stopped. */
  stop(): Promise<void>;
  /** Whether the browser says that it runs, now. */
  isRunning(): boolean;
}

/** What a target's events say of errors; the values are what a browser sent. */
type Thrown = { exceptionDetails?: { text?: string; exception?: { description?: string } } };
type Said = { type?: string; args?: { value?: unknown; description?: string }[] };

/**
 * Follows the browser's own record of its service workers.
 *
 * That record is open to a page's session, any page's: with Chromium 156 the browser's session has no
 * `ServiceWorker` at all.
 */
export async function watchWorker(
  context: BrowserContext,
  problems: Problems,
): Promise<{ of(extensionId: string): Promise<ExtensionWorker> }> {
  const browser = context.browser();
  if (browser === null) throw new Error('The browser closed while it was starting.');
  const browserSession = await browser.newBrowserCDPSession();
  let session: { page: Page; cdp: CDPSession } | null = null;
  /** Version of a worker → its script and what it is doing: stopped, starting, running, stopping. */
  const versions = new Map<string, { scriptURL: string; runningStatus: string }>();

  /** A page that a test closes takes its session along; the next question finds another page. */
  const control = async (): Promise<CDPSession> => {
    if (session !== null && !session.page.isClosed()) return session.cdp;
    const page = context.pages().find((candidate) => !candidate.isClosed());
    const host = page ?? (await context.newPage());
    const cdp = await context.newCDPSession(host);
    cdp.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
      const { errorMessage: text, sourceURL: url } = errorMessage;
      const kind = text.startsWith('Uncaught') ? 'exception' : 'console';
      problems.add({ where: 'worker', kind, url, text });
    });
    cdp.on('ServiceWorker.workerVersionUpdated', (event) => {
      for (const { versionId, scriptURL, runningStatus } of event.versions) {
        versions.set(versionId, { scriptURL, runningStatus });
      }
    });
    await cdp.send('ServiceWorker.enable');
    session = { page: host, cdp };
    host.once('close', () => {
      // Listen on, so that no error goes unheard; at the very end there is no page left to listen on.
      if (context.pages().length > 0) control().catch(() => undefined);
    });
    return cdp;
  };

  const findTarget = async (origin: string) => {
    const { targetInfos } = await browserSession.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  };

  const until = async (isDone: () => boolean, failure: string) => {
    const limit = Date.now() + PATIENCE_MS;
    while (!isDone()) {
      if (Date.now() > limit) throw new Error(failure);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };

  /** An extension loaded by switch was there first: the browser repeats what its worker said. */
  const hearEarlier = async (targetId: string) => {
    const nested = await attachNested(browserSession, targetId, (method, params) => {
      if (method === 'Runtime.exceptionThrown') {
        const { exceptionDetails: details }: Thrown = params;
        const text = `${details?.text ?? ''} ${details?.exception?.description ?? ''}`;
        // The first line, which is what `workerErrorReported` says of the same exception.
        const line = text.split('\n', 1)[0] ?? text;
        problems.add({ where: 'worker', kind: 'exception', url: origin(), text: line });
      }
      if (method === 'Runtime.consoleAPICalled') {
        const { type, args }: Said = params;
        if (type !== 'error') return;
        const text = (args ?? []).map(({ value, description }) => description ?? String(value));
        problems.add({ where: 'worker', kind: 'console', url: origin(), text: text.join(' ') });
      }
    });
    const origin = () => context.serviceWorkers()[0]?.url() ?? '';
    await nested.send('Runtime.enable');
    await nested.detach();
  };

  await control();
  return {
    async of(extensionId) {
      const origin = `chrome-extension://${extensionId}/`;
      const states = () =>
        [...versions.values()]
          .filter(({ scriptURL }) => scriptURL.startsWith(origin))
          .map(({ runningStatus }) => runningStatus);
      const isRunning = () => states().includes('running');
      const find = () => context.serviceWorkers().find((known) => known.url().startsWith(origin));
      const worker: ExtensionWorker = {
        isRunning,
        async running() {
          const cdp = await control();
          if (!isRunning()) {
            await cdp.send('ServiceWorker.startWorker', { scopeURL: origin });
            await until(isRunning, 'The extension’s worker did not start.');
          }
          await until(() => find() !== undefined, 'The extension’s worker did not show.');
          const found = find();
          if (found === undefined) throw new Error('The extension’s worker went away.');
          return found;
        },
        async stop() {
          const isStopped = () => states().every((state) => state === 'stopped');
          const limit = Date.now() + PATIENCE_MS;
          // An event that was under way may have woken it again.
          do {
            if (Date.now() > limit) {
              throw new Error('The extension’s worker was told to stop and still runs.');
            }
            await (await control()).send('ServiceWorker.stopAllWorkers');
            await new Promise((resolve) => setTimeout(resolve, STOPPING_MS));
          } while (!isStopped());
        },
      };
      await worker.running();
      const target = await findTarget(origin);
      if (target !== undefined) await hearEarlier(target.targetId);
      return worker;
    },
  };
}
