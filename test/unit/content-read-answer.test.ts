// @vitest-environment jsdom
/** What a page does when it is asked for the answer to an Update: it answers, and shows a card. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../src/content/extension', () => ({
  isAlive: () => alive,
  uiLanguage: () => 'ja',
  say: (key: string) => key,
}));
// jsdom has no style sheets that are made by a script.
vi.mock('../../src/content/style-sheet', () => ({ createStyleSheet: () => ({}) }));

// Nor can a test press a button as a person does.
vi.mock('../../src/content/create-button', () => ({
  createButton: (text: string, _look: string, onPress: () => void) => {
    close = onPress;
    return Object.assign(document.createElement('button'), { textContent: text });
  },
}));

const DONE = 'Your user information has been updated.';
const REFUSED = 'Your user information was not updated.';

let alive: boolean;
let roots: ShadowRoot[];
let close: () => void;
let readAnswer: typeof import('../../src/content/read-answer').readAnswer;

beforeEach(async () => {
  vi.useFakeTimers();
  alive = true;
  roots = [];
  const attachShadow = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  });
  document.body.removeAttribute('style');
  // Every page has its own copy.
  vi.resetModules();
  ({ readAnswer } = await import('../../src/content/read-answer'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const draw = (markup: string, bodyStyle = ''): void => {
  document.body.setAttribute('style', bodyStyle);
  document.body.innerHTML = markup;
};
/** The card is a part of its own, which comes a moment after the answer. */
const ask = async (
  passwordChanged = true,
  isProtected = false,
  switchedTo: 'on' | 'off' | null = null,
) => {
  const what = { passwordChanged, isProtected, switchedTo };
  const answered = readAnswer({ type: 'read-answer', ...what });
  await vi.dynamicImportSettled();
  return answered;
};
const card = (): ShadowRoot | undefined => roots.find(({ host }) => host.isConnected);
const live = () => card()?.querySelector('[role=status]')?.textContent;
describe('the card', () => {
  it('says both sentences, in the language of the browser, and closes', async () => {
    draw(`<p>${DONE}</p>`);
    expect(await ask()).toEqual({ outcome: 'done' });
    const texts = Array.from(card()?.querySelectorAll('p') ?? [], (p) => p.textContent);
    expect(texts.slice(0, 2)).toEqual(['page_done', 'page_done_next']);
    expect(card()?.querySelector('[lang=ja]')).not.toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(card()?.querySelector('button')?.textContent).toBe('page_show_close');
    close();
    expect(document.body.innerHTML).toBe(`<p>${DONE}</p>`);
  });

  /** Its sentences without the last one, which says whose it is. */
  const sentences = () =>
    Array.from(card()?.querySelectorAll('p') ?? [], (p) => p.textContent).slice(0, -1);

  it.each([
    ['a new password', [true, false, null], ['page_done_next']],
    ['a new password, protected', [true, true, null], ['page_done_protected']],
    ['protected from now on', [false, true, 'on'], ['page_done_switched']],
    ['both', [true, true, 'on'], ['page_done_switched', 'page_done_next']],
    ['no longer protected', [false, false, 'off'], ['page_done_off']],
    ['no longer protected, with a new password', [true, false, 'off'], ['page_done_off']],
  ] as const)(
    '%s: says what follows, aloud, too',
    async (_name, [changed, isProtected, switchedTo], next) => {
      draw(`<p>${DONE}</p>`);
      await ask(changed, isProtected, switchedTo);
      expect(sentences()).toEqual(['page_done', ...next]);
      vi.advanceTimersByTime(1_000);
      expect(live()).toBe(['page_done', ...next].join(' '));
      expect(card()?.querySelector('[role=img]') != null).toBe(switchedTo === 'on');
    },
  );

  it('does not come for another change while it is protected', async () => {
    draw(`<p>${DONE}</p>`);
    expect(await ask(false, true)).toEqual({ outcome: 'done' });
    expect(card()).toBeUndefined();
  });

  it('is heard once, from a region that was empty before', async () => {
    draw(`<p>${DONE}</p>`);
    await ask();
    expect(live()).toBe('');
    vi.advanceTimersByTime(1_000);
    expect(live()).toBe('page_done page_done_next');
  });

  it('comes once, although a worker that was restarted asks again', async () => {
    draw(`<p>${DONE}</p>`);
    await ask();
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(roots).toHaveLength(1);
    close();
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(card()).toBeUndefined();
  });

  it('comes when the words come', async () => {
    draw('<p>Please wait</p>');
    expect(await ask()).toBeNull();
    draw(`<p>${DONE}</p>`);
    await ask();
    expect(card()).toBeDefined();
  });

  it.each<[string, string, boolean, ReturnType<typeof readAnswer>]>([
    ['another thing was changed', DONE, false, { outcome: 'done' }],
    ['the portal refuses', REFUSED, true, { outcome: 'refused' }],
    ['a part was refused', `${DONE} Error: the name is too long.`, true, { outcome: 'refused' }],
    ['the page says neither', 'Inbox', true, null],
  ])('does not come when %s', async (_name, text, passwordChanged, answer) => {
    draw(`<p>${text}</p>`);
    expect(await ask(passwordChanged)).toEqual(answer);
    expect(roots).toEqual([]);
  });

  it('does not come from a copy whose extension has gone', async () => {
    alive = false;
    draw(`<p>${DONE}</p>`);
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(roots).toEqual([]);
  });

  it('where it breaks, the answer is given all the same', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    draw(`<p>${DONE}</p>`);
    vi.mocked(Element.prototype.attachShadow).mockImplementation(() => {
      throw new Error('odd page');
    });
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(error).toHaveBeenCalledTimes(1);
    expect(document.body.innerHTML).toBe(`<p>${DONE}</p>`);
  });
});

