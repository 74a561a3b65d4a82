/** What is said until it is noted; that a worker stops at any moment is shown in real browsers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellUntilHeard } from '../../src/content/tell-until-heard';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
const ON = { type: 'protect-chosen', passwordProtect: 'on' } as const;
const OFF = { type: 'protect-chosen', passwordProtect: 'off' } as const;

const choose = (message: typeof ON | typeof OFF) => tellUntilHeard<'protect-chosen'>(message);
const said = () => sendMessage.mock.calls.map(([message]) => message);

beforeEach(() => {
  vi.useFakeTimers();
  sendMessage.mockReset().mockResolvedValue({ ok: true });
  vi.stubGlobal('chrome', { runtime: { id: 'our-id', sendMessage } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is told', () => {
  it('is told once when it is noted', async () => {
    await choose(ON);
    await vi.runAllTimersAsync();
    expect(said()).toEqual([ON]);
  });

  it.each<[string, () => void]>([
    ['the worker was stopped', () => sendMessage.mockRejectedValueOnce(new Error('Port closed.'))],
    ['nobody answered', () => sendMessage.mockResolvedValueOnce(undefined)],
    ['it was not noted', () => sendMessage.mockResolvedValueOnce({ ok: false, error: 'failed' })],
  ])('is told again when %s', async (_name, fail) => {
    fail();
    const told = choose(ON);
    await vi.runAllTimersAsync();
    await told;
    expect(said()).toEqual([ON, ON]);
  });

  it('is not told again after something newer, noted or not', async () => {
    sendMessage.mockRejectedValueOnce(new Error('Port closed.'));
    const told = [choose(ON), choose(OFF)];
    await vi.runAllTimersAsync();
    await Promise.all(told);
    expect(said()).toEqual([ON, OFF]);
  });

  it('is given up in the end: the extension may be gone', async () => {
    sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'));
    const told = choose(ON);
    await vi.runAllTimersAsync();
    await told;
    expect(said()).toHaveLength(5);
  });
});
