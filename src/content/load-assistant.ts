/** Loads parts of the extension that most pages never need. */
import type { Request, ToContent } from '../shared/protocol';
import type * as Assistant from './assistant-module';
import type * as Answer from './read-answer';
import type * as Refusal from './tell-refusal';

declare const chrome: { readonly runtime: { getURL(path: string): string } };

/**
 * Loads one of the files that `vite.config.ts` builds.
 * @returns null when the extension was updated or removed underneath this script: its files are gone
 */
async function load<Module>(file: string): Promise<Module | null> {
  try {
    return await import(/* @vite-ignore */ chrome.runtime.getURL(`assistant/${file}.js`));
  } catch {
    return null;
  }
}

/** Loads the assistant and starts it. */
export async function loadAssistant(): Promise<void> {
  const assistant = await load<typeof Assistant>('assistant');
  assistant?.watchPage();
}

/** What this page says of an Update, for which the assistant itself is not needed. */
export async function loadAnswer(
  question: Request<ToContent, 'read-answer'>,
): Promise<ReturnType<typeof Answer.readAnswer>> {
  const answer = await load<typeof Answer>('read-answer');
  return answer?.readAnswer(question) ?? null;
}

/** Tells the background what this page says of a certificate, where it is a web server's "400 …". */
export async function loadRefusal(): Promise<void> {
  if (window !== top || !document.title.startsWith('400')) return;
  const refusal = await load<typeof Refusal>('tell-refusal');
  refusal?.tellRefusal();
}
