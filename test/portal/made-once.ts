/** Certificates that several tests may share: making a key takes longer than many a test. */
import type { Authority, ClientCredentials, ClientKind } from './authority';

/** @returns asks once for each name, and remembers the answer */
function rememberByName<A>(): (name: string, ask: () => A) => A {
  const answers = new Map<string, A>();
  return (name, ask) => {
    const answer = answers.get(name) ?? ask();
    answers.set(name, answer);
    return answer;
  };
}

/** @returns the same authority, which makes a server's certificate once for each host and validity */
export function withServersOnce(authority: Authority): Authority {
  const once = rememberByName<ReturnType<Authority['serverCredentials']>>();
  return {
    ...authority,
    serverCredentials: (host, validity) =>
      once(JSON.stringify([host, validity]), () => authority.serverCredentials(host, validity)),
  };
}

/** @returns issues the usual customer's certificate, the same one each time, one of each kind */
export function clientsOnce(authority: Authority): (kind: ClientKind) => ClientCredentials {
  const once = rememberByName<ClientCredentials>();
  return (kind) => once(kind, () => authority.issueClient(kind));
}
