import { connect, createServer } from 'node:net';
import { listen, type SmallServer } from './listen';

/** How much later than the server it closes, in milliseconds. */
const LATE_MS = 300;

/**
 * Stands before a server and passes everything on, but a close only after a moment: the browser then always
 * reads why it was refused, which is a race otherwise.
 * @param port where the server listens, on 127.0.0.1
 */
export function startLateClose(port: number): Promise<SmallServer> {
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port });
    near.pipe(far);
    far.pipe(near, { end: false });
    // The server may go away in the middle; its close is what counts.
    far.on('error', () => undefined);
    far.on('close', () => setTimeout(() => near.destroy(), LATE_MS));
    near.on('close', () => far.destroy());
  });
  return listen(server);
}
