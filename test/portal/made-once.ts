/** Certificates that several tests may share: making a key takes longer than many a test. */
import type { Authority, ClientCredentials, ClientKind } from './authority';

/** Remembers what a function has answered. */
function remember<Q extends readonly unknown[], A>(
  ask: (...question: Q) => A,
): (...question: Q) => A {
  const answers = new Map<string, A>();
  return (...question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? ask(...question);
    answers.set(key, answer);
    return answer;
  };
}

/** @returns the same authority, which makes a server's certificate once for each host and validity */
export const withServersOnce = (authority: Authority): Authority => ({
  ...authority,
  serverCredentials: remember(authority.serverCredentials),
});

/** @returns issues the usual customer's certificate, the same one each time, one of each kind */
export const clientsOnce = (authority: Authority): ((kind: ClientKind) => ClientCredentials) =>
  remember((kind) => authority.issueClient(kind));
