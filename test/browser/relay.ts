/** The way out of a browser: a proxy that leads a few names to this computer, and others nowhere, or on. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { listen, type SmallServer } from '../servers/listen';

/** A running relay. */
export interface Relay extends SmallServer {
  /** Names that somebody wanted and that lead nowhere, oldest first. */
  readonly refused: readonly string[];
}

/**
 * Starts it.
 * @param hosts name → port of this computer
 * @param closed whether every other name is refused; else it leads to where it does on this computer
 */
export async function startRelay(
  hosts: Readonly<Record<string, number>>,
  closed: boolean,
): Promise<Relay> {
  const refused: string[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    const [, name = '', ownPort = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(request.url ?? '') ?? [];
    const port = ownPort === '443' ? hosts[name] : undefined;
    if (port === undefined && closed) {
      refused.push(ownPort === '443' ? name : `${name}:${ownPort}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const [to, at] = port === undefined ? [name, Number(ownPort)] : ['127.0.0.1', port];
    const there = connect(at, to, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    socket.on('error', () => there.destroy());
  });
  return { ...(await listen(server)), refused };
}
