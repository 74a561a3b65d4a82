/**
 * What the browser asks a person in dialogs of its own, answered by keys, in a window: which certificate
 * to use, and the sign-in. Elsewhere the tests have these answered by a setting, or not at all.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DISPLAY_TOOLS, displayHint, hasDisplay } from '../../scripts/setup/find-display.mjs';
import { familyOf } from '../../scripts/setup/install-hint.mjs';
import { type Display, startDisplay } from '../browser/display';
import { answerDialog } from '../browser/own-dialog';
import { isInstalled, startWebServer } from '../servers/web-server';
import {
  authority,
  pressCheck,
  readCause,
  type Stage,
  type StageOptions,
  setStage,
  userInfoForm,
} from './stage';

if (!hasDisplay()) {
  console.warn(
    `NOT TESTED: the browser's own dialogs, answered by keys; this machine lacks ${DISPLAY_TOOLS.join(' or ')} (packages xvfb and xdotool). To get them: ${displayHint(DISPLAY_TOOLS, familyOf())}`,
  );
}

/**
 * What a visit ends with when the portal refuses: which of them is a race with the server's close. A visit
 * that was stopped, not refused, ends with another.
 */
const REFUSED =
  /^ERR_(?:BAD_SSL_CLIENT_AUTH_CERT|SOCKET_NOT_CONNECTED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE)$/;

let display: Display;

/** A browser in a window, which asks for the certificate. */
const setWindowStage = (options: StageOptions = {}): Promise<Stage> =>
  setStage({
    ...options,
    browser: { chooseCertificate: false, display: display.name, ...options.browser },
  });

/** A visit that waits for the person. */
interface Visit {
  readonly page: Page;
  /** The answer's status, or the browser's name for why there is none. */
  readonly outcome: Promise<number | string | undefined>;
}

/** Opens the portal in a new tab, in front. */
async function goToPortal(stage: Stage): Promise<Visit> {
  const page = await stage.browser().context.newPage();
  const outcome = page.goto(stage.portal.url).then(
    (response) => response?.status(),
    (error: unknown) => /net::(\w+)/.exec(String(error))?.[1] ?? String(error),
  );
  return { page, outcome };
}

const expectCause = (stage: Stage, cause: string): Promise<void> =>
  expect.poll(() => readCause(stage), { timeout: 10_000 }).toMatch(new RegExp(`^${cause} `));

/** Presses "Check now" in a popup that another tab may cover. */
async function checkAgain(popup: Page): Promise<string | undefined> {
  await popup.bringToFront();
  return (await pressCheck(popup)).certificate;
}

describe.skipIf(!hasDisplay())('in a window', () => {
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display?.close());

  describe('the question which certificate to use', () => {
    it('is answered with a revoked one', async () => {
      const stage = await setWindowStage({ certificate: 'revoked' });
      const popup = await stage.browser().openPopup();
      expect(await checkAgain(popup)).toBe('choose');
      const { outcome } = await goToPortal(stage);
      await answerDialog(display, 'Return');
      expect(await outcome).toMatch(REFUSED);
      await expectCause(stage, 'choice-failed');
      expect(await checkAgain(popup)).toBe('refused');
      await expectCause(stage, 'closed');
    });

    it.skipIf(!isInstalled('nginx'))(
      'is cancelled at an nginx, and comes again after a restart',
      async () => {
        const server = await startWebServer('nginx', { authority, tls: '1.3' });
        onTestFinished(() => server.close());
        const stage = await setWindowStage({ server });
        const first = await goToPortal(stage);
        await answerDialog(display, 'Escape');
        expect(await first.outcome).toBe(400);
        await expectCause(stage, 'http-none');
        const popup = await stage.browser().openPopup();
        expect(await checkAgain(popup)).toBe('refused');
        await expectCause(stage, 'http-none');
        // Not asked again: the browser has noted the answer until its end.
        const second = await goToPortal(stage);
        expect(await second.outcome).toBe(400);

        await stage.restart();
        const third = await goToPortal(stage);
        await answerDialog(display, 'Return');
        expect(await third.outcome).toBe(200);
        await expectCause(stage, 'answered');
      },
    );
  });

  it('the guide ticks off each part of the way as the person goes it', async () => {
    const stage = await setWindowStage();
    const popup = await stage.browser().openPopup();
    await popup.locator('[data-action=guide]').click();
    const expectWay = (...states: readonly string[]) =>
      expect
        .poll(() =>
          popup
            .locator('[data-milestone]')
            .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-state'))),
        )
        .toEqual(states);
    await expectWay('here', 'ahead', 'ahead', 'ahead', 'ahead');
    await checkAgain(popup);
    await expectWay('done', 'here', 'ahead', 'ahead', 'ahead');

    const { page, outcome } = await goToPortal(stage);
    await answerDialog(display, 'Return');
    expect(await outcome).toBe(200);
    await expectWay('done', 'done', 'done', 'here', 'ahead');
    await page.goto(new URL('/user-info', stage.portal.url).href);
    await expectWay('done', 'done', 'done', 'done', 'here');
    const form = userInfoForm(page);
    await form.yes.check();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    await expectWay('done', 'done', 'done', 'done', 'done');
  });
});
