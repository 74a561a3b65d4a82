import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer } from '../../src/content/announcer';
import { createTimers } from '../../src/content/timers';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('timers that can wait', () => {
  it('hold what comes due, run it once at the end, and start anew by name', () => {
    let waiting = false;
    const timers = createTimers(() => waiting, new AbortController().signal);
    const ran: string[] = [];
    timers.later('a', 100, () => ran.push('first'));
    timers.later('a', 100, () => ran.push('second'));
    timers.later('b', 50, () => ran.push('b'));
    waiting = true;
    vi.advanceTimersByTime(1_000);
    expect(ran).toEqual([]);
    timers.clear('b');
    waiting = false;
    timers.resume();
    timers.resume();
    expect(ran).toEqual(['second']);
  });

  it('end with the signal', () => {
    const stop = new AbortController();
    const timers = createTimers(() => false, stop.signal);
    const run = vi.fn();
    timers.later('a', 100, run);
    stop.abort();
    vi.advanceTimersByTime(1_000);
    expect(run).not.toHaveBeenCalled();
  });
});

it('announcements: after a pause, never twice the same, at most one in three seconds', () => {
  const timers = createTimers(() => false, new AbortController().signal);
  const spoken: string[] = [];
  const { announce } = createAnnouncer(
    (text) => spoken.push(text),
    (delay, run) => timers.later('say', delay, run),
  );
  announce(() => 'one');
  vi.advanceTimersByTime(999);
  expect(spoken).toEqual([]);
  vi.advanceTimersByTime(1);
  announce(() => 'one');
  vi.advanceTimersByTime(5_000);
  announce(() => '');
  vi.advanceTimersByTime(5_000);
  expect(spoken).toEqual(['one']);
  announce(() => 'two');
  vi.advanceTimersByTime(1_000);
  announce(() => 'three');
  vi.advanceTimersByTime(2_000);
  expect(spoken).toEqual(['one', 'two']);
  vi.advanceTimersByTime(1_000);
  expect(spoken).toEqual(['one', 'two', 'three']);
});
