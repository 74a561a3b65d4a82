/** Loads the assistant itself, which most pages never need. */
import type * as Assistant from './assistant-module';

declare const chrome: { readonly runtime: { getURL(path: string): string } };

/** The file that `vite.config.ts` builds from `assistant-module.ts`. */
const FILE = 'assistant/assistant.js';

/**
 * Loads the module from the extension's own files and starts it.
 * @returns null when the extension was updated or removed underneath this script: its files are gone
 */
export async function loadAssistant(): Promise<typeof Assistant | null> {
  let assistant: typeof Assistant;
  try {
    assistant = await import(/* @vite-ignore */ chrome.runtime.getURL(FILE));
  } catch {
    return null;
  }
  assistant.watchPage();
  return assistant;
}
