// @vitest-environment jsdom
/** The lamps: Caps Lock and Japanese input, neither of which is seen in a password's dots. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssistedForm, mountAssistant, unmount } from './assisted-form';
import { dispatchTrusted, type } from './trusted-events';

const CAPS = 'page_caps_lock_on';
const IME = 'page_ime_on';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

const lamps = (): readonly (string | null)[] =>
  Array.from(on.panel.querySelectorAll('.lamp'), (lamp) => lamp.textContent);
const key = (kind: 'keydown' | 'keyup', more: KeyboardEventInit): KeyboardEvent =>
  new KeyboardEvent(kind, { key: 'a', bubbles: true, cancelable: true, ...more });
const caps = { modifierCapsLock: true };
const press = (more: KeyboardEventInit, field = on.newPassword): void =>
  dispatchTrusted(field, key('keydown', more));

describe('Caps Lock', () => {
  it.each(['newPassword', 'reEntry'] as const)('is shown while it is on, in %s', (name) => {
    expect(lamps()).toEqual([]);
    press(caps, on[name]);
    expect(lamps()).toEqual([CAPS]);
    press({}, on[name]);
    expect(lamps()).toEqual([]);
  });

  it('is seen when its own key goes up, and at a press of the mouse', () => {
    // On its way down it is not on yet, in some browsers.
    dispatchTrusted(on.newPassword, key('keydown', { key: 'CapsLock' }));
    expect(lamps()).toEqual([]);
    dispatchTrusted(on.newPassword, key('keyup', { key: 'CapsLock', ...caps }));
    expect(lamps()).toEqual([CAPS]);
    // Going off there is no way down, on a Mac.
    dispatchTrusted(on.newPassword, key('keyup', { key: 'CapsLock' }));
    expect(lamps()).toEqual([]);
    dispatchTrusted(on.newPassword, new MouseEvent('mousedown', caps));
    expect(lamps()).toEqual([CAPS]);
  });

  it('goes when the field is left', () => {
    on.newPassword.focus();
    press(caps);
    on.newPassword.blur();
    expect(lamps()).toEqual([]);
  });
});

describe('Japanese input', () => {
  it.each<[string, KeyboardEventInit]>([
    ['a key that is called Process', { key: 'Process' }],
    ['a key of code 229', { key: 'Unidentified', keyCode: 229 }],
  ])('is shown at %s', (_name, init) => {
    press(init);
    expect(lamps()).toEqual([IME]);
    dispatchTrusted(on.newPassword, key('keyup', {}));
    expect(lamps()).toEqual([IME]);
    press({});
    expect(lamps()).toEqual([]);
  });

  it('and Caps Lock are shown together', () => {
    press({ key: 'Process', ...caps });
    expect(lamps()).toEqual([CAPS, IME]);
  });

  it('goes when the field is left, and is forgotten', () => {
    on.newPassword.focus();
    press({ key: 'Process' });
    on.newPassword.blur();
    expect(lamps()).toEqual([]);
    on.newPassword.focus();
    dispatchTrusted(on.newPassword, key('keyup', {}));
    expect(lamps()).toEqual([]);
  });
});

it('keys are left alone: none is stopped or taken back', () => {
  const event = key('keydown', { key: 'Process', ...caps });
  let heard = 0;
  document.body.addEventListener('keydown', () => {
    heard += 1;
  });
  dispatchTrusted(on.newPassword, event);
  expect([heard, event.defaultPrevented]).toEqual([1, false]);
});

it('nothing is shown for keys that a script makes, or for autofill’s, which are none', () => {
  on.newPassword.dispatchEvent(key('keydown', { key: 'Process', ...caps }));
  dispatchTrusted(on.newPassword, new Event('keydown'));
  expect(lamps()).toEqual([]);
});

it('nothing for keys in a name, where all of it is as it should be', () => {
  press({ key: 'Process', ...caps }, on.firstName);
  expect(lamps()).toEqual([]);
});

it('the message beside them stays', () => {
  type(on.newPassword, 'Parcel');
  press(caps);
  expect(on.line()).toBe('page_length_count 6 3');
});
