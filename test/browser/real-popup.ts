/**
 * The popup as the browser shows it under its button, not its page in a tab. Playwright does not list
 * it, so it is talked to directly.
 */
import { writeFile } from 'node:fs/promises';
import type { CDPSession, Worker } from 'playwright-core';
import { attachNested, type NestedSession } from './nested-session';

/** An open popup. */
export interface RealPopup {
  /** Runs an expression in it; promises are waited for, and the value must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true in it. */
  waitFor(expression: string, timeoutMs?: number): Promise<void>;
  /** Presses the mouse on the first element that a CSS selector finds, as a person would. */
  press(selector: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** Whether it still shows: a popup closes when it loses the focus. */
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** Called with what goes wrong inside. */
export type OnPopupProblem = (kind: 'console' | 'exception', text: string) => void;

const PATIENCE_MS = 10_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** What a target's events and answers look like, as far as they are read here. */
type Thrown = { exceptionDetails?: { text?: string; exception?: { description?: string } } };
type Said = { type?: string; args?: { value?: unknown; description?: string }[] };
type Evaluated = Thrown & { result?: { value?: unknown } };

/** The one line of an exception that says what it was. */
function textOf({ exceptionDetails }: Thrown): string {
  const text = exceptionDetails?.exception?.description ?? exceptionDetails?.text ?? 'unknown';
  return text.split('\n', 1)[0] ?? text;
}

async function evaluateIn(session: NestedSession, expression: string): Promise<unknown> {
  const answer: Evaluated = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails !== undefined) throw new Error(textOf(answer));
  return answer.result?.value;
}

/**
 * Opens the popup with `action.openPopup()`, which needs no press of the button.
 * @param browser the browser's own session
 * @param worker the extension's running worker
 * @param url the popup's address
 */
export async function openRealPopup(
  browser: CDPSession,
  worker: Worker,
  url: string,
  onProblem: OnPopupProblem,
): Promise<RealPopup> {
  const list = async () => {
    const { targetInfos } = await browser.send('Target.getTargets');
    return targetInfos.filter((info) => info.type === 'page' && info.url.startsWith(url));
  };
  const before = new Set((await list()).map(({ targetId }) => targetId));
  await worker.evaluate('chrome.action.openPopup()');
  const limit = Date.now() + PATIENCE_MS;
  let target = (await list()).find(({ targetId }) => !before.has(targetId));
  while (target === undefined) {
    if (Date.now() > limit) throw new Error('The popup was opened and does not show.');
    await pause();
    target = (await list()).find(({ targetId }) => !before.has(targetId));
  }
  const { targetId } = target;
  const session = await attachNested(browser, targetId, (method, params) => {
    if (method === 'Runtime.exceptionThrown') onProblem('exception', textOf(params));
    if (method === 'Runtime.consoleAPICalled') {
      const { type, args }: Said = params;
      if (type !== 'error') return;
      const words = (args ?? []).map(({ value, description }) => description ?? String(value));
      onProblem('console', words.join(' '));
    }
  });
  await session.send('Runtime.enable');

  const isOpen = async () => (await list()).some((info) => info.targetId === targetId);
  const waitFor = async (expression: string, timeoutMs = PATIENCE_MS) => {
    const end = Date.now() + timeoutMs;
    while (!(await evaluateIn(session, `Boolean(${expression})`))) {
      if (Date.now() > end) throw new Error(`In the popup this did not come true: ${expression}`);
      await pause();
    }
  };
  await waitFor('document.readyState === "complete"');

  return {
    evaluate: (expression) => evaluateIn(session, expression),
    waitFor,
    isOpen,
    async press(selector) {
      const found = JSON.stringify(selector);
      await waitFor(`document.querySelector(${found})`);
      const at = await evaluateIn(
        session,
        `(() => {
          const element = document.querySelector(${found});
          element.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        })()`,
      );
      const [x, y] = Array.isArray(at) ? at.map(Number) : [];
      const mouse = { x, y, button: 'left', clickCount: 1 };
      await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
      await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
    },
    async screenshot(file) {
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(file, Buffer.from(String(data), 'base64'));
    },
    async close() {
      // Its page may be gone before it can answer.
      await evaluateIn(session, 'window.close()').catch(() => undefined);
      const end = Date.now() + PATIENCE_MS;
      while (await isOpen()) {
        if (Date.now() > end) throw new Error('The popup did not close.');
        await pause();
      }
      await session.detach();
    },
  };
}
