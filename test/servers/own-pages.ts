import { createServer } from 'node:https';
import type { Authority } from '../portal/authority';
import { readForm } from '../portal/read-form';
import { listen, type SmallServer } from './listen';

/** A page as a whole, with headers of its own. */
export interface OwnPage {
  readonly document: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Pages by their path: as a whole, or what stands in the body of one. */
export type PagesByPath = Readonly<Record<string, OwnPage | string>>;

const inDocument = (body: string): OwnPage => ({
  document: `<!DOCTYPE html><html lang="en"><title>page</title><body>${body}`,
});

/** Where they are served, and who is told. */
export interface OwnPagesOptions {
  /** Default: the portal's host. */
  readonly host?: string;
  /** Is given what a form sends, and the path it is sent to. */
  readonly onForm?: (path: string, form: URLSearchParams) => void;
}

/**
 * Serves a test's own pages, to whoever asks; what has no page is not found.
 * @param pages they may change while it runs
 */
export function startOwnPages(
  authority: Authority,
  pages: PagesByPath,
  { host, onForm }: OwnPagesOptions = {},
): Promise<SmallServer> {
  const { certificatePem, keyPem } = authority.serverCredentials(host);
  const server = createServer({ cert: certificatePem, key: keyPem }, async (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'POST') {
      const form = await readForm(request);
      if (form) onForm?.(path, form);
    }
    const page = pages[path] ?? 'Not found';
    const { document, headers = {} } = typeof page === 'string' ? inDocument(page) : page;
    response.writeHead(pages[path] === undefined ? 404 : 200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(document);
  });
  return listen(server);
}
