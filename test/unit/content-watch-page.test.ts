// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assist } from '../../src/content/assistant';
import { answer, ask, reportTo } from '../../src/content/extension';
import { readPageLoad } from '../../src/content/page-load';
import { type ShowMeHooks, showMe } from '../../src/content/show-me';
import { watchPage } from '../../src/content/watch-page';
import { markAccount } from '../../src/portal/password-protect/account-mark';
import { applyPageMap, makePageMap, type PageMap } from '../../src/portal/recognition/page-map';
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import type { Doubt, Recognition, UserInfoParts } from '../../src/portal/recognition/recognition';

vi.mock('../../src/content/assistant', () => ({ assist: vi.fn() }));
vi.mock('../../src/content/extension', () => ({
  isAlive: () => alive,
  ask: vi.fn(),
  answer: vi.fn(),
  reportTo: vi.fn(),
}));
vi.mock('../../src/content/show-me', () => ({ showMe: vi.fn() }));
vi.mock('../../src/portal/recognition/page-map', () => ({
  applyPageMap: vi.fn(),
  makePageMap: vi.fn(),
}));
vi.mock('../../src/portal/recognition/recognise', () => ({ recogniseUserInfo: vi.fn() }));

let alive = true;
let error: ReturnType<typeof vi.spyOn>;

/** A form of five fields, drawn anew with every call. */
function drawForm(): void {
  document.body.innerHTML = '<form><input><input><input><input><button></button></form>';
}

function recognise(): Recognition {
  const [newPassword, reEntry, firstName, lastName] = document.querySelectorAll('input');
  const parts = { newPassword, reEntry, firstName, lastName };
  const update = document.querySelector('button');
  if (!update) return { answer: 'no', reasons: [] };
  return {
    answer: 'match',
    parts: { ...parts, update, passwordProtect: null, others: {}, scope: document.body },
  } as unknown as Recognition;
}

/** The same with a setting that the portal has saved as Yes, and a text on the page. */
function withSaved(text: string): Recognition {
  const recognition = recognise();
  if (recognition.answer !== 'match') return recognition;
  const passwordProtect = { elements: [], chosen: () => 'on', saved: () => 'on', words: () => '' };
  const scope = Object.assign(document.createElement('p'), { textContent: text });
  document.body.append(scope);
  return {
    ...recognition,
    parts: { ...recognition.parts, passwordProtect, scope } as unknown as UserInfoParts,
  };
}

/** What the background was told of a kind. */
const asked = (type: string) =>
  vi.mocked(ask).mock.calls.filter(([message]) => message.type === type);
const answers = () => vi.mocked(answer).mock.calls[0]?.[0];
const readReport = () => vi.mocked(reportTo).mock.calls[0]?.[0]();
const pressShowMe = (): Promise<void> => {
  vi.mocked(reportTo).mock.calls[0]?.[1]();
  return vi.dynamicImportSettled();
};
const host = (): Element | null => document.querySelector('.host');
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const remove = async (): Promise<void> => {
  host()?.remove();
  await pass(300);
};

beforeEach(() => {
  alive = true;
  vi.resetAllMocks();
  vi.useFakeTimers();
  vi.mocked(ask).mockResolvedValue(null);
  vi.mocked(reportTo).mockReturnValue(() => undefined);
  vi.mocked(applyPageMap).mockReturnValue(null);
  error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.mocked(recogniseUserInfo).mockImplementation(recognise);
  vi.mocked(assist).mockImplementation((_, { signal }) => {
    const made = document.createElement('div');
    made.className = 'host';
    document.body.append(made);
    signal.addEventListener('abort', () => made.remove());
    return made;
  });
  drawForm();
});

afterEach(async () => {
  // The watcher of a test ends at its next look.
  alive = false;
  document.body.append('end');
  await pass(2_000);
  vi.useRealTimers();
});

