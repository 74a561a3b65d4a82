/** The extension's own sentences, for programs outside the browser that look for them on the screen. */
import { readFileSync } from 'node:fs';
import type english from '../public/_locales/en/messages.json';

/** A key of `messages.json`. */
export type WordKey = keyof typeof english;

/** Gives a sentence, its `$1` … replaced. */
export type Words = (key: WordKey, ...substitutions: readonly string[]) => string;

/** @returns the sentences in one language */
export function readWords(language: 'en' | 'ja'): Words {
  const file = new URL(`../public/_locales/${language}/messages.json`, import.meta.url);
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(file, 'utf8'));
  return (key, ...substitutions) => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`There is no sentence ${key} in ${language}.`);
    return message.replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? '');
  };
}
