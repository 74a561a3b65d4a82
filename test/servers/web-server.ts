/**
 * Real web servers in the portal's place, on 127.0.0.1: each wants a client certificate of the test
 * authority that is not revoked. All that they write is in a temporary folder, nothing of the system's
 * own configuration is read, and they end with the process that started them.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findServer, type ServerKind } from '../../scripts/setup/find-server.mjs';
import { type Authority, PORTAL_HOST } from '../portal/authority';
import { apache } from './apache';
import { findFreePort } from './free-port';
import { haproxy } from './haproxy';
import { nginx } from './nginx';
import { AUTHORITY_FILE, CERTIFICATE_FILE, CONFIG_FILE, REVOKED_FILE, type Recipe } from './recipe';

/** How to start a web server. */
export interface WebServerOptions {
  /** Signs its certificate, and the client certificates that it takes. */
  readonly authority: Authority;
  /** The one TLS version that it speaks. */
  readonly tls: '1.2' | '1.3';
  /** false: browsers are not told whose certificates it takes, and may send any. HAProxy only. Default true. */
  readonly namesAuthority?: boolean;
}

/** A running web server. */
export interface WebServer {
  readonly port: number;
  /** The address customers use: a test maps the host to 127.0.0.1 and `port`. */
  readonly url: string;
  /** Ends it and removes its folder; a second call does no harm. */
  close(): Promise<void>;
}

const RECIPES: Readonly<Record<ServerKind, Recipe>> = { apache, nginx, haproxy };

const KEEPER = fileURLToPath(new URL('keeper.mjs', import.meta.url));

/** How long a server may take until it listens, in milliseconds, on a busy machine. */
const START_MS = 15_000;
const LOOK_MS = 25;

/** Whether a kind of web server is on this machine. */
export function isInstalled(kind: ServerKind): boolean {
  return findServer(kind) !== null;
}

/** Has the server check its own configuration; what it complains of is in the error, in full. */
async function checkConfiguration(program: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(program, [...args]);
  } catch (error) {
    const { stdout = '', stderr = '' }: { stdout?: unknown; stderr?: unknown } = Object(error);
    throw new Error(`${program} refuses its configuration:\n${stdout}${stderr}`, { cause: error });
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function waitUntilListening(port: number, keeper: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [keeper.stdout, keeper.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const deadline = Date.now() + START_MS;
  while (keeper.exitCode === null && Date.now() < deadline) {
    if (await isListening(port)) return;
    await pause(LOOK_MS);
  }
  const fate = keeper.exitCode === null ? 'does not listen' : 'ended at once';
  throw new Error(`The web server ${fate}. It said:\n${said}`);
}

/**
 * Starts a web server.
 * @throws Error with the server's own words when it does not start
 */
export async function startWebServer(
  kind: ServerKind,
  { authority, tls, namesAuthority = true }: WebServerOptions,
): Promise<WebServer> {
  const program = findServer(kind);
  if (program === null) throw new Error(`${kind} is not installed.`);
  const { configure, checkArguments, serveArguments } = RECIPES[kind];
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-server-'));
  let port: number;
  try {
    const { certificatePem, keyPem } = authority.serverCredentials();
    port = await findFreePort();
    const files = {
      [AUTHORITY_FILE]: authority.certificatePem,
      [REVOKED_FILE]: authority.crlPem,
      [CERTIFICATE_FILE]: `${certificatePem}${keyPem}`,
      [CONFIG_FILE]: configure({ folder, port, tls, namesAuthority }),
    };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text, { mode: 0o600 });
    }
    await checkConfiguration(program, checkArguments(folder));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  // From here on the folder is the keeper's to remove.
  const keeper = spawn(process.execPath, [KEEPER, folder, program, ...serveArguments(folder)]);
  const ended = once(keeper, 'exit');
  async function close(): Promise<void> {
    keeper.stdin.end();
    await ended;
  }
  try {
    await waitUntilListening(port, keeper);
  } catch (error) {
    await close();
    throw error;
  }
  return { port, url: `https://${PORTAL_HOST}/`, close };
}
