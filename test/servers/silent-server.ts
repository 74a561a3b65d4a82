import { createServer } from 'node:net';
import { listen, type SmallServer } from './listen';

/**
 * Starts a server that takes every connection and never says a word, as one behind a broken box does:
 * the handshake never begins.
 */
export function startSilentServer(): Promise<SmallServer> {
  // What comes in is read and dropped: left in the socket it would also hide the client's going away.
  return listen(createServer((socket) => socket.resume()));
}
