// @vitest-environment jsdom
/** A paste that the field's own limit cuts is said at once. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { dispatchTrusted, type } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant(
    FORM.replace('id="new"', 'id="new" maxlength="12"').replace(
      'id="last"',
      'id="last" maxlength="10"',
    ),
  );
});
afterEach(() => unmount(on));

/** What a browser does with text that is put in where the cursor is. */
function put(field: HTMLInputElement, text: string, kind: 'paste' | 'drop' = 'paste'): void {
  const data = { getData: () => text };
  // jsdom has neither of the two events.
  const event = Object.assign(new Event(kind, { bubbles: true }), {
    clipboardData: kind === 'paste' ? data : null,
    dataTransfer: kind === 'drop' ? data : null,
  });
  dispatchTrusted(field, event);
  const { value, selectionStart, selectionEnd } = field;
  const kept = value.slice(0, selectionStart ?? 0) + value.slice(selectionEnd ?? 0);
  const room = field.maxLength < 0 ? text.length : field.maxLength - kept.length;
  const fitting = text.replace(/[\r\n]/g, '').slice(0, room);
  field.value = value.slice(0, selectionStart ?? 0) + fitting + value.slice(selectionEnd ?? 0);
  dispatchTrusted(field, new InputEvent('input', { bubbles: true }));
}

it.each(['paste', 'drop'] as const)('%s: seen and heard, with what the field holds', (kind) => {
  put(on.newPassword, 'Parcel2025xyz', kind);
  expect(on.newPassword.value).toHaveLength(12);
  expect([on.line(), on.said(), on.kind()]).toEqual([
    'page_length_cut 12',
    'page_length_cut 12',
    'done',
  ]);
});

it('stays, although all that is left meets the rules, until something changes', () => {
  put(on.newPassword, 'Parcel2025xyz');
  vi.advanceTimersByTime(5_000);
  expect(on.line()).toBe('page_length_cut 12');
  type(on.newPassword, 'Parcel2025xy');
  expect(on.line()).not.toMatch('page_length_cut');
});

it('is said in the names’ own place', () => {
  put(on.lastName, 'Yamada Taro');
  expect(on.line('names')).toBe('page_length_cut 10');
  expect(on.line()).not.toMatch('page_length_cut');
});

describe('nothing is said', () => {
  it.each([
    ['fits', 'Parcel2025xy'],
    ['fits in one line, as a field takes it', 'Parcel2025xy\r\n'],
    ['is empty', ''],
  ])('of what %s', (_name, text) => {
    put(on.newPassword, text);
    expect(on.line()).not.toMatch('page_length_cut');
  });

  it('of what takes the place of what was selected', () => {
    type(on.newPassword, 'Parcel2025xy');
    on.newPassword.select();
    put(on.newPassword, 'Parcel2026xy');
    expect(on.line()).not.toMatch('page_length_cut');
  });

  it('of a field without a limit', () => {
    put(on.reEntry, 'x'.repeat(300));
    expect(on.line()).not.toMatch('page_length_cut');
  });

  it('of a key at the limit', () => {
    type(on.newPassword, 'Parcel2025xy');
    on.newPassword.setSelectionRange(12, 12);
    type(on.newPassword, 'Parcel2025xz');
    expect(on.line()).not.toMatch('page_length_cut');
  });
});
