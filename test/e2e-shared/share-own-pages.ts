/** A test's own pages in the portal's place. */
import { afterAll, beforeEach } from 'vitest';
import type { SmallServer } from '../servers/listen';
import { type OwnPage, startOwnPages } from '../servers/own-pages';
import { authority, type Stage } from './stage';

/** What a test may serve, and what it got. */
export interface OwnPages {
  /** By their path, and empty when a test begins: a page as a whole, or what stands in the body of one. */
  readonly pages: Record<string, OwnPage | string>;
  /** What forms have sent to `path` in this test, oldest first. */
  readonly posts: { readonly path: string; readonly form: URLSearchParams }[];
}

/** Has the browser of a shared stage meet them, in each test of the suite where this is called. */
export function shareOwnPages(share: () => Stage): OwnPages {
  const own: OwnPages = { pages: {}, posts: [] };
  let server: SmallServer | undefined;
  beforeEach(async () => {
    own.posts.length = 0;
    for (const path of Object.keys(own.pages)) delete own.pages[path];
    server ??= await startOwnPages(authority, own.pages, {
      onForm: (path, form) => own.posts.push({ path, form }),
    });
    await share().line.lead(server);
  });
  afterAll(() => server?.close());
  return own;
}
