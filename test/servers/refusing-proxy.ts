import { createServer } from 'node:http';
import { listen, type SmallServer } from './listen';

/** 403: not that address. 407: not without a sign-in. */
export type ProxyRefusal = 403 | 407;

/** A running proxy. */
export interface RefusingProxy extends SmallServer {
  /** For `LaunchOptions.proxy`. */
  readonly url: string;
  /** Where it was asked to connect to, as `host:port`, oldest first. */
  readonly asked: readonly string[];
}

const ANSWERS: Readonly<Record<ProxyRefusal, readonly string[]>> = {
  403: ['HTTP/1.1 403 Forbidden'],
  407: ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="proxy"'],
};

/** Starts an HTTP proxy that lets nothing through: each CONNECT is answered with the status. */
export async function startRefusingProxy(refusal: ProxyRefusal): Promise<RefusingProxy> {
  const asked: string[] = [];
  const server = createServer((_request, response) => {
    response.writeHead(refusal).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end(
      [...ANSWERS[refusal], 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n'),
    );
  });
  const small = await listen(server);
  return { ...small, url: `http://127.0.0.1:${small.port}`, asked };
}
