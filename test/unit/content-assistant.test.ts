// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assist } from '../../src/content/assistant';
import { type HoldHooks, holdUpdate } from '../../src/content/hold-update';
import { createPanel, type Panel } from '../../src/content/panel';
import type { UserInfoParts } from '../../src/portal/recognition/recognition';
import { dispatchTrusted } from './trusted-events';

vi.mock('../../src/content/extension', () => ({
  isAlive: () => true,
  ask: async () => ({ ok: true }),
  uiLanguage: () => 'en',
  say: (key: string, ...rest: readonly unknown[]) => [key, ...rest].join(' '),
}));
vi.mock('../../src/content/panel', () => ({ createPanel: vi.fn() }));
vi.mock('../../src/content/hold-update', () => ({ holdUpdate: vi.fn() }));
vi.mock('../../src/content/tools', () => ({ startTools: vi.fn() }));

/** The panel as it stands: marks by rule, messages by section, and what was said aloud. */
let marks: Record<string, string>;
let messages: Record<string, string>;
let said: string[];
let hooks: HoldHooks;
let stop: AbortController;
let fields: Record<'newPassword' | 'reEntry' | 'firstName' | 'lastName', HTMLInputElement>;
const reset = vi.fn();
const endHold = vi.fn();

/** Puts a value in, with an event as a password manager fires it, or without one. */
function fill(name: keyof typeof fields, value: string, event: string | null = 'input'): void {
  fields[name].value = value;
  if (event !== null) fields[name].dispatchEvent(new Event(event, { bubbles: true }));
}

