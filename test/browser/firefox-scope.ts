/**
 * Firefox's own window, as WebDriver BiDi opens it to whoever may (`--remote-allow-system-access`): its
 * script sees the tabs, the dialogs and the extensions, which no page does.
 */
import type { Browser, Page } from 'puppeteer-core';

/** A script of the browser's own window, and the protocol beneath. */
export interface BrowserScope {
  /** Runs the body of an async function; its value must be plain data. */
  run(body: string): Promise<unknown>;
  /** Runs an expression on a page, by the protocol's name for it; its value must be plain data. */
  evaluateOn(context: string, expression: string): Promise<unknown>;
  /** The pages in tabs: the protocol's name for each, and its address. */
  listPages(): Promise<readonly { readonly context: string; readonly url: string }[]>;
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
  const listPages = async (options: object = {}) => {
    const tree: { readonly contexts?: readonly { context: string; url: string }[] } = Object(
      await send('browsingContext.getTree', options),
    );
    return tree.contexts ?? [];
  };
  const [browserWindow] = await listPages({ 'moz:scope': 'chrome' });
  if (browserWindow === undefined) throw new Error('Firefox has no window.');
  const evaluateOn = async (context: string, expression: string): Promise<unknown> => {
    const answer = await send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    });
    return JSON.parse(String(takeValue(answer)));
  };
  return {
    send,
    evaluateOn,
    listPages: () => listPages(),
    run: (body) => evaluateOn(browserWindow.context, `(async () => { ${body} })()`),
  };
}
