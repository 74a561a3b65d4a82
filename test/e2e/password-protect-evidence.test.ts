/** Password Protect where evidence is old, contrary, broken, forgotten, or none of this browser's doing. */
import { describe, expect, it } from 'vitest';
import { NOTHING_SEEN } from '../../src/portal/password-protect/record';
import type { PasswordProtectState } from '../../src/portal/password-protect/status';
import { replace } from '../e2e-shared/alteration';
import { openAltered } from './altered-page';
import {
  expectStory,
  openSignedIn,
  openUnsigned,
  readProtect,
  readSettled,
  readSignIns,
  redrawForm,
  requestsOf,
  sendChoice,
} from './protect-record';
import { EXTENSION, openPage, readPopup, type Stage, setStage } from './stage';

/** Says something to the worker as the popup does. */
async function tell(stage: Stage, message: object): Promise<void> {
  const popup = await stage.browser().openPopup();
  const answer = await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  expect(answer).toEqual({ ok: true });
  await popup.close();
}

/** User Info with the other setting marked as saved. */
const showNo = (html: string): string =>
  replace(replace(html, 'value="1" checked', 'value="1"'), 'value="0"', 'value="0" checked');

describe('a page that shows the setting', () => {
  it('and is only looked at changes nothing but how old the evidence is', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    const first = await expectStory(stage, 'user-info: off');
    await page.reload();
    const again = await expectStory(stage, 'user-info: off', 'user-info: off');
    const at = again.record.seen[0]?.at;
    expect(at).toBeGreaterThan(first.status.at ?? Number.POSITIVE_INFINITY);
    expect(again.record).toEqual({ ...first.record, seen: again.record.seen });
    const { history: _before, ...before } = first.status;
    const { history: _after, ...after } = again.status;
    expect(after).toEqual({ ...before, at });
    // That the worker was stopped and started, and the popup opened, adds nothing, and asks nothing.
    await stage.browser().killWorker();
    await readPopup(stage);
    expect(await readSettled(stage)).toEqual(again);
    expect(requestsOf(stage)).toEqual(['GET /user-info 200', 'GET /user-info 200']);
  });

  it('and is out of date does not turn off what another tab has turned on', async () => {
    const stage = await setStage();
    const stale = await openPage(stage, '/user-info');
    const page = await openPage(stage, '/user-info');
    const off = ['user-info: off', 'user-info: off'] as const;
    await expectStory(stage, ...off);
    await sendChoice(page, 'on');
    const switched = await expectStory(stage, ...off, 'update: on');

    await redrawForm(stage, stale);
    expect(await readSettled(stage)).toEqual(switched);
    // The worker that hears of it need not be the one that followed the Update.
    await stage.browser().killWorker();
    await redrawForm(stage, stale);
    const { status } = await readSettled(stage);
    expect(status).toEqual(switched.status);
    expect(status).toMatchObject({ state: 'on', doubt: null });

    await openSignedIn(stage, '/inbox');
    await stale.reload();
    const story = [...off, 'update: on', 'sign-in-asked: on', 'user-info: on'];
    const { status: reloaded } = await expectStory(stage, ...story);
    expect(reloaded).toMatchObject({ state: 'on', since: switched.status.since, doubt: null });
  });

  it('and contradicts the portal leaves a doubt, which a page that agrees takes away', async () => {
    const stage = await setStage({ portal: { passwordProtect: true } });
    await openUnsigned(stage);
    await expectStory(stage, 'sign-in-asked: on');
    await openAltered(stage, { change: showNo });
    const { record, status } = await expectStory(stage, 'sign-in-asked: on', 'user-info: off');
    expect(status).toMatchObject({ state: 'on', source: 'sign-in-asked', change: null });
    expect(status.doubt).toEqual(record.seen[0]);
    expect((await readPopup(stage)).passwordProtect).toBe('on');

    await openSignedIn(stage, '/user-info');
    const story = ['sign-in-asked: on', 'user-info: off', 'sign-in-asked: on', 'user-info: on'];
    const { status: settled } = await expectStory(stage, ...story);
    expect(settled).toMatchObject({ state: 'on', doubt: null, change: null });
  });
});

it('a setting that was changed elsewhere is news, until the person is told', async () => {
  const stage = await setStage();
  await openPage(stage, '/user-info');
  await expectStory(stage, 'user-info: off');
  stage.portal.configure({ passwordProtect: true });
  await openUnsigned(stage);
  const { status } = await expectStory(stage, 'user-info: off', 'sign-in-asked: on');
  expect(status).toMatchObject({
    state: 'on',
    change: {
      before: { source: 'user-info', state: 'off' },
      shownBy: { source: 'sign-in-asked' },
      isOwn: false,
      isNews: true,
    },
    doubt: null,
    pending: null,
  });
  await tell(stage, { type: 'protect-change-noticed', upTo: status.at });
  expect((await readProtect(stage)).status.change).toMatchObject({ isOwn: false, isNews: false });
  await stage.restart();
  expect((await readProtect(stage)).status.change).toMatchObject({ isOwn: false, isNews: false });
});

