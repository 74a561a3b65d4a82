// @vitest-environment jsdom
/** Password Protect: what each choice means, and a question before the first Yes. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { dispatchTrusted, press, type } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

function radioOf(value: '0' | '1'): HTMLInputElement {
  const radio = on.form.querySelector<HTMLInputElement>(`input[name=pp][value="${value}"]`);
  if (!radio) throw new Error('no radio');
  return radio;
}
function choose(value: '0' | '1'): void {
  radioOf(value).checked = true;
  dispatchTrusted(radioOf(value), new Event('change', { bubbles: true }));
}
function chooseByScript(value: '0' | '1'): void {
  radioOf(value).checked = true;
  radioOf(value).dispatchEvent(new Event('change', { bubbles: true }));
}
function typeNewPassword(): void {
  type(on.newPassword, 'Parcel2025x');
  type(on.reEntry, 'Parcel2025x');
}
/** Where jsdom draws nothing, everything is at the top, and nothing stands below the panel. */
function putBelow(element: HTMLElement): void {
  element.getBoundingClientRect = () => new DOMRect(0, 500, 10, 10);
}
const SAVED_YES = FORM.replace(' checked', '').replace('value="1"', 'value="1" checked');
const question = (): string => on.text('.question .said p:first-child');
const isAsked = (): boolean => on.panel.querySelector('.question')?.hasChildNodes() ?? false;

it('each choice is explained, in the page’s own words', () => {
  expect(on.text('.protect')).toBe('page_protect_no No');
  choose('1');
  expect(on.text('.protect')).toBe('page_protect_yes Yes');
  choose('0');
  expect(on.text('.protect')).toBe('page_protect_no No');
});

describe('where the portal has saved Yes', () => {
  beforeEach(async () => {
    unmount(on);
    on = await mountAssistant(SAVED_YES);
  });

  it('Yes is explained as what is so, and No as what will be once Update is pressed', () => {
    expect(on.text('.protect')).toBe('page_protect_is_yes Yes');
    choose('0');
    expect(on.text('.protect')).toBe('page_protect_to_no No UPDATE');
    choose('1');
    expect(on.text('.protect')).toBe('page_protect_is_yes Yes');
  });
});

