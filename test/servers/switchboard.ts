import { connect, createServer, type Server, type Socket } from 'node:net';
import { listen, type SmallServer } from './listen';

/** Stands before the portal, and leads to whatever server a test wants the browser to meet there. */
export interface Switchboard extends SmallServer {
  /**
   * Leads to another server from now on; what is connected is cut off.
   * @param closes when a close of the server's is passed on; default late
   */
  lead(server: { readonly port: number }, closes?: 'late' | 'at once'): Promise<void>;
  /** Has nobody listen any more, as at a computer without a server; until it leads somewhere again. */
  cut(): Promise<void>;
  /** How many connections came since the start, those among them that never began a handshake. */
  readonly connections: number;
}

/** How much later than the server it closes, in milliseconds. */
const LATE_MS = 100;

/** Has a server listen again where it did. */
async function listenAgain(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Starts one. It passes everything on, but a server's close only after a moment, unless it is told
 * otherwise: a browser then always reads why it was refused, which is a race otherwise.
 */
export async function startSwitchboard(first: { readonly port: number }): Promise<Switchboard> {
  let { port } = first;
  let lateMs = LATE_MS;
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    connections += 1;
    const far = connect({ host: '127.0.0.1', port });
    open.add(near);
    near.pipe(far);
    far.pipe(near, { end: false });
    // The server may go away in the middle; its close is what counts.
    far.on('error', () => undefined);
    far.on('close', () => setTimeout(() => near.destroy(), lateMs));
    near.on('close', () => {
      open.delete(near);
      far.destroy();
    });
  });
  const small = await listen(server);
  let isCut = false;
  const cutOff = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: small.port,
    get connections() {
      return connections;
    },
    async lead(next, closes = 'late') {
      port = next.port;
      lateMs = closes === 'late' ? LATE_MS : 0;
      cutOff();
      if (isCut) await listenAgain(server, small.port);
      isCut = false;
    },
    async cut() {
      if (isCut) return;
      isCut = true;
      const closed = new Promise((resolve) => server.close(resolve));
      cutOff();
      await closed;
    },
    async close() {
      if (isCut) return;
      isCut = true;
      await small.close();
    },
  };
}
