/** Loads the assistant itself, which most pages never need. */
import type * as Assistant from './assistant-module';

declare const chrome: { readonly runtime: { getURL(path: string): string } };

/** The file that `vite.config.ts` builds from `assistant-module.ts`. */
const FILE = 'assistant.js';

/**
 * Loads the module from the extension's own files and starts it.
 * @returns null when the extension was updated or removed underneath this script: its files are gone
 */
export async function loadAssistant(): Promise<typeof Assistant | null> {
  try {
    const url = chrome.runtime.getURL(FILE);
    const assistant: typeof Assistant = await import(/* @vite-ignore */ url);
    assistant.watchPage();
    return assistant;
  } catch {
    return null;
  }
}
