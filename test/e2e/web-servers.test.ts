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

interface Case {
  readonly name: string;
  readonly options: StageOptions;
  readonly state: string;
  /** Which error a refusal gives is a race with the server's close, so some ask several times. */
  readonly presses: number;
}

const CASES: readonly Case[] = [
  { name: 'a good certificate is accepted', options: {}, state: 'accepted', presses: 1 },
  {
    name: 'a good certificate that nobody has chosen yet is to be chosen',
    options: { browser: { chooseCertificate: false } },
    state: 'choose',
    presses: 1,
  },
  { name: 'none is refused', options: { certificate: 'none' }, state: 'refused', presses: 3 },
  { name: 'expired is refused', options: { certificate: 'expired' }, state: 'refused', presses: 1 },
  { name: 'other is refused', options: { certificate: 'other' }, state: 'refused', presses: 1 },
  { name: 'revoked is refused', options: { certificate: 'revoked' }, state: 'refused', presses: 3 },
];

describe.each(SERVER_KINDS)('%s', (kind) => {
  describe.skipIf(!isInstalled(kind)).each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
    let server: WebServer;
    beforeAll(async () => {
      server = await startWebServer(kind, { authority, tls });
    });
    afterAll(() => server?.close());

    it.each(CASES)('$name', async ({ options, state, presses }) => {
      const stage = await setStage({ ...options, server });
      const popup = await stage.browser().openPopup();
      for (let press = 0; press < presses; press += 1) {
        const { certificate } = await pressCheck(popup);
        expect(certificate, await readCause(stage)).toBe(state);
      }
    });
  });
});