describe('what throws while the page is looked at', () => {
  it('is reported once, and the page is as if nobody were there', async () => {
    vi.mocked(recogniseUserInfo).mockImplementation(() => {
      throw new Error('odd page');
    });
    expect(watchPage).not.toThrow();
    document.body.append('more');
    await pass(2_000);
    expect(error).toHaveBeenCalledTimes(1);
    expect(host()).toBeNull();
  });

  it('later, too, and what was mounted is gone', async () => {
    watchPage();
    expect(host()).not.toBeNull();
    vi.mocked(recogniseUserInfo).mockImplementation(() => {
      throw new Error('odd page');
    });
    drawForm();
    await pass(300);
    expect(host()).toBeNull();
    expect(error).toHaveBeenCalledTimes(1);
  });

  it('in the assistant: that form is not tried again', async () => {
    vi.mocked(assist).mockImplementation(() => {
      throw new Error('odd form');
    });
    watchPage();
    document.body.append('more');
    await pass(2_000);
    expect(assist).toHaveBeenCalledTimes(1);
    expect(error).toHaveBeenCalledTimes(1);
  });
});

it('a page that never rests is looked at once a second', async () => {
  document.body.innerHTML = '';
  watchPage();
  drawForm();
  for (let round = 0; round < 8; round += 1) {
    document.body.append(document.createElement('i'));
    await pass(150);
  }
  expect(host()).not.toBeNull();
});

describe('a page that takes the panel out', () => {
  it('gets it back twice, and never again after the third time', async () => {
    watchPage();
    await remove();
    await remove();
    expect(host()).not.toBeNull();
    await remove();
    expect(host()).toBeNull();
    await pass(10_000);
    document.body.append('more');
    await pass(300);
    expect(host()).toBeNull();
    expect(assist).toHaveBeenCalledTimes(3);
  });

  it('now and then gets it back each time', async () => {
    watchPage();
    for (let round = 0; round < 5; round += 1) {
      await remove();
      expect(host()).not.toBeNull();
      await pass(3_000);
    }
  });

  it('with its whole form, drawn anew, means nothing by it', async () => {
    watchPage();
    for (let round = 0; round < 6; round += 1) {
      drawForm();
      await pass(300);
      expect(host()).not.toBeNull();
    }
  });
});

describe('what the background is told', () => {
  it('the page was seen, also where the panel has no place; once a form', async () => {
    vi.mocked(assist).mockReturnValue(null);
    watchPage();
    document.body.append('more');
    await pass(300);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask).toHaveBeenCalledWith({
      type: 'user-info-seen',
      passwordProtect: null,
      account: null,
      loadedAt: expect.any(Number),
      page: expect.any(String),
    });
  });

  it('whose page it is, what it shows as saved, and when the portal sent it', async () => {
    vi.mocked(recogniseUserInfo).mockImplementation(() => withSaved('e-Parcel ID: EP123456'));
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { responseStart: 40, transferSize: 5_000, decodedBodySize: 4_700 },
    ] as never);
    watchPage();
    await vi.waitFor(() => expect(asked('user-info-seen')).toHaveLength(1));
    expect(ask).toHaveBeenCalledWith({
      type: 'user-info-seen',
      passwordProtect: 'on',
      account: await markAccount('EP123456'),
      loadedAt: readPageLoad().loadedAt,
      page: expect.any(String),
    });
  });

  it('nothing of the setting where the page is an old copy', async () => {
    vi.mocked(recogniseUserInfo).mockImplementation(() => withSaved(''));
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
      { responseStart: 1, transferSize: 0, decodedBodySize: 4_700 },
    ] as never);
    watchPage();
    await pass(0);
    expect(asked('user-info-seen')).toMatchObject([[{ passwordProtect: null, account: null }]]);
  });

  it('the popup, that the page states other conditions', () => {
    watchPage();
    expect(readReport()?.isDrifted).toBe(false);
    vi.mocked(assist).mock.calls[0]?.[2].onDrift();
    expect(readReport()?.isDrifted).toBe(true);
  });

  it('no answer from the page that is being left; again once it is clear that it stays', async () => {
    document.body.append('Your user information has been updated.');
    watchPage();
    const question = {
      type: 'read-answer',
      passwordChanged: false,
      isProtected: false,
      switchedTo: null,
    } as const;
    const readAnswer = () => answers()?.['read-answer'](question);
    const hooks = vi.mocked(assist).mock.calls[0]?.[2];
    expect(await readAnswer()).toEqual({ outcome: 'done' });
    // What reads it is loaded meanwhile.
    const answered = readAnswer();
    hooks?.onSent();
    expect(await answered).toBeNull();
    expect(readAnswer()).toBeNull();
    dispatchEvent(new Event('input'));
    expect(readAnswer()).toBeNull();
    // The input event of a box that is pressed is the browser's own.
    const box = document.createElement('input');
    box.type = 'checkbox';
    document.body.append(box);
    box.click();
    expect(await readAnswer()).toEqual({ outcome: 'done' });
  });
});

