// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onFirstNeed } from '../../src/content/on-first-need';

const ID = 'our-own-id';
const FORM = '<form><input><input><input type="password"><input type="password"></form>';

type Listener = (
  message: unknown,
  sender: { readonly id: string },
  answer: (response: unknown) => void,
) => unknown;

const listeners = new Set<Listener>();
const readAnswer = vi.fn(() => Promise.resolve({ outcome: 'done' as const }));
const load = vi.fn();

/** How long the page was as the server sent it. */
let decodedBodySize = 0;

/** Observers of earlier tests must not load anything into later ones. */
let observers: MutationObserver[] = [];
const RealObserver = MutationObserver;

beforeEach(() => {
  document.body.innerHTML = '';
  listeners.clear();
  load.mockClear();
  readAnswer.mockClear();
  vi.stubGlobal('chrome', {
    runtime: {
      id: ID,
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  });
  vi.stubGlobal('performance', { getEntriesByType: () => [{ decodedBodySize }] });
  decodedBodySize = 1_000;
  vi.stubGlobal(
    'MutationObserver',
    class extends RealObserver {
      constructor(callback: MutationCallback) {
        super(callback);
        observers.push(this);
      }
    },
  );
});

afterEach(() => {
  for (const observer of observers) observer.disconnect();
  observers = [];
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const comeFrom = (referrer: string): void => {
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('a page', () => {
  it.each<[string, string, number]>([
    ['without a form', '<p>Inbox</p>', 0],
    ['with a log-in', '<form><input><input type="password"></form>', 0],
    ['with many check boxes', '<input type="checkbox">'.repeat(1_000), 0],
    ['with User Info’s fields', FORM, 1],
    ['with fields that are hidden as yet', `<div hidden>${FORM}</div>`, 1],
    ['with a form behind many check boxes', '<input type="checkbox">'.repeat(1_000) + FORM, 1],
    ['with passwords that are shown', '<input><input type="text"><input type=""><input>', 1],
    ['made of components', '<main><x-app></x-app></main>', 1],
  ])('%s', (_name, markup, times) => {
    document.body.innerHTML = markup;
    onFirstNeed(load, readAnswer);
    expect(load).toHaveBeenCalledTimes(times);
  });

  it('with an open shadow tree', () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.attachShadow({ mode: 'open' });
    onFirstNeed(load, readAnswer);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('of a long list is not searched for components', () => {
    decodedBodySize = 1_000_000;
    document.body.innerHTML = '<x-app></x-app>';
    onFirstNeed(load, readAnswer);
    expect(load).not.toHaveBeenCalled();
  });

  it('whose form comes later loads it then, once', async () => {
    onFirstNeed(load, readAnswer);
    document.body.append(document.createElement('p'));
    await settle();
    expect(load).not.toHaveBeenCalled();
    document.body.insertAdjacentHTML('beforeend', FORM);
    await settle();
    document.body.insertAdjacentHTML('beforeend', FORM);
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('whose fields come one by one loads it with the last of them', async () => {
    onFirstNeed(load, readAnswer);
    for (const expected of [0, 0, 0, 1]) {
      document.body.append(document.createElement('input'));
      await settle();
      expect(load).toHaveBeenCalledTimes(expected);
    }
  });
});

describe('the background’s question', () => {
  const ask = (message: unknown, id = ID) => {
    const answer = vi.fn();
    const returned = [...listeners].map((listener) => listener(message, { id }, answer));
    return { answer, returned };
  };

  it('is answered without the assistant, which may be needed later', async () => {
    comeFrom('https://secure.e-parcel.ne.jp/user');
    onFirstNeed(load, readAnswer);
    const question = { type: 'read-answer', passwordChanged: true };
    const { answer, returned } = ask(question);
    expect(returned).toEqual([true]);
    await settle();
    expect(answer).toHaveBeenCalledWith({ outcome: 'done' });
    expect(readAnswer).toHaveBeenCalledWith(question);
    expect(load).not.toHaveBeenCalled();
    document.body.insertAdjacentHTML('beforeend', FORM);
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    // From now on the assistant listens itself.
    expect(listeners.size).toBe(0);
  });

  it('is not heard on a page that was opened by itself: to listen is not free', () => {
    comeFrom('');
    onFirstNeed(load, readAnswer);
    expect(listeners.size).toBe(0);
  });

  it.each<[unknown, string]>([
    [{ type: 'another-matched' }, ID],
    [{ type: 'read-answer' }, 'somebody-else'],
    ['read-answer', ID],
    [null, ID],
  ])('is no other: %j from %s', (message, id) => {
    comeFrom('https://secure.e-parcel.ne.jp/user');
    onFirstNeed(load, readAnswer);
    expect(ask(message, id).returned).toEqual([undefined]);
    expect(readAnswer).not.toHaveBeenCalled();
  });
});