describe('the question', () => {
  it('comes when Yes is chosen instead of a saved No, is heard, and moves nothing', () => {
    expect(isAsked()).toBe(false);
    choose('1');
    expect(question()).toBe('page_protect_question');
    expect(on.said()).toBe('page_protect_question');
    expect(on.panel.activeElement).toBeNull();
  });

  it('goes with a No', () => {
    choose('1');
    choose('0');
    expect(isAsked()).toBe(false);
  });

  it('is none where the portal has saved Yes', async () => {
    unmount(on);
    on = await mountAssistant(SAVED_YES);
    choose('0');
    choose('1');
    expect(isAsked()).toBe(false);
  });

  it('is for a person only: a script’s choice is explained, and takes a question back', () => {
    chooseByScript('1');
    expect(isAsked()).toBe(false);
    expect(on.text('.protect')).toBe('page_protect_yes Yes');
    choose('1');
    chooseByScript('1');
    expect(isAsked()).toBe(true);
    chooseByScript('0');
    expect(isAsked()).toBe(false);
  });

  it('comes with the drawing of the window, which has nothing to type into or to press', () => {
    choose('1');
    expect(on.text('.question .see > p')).toBe('page_protect_window_lead');
    const drawn = on.panel.querySelector('.question [role=img]');
    expect(drawn?.getAttribute('aria-label')).toContain('dialog_described');
    const active = 'input,button,select,textarea,a,summary,[tabindex],[contenteditable]';
    expect(drawn?.querySelector(active)).toBeNull();
  });

  it.each([
    ['Update', () => on.update],
    ['the choice itself', () => radioOf('1')],
  ])('with %s below the panel the drawing is folded, and comes with the answer', (_name, what) => {
    putBelow(what());
    choose('1');
    expect(on.panel.querySelector('.question details')?.hasAttribute('open')).toBe(false);
    expect(on.panel.querySelector('.question > .see')).toBeNull();
    press(on.button('page_protect_know'));
    expect(on.panel.querySelector('.question details')).toBeNull();
    expect(on.panel.querySelector('.question > .see [role=img]')).not.toBeNull();
  });

  it.each([
    ['page_protect_know', 'page_protect_known UPDATE'],
    ['page_protect_unsure', 'page_protect_not_known No'],
  ])('%s is answered by %s, where the keyboard is', (button, answer) => {
    choose('1');
    on.button(button).focus();
    press(on.button(button));
    expect(question()).toBe(answer);
    expect(on.panel.activeElement?.textContent).toBe(answer);
    expect(on.find(button)).toBeNull();
  });

  it('"Not sure" leads to the ways out; the operator’s page opens in a tab of its own', () => {
    choose('1');
    press(on.button('page_protect_unsure'));
    const lines = Array.from(on.panel.querySelectorAll('.said p'), (line) => line.textContent);
    expect(lines.slice(1)).toEqual(['page_protect_new_wanted', 'page_protect_find_id']);
    const link = on.panel.querySelector<HTMLAnchorElement>('.said a');
    expect(link?.href).toBe('https://www.e-parcel.ne.jp/epweb/EN/FAQ/answer8.php');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noreferrer']);
  });

  it.each([
    ['page_protect_know', 'page_protect_known_new UPDATE'],
    ['page_protect_unsure', 'page_protect_not_known_new No'],
  ])('with a new password in the same Update %s is answered by %s', (button, answer) => {
    typeNewPassword();
    choose('1');
    expect(question()).toBe('page_protect_question_new');
    expect(on.text('.question .see > p')).toBe('page_protect_window_new');
    press(on.button(button));
    expect(question()).toBe(answer);
  });

  it.each([
    ['the question', null, 'page_protect_question', 'page_protect_question_new'],
    ['"Yes"', 'page_protect_know', 'page_protect_known UPDATE', 'page_protect_known_new UPDATE'],
    [
      '"Not sure"',
      'page_protect_unsure',
      'page_protect_not_known No',
      'page_protect_not_known_new No',
    ],
  ])(
    '%s follows a new password that comes later, and goes: seen, not heard',
    (_name, button, known, fresh) => {
      choose('1');
      if (button !== null) press(on.button(button));
      const heard = on.said();
      const asked = on.panel.querySelector('.question .said p');
      const lead = (): string => on.text('.question .see > p');
      type(on.newPassword, 'Parcel2025x');
      expect([question(), lead()]).toEqual([known, 'page_protect_window_lead']);
      type(on.reEntry, 'P');
      expect([question(), lead()]).toEqual([fresh, 'page_protect_window_new']);
      expect(on.said()).toBe(heard);
      type(on.newPassword, '');
      expect([question(), lead()]).toEqual([known, 'page_protect_window_lead']);
      // Nothing is drawn anew: what has the focus keeps it.
      expect(on.panel.querySelector('.question .said p')).toBe(asked);
    },
  );

  it('once taken back it does not come again with a new password', () => {
    choose('1');
    choose('0');
    typeNewPassword();
    expect(isAsked()).toBe(false);
  });

  it.each([
    ['page_protect_know', 'page_protect_unsure', 'page_protect_not_known No'],
    ['page_protect_unsure', 'page_protect_know', 'page_protect_known UPDATE'],
  ])(
    '%s can be taken back: it is asked again, and the keyboard is there',
    (first, second, answer) => {
      putBelow(on.update);
      choose('1');
      press(on.button(first));
      press(on.button('page_protect_again'));
      expect(question()).toBe('page_protect_question');
      expect(on.said()).toBe('page_protect_question');
      expect(on.panel.activeElement).toBe(on.button('page_protect_know'));
      expect(on.find('page_protect_again')).toBeNull();
      // It has been seen with the answer: to fold it would move everything once more.
      expect(on.panel.querySelector('.question > .see [role=img]')).not.toBeNull();
      press(on.button(second));
      expect(question()).toBe(answer);
    },
  );

  it('a password that is typed once is not a new one yet', () => {
    type(on.newPassword, 'Parcel2025x');
    choose('1');
    expect(question()).toBe('page_protect_question');
  });

  it('what throws in a press ends the assistance, and the page is as it was', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    choose('1');
    const know = on.button('page_protect_know');
    vi.spyOn(on.panel.querySelector('.question') ?? know, 'replaceChildren').mockImplementation(
      () => {
        throw new Error('odd page');
      },
    );
    expect(() => press(know)).not.toThrow();
    expect(on.stop.signal.aborted).toBe(true);
    expect(on.panel.host.isConnected).toBe(false);
  });

  it('is not answered by a script of the page', () => {
    choose('1');
    on.button('page_protect_know').click();
    expect(question()).toBe('page_protect_question');
  });

  it('holds nothing, and chooses nothing', () => {
    choose('1');
    let isSent = false;
    on.form.addEventListener('submit', (event) => {
      event.preventDefault();
      isSent = true;
    });
    press(on.button('page_protect_unsure'));
    expect(on.form.querySelector<HTMLInputElement>('input[name=pp]')?.checked).toBe(true);
    press(on.update);
    expect(isSent).toBe(true);
  });
});

it('a page without it has no part for it', async () => {
  unmount(on);
  on = await mountAssistant(FORM.replace(/<tr><th>Password Protect.*?<\/tr>/s, ''));
  expect(on.panel.querySelector('.question')?.childElementCount).toBe(0);
  expect(on.panel.querySelector('.protect')).toBeNull();
});
