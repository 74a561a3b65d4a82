// @vitest-environment jsdom
/** What was changed takes effect only after Update: said in the panel, asked when it would be lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, mountAssistant, unmount } from './assisted-form';
import { dispatchTrusted, press, type } from './trusted-events';

let on: AssistedForm;
/** Who listens for the page being left. */
let listening: Set<unknown>;
beforeEach(async () => {
  listening = new Set();
  const { addEventListener, removeEventListener } = window;
  vi.spyOn(window, 'addEventListener').mockImplementation((name: string, ...rest: unknown[]) => {
    if (name === 'beforeunload') listening.add(rest[0]);
    Reflect.apply(addEventListener, window, [name, ...rest]);
  });
  vi.spyOn(window, 'removeEventListener').mockImplementation((name: string, ...rest: unknown[]) => {
    if (name === 'beforeunload') listening.delete(rest[0]);
    Reflect.apply(removeEventListener, window, [name, ...rest]);
  });
  on = await mountAssistant();
  vi.advanceTimersByTime(10_000);
});
afterEach(() => unmount(on));

const reminder = (): string => on.text('.reminder');
/** Leaves the page; whether the browser would ask first. */
const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

function choose(value: '0' | '1'): void {
  const radio = on.form.querySelector<HTMLInputElement>(`input[name=pp][value="${value}"]`);
  if (!radio) throw new Error('no radio');
  radio.checked = true;
  dispatchTrusted(radio, new Event('change', { bubbles: true }));
}

describe('the reminder', () => {
  it('is there from the start, and says when something is not sent', () => {
    expect(reminder()).toBe('page_reminder UPDATE');
    type(on.lastName, 'Yamad');
    expect(reminder()).toBe('page_unsaved UPDATE');
    type(on.lastName, 'Yamada');
    expect(reminder()).toBe('page_reminder UPDATE');
  });

  it('says so of Password Protect, too', () => {
    choose('1');
    expect(reminder()).toBe('page_unsaved UPDATE');
    choose('0');
    expect(reminder()).toBe('page_reminder UPDATE');
  });
});

describe('the browser is asked to ask', () => {
  it.each(['newPassword', 'reEntry', 'firstName', 'lastName'] as const)(
    'when something typed into %s would be lost',
    (name) => {
      type(on[name], 'x');
      expect(leave()).toBe(true);
    },
  );

  it('when a generated password would be', () => {
    press(on.button('page_generate'));
    vi.advanceTimersByTime(1_000);
    expect(leave()).toBe(true);
  });

  it('not when nothing was typed, and nobody listens', () => {
    on.newPassword.focus();
    expect(leave()).toBe(false);
    expect(listening.size).toBe(0);
  });

  it('not for a chosen Yes alone, which is quickly chosen again', () => {
    choose('1');
    expect(leave()).toBe(false);
  });

  it('not for what a script of the page has put in', () => {
    on.newPassword.value = 'Parcel2025';
    on.newPassword.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(leave()).toBe(false);
  });

  it('not once it is as it was, and then nobody listens any more', () => {
    type(on.newPassword, 'x');
    expect(listening.size).toBe(1);
    type(on.newPassword, '');
    expect(leave()).toBe(false);
    expect(listening.size).toBe(0);
  });

  it('not within a second of a press in the form: its script may send it', () => {
    type(on.newPassword, 'x');
    const other = on.form.appendChild(document.createElement('button'));
    other.type = 'button';
    press(other);
    vi.advanceTimersByTime(999);
    expect(leave()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(leave()).toBe(true);
  });

  it('but for a press that a script made', () => {
    type(on.newPassword, 'x');
    on.form.querySelector('th')?.click();
    expect(leave()).toBe(true);
  });

  it('and for a press into a box: it sends nothing', () => {
    type(on.newPassword, 'x');
    press(on.newPassword);
    expect(leave()).toBe(true);
  });

  it('not once the assistant has ended', () => {
    type(on.newPassword, 'x');
    on.stop.abort();
    expect(leave()).toBe(false);
  });
});

describe('after Update', () => {
  beforeEach(() => on.form.addEventListener('submit', (event) => event.preventDefault()));

  it('the browser does not ask, and it says that it was sent once it is on its way', () => {
    type(on.lastName, 'Yamad');
    const [asks] = listening;
    press(on.update);
    expect(listening.has(asks)).toBe(false);
    expect(on.panel.querySelector('.note')).toBeNull();
    vi.advanceTimersByTime(5_000);
    expect(leave()).toBe(false);
    expect(on.text('.note')).toBe('page_sent');
  });

  it('the reminder does not say "not sent yet" beside "sent", until something changes', () => {
    type(on.lastName, 'Yamad');
    choose('1');
    press(on.update);
    vi.advanceTimersByTime(5_000);
    leave();
    expect([on.text('.note'), reminder()]).toEqual(['page_sent', 'page_reminder UPDATE']);
    type(on.lastName, 'Yama');
    expect(reminder()).toBe('page_unsaved UPDATE');
  });

  it('nothing that a script of the page changes makes it ask', () => {
    type(on.lastName, 'Yamad');
    press(on.update);
    on.firstName.value = 'x'.repeat(60);
    on.firstName.dispatchEvent(new InputEvent('input', { bubbles: true }));
    vi.advanceTimersByTime(5_000);
    expect(leave()).toBe(false);
  });

  it('that the page took back, what is typed then is asked for, and nothing was sent', () => {
    type(on.lastName, 'Yamad');
    press(on.update);
    vi.advanceTimersByTime(5_000);
    type(on.lastName, 'Yama');
    expect(leave()).toBe(true);
    expect(on.panel.querySelector('.note')).toBeNull();
    press(on.update);
    press(on.update);
    vi.advanceTimersByTime(5_000);
    expect(leave()).toBe(false);
    expect(on.text('.note')).toBe('page_sent');
  });
});
