/**
 * A certificate store of the run's own, an NSS database: Chromium on Linux reads one in the home folder,
 * Firefox one in its profile, so a folder of its own gives each run exactly the certificates it should have.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

/** NSS's own list of its modules, which names the folder that it was made in. */
const MODULES = 'pkcs11.txt';

/** What a store consists of, in its folder. */
const STORE_FILES = ['cert9.db', 'key4.db', MODULES] as const;

type StoreFiles = ReadonlyMap<(typeof STORE_FILES)[number], Buffer>;

const placeOf = (folder: string): string => `sql:${folder}`;

/** Makes a store with the tools, in a folder that is gone when this returns. */
async function makeFiles({ authority, client }: Omit<StoreContent, 'damageKey'>) {
  // What the tools read and write holds a private key: it lives for the length of this call only.
  const hand = await mkdtemp(join(tmpdir(), 'e-parcel-nss-'));
  try {
    const store = ['-d', placeOf(hand)];
    await nss('certutil', ['-N', ...store, '--empty-password']);
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
    const files = await Promise.all(
      STORE_FILES.map(async (name) => [name, await readFile(join(hand, name))] as const),
    );
    return { hand, files: new Map(files) };
  } finally {
    await rm(hand, { recursive: true, force: true });
  }
}

/** Stores that this process has made, by what is in them. Three commands take longer than three files. */
const made = new Map<string, ReturnType<typeof makeFiles>>();

/** The files of a store that holds this, as they have to stand in a folder. */
async function filesFor(folder: string, content: StoreContent): Promise<StoreFiles> {
  const { authority, client } = content;
  const key = JSON.stringify([
    authority?.certificatePem,
    client?.p12.toString('base64'),
    client?.p12Password,
  ]);
  const making = made.get(key) ?? makeFiles({ authority, client });
  made.set(key, making);
  const { hand, files } = await making;
  const modules = files.get(MODULES)?.toString().replace(placeOf(hand), placeOf(folder)) ?? '';
  return new Map([...files, [MODULES, Buffer.from(modules)]]);
}

/**
 * Makes the store in a folder anew, so that it holds what is asked for and nothing of an earlier start.
 * @param folder exists; what else is in it stays
 */
export async function makeStoreIn(folder: string, content: StoreContent): Promise<void> {
  for (const [name, bytes] of await filesFor(folder, content)) {
    await writeFile(join(folder, name), bytes, { mode: 0o600 });
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