describe('two frames that are User Info', () => {
  const another = (page = 'another') =>
    answers()?.['another-matched']({ type: 'another-matched', page });

  it('this one steps back when it hears of the other, for good', async () => {
    watchPage();
    expect(host()).not.toBeNull();
    expect(another()).toBe(true);
    expect(host()).toBeNull();
    expect(readReport()).toMatchObject({
      state: 'stepped-back',
      answer: 'unsure',
      doubts: ['two-forms'],
    });
    drawForm();
    await pass(2_000);
    expect(host()).toBeNull();
    // A third one has to hear of it as well.
    expect(another('third')).toBe(true);
  });

  it('this one steps back when it is told that it is not alone', async () => {
    vi.mocked(ask).mockResolvedValue({ ok: true, alone: false, maps: [] } as never);
    watchPage();
    await pass(0);
    expect(host()).toBeNull();
  });

  it('it stays when it is alone, and does not take its own message for another’s', async () => {
    vi.mocked(ask).mockResolvedValue({ ok: true, alone: true } as never);
    watchPage();
    await pass(0);
    const [own] = vi.mocked(ask).mock.calls[0] ?? [];
    expect(own && 'page' in own && another(own.page)).toBeNull();
    expect(host()).not.toBeNull();
  });

  it('a page that is not User Info is silent', () => {
    document.body.innerHTML = '';
    watchPage();
    expect(another()).toBeNull();
  });
});

