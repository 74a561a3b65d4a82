/**
 * Firefox's own window, as WebDriver BiDi opens it to whoever may (`--remote-allow-system-access`): its
 * script sees the tabs, the dialogs and the extensions, which no page does.
 */
import type { Browser, Page } from 'puppeteer-core';

/** A script of the browser's own window, and the protocol beneath. */
export interface BrowserScope {
  /** Runs the body of an async function; its value must be plain data. */
  run(body: string): Promise<unknown>;
  send(method: string, params: object): Promise<unknown>;
}

interface Connection {
  send(method: string, params: object): Promise<{ readonly result: unknown }>;
}

/** What an evaluation answers, as far as it is read here. */
interface Evaluated {
  readonly type?: string;
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text?: string };
}

/** Takes an evaluation's value out of its envelope. */
export function takeValue(answer: unknown): unknown {
  const { type, result, exceptionDetails }: Evaluated = Object(answer);
  if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'It threw.');
  return result?.value;
}

/** The protocol's name for a page. */
export function contextOf(page: Page): string {
  // Puppeteer keeps it to itself.
  const { _id }: { readonly _id?: unknown } = Object(page.mainFrame());
  return String(_id);
}

/** Finds the browser's window. */
export async function openScope(browser: Browser): Promise<BrowserScope> {
  // Puppeteer has no call for what is Firefox's alone; its connection takes any.
  const { connection }: { readonly connection?: Connection } = Object(browser);
  if (connection === undefined) throw new Error('This browser does not speak WebDriver BiDi.');
  const send = async (method: string, params: object) =>
    (await connection.send(method, params)).result;
  const tree: { readonly contexts?: readonly { readonly context: string }[] } = Object(
    await send('browsingContext.getTree', { 'moz:scope': 'chrome' }),
  );
  const context = tree.contexts?.[0]?.context;
  if (context === undefined) throw new Error('Firefox has no window.');
  return {
    send,
    async run(body) {
      const expression = `(async () => JSON.stringify((await (async () => { ${body} })()) ?? null))()`;
      const answer = await send('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      return JSON.parse(String(takeValue(answer)));
    },
  };
}
