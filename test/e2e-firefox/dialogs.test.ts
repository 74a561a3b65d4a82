/** What Firefox asks a person in dialogs of its own: which certificate to use, and the sign-in. */
import { describe, expect, it } from 'vitest';
import {
  expectConclusion,
  readConclusion,
  readPopup,
  setFirefoxStage,
  startVisit,
} from './firefox-stage';

const asked = { browser: { chooseCertificate: false } };

describe('the question which certificate to use', () => {
  it('answered with OK, the visit goes on', async () => {
    const stage = await setFirefoxStage(asked);
    const { outcome } = await startVisit(stage);
    await stage.firefox.dialogs.chooseCertificate('ok');
    expect(await outcome).toBe(200);
    await expectConclusion(stage, 'accepted: answered');
    // The choice is kept for the session.
    expect(await (await startVisit(stage, '/inbox')).outcome).toBe(200);
  });

  it.each([
    ['1.3', 'SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT', 'refused: no-certificate'],
    ['1.2', 'SSL_ERROR_HANDSHAKE_FAILURE_ALERT', 'refused: closed'],
  ] as const)(
    'cancelled over TLS %s, it looks like no certificate, and is not asked again',
    async (tls, error, conclusion) => {
      const stage = await setFirefoxStage({ ...asked, portal: { tls } });
      const first = await startVisit(stage);
      await stage.firefox.dialogs.chooseCertificate('cancel');
      expect(await first.outcome).toBe(error);
      await expectConclusion(stage, conclusion);
      const second = await startVisit(stage);
      expect(await second.outcome).toBe(error);
      expect(await stage.firefox.dialogs.list()).toEqual([]);
      expect(stage.portal.requests).toEqual([]);
    },
  );

  it('left alone, a check ends by itself, and the answer counts when it comes', async () => {
    const stage = await setFirefoxStage(asked);
    const popup = await stage.firefox.openPopup();
    await popup.locator('[data-action=check]').click();
    await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['certificate']);
    const isRunning = async () => {
      const { check } = await stage.firefox.readStorage('session');
      const { startedAt = 0 }: { startedAt?: unknown } = Object(check);
      return startedAt !== null;
    };
    await expect.poll(isRunning, { timeout: 21_000 }).toBe(false);
    expect(await readConclusion(stage)).toBe('nothing');
    await stage.firefox.dialogs.chooseCertificate('ok');
    await expectConclusion(stage, 'accepted: answered');
  });
});

describe('the sign-in', () => {
  const portal = { passwordProtect: true };

  it('is seen while its dialog is still open', async () => {
    const stage = await setFirefoxStage({ portal });
    const { outcome } = await startVisit(stage);
    await expectConclusion(stage, 'accepted: sign-in-asked');
    expect(await stage.firefox.dialogs.list()).toEqual(['sign-in']);
    expect((await readPopup(stage)).passwordProtect).toBe('on');
    await stage.firefox.dialogs.signIn(stage.portal.user);
    expect(await outcome).toBe(200);
    await expectConclusion(stage, 'accepted: answered');
    expect((await readPopup(stage)).passwordProtect).toBe('on');
  });

  it('with a wrong password is asked for again, and then cancelled', async () => {
    const stage = await setFirefoxStage({ portal });
    const { outcome } = await startVisit(stage);
    await stage.firefox.dialogs.signIn({ ...stage.portal.user, password: 'Wrong2025' });
    await expectConclusion(stage, 'accepted: sign-in-failed');
    await stage.firefox.dialogs.signIn('cancel');
    expect(await outcome).toBe(401);
    expect(await readConclusion(stage)).toBe('accepted: sign-in-failed');
    expect((await readPopup(stage)).passwordProtect).toBe('on');
  });

  it('that is asked for by a check in its tab ends the check', async () => {
    const stage = await setFirefoxStage({ portal });
    const popup = await stage.firefox.openPopup();
    await popup.locator('[data-action=check]').click();
    await expectConclusion(stage, 'accepted: sign-in-asked');
    await expect.poll(() => stage.firefox.dialogs.list()).toEqual(['sign-in']);
    const { check } = await stage.firefox.readStorage('session');
    expect(check).toEqual({ startedAt: null });
  });
});
