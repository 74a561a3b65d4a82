/** The access to the portal, which a person may withdraw in Firefox at any time. */
import { expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import {
  expectConclusion,
  type FirefoxStage,
  readConclusion,
  setFirefoxStage,
  startVisit,
} from './firefox-stage';

async function readSource({ firefox }: FirefoxStage): Promise<unknown> {
  const { certificate } = await firefox.readStorage('local');
  const { source }: { source?: unknown } = Object(certificate);
  return source;
}

it('withdrawn, a visit tells nothing any more, and a check says why, without a tab', async () => {
  const stage = await setFirefoxStage();
  await stage.firefox.withdrawAccess();
  await expectConclusion(stage, 'unknown: no-access');
  expect(await readSource(stage)).toBe(null);
  expect(await (await startVisit(stage)).outcome).toBe(200);
  expect(await readConclusion(stage)).toBe('unknown: no-access');
  const popup = await stage.firefox.openPopup();
  const urls = await stage.firefox.listUrls();
  await popup.locator('[data-action=check]').click();
  await expect.poll(() => readSource(stage)).toBe('check');
  expect(await readConclusion(stage)).toBe('unknown: no-access');
  expect(await stage.firefox.listUrls()).toEqual(urls);
});

it('is asked for by the press in the popup, and refused, and then allowed', async () => {
  const stage = await setFirefoxStage();
  const { firefox } = stage;
  await firefox.withdrawAccess();
  const popup = await firefox.openRealPopup();
  const read = (selector: string) =>
    popup.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? null`);
  const button = '[data-action=allow-access]';
  await expect.poll(() => read(button)).toBe(english.popup_access_allow.message);

  await popup.press(button);
  await firefox.answerPermission('deny');
  await expect.poll(() => read('.refused')).toBe(english.popup_access_refused.message);
  expect(await read('.by-hand')).toContain(english.popup_access_by_hand_firefox.message);
  expect(await read('.by-hand')).toContain('about:addons');
  expect(await readConclusion(stage)).toBe('unknown: no-access');

  await popup.press(button);
  await firefox.answerPermission('allow');
  await expect.poll(() => read('[data-notice=access]')).toBe(english.popup_access_allowed.message);
  await popup.close();
  expect(await (await startVisit(stage)).outcome).toBe(200);
  await expectConclusion(stage, 'accepted: answered');
});
