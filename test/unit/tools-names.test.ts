// @vitest-environment jsdom
/** Beside the names: how they will look, how long they are, and what is advised. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { type } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

function typeAndWait(field: HTMLInputElement, value: string): void {
  type(field, value);
  vi.advanceTimersByTime(700);
}
const counts = (): readonly string[] =>
  ['firstName', 'lastName'].map((rule) => on.text(`[data-rule=${rule}] .count`));

describe('from the start, and while typing', () => {
  it('both names are shown as they are, and how long they are', () => {
    expect([on.line('names'), on.kind('names')]).toEqual([
      'page_name_preview Hanako Yamada',
      'help',
    ]);
    expect(counts()).toEqual(['page_name_count 6 59', 'page_name_count 6 59']);
    expect(on.text('[data-rule=firstName] .word')).toBe('page_state_saved');
  });

  it('at every key, at once', () => {
    type(on.firstName, 'Hana');
    type(on.lastName, '山田');
    expect(on.line('names')).toBe('page_name_preview Hana 山田');
    expect(counts()).toEqual(['page_name_count 4 59', 'page_name_count 2 59']);
    expect(on.mark('firstName')).toBe('ok');
  });

  it('an empty one has a word for it', () => {
    type(on.lastName, '');
    expect(on.line('names')).toBe('page_name_preview Hanako page_name_none');
  });

  it('it is told which field is the upper', () => {
    const row = (rule: string): string => on.text(`[data-rule=${rule}] .text`);
    expect(row('firstName')).toMatch(/^page_name_upper FIRST/);
    expect(row('lastName')).toMatch(/^page_name_lower LAST/);
  });

  it('UTF-16 units are counted, as a field counts them', () => {
    type(on.firstName, '𠮷田');
    expect(counts()[0]).toBe('page_name_count 3 59');
  });
});

describe('the advice', () => {
  it.each([
    ['firstName', ' Hanako', 'page_name_space FIRST'],
    ['firstName', 'Hanako\u3000', 'page_name_space FIRST'],
    ['lastName', 'Yamada ', 'page_name_space LAST'],
    ['lastName', '𠮷田', 'page_name_rare 𠮷'],
    ['firstName', '葛\u{e0100}城', 'page_name_rare 葛\u{e0100}'],
    ['lastName', ' 𠮷田', 'page_name_space LAST page_name_rare 𠮷'],
  ] as const)('%s %j: %s', (name, value, advice) => {
    typeAndWait(on[name], value);
    expect([on.line('names'), on.kind('names')]).toEqual([advice, 'advice']);
  });

  it.each([
    ['', ''],
    [' ', '\u3000'],
  ])('both empty: %j and %j', (first, last) => {
    type(on.firstName, first);
    typeAndWait(on.lastName, last);
    expect(on.line('names')).toBe('page_name_both_empty');
  });

  it('waits for a pause, and goes with the next key', () => {
    type(on.firstName, ' Hanako');
    expect(on.line('names')).toBe('page_name_preview  Hanako Yamada');
    vi.advanceTimersByTime(700);
    expect(on.line('names')).toBe('page_name_space FIRST');
    type(on.firstName, 'Hanako');
    expect(on.line('names')).toBe('page_name_preview Hanako Yamada');
  });

  it('comes after a change of the names only: what the portal has saved is left in peace', async () => {
    unmount(on);
    on = await mountAssistant(FORM.replace('"Hanako"', '" Hanako"'));
    typeAndWait(on.newPassword, 'Parcel2025');
    expect(on.line('names')).toBe('page_name_preview  Hanako Yamada');
    typeAndWait(on.lastName, 'Yamad');
    expect(on.line('names')).toBe('page_name_space FIRST');
  });

  it('is no fault: nothing is marked, and a fault comes first', () => {
    typeAndWait(on.firstName, ' Hanako');
    expect(on.mark('firstName')).toBe('ok');
    expect(on.firstName.hasAttribute('aria-invalid')).toBe(false);
    typeAndWait(on.firstName, ` ${'x'.repeat(59)}`);
    expect(on.line('names')).toBe('page_name_one_too_many FIRST 60');
    expect(on.kind('names')).toBe('fault');
  });
});

describe('a name that is too long', () => {
  it.each([
    ['x'.repeat(60), 'page_name_one_too_many FIRST 60'],
    ['x'.repeat(61), 'page_name_long FIRST 61 59'],
    [`${'x'.repeat(58)}𠮷`, 'page_name_double FIRST'],
  ])('%s: %s', (value, text) => {
    typeAndWait(on.firstName, value);
    expect([on.line('names'), on.mark('firstName')]).toEqual([text, 'check']);
  });
});
