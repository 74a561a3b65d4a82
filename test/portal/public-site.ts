/** The stand-in of the operator's public site: what customers reach without a client certificate. */
import { createServer } from 'node:https';
import { listen, type SmallServer } from '../servers/listen';
import type { Authority } from './authority';
import type { ServerCertificate } from './server';

/** The public site's host name. */
export const PUBLIC_HOST = 'www.e-parcel.ne.jp';

/** How to start it. */
export interface PublicSiteOptions {
  /** Who signs its certificate. */
  readonly authority: Authority;
  /** How far the `Date` of its answers is ahead of this computer's clock, in milliseconds; default 0. */
  readonly clockOffsetMs?: number;
  /** What differs in its certificate from one that a browser accepts. */
  readonly serverCertificate?: ServerCertificate;
}

/** One request that got as far as HTTP. */
export interface PublicRequestRecord {
  readonly method: string;
  /** With the query, if there is one: nobody should be sending any. */
  readonly path: string;
  /** Whether cookies came with it: every answer sets one. */
  readonly cookies: boolean;
}

/** A running public site. */
export interface PublicSite extends SmallServer {
  readonly url: string;
  /** A rule for a browser's `hostRules`, by which it finds the site. */
  readonly hostRule: string;
  /** Every request since the start, oldest first. */
  readonly requests: readonly PublicRequestRecord[];
}

const PAGE = '<!doctype html><html lang="en"><title>e-Parcel</title><h1>e-Parcel stand-in</h1>';

/** Kept by the browser and sent with every request but those that leave credentials at home. */
const COOKIE = 'visited=yes; Path=/; Secure; SameSite=None';

/** Starts it on a free port of 127.0.0.1. */
export async function startPublicSite(options: PublicSiteOptions): Promise<PublicSite> {
  const { authority, clockOffsetMs = 0 } = options;
  const { host = PUBLIC_HOST, validity } = options.serverCertificate ?? {};
  const { certificatePem, keyPem } = authority.serverCredentials(host, validity);
  const requests: PublicRequestRecord[] = [];
  const server = createServer({ cert: certificatePem, key: keyPem }, (request, response) => {
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      cookies: request.headers.cookie !== undefined,
    });
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': COOKIE,
      date: new Date(Date.now() + clockOffsetMs).toUTCString(),
    });
    response.end(request.method === 'HEAD' ? undefined : PAGE);
  });
  const { port, close } = await listen(server);

  return {
    port,
    url: `https://${PUBLIC_HOST}/`,
    hostRule: `MAP ${PUBLIC_HOST}:443 127.0.0.1:${port}`,
    requests,
    close,
  };
}
