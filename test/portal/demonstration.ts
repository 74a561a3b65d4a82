import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIENT_KINDS, createAuthority, PORTAL_HOST } from './authority';
import { type Portal, type PortalOptions, startPortal } from './server';

/** A portal for a person to look at, with its certificates in a folder. */
export interface Demonstration {
  readonly portal: Portal;
  readonly folder: string;
  /** How to reach it, for the person who started it. */
  readonly instructions: string;
  /** Stops the portal and removes the folder. */
  end(): Promise<void>;
}

function instructionsFor({ port, user }: Portal, folder: string, p12Password: string): string {
  const file = (name: string) => `'${join(folder, name)}'`;
  const home = `'${join(folder, 'browser')}'`;
  const database = `sql:${home}/.pki/nssdb`;
  return `The stand-in portal listens on 127.0.0.1:${port}.

e-Parcel ID       ${user.eParcelId}
login password    ${user.password}
certificates      ${folder}
                  ca.pem, and client-KIND.p12, .pem and .key for each KIND: ${CLIENT_KINDS.join(', ')}
.p12 password     ${p12Password}

With curl:

  curl --cacert ${file('ca.pem')} --cert ${file('client-good.pem')} --key ${file('client-good.key')} \\
    --resolve ${PORTAL_HOST}:${port}:127.0.0.1 https://${PORTAL_HOST}:${port}/

With Chromium on Linux, in a home folder of its own (certutil and pk12util: libnss3-tools):

  mkdir -p ${home}/.pki/nssdb
  certutil -d ${database} -N --empty-password
  certutil -d ${database} -A -t C,, -n 'e-Parcel stand-in CA' -i ${file('ca.pem')}
  pk12util -d ${database} -i ${file('client-good.p12')} -W ${p12Password}
  HOME=${home} chromium --user-data-dir=${home}/profile --no-first-run \\
    '--host-resolver-rules=MAP ${PORTAL_HOST}:443 127.0.0.1:${port}' https://${PORTAL_HOST}/

On Windows and macOS import ca.pem as a trusted root and client-good.p12 into the system's store,
start Chromium, Chrome or Edge with the same --host-resolver-rules, and remove both afterwards.

Ctrl-C stops the portal and removes the folder.
`;
}

/** Starts a portal and writes its certificates; when it cannot start, nothing is left behind. */
export async function startDemonstration(options: PortalOptions): Promise<Demonstration> {
  const authority = options.authority ?? createAuthority();
  const portal = await startPortal({ ...options, authority });
  const folder = await mkdtemp(join(tmpdir(), 'e-parcel-portal-'));

  async function end(): Promise<void> {
    await portal.close();
    // A browser that was started in it may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    await writeFile(join(folder, 'ca.pem'), authority.certificatePem);
    let p12Password = '';
    for (const kind of CLIENT_KINDS) {
      const client = authority.issueClient(kind);
      p12Password = client.p12Password;
      await writeFile(join(folder, `client-${kind}.pem`), client.certificatePem);
      await writeFile(join(folder, `client-${kind}.key`), client.keyPem, { mode: 0o600 });
      await writeFile(join(folder, `client-${kind}.p12`), client.p12);
    }
    return { portal, folder, instructions: instructionsFor(portal, folder, p12Password), end };
  } catch (error) {
    await end();
    throw error;
  }
}
