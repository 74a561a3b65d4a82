import { once } from 'node:events';
import { type IncomingHttpHeaders, IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { type Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import type { Credentials } from './root-certificate';
import type { Portal } from './server';

/** One request to a portal, with nothing in it unless said. */
export interface VisitOptions {
  readonly path?: string;
  readonly method?: string;
  /** Sent as a form; makes the request a POST. */
  readonly form?: Readonly<Record<string, string>>;
  readonly client?: Credentials;
  readonly signIn?: { readonly eParcelId: string; readonly password: string };
  /** Sent as it is, in place of a sign-in. */
  readonly authorization?: string;
  /** To keep a connection; a new one for each request when left out. */
  readonly agent?: Agent;
  readonly signal?: AbortSignal;
}

/** What the portal answered. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether an earlier TLS session was taken up again, without a new look at the certificate. */
  readonly resumed: boolean;
}

function basic({ eParcelId, password }: { eParcelId: string; password: string }): string {
  return `Basic ${Buffer.from(`${eParcelId}:${password}`).toString('base64')}`;
}

function headersFor({ form, signIn, authorization }: VisitOptions): OutgoingHttpHeaders {
  const sent = authorization ?? (signIn === undefined ? undefined : basic(signIn));
  return {
    ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(sent === undefined ? {} : { authorization: sent }),
  };
}

/** What has to be known of a portal to visit it; the portal of another process has no more. */
export interface Destination extends Pick<Portal, 'port' | 'url'> {
  readonly authority: { readonly certificatePem: string };
}

/**
 * Visits a portal as a browser would that trusts its authority; the server's certificate is
 * checked against the portal's real host name.
 * @returns the answer; rejects with Node's error when there is none
 */
export async function visit(portal: Destination, options: VisitOptions = {}): Promise<Reply> {
  const { form, client, signal } = options;
  const { hostname } = new URL(portal.url);
  const sent = request({
    host: '127.0.0.1',
    port: portal.port,
    servername: hostname,
    ca: portal.authority.certificatePem,
    agent: options.agent ?? false,
    path: options.path ?? '/',
    method: options.method ?? (form === undefined ? 'GET' : 'POST'),
    headers: { host: hostname, ...headersFor(options) },
    ...(client === undefined ? {} : { cert: client.certificatePem, key: client.keyPem }),
    ...(signal === undefined ? {} : { signal }),
  });
  sent.end(form === undefined ? '' : new URLSearchParams(form).toString());
  const [response] = await once(sent, 'response');
  if (!(response instanceof IncomingMessage)) throw new Error('Not an answer.');
  const { socket } = response;
  return {
    resumed: socket instanceof TLSSocket && socket.isSessionReused(),
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await text(response),
  };
}
