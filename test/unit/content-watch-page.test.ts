// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assist } from '../../src/content/assistant';
import { answerOutcome, tell } from '../../src/content/extension';
import { watchPage } from '../../src/content/watch-page';
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import type { Recognition } from '../../src/portal/recognition/recognition';

vi.mock('../../src/content/assistant', () => ({ assist: vi.fn() }));
vi.mock('../../src/content/extension', () => ({
  isAlive: () => alive,
  tell: vi.fn(),
  answerOutcome: vi.fn(),
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
    parts: { ...parts, update, passwordProtect: null },
  } as unknown as Recognition;
}

const host = (): Element | null => document.querySelector('.host');
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const remove = async (): Promise<void> => {
  host()?.remove();
  await pass(300);
};

beforeEach(() => {
  alive = true;
  vi.clearAllMocks();
  vi.useFakeTimers();
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
    expect(tell).toHaveBeenCalledTimes(1);
    expect(tell).toHaveBeenCalledWith({ type: 'user-info-seen', passwordProtect: null });
  });

  it('no answer from the page that is being left; again once it is clear that it stays', () => {
    document.body.append('Your user information has been updated.');
    watchPage();
    const readAnswer = vi.mocked(answerOutcome).mock.calls[0]?.[0];
    const onSent = vi.mocked(assist).mock.calls[0]?.[2];
    expect(readAnswer?.()).toEqual({ outcome: 'done' });
    onSent?.();
    expect(readAnswer?.()).toBeNull();
    dispatchEvent(new Event('input'));
    expect(readAnswer?.()).toBeNull();
    // The input event of a box that is pressed is the browser's own.
    const box = document.createElement('input');
    box.type = 'checkbox';
    document.body.append(box);
    box.click();
    expect(readAnswer?.()).toEqual({ outcome: 'done' });
  });
});
