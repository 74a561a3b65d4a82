/**
 * The certificate's status with the web servers that portals really run on. What a refusal looks like
 * to the browser differs with the server, the TLS version and the moment; what is said of it must not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVER_KINDS, serverHint } from '../../scripts/setup/find-server.mjs';
import { familyOf } from '../../scripts/setup/install-hint.mjs';
import { isInstalled, startWebServer, type WebServer } from '../servers/web-server';
import {
  authority,
  pressCheck,
  readCause,
  readVerdict,
  type StageOptions,
  setStage,
} from './stage';

const missing = SERVER_KINDS.filter((kind) => !isInstalled(kind));
if (missing.length > 0) {
  console.warn(
    `NOT TESTED: the certificate's status with ${missing.join(', ')}, which this machine does not have. To get it: ${serverHint(missing, familyOf())}`,
  );
}

type Kind = (typeof SERVER_KINDS)[number];

/**
 * A refusal in the handshake is the browser's "bad certificate", or what it makes of the server's close
 * when that comes first: a race, which on a busy machine three requests in a row may lose.
 */
const IN_HANDSHAKE = /^refused: (?:no-certificate|closed)$/;

/** The browser sends none that is over, or that none of the authorities that the server names has signed. */
const NOT_SENT: Readonly<Record<Kind, RegExp>> = {
  apache: IN_HANDSHAKE,
  nginx: /^refused: http-none$/,
  haproxy: IN_HANDSHAKE,
};
const REVOKED: Readonly<Record<Kind, RegExp>> = { ...NOT_SENT, nginx: /^refused: http-invalid$/ };

const PRESSES: Readonly<Record<Kind, number>> = { apache: 3, nginx: 1, haproxy: 3 };

/** What is installed, what is said of it, and how often it is asked. */
function casesOf(kind: Kind): readonly (readonly [string, StageOptions, RegExp, number])[] {
  return [
    ['a good certificate', {}, /^accepted: answered$/, 1],
    [
      'a good one that nobody has chosen',
      { browser: { chooseCertificate: false } },
      /^choose: not-chosen$/,
      1,
    ],
    ['none', { certificate: 'none' }, NOT_SENT[kind], PRESSES[kind]],
    ['an expired one', { certificate: 'expired' }, NOT_SENT[kind], 1],
    ['one of another authority', { certificate: 'other' }, NOT_SENT[kind], 1],
    ['a revoked one', { certificate: 'revoked' }, REVOKED[kind], PRESSES[kind]],
  ];
}

describe.each(SERVER_KINDS)('%s', (kind) => {
  describe.skipIf(!isInstalled(kind)).each(['1.2', '1.3'] as const)('over TLS %s', (tls) => {
    let server: WebServer;
    beforeAll(async () => {
      server = await startWebServer(kind, { authority, tls });
    });
    afterAll(() => server?.close());

    it.each(casesOf(kind))('%s', async (_name, options, verdict, presses) => {
      const stage = await setStage({ ...options, server });
      const popup = await stage.browser().openPopup();
      for (let press = 0; press < presses; press += 1) {
        await pressCheck(popup);
        expect(await readVerdict(popup), await readCause(stage)).toMatch(verdict);
      }
    });
  });
});
