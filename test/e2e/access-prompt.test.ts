/** The press that asks for the access to the portal, and the browser's question, answered by keys. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDisplay } from '../../scripts/setup/find-display.mjs';
import { type Display, startDisplay } from '../browser/display';
import type { RealPopup } from '../browser/real-popup';
import { setSiteAccess } from '../browser/site-access';
import { until } from '../browser/until';
import { openPage, readCause, type Stage, setStage } from './stage';

let display: Display;

const hasAccess = async (stage: Stage): Promise<boolean> => {
  const worker = await stage.browser().worker();
  const origins = JSON.stringify(['https://secure.e-parcel.ne.jp/*']);
  return (await worker.evaluate(`chrome.permissions.contains({ origins: ${origins} })`)) === true;
};

/** Opens it as soon as the browser's window is in front again, where the question was. */
const openPopup = (stage: Stage): Promise<RealPopup> =>
  until(async () => {
    await stage.browser().context.pages()[0]?.bringToFront();
    return stage
      .browser()
      .openRealPopup()
      .catch(() => null);
  }, 'The popup did not open.');

/** Presses the button; the question takes the focus, and with it the popup. */
async function press(popup: RealPopup): Promise<void> {
  // It may be gone before it can answer.
  await popup.press('[data-action=allow-access]').catch(() => undefined);
  await expect.poll(() => popup.isOpen(), { timeout: 5_000 }).toBe(false);
}

// `prompt.test.ts` says what a machine without a display lacks.
describe.skipIf(!hasDisplay())('in a window', () => {
  beforeAll(async () => {
    display = await startDisplay();
  });
  afterAll(() => display?.close());

  it('the access is asked for by a press in the popup, refused, and then allowed', async () => {
    const stage = await setStage({ browser: { display: display.name } });
    const browser = stage.browser();
    await setSiteAccess(browser.context, browser.extensionId, 'ON_CLICK');
    await expect.poll(() => readCause(stage)).toMatch(/^no-access /);

    await press(await openPopup(stage));
    // "Deny" has the focus.
    await display.press('Return');
    const popup = await openPopup(stage);
    await popup.waitFor("document.querySelector('main').dataset.access === 'missing'");
    expect(await hasAccess(stage)).toBe(false);

    await press(popup);
    await display.press('Tab', 'Return');
    await expect.poll(() => hasAccess(stage), { timeout: 5_000 }).toBe(true);
    const again = await openPopup(stage);
    await again.waitFor("document.querySelector('[data-notice=access][data-tone=note]')");
    await again.close();
    await openPage(stage);
    await expect.poll(() => readCause(stage)).toMatch(/^answered /);
  });
});
