/**
 * The extension's sentences. They live in `public/_locales/<language>/messages.json`; the key's type
 * comes from the English file, so a key that does not exist does not compile.
 */
import type english from '../../public/_locales/en/messages.json';
import { browser } from './browser';

/** A key of `messages.json`. */
export type MessageKey = keyof typeof english;

/**
 * A sentence in the language of the browser.
 * @param substitutions take the places `$1`, `$2` … of the sentence
 */
export function say(key: MessageKey, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}
