/**
 * The browser's question which certificate to use, in a browser that asks every time: it never comes without
 * a press, at most once for one, and what is said goes by the answer.
 */
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { OPERATOR_PAGES } from '../../src/portal/links';
import { PUBLIC_HOST, type PublicSite, startPublicSite } from '../portal/public-site';
import { startPortal } from '../portal/server';
import { canShowDialogs } from './dialogs';
import { expectSays } from './says';
import {
  authority,
  check,
  expectCheckEnded,
  isFirefox,
  openPage,
  type Stage,
  shareStage,
  startCheck,
  startVisit,
} from './stage';

/** The views of the popup that a press leads to, and back. */
const VIEWS = ['guide', 'protect', 'remembered'] as const;

const ASKED = { chooseCertificate: false, showsDialogs: true } as const;

/** A question that nobody asked for would be there by now, in milliseconds. */
const SURPRISE_MS = 1_000;

/** Nothing is asked of the person, and nothing of the portal: not even a handshake that waits for one. */
async function expectQuiet(stage: Stage, connections: number): Promise<void> {
  expect(await stage.browser().dialogs.isAsking()).toBe(false);
  expect(stage.line.connections).toBe(connections);
}

/** Opens the popup under its button, and its page in a tab with every view of it. */
async function lookAround(stage: Stage): Promise<void> {
  const own = await stage.browser().openRealPopup();
  await own.waitFor("document.querySelector('main[data-certificate]') !== null");
  await own.close();
  const popup = await stage.browser().openPopup();
  await popup.locator('main[data-certificate]').waitFor();
  for (const view of VIEWS) {
    await popup.locator(`[data-action=${view}]`).click();
    await popup.locator('[data-action=back]').click();
    await popup.locator('[data-action=check]').waitFor();
  }
  await popup.close();
}

describe.skipIf(!canShowDialogs())('without a press', () => {
  let site: PublicSite | undefined;
  const share = shareStage(async () => {
    site = await startPublicSite({ authority });
    return { browser: { ...ASKED, hosts: { [PUBLIC_HOST]: site.port } } };
  });
  afterAll(() => site?.close());

  it('nothing is asked by installing, starting, looking, waking, or visiting another site', async ({
    task,
  }) => {
    const stage = share();
    await expectQuiet(stage, 0);
    await lookAround(stage);
    await expectQuiet(stage, 0);
    await stage.browser().stopBackground();
    await lookAround(stage);
    await expectQuiet(stage, 0);
    const elsewhere = await stage.browser().newTab();
    await elsewhere.goto(OPERATOR_PAGES.serviceSite);
    await expectQuiet(stage, 0);
    await stage.restart();
    await expectQuiet(stage, 0);
    await lookAround(stage);
    await (await stage.browser().newTab()).waitForTimeout(SURPRISE_MS);
    await expectQuiet(stage, 0);
    await expectSays(stage, task, 'unknown: no-evidence');
  });

  it('a visit waits for the answer, and nothing is said until then', async ({ task }) => {
    const stage = share();
    const { tab, outcome } = await startVisit(stage);
    await expect.poll(() => stage.browser().dialogs.isAsking()).toBe(true);
    await expectSays(stage, task, 'unknown: no-evidence');
    expect(stage.portal.requests).toEqual([]);
    await tab.bringToFront();
    await stage.browser().dialogs.chooseCertificate('ok');
    expect(await outcome).toBe(200);
    await expectSays(stage, task, 'accepted: answered');
  });

  it('after the answer nothing more is asked: the rest of the session is quiet', async ({
    task,
  }) => {
    const stage = share();
    await openPage(stage, '/user-info');
    await expectSays(stage, task, 'accepted: answered');
    const { connections } = stage.line;
    await lookAround(stage);
    await stage.browser().stopBackground();
    await lookAround(stage);
    await (await stage.browser().newTab()).waitForTimeout(SURPRISE_MS);
    await expectQuiet(stage, connections);
    await check(stage);
    expect(await stage.browser().dialogs.isAsking()).toBe(false);
  });
});

describe.skipIf(!canShowDialogs())('with a press', () => {
  const share = shareStage({ browser: ASKED });

  it('Check now where no certificate was chosen, and the question is cancelled', async ({
    task,
  }) => {
    const stage = share();
    const popup = await startCheck(stage);
    if (isFirefox) {
      // One question, in the tab that is in front, however often it is pressed.
      await expect.poll(() => stage.browser().dialogs.countShown()).toBe(1);
      const { connections } = stage.line;
      await popup.evaluate(`void Array.from({ length: 20 }, () =>
        chrome.runtime.sendMessage({ type: 'check' }))`);
      await popup.waitForTimeout(SURPRISE_MS);
      expect(await stage.browser().dialogs.countShown()).toBe(1);
      expect(stage.line.connections).toBe(connections);
    } else {
      // The check leaves the question to the person's own visit.
      await expectCheckEnded(stage);
      expect(await stage.browser().dialogs.isAsking()).toBe(false);
      await expectSays(stage, task, 'choose: not-chosen');
      await startVisit(stage);
    }
    await stage.browser().dialogs.chooseCertificate('cancel');
    await expectCheckEnded(stage);
    await expectSays(stage, task, {
      chromium: 'choose: choice-failed',
      firefox: 'refused: no-certificate',
      differs: 'the-question-which-certificate-to-use',
    });
    expect(stage.portal.requests).toEqual([]);
    await popup.close();
  });

  it('the next visit after a question that was cancelled, and the one after a restart', async ({
    task,
  }) => {
    const stage = share();
    const { dialogs } = stage.browser();
    const next = await startVisit(stage);
    // Firefox keeps to the answer for the session.
    if (!isFirefox) await dialogs.chooseCertificate('ok');
    expect(await next.outcome).toBe(isFirefox ? null : 200);
    expect(await dialogs.isAsking()).toBe(false);
    await expectSays(stage, task, {
      chromium: 'accepted: answered',
      firefox: 'refused: no-certificate',
      differs: 'a-question-that-was-cancelled',
    });
    await stage.restart();
    const last = await startVisit(stage);
    await stage.browser().dialogs.chooseCertificate('ok');
    expect(await last.outcome).toBe(200);
    await expectSays(stage, task, 'accepted: answered');
  });

  it('the question is cancelled, TLS 1.2', async ({ task }) => {
    const stage = share();
    const portal = await startPortal({ authority, tls: '1.2' });
    onTestFinished(() => portal.close());
    await stage.restart();
    await stage.line.lead(portal);
    const { outcome } = await startVisit(stage);
    await stage.browser().dialogs.chooseCertificate('cancel');
    expect(await outcome).toBeNull();
    await expectSays(stage, task, {
      chromium: 'refused: no-certificate',
      firefox: 'refused: closed',
      differs: 'a-missing-certificate-over-tls-12',
    });
  });
});
