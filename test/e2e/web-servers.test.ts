/**
 * The certificate's status with the web servers that portals really run on. What a refusal looks like
 * to the browser differs with the server, the TLS version and the moment; what is said of it must not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_KINDS, serverHint } from '../../scripts/setup/find-server.mjs';
import { familyOf } from '../../scripts/setup/install-hint.mjs';
import { isInstalled, startWebServer, type WebServer } from '../servers/web-server';
import { authority, pressCheck, readCause, type StageOptions, setStage } from './stage';

const missing = SERVER_KINDS.filter((kind) => !isInstalled(kind));
if (missing.length > 0) {
  console.warn(
    `NOT TESTED: the certificate's status with ${missing.join(', ')}, which this machine does not have. To get it: ${serverHint(missing, familyOf())}`,
  );
}

/**
 * What is installed, what is said of it, and how often it is asked: which error a refusal gives is a
 * race with the server's close.
 */
const CASES: readonly (readonly [string, StageOptions, string, number])[] = [
  ['a good certificate', {}, 'accepted', 1],
  ['a good one that nobody has chosen', { browser: { chooseCertificate: false } }, 'choose', 1],
  ['none', { certificate: 'none' }, 'refused', 3],
  ['an expired one', { certificate: 'expired' }, 'refused', 1],
  ['one of another authority', { certificate: 'other' }, 'refused', 1],
  ['a revoked one', { certificate: 'revoked' }, 'refused', 3],
];

describe.each(SERVER_KINDS)('%s', (kind) => {
  describe.skipIf(!isInstalled(kind)).each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
    let server: WebServer;
    beforeAll(async () => {
      server = await startWebServer(kind, { authority, tls });
    });
    afterAll(() => server?.close());

    it.each(CASES)('%s', async (_name, options, state, presses) => {
      const stage = await setStage({ ...options, server });
      const popup = await stage.browser().openPopup();
      for (let press = 0; press < presses; press += 1) {
        const { certificate } = await pressCheck(popup);
        expect(certificate, await readCause(stage)).toBe(state);
      }
    });
  });
});
