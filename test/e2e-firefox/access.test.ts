/** The access to the portal, which a person may withdraw in Firefox at any time. */
import { expect, it } from 'vitest';
import { expectConclusion, readConclusion, setFirefoxStage, startVisit } from './firefox-stage';

it('withdrawn, a visit tells nothing any more, and a check says why, without a tab', async () => {
  const stage = await setFirefoxStage();
  await stage.firefox.withdrawAccess();
  expect(await (await startVisit(stage)).outcome).toBe(200);
  expect(await readConclusion(stage)).toBe('nothing');
  const popup = await stage.firefox.openPopup();
  const urls = await stage.firefox.listUrls();
  await popup.locator('[data-action=check]').click();
  await expectConclusion(stage, 'unknown: no-access');
  expect(await stage.firefox.listUrls()).toEqual(urls);
});
