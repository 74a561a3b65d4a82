/** Password Protect from one start of the browser to the next: the same customer, or another. */
import { describe, expect, it } from 'vitest';
import {
  expectStory,
  openSignedIn,
  openUnsigned,
  readProtect,
  readSettled,
  readSignIns,
  switchTo,
} from './protect-record';
import { authority, openPage, readPopup, type Stage, setStage } from './stage';

/** A browser that starts anew, and loads the extension by itself. */
async function setStartedStage(): Promise<Stage> {
  const stage = await setStage({ browser: { loadWith: 'cdp' } });
  await stage.restart({ loadWith: 'profile' });
  await expect.poll(async () => (await readSignIns(stage)).isWhole).toBe(true);
  return stage;
}

describe('a page that is served', () => {
  it('says that nothing is asked, when nobody was asked since the browser started', async () => {
    const stage = await setStartedStage();
    await openPage(stage, '/inbox');
    await expectStory(stage, 'served: off');
    await stage.browser().killWorker();
    await openPage(stage, '/outbox');
    // Page after page says it once.
    const served = await readSettled(stage);
    expect(served.record.seen).toHaveLength(1);
    expect(served.status).toMatchObject({ state: 'off', source: 'served', change: null });

    stage.portal.configure({ passwordProtect: true });
    await openSignedIn(stage, '/inbox');
    const { status } = await expectStory(stage, 'served: off', 'sign-in-asked: on');
    expect(status).toMatchObject({ state: 'on', change: { isOwn: false, isNews: true } });
    expect(status.doubt).toBeNull();
  });

  it('says nothing once somebody was asked, in any tab, and whatever became of the worker', async () => {
    const stage = await setStartedStage();
    stage.portal.configure({ passwordProtect: true });
    await openSignedIn(stage, '/inbox');
    await expectStory(stage, 'sign-in-asked: on');
    await openPage(stage, '/outbox');
    await stage.browser().killWorker();
    await openPage(stage, '/');
    const asked = await readSettled(stage);
    expect(asked.record.seen.map(({ source }) => source)).toEqual(['sign-in-asked']);
    expect(await readSignIns(stage)).toEqual({ isWhole: true, wasAsked: true, open: [] });

    // Whoever is signed in does not say so to the next start: it is asked again.
    await stage.restart({ loadWith: 'profile' });
    await expect.poll(() => readSignIns(stage)).toMatchObject({ isWhole: true, wasAsked: false });
    await openUnsigned(stage);
    await expectStory(stage, 'sign-in-asked: on', 'sign-in-asked: on');
  });

  it('says nothing to an extension that came after the start', async () => {
    const stage = await setStage({ portal: { passwordProtect: false } });
    await openPage(stage, '/inbox');
    expect((await readSettled(stage)).record.seen).toEqual([]);
    expect((await readSignIns(stage)).isWhole).toBe(false);
    expect((await readPopup(stage)).passwordProtect).toBe('unknown');
  });
});

describe('another e-Parcel ID', () => {
  const OTHER_ID = 'EP654321';
  const useOther = (stage: Stage): Promise<void> =>
    stage.restart({ client: authority.issueClient('good', { commonName: OTHER_ID }) });

  it('has a setting of its own: nothing of the first one counts', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    await openSignedIn(stage, '/user-info');
    const { record } = await expectStory(stage, 'sign-in-asked: on', 'user-info: on');
    const first = record.seen[0];
    expect(first?.account).toEqual(expect.any(Number));
    // It is the first one's alone.
    stage.portal.userOf(OTHER_ID);
    stage.portal.configure({ passwordProtect: false });

    await useOther(stage);
    const page = await openPage(stage, '/user-info');
    expect(await page.getByText(OTHER_ID).count()).toBe(1);
    const { record: anew, status } = await expectStory(stage, 'user-info: off');
    expect(anew.start).toEqual({ at: first?.at, why: 'account' });
    expect(anew.seen[0]?.account).not.toBe(first?.account);
    expect(status).toMatchObject({ state: 'off', change: null, doubt: null, pending: null });
    expect((await readPopup(stage)).passwordProtect).toBe('off');
  });

  it('has nothing to do with an Update of the first one, nor with the sign-in after it', async () => {
    const stage = await setStage();
    await switchTo(stage, 'on');
    await expectStory(stage, 'user-info: off', 'update: on');
    await openUnsigned(stage);
    await expectStory(stage, 'user-info: off', 'update: on', 'sign-in-asked: on');

    await useOther(stage);
    await openPage(stage, '/user-info');
    const { record, status } = await expectStory(stage, 'user-info: off');
    expect(record.start?.why).toBe('account');
    expect(status).toMatchObject({ state: 'off', change: null, doubt: null, pending: null });
  });

  it('and the same one in a new certificate is the same', async () => {
    const stage = await setStage();
    await openPage(stage, '/user-info');
    const { record } = await expectStory(stage, 'user-info: off');
    await stage.restart({ client: authority.issueClient('good') });
    await openPage(stage, '/user-info');
    const { record: again, status } = await expectStory(stage, 'user-info: off', 'user-info: off');
    expect(again.start).toBeNull();
    expect(again.seen[0]?.account).toBe(record.seen[0]?.account);
    expect(status).toMatchObject({ state: 'off', since: record.seen[0]?.at, change: null });
    expect((await readProtect(stage)).record).toEqual(again);
  });
});
