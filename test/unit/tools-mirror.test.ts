// @vitest-environment jsdom
/** "Show": what stands in both fields, in the panel, for as long as somebody looks at it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

const SHOW = 'page_reveal_show';
const HIDE = 'page_reveal_hide';

let on: AssistedForm;
const mirror = (): HTMLElement | null => on.panel.querySelector('.mirror');
const isShown = (): boolean => mirror()?.hidden === false;
const lines = (): readonly (string | null)[] =>
  Array.from(mirror()?.querySelectorAll('dd') ?? [], (dd) => dd.textContent);
/** Nothing of it is left, not in the panel and not in the page. */
const isGone = (): boolean =>
  !`${on.panel.innerHTML}${document.documentElement.outerHTML}`.includes('Parcel2025');

beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

function show(first = 'Parcel2025', second = 'Parcel2025'): void {
  type(on.newPassword, first);
  type(on.reEntry, second);
  press(on.button(SHOW));
}

describe('a press on Show', () => {
  it('shows both, by the names of their fields, and says so', () => {
    show('Parcel2025', 'Parcel2024');
    const titles = Array.from(mirror()?.querySelectorAll('dt') ?? [], (dt) => dt.textContent);
    expect(titles).toEqual(['NEW', 'AGAIN']);
    expect(lines()).toEqual(['Parcel2025', 'Parcel2024']);
    expect(on.said()).toBe('page_reveal_shown');
    expect(on.find(SHOW)).toBeNull();
    on.button(`${HIDE} NEW`);
  });

  it('leaves the fields as they are', () => {
    show();
    expect([on.newPassword.type, on.reEntry.type]).toEqual(['password', 'password']);
    expect(document.body.textContent).not.toContain('Parcel2025');
  });

  it('shows nothing when a script of the page makes it', () => {
    type(on.newPassword, 'Parcel2025');
    on.button(SHOW).click();
    expect(isShown()).toBe(false);
    expect(isGone()).toBe(true);
  });

  it('says where there is nothing, and where the browser hides it', () => {
    vi.spyOn(on.reEntry, 'matches').mockImplementation((asked) => asked === ':autofill');
    press(on.button(SHOW));
    expect(lines()).toEqual(['page_reveal_empty', 'page_reveal_unknown']);
  });

  it.each([
    ['Parcel!2025', '!', 6],
    ['Parcel 2025', ' ', 6],
    [' Parcel2025', ' ', 0],
    ['Parcel2025\u3000', '\u3000', 10],
    ['😀Parcel', '😀', 0],
    ['a😀bあ', '😀', 1],
    ['Ｐarcel', 'Ｐ', 0],
  ])('marks what does not belong there in %j', (password, marked, before) => {
    show(password, password);
    const marks = [...(mirror()?.querySelectorAll('mark') ?? [])];
    expect(marks.map(({ textContent }) => textContent)).toEqual([marked, marked]);
    expect(marks[0]?.previousSibling?.textContent).toHaveLength(before);
    expect(lines()).toEqual([password, password]);
  });

  it('marks nothing where nothing is wrong', () => {
    show();
    expect(mirror()?.querySelector('mark')).toBeNull();
  });
});

describe('it is hidden again', () => {
  const WAYS: readonly (readonly [string, () => void])[] = [
    ['by another press', () => press(on.button(HIDE))],
    ['when the panel loses the focus', () => on.newPassword.focus()],
    ['after 30 seconds', () => vi.advanceTimersByTime(30_000)],
    ['when the tab is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['when the page is left', () => window.dispatchEvent(new Event('pagehide'))],
    ['when Update is sent', () => press(on.update)],
    ['when a field changes', () => type(on.reEntry, 'P')],
  ];
  it.each(WAYS)('%s, and nothing of it is left', (_name, act) => {
    on.form.addEventListener('submit', (event) => event.preventDefault());
    show();
    expect(isGone()).toBe(false);
    act();
    expect(isGone()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isShown()).toBe(false);
    expect(mirror()?.childNodes).toHaveLength(0);
    expect(on.said()).toBe('page_reveal_hidden');
    on.button(SHOW);
  });

  it('its room stays until the mouse is up: nothing moves under a press on Update', () => {
    show();
    window.dispatchEvent(new Event('pointerdown'));
    on.newPassword.focus();
    expect(isGone()).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(isShown()).toBe(true);
    window.dispatchEvent(new Event('pointerup'));
    expect(isShown()).toBe(true);
    vi.advanceTimersByTime(0);
    expect(isShown()).toBe(false);
    press(on.button(SHOW));
    vi.advanceTimersByTime(5_000);
    expect(lines()).toEqual(['Parcel2025', 'Parcel2025']);
  });

  it('when the assistant ends', () => {
    show();
    on.stop.abort();
    expect(isGone()).toBe(true);
  });

  it('not before', () => {
    show();
    vi.advanceTimersByTime(29_999);
    expect(isShown()).toBe(true);
  });

  it('not while the focus goes round in the panel', () => {
    show();
    on.button('page_generate').focus();
    expect(isShown()).toBe(true);
  });

  it('each time anew: hiding and showing starts the 30 seconds again', () => {
    show();
    vi.advanceTimersByTime(20_000);
    press(on.button(HIDE));
    press(on.button(SHOW));
    vi.advanceTimersByTime(20_000);
    expect(isShown()).toBe(true);
  });

  it('by the clock, and the keyboard is not lost', () => {
    press(on.button('page_generate'));
    expect(on.panel.activeElement).toBe(on.button('page_copy'));
    vi.advanceTimersByTime(30_000);
    expect(on.panel.activeElement).toBe(on.button(SHOW));
  });
});
