/** How the tests in browsers ended, as `browser-reporter.ts` writes it down and the table reads it. */
import * as z from 'zod/mini';

/** The projects of `vitest.config.ts` that run in a browser, and which. */
export const BROWSER_PROJECTS = { e2e: 'Chromium', firefox: 'Firefox' } as const;

const result = z.object({
  project: z.enum(['e2e', 'firefox']),
  /** Relative to the project's folder, with `/`. */
  file: z.string(),
  /** The names of the `describe`s around it, outermost first, and its own. */
  titles: z.array(z.string()),
  state: z.enum(['passed', 'failed', 'skipped']),
  /** What was said, as the test asserted it: `refused: no-certificate`. */
  says: z.optional(z.string()),
  /** The heading of docs/browsers.md that explains why the browsers differ. */
  differs: z.optional(z.string()),
});

/** One test in one browser. */
export type BrowserResult = z.infer<typeof result>;

/**
 * Reads what the reporter wrote.
 * @returns none when it wrote nothing, or something else
 */
export function parseBrowserResults(written: unknown): readonly BrowserResult[] {
  const parsed = z.array(result).safeParse(written);
  return parsed.success ? parsed.data : [];
}
