/** Whoever shares a stage finds nothing of whoever had it before. */
import { describe, expect, it } from 'vitest';
import { shareStage } from './shared-stage';
import { check, openPage, type Stage, setStage } from './stage';

/** What a test might find of an earlier one. */
async function readState(stage: Stage) {
  const { context, worker, errors } = stage.browser();
  const extension = await (await worker()).evaluate(`Promise.all([
    chrome.storage.local.get(null),
    chrome.storage.session.get(null),
    chrome.storage.sync.get(null),
    chrome.alarms.getAll(),
    globalThis.left ?? null,
  ])`);
  return {
    extension,
    pages: context.pages().map((page) => page.url()),
    cookies: await context.cookies(),
    errors,
    requests: stage.portal.requests,
    user: stage.portal.user,
  };
}

describe('a stage that is shared', () => {
  const takeStage = shareStage();

  it('is left in disorder', async () => {
    const stage = await takeStage();
    const { context, worker } = stage.browser();
    expect((await check(stage)).certificate).toBe('accepted');
    await openPage(stage, '/user-info');
    stage.portal.configure({ passwordProtect: true });
    await context.addCookies([{ name: 'left', value: 'yes', url: stage.portal.url }]);
    await (await worker()).evaluate(`Promise.all([
      chrome.storage.session.set({ left: 'yes' }),
      chrome.storage.sync.set({ left: 'yes' }),
      chrome.alarms.create('left', { delayInMinutes: 60 }),
      globalThis.left = 'yes',
    ])`);
    expect(JSON.stringify(await readState(stage))).toMatch(/"certificate".*"left".*user-info/);
  });

  it('and found as one that nobody has had', async () => {
    const fresh = await setStage();
    const stage = await takeStage();
    expect(stage.browser()).not.toBe(fresh.browser());
    expect(await readState(stage)).toEqual(await readState(fresh));
  });
});
