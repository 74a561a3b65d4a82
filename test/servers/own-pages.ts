import { createServer } from 'node:https';
import type { Authority } from '../portal/authority';
import { listen, type SmallServer } from './listen';

/**
 * Serves a test's own pages at the portal's address, to whoever asks; what has no page is not found.
 * @param pages what stands in the body of each, by its path; they may change while it runs
 */
export function startOwnPages(
  authority: Authority,
  pages: Readonly<Record<string, string>>,
): Promise<SmallServer> {
  const { certificatePem, keyPem } = authority.serverCredentials();
  const server = createServer({ cert: certificatePem, key: keyPem }, (request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(`<!DOCTYPE html><html lang="en"><title>page</title><body>${body ?? 'Not found'}`);
  });
  return listen(server);
}
