import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAuthority, PORTAL_HOST } from './authority';
import { type Demonstration, startDemonstration } from './demonstration';
import { visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

describe('a demonstration', () => {
  let demonstration: Demonstration;
  beforeAll(async () => {
    demonstration = await startDemonstration({});
  });
  afterAll(() => demonstration.end());

  it('writes certificates of every kind, and nothing else', () => {
    expect(readdirSync(demonstration.folder).sort()).toEqual(
      [
        'ca.pem',
        ...['expired', 'good', 'other', 'revoked'].flatMap((kind) => [
          `client-${kind}.key`,
          `client-${kind}.p12`,
          `client-${kind}.pem`,
        ]),
      ].sort(),
    );
  });

  it('is reached with the certificates that it wrote', async () => {
    const { portal, folder } = demonstration;
    const client = {
      certificatePem: readFileSync(join(folder, 'client-good.pem'), 'utf8'),
      keyPem: readFileSync(join(folder, 'client-good.key'), 'utf8'),
    };
    expect((await visit(portal, { client })).status).toBe(200);
  });

  it('says how to reach it', () => {
    const { portal, folder, instructions } = demonstration;
    expect(instructions).toContain(folder);
    expect(instructions).toContain(`--resolve ${PORTAL_HOST}:${portal.port}:127.0.0.1`);
    expect(instructions).toContain(
      `--host-resolver-rules=MAP ${PORTAL_HOST}:443 127.0.0.1:${portal.port}`,
    );
    expect(instructions).toContain(portal.user.eParcelId);
    expect(instructions).toContain(portal.user.password);
  });
});

it('leaves nothing behind', async () => {
  const { folder, portal, end } = await startDemonstration({});
  const client = portal.authority.issueClient('good');
  expect(folder.startsWith(tmpdir())).toBe(true);
  expect(existsSync(folder)).toBe(true);
  await end();
  expect(existsSync(folder)).toBe(false);
  await expect(visit(portal, { client })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('leaves nothing behind when it cannot write all of its files', async () => {
  const authority = createAuthority();
  const seen: string[] = [];
  const foldersNow = () => readdirSync(tmpdir()).filter((n) => n.startsWith('e-parcel-portal-'));
  const before = foldersNow();
  const broken = {
    ...authority,
    issueClient(): never {
      seen.push(...foldersNow().filter((name) => !before.includes(name)));
      throw new Error('no more keys');
    },
  };
  await expect(startDemonstration({ authority: broken })).rejects.toThrow('no more keys');
  expect(seen.length).toBeGreaterThan(0);
  // Other test files make folders at the same time, and remove them.
  await expect
    .poll(() => foldersNow().filter((name) => seen.includes(name)), { timeout: 10_000 })
    .toEqual([]);
});

it('does not start on a port that is taken', async () => {
  const first = await startDemonstration({});
  onTestFinished(() => first.end());
  await expect(startDemonstration({ port: first.portal.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
