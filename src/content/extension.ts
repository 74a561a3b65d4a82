/**
 * The extension's API as a page's script needs it, without the polyfill: both Chromium and Firefox
 * offer `chrome` here, and every kilobyte counts.
 */
import type { Request, Response, ToBackground, ToContent } from '../shared/protocol';
import type { MessageKey } from '../shared/strings';

declare const chrome: {
  readonly i18n: {
    getMessage(key: string, substitutions: string[]): string;
    getUILanguage(): string;
  };
  readonly runtime?: {
    /** Undefined once the extension was updated or removed underneath this script. */
    readonly id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: {
      addListener(listener: MessageListener): void;
      removeListener(listener: MessageListener): void;
    };
  };
};

type MessageListener = (
  message: unknown,
  sender: { readonly id?: string },
  answer: (response: unknown) => void,
) => void;

/** Tells whether the extension that injected this script is still there. */
export function isAlive(): boolean {
  return chrome.runtime?.id !== undefined;
}

/** A sentence in the language of the browser; see `src/shared/strings.ts`. */
export function say(key: MessageKey, ...substitutions: readonly (string | number)[]): string {
  return chrome.i18n.getMessage(key, substitutions.map(String));
}

/** The language of the sentences, as a BCP 47 tag. */
export function uiLanguage(): string {
  return say('language_tag');
}

/** Tells the background something. Nothing on the page depends on whether it arrives. */
export function tell<K extends keyof ToBackground>(message: Request<ToBackground, K>): void {
  try {
    chrome.runtime?.sendMessage(message).catch(() => undefined);
  } catch {
    // After an update of the extension sendMessage throws at once; this copy is on its way out.
  }
}

/**
 * Answers the background's question about the portal's answer.
 * @param readAnswer gives the answer, or null for silence
 */
export function answerOutcome(
  readAnswer: () => Response<ToContent, 'read-answer'> | null,
  signal: AbortSignal,
): void {
  const type: Request<ToContent, 'read-answer'>['type'] = 'read-answer';
  const listener: MessageListener = (message, sender, answer) => {
    if (sender.id !== chrome.runtime?.id || typeof message !== 'object' || message === null) return;
    if (!('type' in message) || message.type !== type) return;
    const response = readAnswer();
    if (response) answer(response);
  };
  chrome.runtime?.onMessage.addListener(listener);
  signal.addEventListener('abort', () => chrome.runtime?.onMessage.removeListener(listener));
}