describe('where it stands', () => {
  const LINK = '<a href="/user-info">Back</a>';

  it.each<[string, string, string]>([
    [
      'below the paragraph that says so',
      `<div><h1>User Info</h1><p id="here">${DONE}</p><p>${LINK}</p></div>`,
      '<p id="here">',
    ],
    [
      'below the whole of it, not inside',
      `<p id="here">Now: <b>${DONE}</b> ${LINK}</p>`,
      '<p id="here">',
    ],
    [
      'below a box of it, not in the middle of its line',
      `<div><div id="here">Now: <b>${DONE}</b> ${LINK}</div></div>`,
      '<div id="here">',
    ],
    [
      'below a box of several lines',
      `<div><div id="here">${DONE}<br>Close the window.</div><p>${LINK}</p></div>`,
      '<div id="here">',
    ],
    [
      'below a table of it',
      `<table id="here"><tr><td>${DONE}</td></tr></table>`,
      '<table id="here">',
    ],
    [
      'in a layout’s cell',
      `<table><tr><td><p id="here">${DONE}</p></td></tr></table>`,
      '<p id="here">',
    ],
    [
      'below bare text above a form',
      `<div>${DONE}<br id="here"><form><p>x</p></form></div>`,
      '<br id="here">',
    ],
    ['below bare text in the body', `${DONE}<br><a id="here">Back</a>`, '<a id="here">'],
    ['below bare text alone in the body', DONE, DONE],
    [
      'not at words that nobody sees',
      `<script>"${DONE}"</script><div hidden>${DONE}</div><p id="here">${DONE}</p>`,
      '<p id="here">',
    ],
    [
      'not at words of a condition',
      `<p>If ${DONE.toLowerCase()}</p><p id="here">${DONE}</p>`,
      '<p id="here">',
    ],
  ])('%s', async (_name, markup, follows) => {
    draw(markup);
    await ask();
    const before = card()?.host.previousSibling;
    const text = before instanceof Element ? before.outerHTML : (before?.textContent ?? 'nowhere');
    expect(text.startsWith(follows)).toBe(true);
  });

  it('nowhere, where the page has no fitting place', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    draw(`<p>${DONE}</p>`, 'display: flex');
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(document.body.innerHTML).toBe(`<p>${DONE}</p>`);
    expect(error).not.toHaveBeenCalled();
  });
});
