// @vitest-environment jsdom
/** "Make a strong password": into both fields, shown once, copied on a press, and undone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCharacters, checkLength, checkSpaces } from '../../src/portal/password-rules';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

const GENERATE = 'page_generate';
const COPY = 'page_copy';
const UNDO = 'page_generate_undo';

let on: AssistedForm;
const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(async () => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  writeText.mockReset().mockResolvedValue(undefined);
  on = await mountAssistant();
});
afterEach(() => unmount(on));

async function remount(markup: string): Promise<void> {
  unmount(on);
  on = await mountAssistant(markup);
}
const withLength = (first: string, again = first): string =>
  FORM.replace('id="new"', `id="new" ${first}`).replace('id="again"', `id="again" ${again}`);
const states = (password: string): readonly string[] =>
  [checkLength(password), checkCharacters(password), checkSpaces(password)].map(
    ({ state }) => state,
  );
const shownInMirror = (): string => on.panel.querySelector('.mirror dd')?.textContent ?? '';

describe('a press on it', () => {
  it('puts one password that meets every rule into both fields, and shows it', () => {
    press(on.button(GENERATE));
    const { value } = on.newPassword;
    expect(value).toHaveLength(19);
    expect(states(value)).toEqual(['ok', 'ok', 'ok']);
    expect(on.reEntry.value).toBe(value);
    expect(shownInMirror()).toBe(value);
    expect(['length', 'characters', 'spaces', 'match'].map(on.mark)).toEqual(Array(4).fill('ok'));
    expect([on.line(), on.said(), on.kind()]).toEqual([
      'page_generate_done UPDATE',
      'page_generate_done UPDATE',
      'done',
    ]);
    expect(on.panel.activeElement).toBe(on.button(COPY));
  });

  it('makes another one each time', () => {
    press(on.button(GENERATE));
    const { value } = on.newPassword;
    press(on.button(GENERATE));
    expect(on.newPassword.value).not.toBe(value);
    expect(shownInMirror()).toBe(on.newPassword.value);
  });

  it('tells the page, whose scripts may be listening', () => {
    const heard: string[] = [];
    for (const name of ['input', 'change']) {
      document.body.addEventListener(name, ({ target }) => {
        if (target instanceof Element) heard.push(`${name} ${target.id}`);
      });
    }
    press(on.button(GENERATE));
    expect(heard).toEqual(['input new', 'change new', 'input again', 'change again']);
  });

  it('does nothing when a script of the page makes it', () => {
    on.button(GENERATE).click();
    expect(on.newPassword.value).toBe('');
  });

  it('says so where the page’s script rewrites it, and puts back what was there', () => {
    type(on.newPassword, 'Parcel2025');
    type(on.reEntry, 'Parcel20');
    on.reEntry.addEventListener('input', () => {
      if (on.reEntry.value.length > 12) on.reEntry.value = on.reEntry.value.slice(0, 12);
    });
    press(on.button(GENERATE));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Parcel2025', 'Parcel20']);
    expect([on.line(), on.said()]).toEqual(['page_generate_failed', 'page_generate_failed']);
    expect(on.panel.querySelector<HTMLElement>('.mirror')?.hidden).toBe(true);
    expect([on.find(UNDO), on.find(COPY)]).toEqual([null, null]);
  });
});

describe('how long it is', () => {
  it.each([
    [9, withLength('maxlength="9"')],
    [12, withLength('maxlength="12"')],
    [18, withLength('maxlength="18"')],
    [19, withLength('maxlength="19"')],
    [19, withLength('maxlength="64"')],
    [12, withLength('', 'maxlength="12"')],
    [10, withLength('maxlength="12"', 'maxlength="10"')],
  ])('%i characters, as the fields hold', async (length, markup) => {
    await remount(markup);
    press(on.button(GENERATE));
    expect(on.newPassword.value).toHaveLength(length);
    expect(on.reEntry.value).toBe(on.newPassword.value);
  });

  it.each([
    ['a field holds fewer than nine', withLength('maxlength="8"')],
    ['the re-entry holds fewer than nine', withLength('', 'maxlength="8"')],
    ['the page states other conditions', withLength('minlength="12"')],
  ])('it is not offered where %s', async (_name, markup) => {
    await remount(markup);
    expect(on.find(GENERATE)).toBeNull();
    on.button('page_reveal_show');
  });
});

describe('Copy', () => {
  it('puts the password on the clipboard, says so, and leaves the way back', async () => {
    type(on.newPassword, 'Parcel2025');
    press(on.button(GENERATE));
    press(on.button(COPY));
    await vi.advanceTimersByTimeAsync(0);
    expect(writeText).toHaveBeenCalledExactlyOnceWith(on.newPassword.value);
    expect([on.line(), on.said()]).toEqual(['page_copied UPDATE', 'page_copied UPDATE']);
    expect(shownInMirror()).toBe(on.newPassword.value);
    press(on.button(UNDO));
    expect(on.newPassword.value).toBe('Parcel2025');
  });

  it('says so where the browser refuses', async () => {
    writeText.mockRejectedValue(new Error('refused'));
    press(on.button(GENERATE));
    press(on.button(COPY));
    await vi.advanceTimersByTimeAsync(0);
    expect([on.line(), on.said()]).toEqual(['page_copy_failed', 'page_copy_failed']);
  });

  it('brings no way back that has gone in the meantime', async () => {
    press(on.button(GENERATE));
    press(on.button(COPY));
    type(on.newPassword, 'Parcel2025');
    await vi.advanceTimersByTimeAsync(0);
    expect(on.line()).toBe('page_copied UPDATE');
    expect(on.find(UNDO)).toBeNull();
  });

  it('copies nothing when a script of the page presses it', async () => {
    press(on.button(GENERATE));
    on.button(COPY).click();
    await vi.advanceTimersByTimeAsync(0);
    expect(writeText).not.toHaveBeenCalled();
  });
});

describe('the way back', () => {
  it('goes back to what was typed, however often a password was made', () => {
    type(on.newPassword, 'Typed2025x');
    const make = on.button('page_generate');
    press(make);
    press(make);
    press(on.button(UNDO));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Typed2025x', '']);
  });

  it('puts back exactly what was there', () => {
    type(on.newPassword, 'Parcel2025');
    type(on.reEntry, 'Parcel');
    press(on.button(GENERATE));
    press(on.button(UNDO));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Parcel2025', 'Parcel']);
    expect([on.line(), on.said()]).toEqual(['page_undone', 'page_undone']);
    expect(document.activeElement).toBe(on.newPassword);
    expect(shownInMirror()).toBe('');
  });

  it('is gone once Update is sent', () => {
    on.form.addEventListener('submit', (event) => event.preventDefault());
    type(on.newPassword, 'Parcel 2025');
    press(on.button(GENERATE));
    on.button(UNDO);
    press(on.update);
    expect([on.find(UNDO), on.find(COPY)]).toEqual([null, null]);
    expect(on.line()).not.toMatch(/^page_generate/);
  });
});
