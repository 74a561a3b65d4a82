import { describe, expect, it } from 'vitest';
import { createAuthority } from './authority';
import { clientsOnce, withServersOnce } from './made-once';
import { validityInDays } from './root-certificate';

const made = createAuthority();
const authority = withServersOnce(made);

describe('an authority that makes servers’ certificates once', () => {
  it('gives the same for the same host and validity, and another for another', () => {
    const usual = authority.serverCredentials();
    expect(authority.serverCredentials()).toBe(usual);
    const over = validityInDays(-2, -1);
    const others = [
      authority.serverCredentials('www.example.test'),
      authority.serverCredentials(undefined, over),
      authority.serverCredentials('www.example.test', over),
    ];
    expect(new Set([usual, ...others]).size).toBe(4);
    expect(authority.serverCredentials(undefined, over)).toBe(others[1]);
  });

  it('is the same authority, and makes a client’s anew each time', () => {
    expect(authority.certificatePem).toBe(made.certificatePem);
    expect(authority.crlPem).toBe(made.crlPem);
    const [one, two] = [authority.issueClient('good'), authority.issueClient('good')];
    expect(one.certificatePem).not.toBe(two.certificatePem);
  });
});

it('clients’ certificates that are made once: one of each kind, the same each time', () => {
  const clientOf = clientsOnce(authority);
  const kinds = ['good', 'expired', 'revoked'] as const;
  const first = kinds.map(clientOf);
  expect(new Set(first.map(({ keyPem }) => keyPem)).size).toBe(3);
  expect(kinds.map((kind) => clientOf(kind))).toEqual(first);
});
