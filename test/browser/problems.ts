/** What went wrong in the browser while nobody looked, so that a test can say: nothing did. */
import type { BrowserContext } from 'playwright-core';

/** One error on a console, or one exception that nobody caught. */
export interface Problem {
  readonly where: 'page' | 'extension page' | 'worker';
  readonly kind: 'console' | 'exception';
  /** The page or script it happened in. */
  readonly url: string;
  readonly text: string;
}

/** Collects problems; the same one reported on two ways counts once. */
export interface Problems {
  /** All so far, in order; the array grows by itself. */
  readonly all: readonly Problem[];
  add(problem: Problem): void;
  /** Begins anew: what comes from now on counts again. */
  forget(): void;
}

const EXTENSION_PAGE = /^chrome-extension:/;

/** The browser's own note of a request that failed. That is a page's fate, not a fault of code. */
const FAILED_REQUEST = /^Failed to load resource:/;

/** @returns an empty collection */
export function collectProblems(): Problems {
  const all: Problem[] = [];
  return {
    all,
    add(problem) {
      // A file of the extension that is not there is our fault; an answer of the portal's is not.
      if (FAILED_REQUEST.test(problem.text) && !EXTENSION_PAGE.test(problem.url)) return;
      const known = all.some(
        ({ where, url, text }) =>
          where === problem.where && url === problem.url && text === problem.text,
      );
      if (!known) all.push(problem);
    },
    forget() {
      all.length = 0;
    },
  };
}

/**
 * Listens to every page, content scripts included. The worker is listened to elsewhere: Playwright
 * does not report its exceptions.
 */
export function watchPages(context: BrowserContext, problems: Problems): void {
  const whereIs = (url: string) => (EXTENSION_PAGE.test(url) ? 'extension page' : 'page');
  context.on('weberror', (event) => {
    const url = event.page()?.url() ?? '';
    problems.add({ where: whereIs(url), kind: 'exception', url, text: String(event.error()) });
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.worker() !== null) return;
    const page = message.page()?.url() ?? '';
    // The script it came from, where the browser names one: a content script speaks on a page.
    const url = message.location().url || page;
    problems.add({ where: whereIs(page), kind: 'console', url, text: message.text() });
  });
}
