/** The driver itself: what the other tests in Firefox rely on. */
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { extensionFor } from '../e2e-shared/stage';
import { setFirefoxStage, startVisit } from './firefox-stage';

it('stops an idle background by itself, and lets nothing out but the portal', async () => {
  const { firefox } = await setFirefoxStage({ browser: { backgroundIdleMs: 500 } });
  await expect.poll(() => firefox.isBackgroundRunning(), { timeout: 5_000 }).toBe(false);
  const tab = await firefox.newTab();
  await expect(tab.goto('https://www.mozilla.org/')).rejects.toThrow(/NS_ERROR_PROXY/);
  expect(firefox.refusedHosts).toContain('www.mozilla.org');
});

it('hears what goes wrong in background, content script and popup', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'e-parcel-broken-'));
  onTestFinished(() => rm(broken, { recursive: true, force: true }));
  await cp(extensionFor('firefox'), broken, { recursive: true });
  await appendFile(join(broken, 'src/content/index.js'), '\nthrow new Error("on the page");');
  await appendFile(
    join(broken, 'background.js'),
    '\nconsole.error(new Error("said")); Promise.reject(new Error("not caught"));',
  );
  const stage = await setFirefoxStage({ browser: { extension: broken }, mayFail: true });
  await (await startVisit(stage)).outcome;
  const read = async () =>
    (await stage.firefox.readErrors()).map(({ where, kind, text }) => `${where} ${kind}: ${text}`);
  await expect
    .poll(read, { timeout: 5_000 })
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^page exception: .*on the page/),
        expect.stringMatching(/^worker exception: .*not caught/),
        expect.stringMatching(/^worker console: .*said/),
      ]),
    );
});