describe('what the person has forgotten', () => {
  it('is gone, and an old page does not bring it back', async () => {
    const stage = await setStage();
    const page = await openPage(stage, '/user-info');
    await expectStory(stage, 'user-info: off');
    stage.portal.configure({ passwordProtect: true });
    await openUnsigned(stage);
    await expectStory(stage, 'user-info: off', 'sign-in-asked: on');
    expect((await readSignIns(stage)).open).not.toEqual([]);

    await tell(stage, { type: 'forget', what: 'password-protect' });
    const forgotten = await readProtect(stage);
    const start = { at: expect.any(Number), why: 'forgotten' };
    expect(forgotten.record).toEqual({ ...NOTHING_SEEN, start });
    expect(forgotten.status).toMatchObject({ state: 'unknown', history: [], change: null });
    expect(await readSignIns(stage)).toMatchObject({ open: [], wasAsked: true });
    expect((await readPopup(stage)).passwordProtect).toBe('unknown');

    await redrawForm(stage, page);
    expect(await readSettled(stage)).toEqual(forgotten);
    await openUnsigned(stage);
    const { status } = await expectStory(stage, 'sign-in-asked: on');
    expect(status).toMatchObject({ state: 'on', change: null });
  });
});

describe('what is kept and broken', () => {
  const on = { state: 'on', source: 'update', at: Date.now() - 60_000, account: null };
  const off = { ...on, state: 'off' };
  const FAR = 9e15;
  const CASES: readonly (readonly [stored: unknown, state: PasswordProtectState])[] = [
    ['on', 'unknown'],
    [1e308, 'unknown'],
    [[on], 'unknown'],
    [on, 'unknown'],
    [{ seen: { 0: on } }, 'unknown'],
    [{ seen: [off], start: {}, sent: 0, passwordChangedAt: [], noticedAt: null }, 'off'],
    [
      {
        seen: [null, 'off', {}, { ...off, at: '2024' }, { ...off, source: 'hearsay' }, on],
        start: 'once',
        sent: [{ state: 'off' }],
        passwordChangedAt: {},
        noticedAt: -1,
      },
      'on',
    ],
    // Days that no calendar has.
    [
      {
        seen: [
          { ...off, at: FAR },
          { ...on, account: 'EP' },
        ],
        start: { at: FAR, why: 'forgotten' },
        sent: [{ state: 'off', at: FAR }],
        passwordChangedAt: FAR,
        noticedAt: FAR,
      },
      'on',
    ],
  ];

  it('is as if never kept, but for its good pieces; the next evidence mends the rest', async () => {
    const stage = await setStage();
    const worker = await stage.browser().worker();
    const keep = (stored: unknown) =>
      worker.evaluate(`chrome.storage.local.set(${JSON.stringify({ passwordProtect: stored })})`);
    for (const [stored, state] of CASES) {
      await keep(stored);
      expect([stored, (await readPopup(stage)).passwordProtect]).toEqual([stored, state]);
    }
    await openPage(stage, '/user-info');
    const { record } = await expectStory(stage, 'update: on', 'user-info: off');
    expect(record).toEqual({ ...NOTHING_SEEN, seen: [expect.anything(), on] });
    await keep('on');
    await openPage(stage, '/user-info');
    expect((await expectStory(stage, 'user-info: off')).status).toMatchObject({ state: 'off' });
  });
});

it('a private window leaves nothing behind, even where the browser would allow it', async () => {
  const stage = await setStage({ browser: { loadWith: 'cdp' } });
  const loaded = await stage
    .browser()
    .session.send('Extensions.loadUnpacked', { path: EXTENSION, enableInIncognito: true });
  expect(loaded.id).toBe(stage.browser().extensionId);
  await openPage(stage, '/user-info');
  await expectStory(stage, 'user-info: off');
  const worker = await stage.browser().worker();
  const readAll = () =>
    worker.evaluate('Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])');
  await readSettled(stage);
  const before = await readAll();
  const { context } = stage.browser();
  const hidden = await context.browser()?.newContext();
  const page = await hidden?.newPage();
  await page?.goto(new URL('/user-info', stage.portal.url).href);
  await page?.getByText('Password Protect').waitFor();
  await readSettled(stage);
  expect(await readAll()).toEqual(before);
  expect(requestsOf(stage)).toHaveLength(2);
  await hidden?.close();
});
