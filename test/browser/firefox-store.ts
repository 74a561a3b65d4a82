/**
 * Fills the certificate store of a Firefox that runs, by Firefox's own means: for systems where the NSS
 * tools are not to be had. Elsewhere the store is made before the start, as exactly as a test wants it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserScope } from './firefox-scope';
import type { ClientCertificate, StoreContent } from './nss';

const FIND_STORE = `const store = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);`;

/** Imports a client certificate as a person would, from a file that lives for the length of this call. */
async function importClient(
  scope: BrowserScope,
  { p12, p12Password }: ClientCertificate,
): Promise<void> {
  const hand = await mkdtemp(join(tmpdir(), 'e-parcel-import-'));
  try {
    const path = join(hand, 'client.p12');
    await writeFile(path, p12, { mode: 0o600 });
    const problem = await scope.run(`
      ${FIND_STORE}
      const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
      file.initWithPath(${JSON.stringify(path)});
      return store.importPKCS12File(file, ${JSON.stringify(p12Password)});`);
    if (problem !== 0) throw new Error(`Firefox did not import the certificate (${problem}).`);
  } finally {
    await rm(hand, { recursive: true, force: true });
  }
}

/** Adds what a store is to hold. */
export async function fillStore(
  scope: BrowserScope,
  { authority, client }: Pick<StoreContent, 'authority' | 'client'>,
): Promise<void> {
  if (authority !== null) {
    const base64 = authority.certificatePem.replace(/-----[^-]+-----|\s/g, '');
    await scope.run(`${FIND_STORE} store.addCertFromBase64('${base64}', 'C,,');`);
  }
  if (client !== null) await importClient(scope, client);
}
