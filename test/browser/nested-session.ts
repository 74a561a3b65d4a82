/**
 * Talks to something in the browser that Playwright does not list: the real popup, and what a worker
 * said before anybody listened.
 */
import type { CDPSession } from 'playwright-core';

type Params = Readonly<Record<string, unknown>>;

/** One answer or event, as it arrives in an envelope of the browser's own session. */
interface Letter {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

/** A debugging session to one target, wrapped in messages of the browser's session. */
export interface NestedSession {
  send(method: string, params?: Params): Promise<Params>;
  detach(): Promise<void>;
}

/**
 * Attaches to a target.
 * @param browser the browser's own session
 * @param targetId whom to talk to
 * @param onEvent gets every event the target sends
 */
export async function attachNested(
  browser: CDPSession,
  targetId: string,
  onEvent: (method: string, params: Params) => void,
): Promise<NestedSession> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { done: (value: Params) => void; fail: (e: Error) => void }>();
  let lastId = 0;

  const receive = (envelope: { sessionId: string; message: string }) => {
    if (envelope.sessionId !== sessionId) return;
    const letter: Letter = JSON.parse(envelope.message);
    if (letter.id === undefined) {
      if (letter.method !== undefined) onEvent(letter.method, letter.params ?? {});
      return;
    }
    const asker = waiting.get(letter.id);
    waiting.delete(letter.id);
    if (letter.error === undefined) asker?.done(letter.result ?? {});
    else asker?.fail(new Error(letter.error.message));
  };
  const lose = (gone: { sessionId: string }) => {
    if (gone.sessionId !== sessionId) return;
    stop();
    for (const { fail } of waiting.values()) fail(new Error('It was closed.'));
    waiting.clear();
  };
  const stop = () => {
    browser.off('Target.receivedMessageFromTarget', receive);
    browser.off('Target.detachedFromTarget', lose);
  };
  browser.on('Target.receivedMessageFromTarget', receive);
  browser.on('Target.detachedFromTarget', lose);

  return {
    async send(method, params = {}) {
      lastId += 1;
      const id = lastId;
      const answer = new Promise<Params>((done, fail) => {
        waiting.set(id, { done, fail });
      });
      const message = JSON.stringify({ id, method, params });
      try {
        await browser.send('Target.sendMessageToTarget', { sessionId, message });
      } catch (error) {
        waiting.delete(id);
        throw error;
      }
      return answer;
    },
    async detach() {
      stop();
      // It may be gone already, which is as good.
      await browser.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    },
  };
}
