/**
 * The extension's API as a page's script needs it, without the polyfill: both Chromium and Firefox
 * offer `chrome` here, and every kilobyte counts.
 */
import type {
  PAGE_PORT,
  PageReport,
  Request,
  Response,
  ShowMe,
  ToBackground,
  ToContent,
} from '../shared/protocol';
import type { MessageKey } from '../shared/strings';

interface Event<L> {
  addListener(listener: L): void;
  removeListener(listener: L): void;
}

interface Port {
  readonly name: string;
  postMessage(message: unknown): void;
  readonly onMessage: Event<(message: unknown) => void>;
  readonly onDisconnect: Event<() => void>;
}

declare const chrome: {
  readonly i18n: {
    getMessage(key: string, substitutions: string[]): string;
    getUILanguage(): string;
  };
  readonly runtime?: {
    /** Undefined once the extension was updated or removed underneath this script. */
    readonly id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: Event<MessageListener>;
    /** Only pages of this extension can connect here. */
    readonly onConnect: Event<(port: Port) => void>;
  };
};

type MessageListener = (
  message: unknown,
  sender: { readonly id?: string },
  answer: (response: unknown) => void,
) => true | undefined;

/** Tells whether the extension that injected this script is still there. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

/** Sentences with their places still open: to ask the browser at every key costs more than all rules. */
const sentences = new Map<MessageKey, string>();
const PLACES = ['$1', '$2', '$3'];

/** A sentence in the language of the browser; see `src/shared/strings.ts`. */
export function say(key: MessageKey, ...substitutions: readonly (string | number)[]): string {
  let sentence = sentences.get(key);
  if (sentence === undefined) {
    // Each place is filled in with itself.
    sentence = chrome.i18n.getMessage(key, PLACES);
    sentences.set(key, sentence);
  }
  if (substitutions.length === 0) return sentence;
  return sentence.replace(/\$([1-3])/g, (_, place) => String(substitutions[place - 1] ?? ''));
}

/** The language of the sentences, as a BCP 47 tag. */
export function uiLanguage(): string {
  return say('language_tag');
}

/**
 * Asks the background something.
 * @returns its answer, or null when there is none: it may be stopped, or gone
 */
export async function ask<K extends keyof ToBackground>(
  message: Request<ToBackground, K>,
): Promise<Extract<Response<ToBackground, K>, { readonly ok: true }> | null> {
  try {
    // What our own worker answers was made by the same protocol.
    const answer = (await chrome.runtime?.sendMessage(message)) as { readonly ok: boolean } | null;
    return answer?.ok ? (answer as Extract<Response<ToBackground, K>, { ok: true }>) : null;
  } catch {
    // After an update of the extension sendMessage throws at once; this copy is on its way out.
    return null;
  }
}

/** Tells the background something. Nothing on the page depends on whether it arrives. */
export function tell<K extends keyof ToBackground>(message: Request<ToBackground, K>): void {
  ask(message);
}

/** What a page answers, now or when it can; null for nothing. */
type Answers = {
  readonly [K in keyof ToContent]: (
    message: Request<ToContent, K>,
  ) => Response<ToContent, K> | Promise<Response<ToContent, K> | null> | null;
};

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'type' in message ? message.type : null;

/** Answers the background's questions. */
export function answer(answers: Answers, signal: AbortSignal): void {
  const listener: MessageListener = (message, sender, respond) => {
    const type = typeOf(message);
    if (sender.id !== chrome.runtime?.id || typeof type !== 'string') return;
    if (!Object.hasOwn(answers, type)) return;
    const read: (message: never) => unknown = answers[type as keyof Answers];
    const response = read(message as never);
    if (response instanceof Promise) {
      response.then(respond);
      return true;
    }
    if (response !== null) respond(response);
    return;
  };
  chrome.runtime?.onMessage.addListener(listener);
  signal.addEventListener('abort', () => chrome.runtime?.onMessage.removeListener(listener));
}

/**
 * Keeps every open popup up to date on how this page stands.
 * @param read gives the report; asked only while a popup is open
 * @param onShowMe called when the person wants to show this very page
 * @returns to be called whenever the report may have changed
 */
export function reportTo(
  read: () => PageReport,
  onShowMe: () => void,
  signal: AbortSignal,
): () => void {
  const name: typeof PAGE_PORT = 'page';
  const show: ShowMe['type'] = 'show-me';
  /** Open popups, and what each was told last. */
  const ports = new Map<Port, string>();
  const post = (): void => {
    if (ports.size === 0) return;
    const report = read();
    const text = JSON.stringify(report);
    for (const [port, told] of ports) {
      if (told === text) continue;
      ports.set(port, text);
      port.postMessage(report);
    }
  };
  const onConnect = (port: Port): void => {
    if (port.name !== name) return;
    ports.set(port, '');
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message) => {
      const isMeant = typeOf(message) === show && (message as ShowMe).page === read().page;
      if (isMeant) onShowMe();
    });
    post();
  };
  chrome.runtime?.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => chrome.runtime?.onConnect.removeListener(onConnect));
  return post;
}
