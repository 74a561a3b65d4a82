/** What `npm start` does where a Firefox or a computer is not like those that the tests are run in. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { findFirefox } from '../../scripts/setup/find-firefox.mjs';
import { findTool } from '../../scripts/setup/find-tool.mjs';
import { expectConclusion, setFirefoxStage, startVisit } from './firefox-stage';

it('one that keeps no unsigned extension, as a release, has it until it is closed', async () => {
  const stage = await setFirefoxStage({
    browser: { preferences: { 'xpinstall.signatures.required': true } },
  });
  expect(await stage.firefox.evaluateInExtension('browser.management.getSelf()')).toMatchObject({
    installType: 'development',
  });
  expect(await (await startVisit(stage)).outcome).toBe(200);
  await expectConclusion(stage, 'accepted: answered');
});

it('the others keep it, as a person’s own does', async () => {
  const stage = await setFirefoxStage();
  expect(await stage.firefox.evaluateInExtension('browser.management.getSelf()')).toMatchObject({
    installType: 'normal',
  });
});

it('without the NSS tools it has the certificates all the same', async () => {
  const path = findFirefox()?.path ?? '';
  vi.stubEnv('PATH', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(findTool('certutil')).toBeNull();
  const stage = await setFirefoxStage({ browser: { path } });
  expect(await (await startVisit(stage)).outcome).toBe(200);
  // Beside the page itself Firefox may ask for its icon.
  expect(stage.portal.requests.find(({ path }) => path === '/')).toMatchObject({ status: 200 });
});
