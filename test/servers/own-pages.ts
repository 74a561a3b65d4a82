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

/**
 * Serves a test's own pages at the portal's address, to whoever asks; what has no page is not found.
 * @param pages they may change while it runs
 * @param onForm is given what a form sends, by the path it is sent to
 */
export function startOwnPages(
  authority: Authority,
  pages: PagesByPath,
  onForm: (path: string, form: URLSearchParams) => void = () => undefined,
): Promise<SmallServer> {
  const { certificatePem, keyPem } = authority.serverCredentials();
  const server = createServer({ cert: certificatePem, key: keyPem }, async (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'POST') {
      const form = await readForm(request);
      if (form) onForm(path, form);
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
