// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Footing, onChanges } from '../../src/content/on-changes';

const look = vi.fn();
let footing: Footing;
let stop: AbortController;

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** Starts on a page, and forgets the first look. */
function start(markup: string): void {
  document.body.innerHTML = markup;
  onChanges(look, () => footing, stop.signal);
  look.mockClear();
}

/** Changes something every 10 ms. */
async function churn(ms: number): Promise<void> {
  for (let at = 0; at < ms; at += 10) {
    document.body.append('x');
    await pass(10);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  look.mockReset();
  footing = 'none';
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('when it looks', () => {
  it('at once, and once after a change', async () => {
    onChanges(look, () => footing, stop.signal);
    expect(look).toHaveBeenCalledTimes(1);
    document.body.append('x');
    await pass(2_000);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('once a second where changes never end', async () => {
    start('');
    await churn(5_000);
    expect(look.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(look.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('never again after the end', async () => {
    start('<x-late></x-late>');
    document.body.append('x');
    await pass(0);
    stop.abort();
    document.body.append('x');
    dispatchEvent(new Event('click'));
    await pass(20_000);
    expect(look).not.toHaveBeenCalled();
  });

  it('after a press, and when a frame opens', async () => {
    start('');
    for (const type of ['click', 'resize', 'load', 'popstate']) {
      dispatchEvent(new Event(type));
      await pass(300);
    }
    expect(look).toHaveBeenCalledTimes(4);
  });
});

describe('what it sees', () => {
  const PAIR = '<input type="password"><input type="password">';

  it.each([
    ['a pair that is nobody’s', PAIR, 'none', 1],
    ['a pair that has the assistant', PAIR, 'firm', 0],
    ['one password box', '<input type="password"><input>', 'none', 0],
  ] as const)('a class beside %s', async (_name, markup, stands, looks) => {
    look.mockImplementation(() => {
      footing = stands;
    });
    start(markup);
    document.body.className = 'open';
    document.body.setAttribute('data-x', '');
    await pass(1_000);
    expect(look).toHaveBeenCalledTimes(looks);
    document.body.removeAttribute('class');
  });

  it('an open shadow root, also one that came with a change', async () => {
    start('<div></div>');
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    document.body.append(host);
    await pass(300);
    root.append('x');
    await pass(300);
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('a component that is not defined yet, for a while', async () => {
    start('<x-late></x-late>');
    await pass(60_000);
    expect(look).toHaveBeenCalledTimes(10);
  });
});

describe('when what it stands on goes', () => {
  /** The page takes it away; the next look puts it back. */
  const takeAway = (): void => {
    footing = 'gone';
    document.body.append('x');
  };

  beforeEach(() => {
    look.mockImplementation(() => {
      footing = 'firm';
    });
    start('');
  });

  it('it looks at once', async () => {
    await pass(500);
    takeAway();
    await pass(0);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('it waits a little when it has only just come, however many changes follow', async () => {
    await pass(100);
    takeAway();
    await churn(210);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('it rests when the page has answered three times at once', async () => {
    look.mockImplementation(takeAway);
    takeAway();
    await pass(4_000);
    expect(look).toHaveBeenCalledTimes(2);
    await pass(5_000);
    expect(look.mock.calls.length).toBeLessThanOrEqual(5);
  });
});
