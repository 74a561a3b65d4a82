/** The driver itself: what the other tests in Firefox rely on. */
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import { extensionFor } from '../e2e-shared/stage';
import { expectConclusion, setFirefoxStage, startVisit } from './firefox-stage';

it.each([
  ['en', english, japanese],
  ['ja', japanese, english],
] as const)('speaks %s, and so does the popup under its button', async (language, own, other) => {
  const stage = await setFirefoxStage({ browser: { language } });
  expect(await (await startVisit(stage)).outcome).toBe(200);
  const popup = await stage.firefox.openRealPopup();
  await expect
    .poll(() => popup.evaluate("document.querySelector('main').dataset.certificate"))
    .toBe('accepted');
  expect(await popup.evaluate('document.documentElement.lang')).toBe(language);
  const text = String(await popup.evaluate("document.querySelector('main').textContent"));
  expect(text).toContain(own.popup_open_portal.message);
  expect(text).not.toContain(other.popup_open_portal.message);
  await popup.close();
});

describe('the background', () => {
  it('is stopped for good, forgets its variables, and is started by a visit', async () => {
    const stage = await setFirefoxStage();
    const { firefox } = stage;
    await firefox.stopBackground();
    expect(await firefox.isBackgroundRunning()).toBe(false);
    expect(await (await startVisit(stage)).outcome).toBe(200);
    await expectConclusion(stage, 'accepted: answered');
    expect(await firefox.isBackgroundRunning()).toBe(true);
  });

  it('stops by itself when it is idle', async () => {
    const { firefox } = await setFirefoxStage({ browser: { backgroundIdleMs: 500 } });
    await expect.poll(() => firefox.isBackgroundRunning(), { timeout: 5_000 }).toBe(false);
  });

  it('hears of the start of the browser', async () => {
    const stage = await setFirefoxStage();
    expect(await stage.firefox.readStorage('session')).not.toHaveProperty('signIns');
    await stage.restart();
    await expect
      .poll(() => stage.firefox.readStorage('session'))
      .toMatchObject({ signIns: { isWhole: true } });
  });
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

it('lets nothing out but the portal', async () => {
  const stage = await setFirefoxStage();
  const tab = await stage.firefox.newTab();
  await expect(tab.goto('https://www.mozilla.org/')).rejects.toThrow(/NS_ERROR_PROXY/);
  expect(stage.firefox.refusedHosts).toContain('www.mozilla.org');
});
