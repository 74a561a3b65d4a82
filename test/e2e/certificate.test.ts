/** Every certificate state that can be produced with a real server and real certificates. */
import { describe, expect, it } from 'vitest';
import {
  check,
  checkVerdict,
  openPage,
  readPopup,
  readVerdict,
  type StageOptions,
  setStage,
} from './stage';

const TLS = ['1.2', '1.3'] as const;

/** Which of the two it is is a race with the portal's close. */
const IN_HANDSHAKE = /^refused: (?:no-certificate|closed)$/;

describe.each(TLS)('over TLS %s', (tls) => {
  const portal = { tls };

  it('a good certificate that was chosen is accepted', async () => {
    const stage = await setStage({ portal });
    expect(await check(stage)).toEqual({ certificate: 'accepted', passwordProtect: 'off' });
  });

  it('a good certificate that nobody has chosen yet is to be chosen', async () => {
    const stage = await setStage({ portal, browser: { chooseCertificate: false } });
    expect(await check(stage)).toEqual({ certificate: 'choose', passwordProtect: 'unknown' });
    // Nothing was chosen on the person's behalf, and the portal saw no request.
    expect(stage.portal.requests).toEqual([]);
  });

  it('a certificate whose private key is of no use', async () => {
    const stage = await setStage({ portal, browser: { damageKey: true } });
    expect(await checkVerdict(stage)).toBe('key-unavailable: private-key');
    expect(stage.portal.requests).toEqual([]);
  });

  it.each(['none', 'expired', 'other', 'revoked'] as const)(
    '%s is refused',
    async (certificate) => {
      const stage = await setStage({ portal, certificate });
      expect(await checkVerdict(stage)).toMatch(IN_HANDSHAKE);
      expect(stage.portal.requests).toEqual([]);
    },
  );
});

describe('a portal that refuses over good TLS', () => {
  it.each<[string, StageOptions, string]>([
    [
      '400, as nginx does, without a certificate',
      { portal: { refusal: 'http-400' }, certificate: 'none' },
      'http-none',
    ],
    [
      '400, with a revoked one',
      { portal: { refusal: 'http-400' }, certificate: 'revoked' },
      'http-invalid',
    ],
    [
      '403, without a certificate',
      { portal: { refusal: 'http-403' }, certificate: 'none' },
      'forbidden',
    ],
  ])('%s', async (_name, options, cause) => {
    const stage = await setStage(options);
    expect(await checkVerdict(stage)).toBe(`refused: ${cause}`);
  });

  it("400, to a visit: its page is the person's to read, not ours", async () => {
    const stage = await setStage({ portal: { refusal: 'http-400' }, certificate: 'none' });
    await openPage(stage);
    const popup = await stage.browser().openPopup();
    await expect.poll(() => readVerdict(popup)).toBe('refused: http-refused');
  });

  it('accepts a good one all the same', async () => {
    const stage = await setStage({ portal: { refusal: 'http-400' } });
    expect((await check(stage)).certificate).toBe('accepted');
  });
});

describe('without a press', () => {
  it('nothing is known and nothing is asked', async () => {
    const stage = await setStage();
    expect(await readPopup(stage)).toEqual({ certificate: 'unknown', passwordProtect: 'unknown' });
    expect(stage.portal.requests).toEqual([]);
  });

  it('a visit shows that the certificate is accepted', async () => {
    const stage = await setStage();
    await openPage(stage);
    await expect.poll(async () => (await readPopup(stage)).certificate).toBe('accepted');
  });

  it('a visit that is refused wakes a stopped worker and is remembered', async () => {
    const stage = await setStage({ certificate: 'none' });
    await stage.browser().killWorker();
    await expect(openPage(stage)).rejects.toThrow(/ERR_/);
    const popup = await stage.browser().openPopup();
    await expect.poll(() => readVerdict(popup)).toMatch(IN_HANDSHAKE);
  });

  it('a visit after a refusal, with a certificate installed since, puts it right', async () => {
    const stage = await setStage({ certificate: 'none' });
    expect((await check(stage)).certificate).toBe('refused');
    await stage.restart({ client: stage.portal.authority.issueClient('good') });
    expect((await readPopup(stage)).certificate).toBe('refused');
    await openPage(stage);
    await expect.poll(async () => (await readPopup(stage)).certificate).toBe('accepted');
  });
});