describe('a page in doubt', () => {
  const MAP: PageMap = { version: 1, doubts: ['update'], parts: {} as PageMap['parts'] };
  const unsure = (...doubts: Doubt[]): Recognition => ({
    answer: 'unsure',
    doubts,
    found: ['newPassword'],
    reasons: [],
  });
  const partsNow = (): UserInfoParts => {
    const recognition = recognise();
    if (recognition.answer !== 'match') throw new Error('no form');
    return recognition.parts;
  };
  beforeEach(() => {
    vi.mocked(recogniseUserInfo).mockReturnValue(unsure('update'));
  });

  it('asks once whether it was shown, and does nothing without an answer', async () => {
    watchPage();
    document.body.append('more');
    await pass(2_000);
    expect(asked('page-maps')).toHaveLength(1);
    expect(asked('user-info-seen')).toHaveLength(0);
    expect(host()).toBeNull();
    expect(readReport()).toMatchObject({ state: 'idle', answer: 'unsure', found: ['newPassword'] });
  });

  it('is mounted, and told of, by a map that agrees', async () => {
    vi.mocked(ask).mockResolvedValue({
      ok: true,
      maps: [{ id: 'a', shownAt: 1, map: MAP }],
    } as never);
    vi.mocked(applyPageMap).mockImplementation(partsNow);
    watchPage();
    await pass(0);
    expect(host()).not.toBeNull();
    expect(asked('user-info-seen')).toHaveLength(1);
    expect(readReport()).toMatchObject({ state: 'map' });
  });

  it.each([
    ['has too few boxes', '<input><input type="password"><input type="password">'],
    ['has too many', `${'<input>'.repeat(60)}<input type="password"><input type="password">`],
    ['has one password', '<input><input><input><input type="password">'],
  ])('is not asked about where it looks like nothing and %s', async (_name, fields) => {
    vi.mocked(recogniseUserInfo).mockReturnValue({ answer: 'no', reasons: [] });
    document.body.innerHTML = `<form>${fields}</form>`;
    watchPage();
    await pass(0);
    expect(asked('page-maps')).toHaveLength(0);
  });

  it('is shown, used at once, and kept', async () => {
    watchPage();
    await pressShowMe();
    const hooks: ShowMeHooks | undefined = vi.mocked(showMe).mock.calls[0]?.[0];
    vi.mocked(makePageMap).mockReturnValue(MAP);
    vi.mocked(applyPageMap).mockImplementation(partsNow);
    vi.mocked(ask).mockResolvedValue({ ok: true, maps: [] } as never);
    const kept = hooks?.onShown({});
    expect(host()).not.toBeNull();
    expect(await kept).toBe(true);
    expect(asked('page-shown')).toEqual([[{ type: 'page-shown', map: MAP }]]);
    expect(vi.mocked(makePageMap).mock.calls[0]?.[2]).toEqual(['update']);
  });

  it('is used even when it cannot be kept, and says so', async () => {
    watchPage();
    await pressShowMe();
    vi.mocked(makePageMap).mockReturnValue(MAP);
    vi.mocked(applyPageMap).mockImplementation(partsNow);
    const kept = vi.mocked(showMe).mock.calls[0]?.[0].onShown({});
    expect(await kept).toBe(false);
    expect(host()).not.toBeNull();
  });

  it('ends being shown when its form goes, and is looked at again', async () => {
    vi.mocked(showMe).mockImplementation((hooks, { signal }) => {
      signal.addEventListener('abort', hooks.onEnd);
      const field = document.querySelector('input');
      return { host: document.body, shown: () => (field ? { newPassword: field } : {}) };
    });
    watchPage();
    await pressShowMe();
    expect(readReport()).toMatchObject({ state: 'showing' });
    vi.mocked(recogniseUserInfo).mockImplementation(recognise);
    drawForm();
    await pass(300);
    expect(readReport()).toMatchObject({ state: 'working' });
    expect(host()).not.toBeNull();
  });

  it('ends being shown, quietly, when it takes the bar out', async () => {
    const bar = document.createElement('div');
    document.documentElement.append(bar);
    const onEnd = vi.fn();
    vi.mocked(showMe).mockImplementation((hooks, { signal }) => {
      signal.addEventListener('abort', () => {
        onEnd();
        hooks.onEnd();
      });
      return { host: bar, shown: () => ({}) };
    });
    watchPage();
    await pressShowMe();
    document.body.append('more');
    await pass(300);
    expect(readReport()).toMatchObject({ state: 'showing' });
    bar.remove();
    await pass(300);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(readReport()).toMatchObject({ state: 'idle' });
    expect(error).not.toHaveBeenCalled();
  });

  it('is left alone when the extension goes while it is shown', async () => {
    const onEnd = vi.fn();
    vi.mocked(showMe).mockImplementation((hooks, { signal }) => {
      signal.addEventListener('abort', () => {
        onEnd();
        hooks.onEnd();
      });
      return { host: document.body, shown: () => ({}) };
    });
    watchPage();
    await pressShowMe();
    vi.mocked(recogniseUserInfo).mockImplementation(recognise);
    alive = false;
    document.body.append('more');
    await pass(300);
    expect(onEnd).toHaveBeenCalledOnce();
    alive = true;
    document.body.append('more');
    await pass(300);
    expect(host()).toBeNull();
  });

  it('with two frames stays as it was shown with two', async () => {
    watchPage();
    await pass(0);
    vi.mocked(recogniseUserInfo).mockImplementation(recognise);
    document.body.append('more');
    await pass(300);
    expect(host()).not.toBeNull();
    const another = () =>
      answers()?.['another-matched']({ type: 'another-matched', page: 'another' });
    expect(another()).toBe(true);
    const map = { ...MAP, doubts: ['two-forms' as const] };
    await pressShowMe();
    vi.mocked(makePageMap).mockReturnValue(map);
    vi.mocked(applyPageMap).mockImplementation(partsNow);
    vi.mocked(showMe).mock.calls[0]?.[0].onShown({});
    expect(host()).not.toBeNull();
    expect(another()).toBeNull();
    expect(host()).not.toBeNull();
  });
});

it('a page that takes the panel out says so to the popup', async () => {
  watchPage();
  for (let round = 0; round < 3; round += 1) await remove();
  expect(readReport()).toMatchObject({ state: 'removed' });
});
