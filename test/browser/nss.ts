/**
 * A certificate store of the run's own, an NSS database: Chromium on Linux reads one in the home folder,
 * Firefox one in its profile, so a folder of its own gives each run exactly the certificates it should have.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { damageKey } from './damage-key';

const run = promisify(execFile);

/** A certificate authority, as far as a browser has to know it. */
export interface TrustedAuthority {
  readonly certificatePem: string;
}

/** A client certificate with its private key, as a person would import it. */
export interface ClientCertificate {
  readonly p12: Buffer;
  readonly p12Password: string;
}

/** What a store holds. */
export interface StoreContent {
  /** Trusted to sign servers' certificates; null trusts none beyond the browser's own. */
  readonly authority: TrustedAuthority | null;
  readonly client: ClientCertificate | null;
  /** Whether the client's private key is there and of no use. */
  readonly damageKey: boolean;
}

/** Runs an NSS command; its own words are the reason when it fails. */
async function nss(tool: 'certutil' | 'pk12util', args: readonly string[]): Promise<void> {
  try {
    await run(tool, [...args]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(
        `${tool} is not installed: \`npm start\` and \`npm test\` say how to get it.`,
      );
    }
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`${tool} failed: ${said === '' ? String(error) : said}`);
  }
}

/** What a store consists of, in its folder. */
const STORE_FILES = ['cert9.db', 'key4.db', 'pkcs11.txt'] as const;

/**
 * Makes the store in a folder anew, so that it holds what is asked for and nothing of an earlier start.
 * @param folder exists; what else is in it stays
 */
export async function makeStoreIn(folder: string, content: StoreContent): Promise<void> {
  const { authority, client } = content;
  for (const file of STORE_FILES) await rm(join(folder, file), { force: true });
  const store = ['-d', `sql:${folder}`];
  await nss('certutil', ['-N', ...store, '--empty-password']);
  // The files the tools read from hold a private key: they live for the length of this call only.
  const hand = await mkdtemp(join(tmpdir(), 'e-parcel-nss-'));
  try {
    if (authority !== null) {
      const file = join(hand, 'authority.pem');
      await writeFile(file, authority.certificatePem);
      await nss('certutil', ['-A', ...store, '-n', 'stand-in authority', '-t', 'C,,', '-i', file]);
    }
    if (client !== null) {
      const file = join(hand, 'client.p12');
      await writeFile(file, client.p12, { mode: 0o600 });
      await nss('pk12util', ['-i', file, ...store, '-W', client.p12Password, '-K', '']);
    }
  } finally {
    await rm(hand, { recursive: true, force: true });
  }
  if (content.damageKey) await damageKey(folder);
}

/**
 * Makes the store where Chromium on Linux looks for it.
 * @param home the run's own home folder; never the person's
 */
export async function makeStore(home: string, content: StoreContent): Promise<void> {
  const folder = join(home, '.pki', 'nssdb');
  await mkdir(folder, { recursive: true });
  await makeStoreIn(folder, content);
}
