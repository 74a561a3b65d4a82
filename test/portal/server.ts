import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { type Answer, answer } from './answer';
import { type Authority, createAuthority, PORTAL_HOST } from './authority';
import { type PortalSettings, PortalState, USUAL_SETTINGS } from './portal-state';
import { readForm } from './read-form';
import type { Validity } from './root-certificate';
import type { UserInfo } from './user-info';
import { certificateRefusedPage, faultPage, outOfOrderPage } from './web-server-pages';

/** How a missing or wrong client certificate is refused: in the TLS handshake, or over HTTP. */
export const REFUSALS = ['alert', 'http-400', 'http-403'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The TLS versions that the portal speaks. */
export const TLS_CHOICES = ['1.2', '1.3', 'both'] as const;
export type TlsChoice = (typeof TLS_CHOICES)[number];

/** How to start a portal: what is fixed until its end, and how it is at first. */
export interface PortalOptions extends Partial<PortalSettings> {
  /** Who signs the certificates; a new authority when left out. */
  readonly authority?: Authority;
  /** 0, or left out: any free one. */
  readonly port?: number;
  readonly refusal?: Refusal;
  readonly tls?: TlsChoice;
  /** What differs in the portal's own certificate from one that a browser accepts. */
  readonly serverCertificate?: ServerCertificate;
}

/** What a server's own certificate says. */
export interface ServerCertificate {
  /** The name that it is for; left out, the right one. */
  readonly host?: string;
  /** Left out: from yesterday for a year. */
  readonly validity?: Validity;
}

/** One request that got as far as HTTP. */
export interface RequestRecord {
  readonly method: string;
  /** Without the query: nothing that was typed is ever in here. */
  readonly path: string;
  /** Null as long as there was no answer. */
  readonly status: number | null;
  /** Whether an Authorization header came with it. */
  readonly authorization: boolean;
  /** Whether a client certificate was presented, accepted or not. */
  readonly clientCertificate: boolean;
}

/** A running portal. */
export interface Portal extends AsyncDisposable {
  readonly port: number;
  /** The address customers use: a test maps the host to 127.0.0.1 and `port`. */
  readonly url: string;
  readonly authority: Authority;
  /** The customer of the usual client certificate, as of now. */
  readonly user: UserInfo;
  /** The customer of another e-Parcel ID, as of now. */
  userOf(eParcelId: string): UserInfo;
  /** Every request since the start or the last reset, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Why handshakes failed, in Node's words for it, likewise. */
  readonly handshakeErrors: readonly string[];
  /** Changes settings from the next request on. */
  configure(changes: Partial<PortalSettings>): void;
  /** Back to how it was started: settings, customers, both logs. */
  reset(): void;
  /** Ends at once, whatever is under way; a second call does no harm. */
  close(): Promise<void>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const TLS_VERSIONS = {
  '1.2': { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' },
  '1.3': { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' },
  both: { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' },
} as const;

function settingsOf(options: PortalOptions) {
  return {
    markup: options.markup ?? USUAL_SETTINGS.markup,
    language: options.language ?? USUAL_SETTINGS.language,
    delayMs: options.delayMs ?? USUAL_SETTINGS.delayMs,
    outage: options.outage ?? USUAL_SETTINGS.outage,
    passwordProtect: options.passwordProtect ?? USUAL_SETTINGS.passwordProtect,
    clockOffsetMs: options.clockOffsetMs ?? USUAL_SETTINGS.clockOffsetMs,
    cacheSeconds: options.cacheSeconds ?? USUAL_SETTINGS.cacheSeconds,
    rootLeadsTo: options.rootLeadsTo ?? USUAL_SETTINGS.rootLeadsTo,
  } satisfies PortalSettings;
}

/** The e-Parcel ID in a certificate's subject, which Node gives as one line a part. */
function commonNameOf(subject: string): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
}

/**
 * Node looks at a certificate only when the handshake is over, closes, and reports the closing; why
 * it did so stands on the socket, as a code, although its type says Error.
 */
function handshakeErrorOf(error: NodeJS.ErrnoException, socket: TLSSocket): string {
  const refusedFor: unknown = socket.authorizationError;
  return typeof refusedFor === 'string' ? refusedFor : (error.code ?? error.message);
}

/** By hand, because `new URL` throws at some of what a client may send, `//` for one. */
function addressOf({ url = '' }: IncomingMessage): { path: string; query: string } {
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  { clockOffsetMs, cacheSeconds }: PortalSettings,
): void {
  response.writeHead(status, {
    ...headers,
    date: new Date(Date.now() + clockOffsetMs).toUTCString(),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': cacheSeconds > 0 ? `max-age=${cacheSeconds}` : 'no-store',
  });
  response.end(body);
}

/** Starts a portal on 127.0.0.1; rejects when the port is taken. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const { authority = createAuthority(), refusal = 'alert', tls = 'both' } = options;
  const state = new PortalState(settingsOf(options));
  const requests: Writable<RequestRecord>[] = [];
  const handshakeErrors: string[] = [];
  const sockets = new Set<Socket>();
  const closing = new AbortController();

  /** The answer to a request, or null when there shall be none. */
  async function decide(request: IncomingMessage, socket: TLSSocket): Promise<Answer | null> {
    const { delayMs, outage } = state.settings;
    if (delayMs > 0) await pause(delayMs, undefined, { signal: closing.signal });
    if (outage === 'hang') return null;

    const certificate = socket.getPeerX509Certificate();
    if (!socket.authorized || certificate === undefined) {
      // Only reached when the handshake let it pass. nginx does this, before anything else.
      const status = refusal === 'http-403' ? 403 : 400;
      const fault = certificate === undefined ? 'missing' : 'invalid';
      return { status, body: certificateRefusedPage(status, fault) };
    }
    if (outage === '503') return { status: 503, body: outOfOrderPage() };

    const form = await readForm(request);
    if (form === null) return { status: 413, body: faultPage(413, 'That was too much.') };
    const { path, query } = addressOf(request);
    return answer(
      {
        method: request.method ?? '',
        path,
        query: new URLSearchParams(query),
        authorization: request.headers.authorization,
        eParcelId: commonNameOf(certificate.subject),
        form,
      },
      state,
    );
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    if (!(socket instanceof TLSSocket)) return; // Never: the types do not know that this is HTTPS.
    const record: Writable<RequestRecord> = {
      method: request.method ?? '',
      path: addressOf(request).path,
      status: null,
      authorization: request.headers.authorization !== undefined,
      clientCertificate: socket.getPeerX509Certificate() !== undefined,
    };
    requests.push(record);
    const decision = await decide(request, socket).catch((error: unknown): Answer | null => {
      // The client is gone, or we are closing: nobody is left to be told.
      if (closing.signal.aborted || socket.destroyed) return null;
      return { status: 500, body: faultPage(500, String(error)) };
    });
    if (decision === null) return;
    record.status = decision.status;
    send(response, decision, state.settings);
  }

  const server = createServer({
    ...serverKeys(authority, options.serverCertificate),
    ...TLS_VERSIONS[tls],
    requestCert: true,
    rejectUnauthorized: refusal === 'alert',
  });
  server.on('request', handle);
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    handshakeErrors.push(handshakeErrorOf(error, socket));
  });
  // Sockets in the middle of a handshake are known to nobody but the TCP server beneath.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.');

  async function close(): Promise<void> {
    closing.abort();
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return {
    port: address.port,
    url: `https://${PORTAL_HOST}/`,
    authority,
    get user() {
      return state.user();
    },
    userOf: (eParcelId) => state.user(eParcelId),
    requests,
    handshakeErrors,
    configure: (changes) => state.configure(changes),
    reset() {
      state.reset();
      requests.length = 0;
      handshakeErrors.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function serverKeys(authority: Authority, { host, validity }: ServerCertificate = {}) {
  const { certificatePem, keyPem } = authority.serverCredentials(host, validity);
  return { cert: certificatePem, key: keyPem, ca: authority.certificatePem, crl: authority.crlPem };
}
