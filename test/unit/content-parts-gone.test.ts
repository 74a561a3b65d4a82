// @vitest-environment jsdom
/** The extension was updated underneath the page: what is loaded on demand is there no more. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { assist } from '../../src/content/assistant';
import { answer, ask, reportTo } from '../../src/content/extension';
import { watchPage } from '../../src/content/watch-page';
import { recogniseUserInfo } from '../../src/portal/recognition/recognise';
import type { Recognition } from '../../src/portal/recognition/recognition';

const gone = vi.hoisted(() => () => {
  tried += 1;
  throw new Error('gone');
});

vi.mock('../../src/content/show-me', gone);
vi.mock('../../src/content/read-answer', gone);
vi.mock('../../src/portal/recognition/page-map', gone);
vi.mock('../../src/content/assistant', () => ({ assist: vi.fn() }));
vi.mock('../../src/content/extension', () => ({
  isAlive: () => alive,
  ask: vi.fn(),
  answer: vi.fn(),
  reportTo: vi.fn(),
}));
vi.mock('../../src/portal/recognition/recognise', () => ({ recogniseUserInfo: vi.fn() }));

let alive = true;
let tried = 0;
let error: ReturnType<typeof vi.spyOn>;

const host = (): Element | null => document.querySelector('.host');
const readReport = () => vi.mocked(reportTo).mock.calls[0]?.[0]();

/** What was asked for has been tried, and whatever comes of that has come. */
async function settle(): Promise<void> {
  await vi.waitUntil(() => tried > 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

beforeEach(() => {
  vi.resetAllMocks();
  alive = true;
  tried = 0;
  document.body.innerHTML =
    '<form><input type="password"><input type="password"><input><input><button></button></form>';
  vi.mocked(ask).mockResolvedValue(null);
  vi.mocked(reportTo).mockReturnValue(() => undefined);
  error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.mocked(recogniseUserInfo).mockImplementation(() => {
    const [newPassword, reEntry, firstName, lastName] = document.querySelectorAll('input');
    const update = document.querySelector('button');
    const parts = { newPassword, reEntry, firstName, lastName, update, passwordProtect: null };
    return { answer: 'match', parts, reasons: [] } as unknown as Recognition;
  });
  vi.mocked(assist).mockImplementation((_, { signal }) => {
    const made = document.createElement('div');
    made.className = 'host';
    document.body.append(made);
    signal.addEventListener('abort', () => made.remove());
    return made;
  });
});

afterEach(async () => {
  expect(error).not.toHaveBeenCalled();
  // The watcher of a test ends at its next look.
  alive = false;
  document.body.append('end');
  await new Promise((resolve) => setTimeout(resolve, 300));
});

it('"Show me" ends the assistant, and nothing is said', async () => {
  watchPage();
  expect(host()).not.toBeNull();
  alive = false;
  vi.mocked(reportTo).mock.calls[0]?.[1]();
  await settle();
  expect(host()).toBeNull();
});

it('"Show me" leaves alone what works, as long as the extension is there', async () => {
  watchPage();
  vi.mocked(reportTo).mock.calls[0]?.[1]();
  await settle();
  expect(readReport()).toMatchObject({ state: 'working' });
  expect(host()).not.toBeNull();
});

it('nothing is answered of an Update', async () => {
  watchPage();
  const [answers] = vi.mocked(answer).mock.calls[0] ?? [];
  const changed = { passwordChanged: true, isProtected: false, switchedTo: null };
  expect(await answers?.['read-answer']({ type: 'read-answer', ...changed })).toBeNull();
  expect(tried).toBe(1);
});

it('maps are not used', async () => {
  vi.mocked(recogniseUserInfo).mockReturnValue({ answer: 'no', reasons: [] });
  const maps = [{ id: 'a', shownAt: 1, map: {} }];
  vi.mocked(ask).mockResolvedValue({ ok: true, maps } as never);
  watchPage();
  await settle();
  expect(ask).toHaveBeenCalledWith({ type: 'page-maps' });
  expect(readReport()).toMatchObject({ state: 'idle' });
  expect(host()).toBeNull();
});