function start(focused?: keyof typeof fields): void {
  if (focused) fields[focused].focus();
  const parts = { ...fields, update: document.createElement('button') };
  const labels = { newPassword: '', reEntry: '', firstName: '', lastName: '', update: '' };
  const rest = { labels, passwordProtect: null, scope: document.body };
  assist({ ...parts, ...rest } as unknown as UserInfoParts, stop, {
    onSent: vi.fn(),
    onDrift: vi.fn(),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  [marks, messages, said] = [{}, {}, []];
  stop = new AbortController();
  document.body.innerHTML = '<form><input><input><input value="A"><input value="B"></form>';
  const [newPassword, reEntry, firstName, lastName] = document.querySelectorAll('input');
  if (!newPassword || !reEntry || !firstName || !lastName) throw new Error('no fields');
  fields = { newPassword, reEntry, firstName, lastName };
  vi.mocked(createPanel).mockImplementation(() => {
    const panel: Panel = {
      host: document.createElement('div'),
      mark: (rule, mark) => {
        marks[rule] = mark;
      },
      tell: (section, text) => {
        messages[section] = text;
      },
      count: vi.fn(),
      light: vi.fn(),
      rate: vi.fn(),
      sayDrift: vi.fn(),
      remind: vi.fn(),
      addStyles: vi.fn(),
      tools: document.createElement('div'),
      mirror: document.createElement('div'),
      question: document.createElement('div'),
      explainProtect: vi.fn(),
      announce: (text) => said.push(text),
      hold: vi.fn(),
      endHold,
      note: vi.fn(),
    };
    return panel;
  });
  vi.mocked(holdUpdate).mockImplementation((_, given) => {
    hooks = given;
    return { reset, updateAnyway: vi.fn() };
  });
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('marks', () => {
  it('a re-entry whose first was changed afterwards is not wrong, but to be typed again', () => {
    start();
    fill('newPassword', 'Parcel2025x');
    fill('reEntry', 'Parcel2025x');
    expect(marks.match).toBe('ok');
    fill('newPassword', 'Parcel2025y');
    vi.advanceTimersByTime(1_000);
    expect(marks.match).toBe('none');
    expect(messages.password).toMatch(/^page_match_changed/);
    fill('reEntry', 'Parcel2025y');
    fill('reEntry', 'Parcel2025z');
    vi.advanceTimersByTime(1_000);
    expect(marks.match).toBe('check');
  });

  it('names that the portal has saved are neutral until they are changed, one by one', () => {
    fields.firstName.value = 'x'.repeat(60);
    start();
    fill('newPassword', 'Parcel2025x');
    vi.advanceTimersByTime(1_000);
    expect([marks.firstName, marks.lastName]).toEqual([undefined, undefined]);
    fill('firstName', 'x'.repeat(61));
    vi.advanceTimersByTime(1_000);
    expect([marks.firstName, marks.lastName]).toEqual(['check', undefined]);
  });
});

describe('an event that a script of the page fires', () => {
  it('is no change when nothing has changed', () => {
    start();
    fill('newPassword', 'short');
    hooks.onHeld();
    vi.clearAllMocks();
    fill('newPassword', 'short');
    fill('newPassword', 'short', 'change');
    expect(reset).not.toHaveBeenCalled();
    expect(endHold).not.toHaveBeenCalled();
    expect(marks.length).toBe('fix');
  });

  it('is one when something has, and not the person’s', () => {
    start();
    fill('newPassword', 'Parcel2025x');
    expect(reset).toHaveBeenCalledExactlyOnceWith(false);
    // The hold stays, so that nothing moves under the mouse, until nothing is left on it.
    expect(endHold).not.toHaveBeenCalled();
    fill('reEntry', 'Parcel2025x');
    expect(endHold).toHaveBeenCalledOnce();
  });
});

describe('an empty field that Update was held for', () => {
  it('the re-entry is marked, and stays so until it is typed in', () => {
    start();
    fill('newPassword', 'Parcel2025x');
    hooks.onHeld();
    expect(marks.match).toBe('fix');
    expect(messages.password).toBe('page_match_again');
    expect(fields.reEntry.getAttribute('aria-invalid')).toBe('true');
    fields.newPassword.dispatchEvent(new Event('blur'));
    vi.advanceTimersByTime(2_000);
    fill('newPassword', 'Parcel2025y');
    expect(marks.match).toBe('fix');
    expect(fields.reEntry.getAttribute('aria-invalid')).toBe('true');
    fill('reEntry', 'P');
    expect(marks.match).toBe('none');
    expect(fields.reEntry.hasAttribute('aria-invalid')).toBe(false);
  });

  it('so is the first', () => {
    start();
    fill('reEntry', 'Parcel2025x');
    hooks.onHeld();
    fields.reEntry.dispatchEvent(new Event('blur'));
    vi.advanceTimersByTime(2_000);
    expect(marks.length).toBe('fix');
    expect(messages.password).toBe('page_empty_first');
    expect(fields.newPassword.getAttribute('aria-invalid')).toBe('true');
    fill('newPassword', 'P');
    expect(marks.length).toBe('none');
    expect(fields.newPassword.hasAttribute('aria-invalid')).toBe(false);
  });

  it('and no longer once both are empty', () => {
    start();
    fill('newPassword', 'Parcel2025x');
    hooks.onHeld();
    fill('newPassword', '');
    expect(marks.match).toBe('none');
    expect(fields.reEntry.hasAttribute('aria-invalid')).toBe(false);
  });
});

describe('while a character is being composed', () => {
  it('nothing changes and nothing is said; what was due comes afterwards', () => {
    start();
    fill('newPassword', 'short');
    fields.newPassword.dispatchEvent(new Event('blur'));
    fill('firstName', 'x'.repeat(60));
    dispatchTrusted(fields.firstName, new Event('compositionstart'));
    const before = { ...marks };
    vi.advanceTimersByTime(5_000);
    expect(marks).toEqual(before);
    expect(said).toEqual([]);
    fields.firstName.dispatchEvent(new Event('compositionend'));
    vi.advanceTimersByTime(5_000);
    expect(marks).toMatchObject({ length: 'check', firstName: 'check' });
    expect(said).toHaveLength(1);
  });
});

describe('what is said aloud', () => {
  it('nothing about two empty password fields', () => {
    start();
    fill('newPassword', 'Parcel2025x');
    fill('newPassword', '');
    vi.advanceTimersByTime(5_000);
    expect(said).toEqual([]);
  });
});

describe('a value that changes without an event', () => {
  it('is seen in a field that had the focus from the start, and turns to Check', () => {
    start('newPassword');
    fill('newPassword', 'Parcel 2025', null);
    vi.advanceTimersByTime(1_000);
    expect(marks.length).toBe('ok');
    expect(marks.spaces).toBe('none');
    vi.advanceTimersByTime(700);
    expect(marks.spaces).toBe('check');
    vi.advanceTimersByTime(1_000);
    expect(said).toHaveLength(1);
    expect(reset).not.toHaveBeenCalled();
  });
});
