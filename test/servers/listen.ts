import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** A small server of a test's own, running. */
export interface SmallServer {
  readonly port: number;
  /** Ends at once, whatever is under way; a second call does no harm. */
  close(): Promise<void>;
}

/** Has a server listen on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<SmallServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // Clients go away in the middle; that is no fault of the server.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.');
  let closed: Promise<unknown> | undefined;
  return {
    port: address.port,
    async close() {
      closed ??= once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
