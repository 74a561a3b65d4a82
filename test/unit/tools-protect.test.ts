// @vitest-environment jsdom
/** Password Protect: what each choice means, and a question before the first Yes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { dispatchTrusted, press } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

function choose(value: '0' | '1'): void {
  const radio = on.form.querySelector<HTMLInputElement>(`input[name=pp][value="${value}"]`);
  if (!radio) throw new Error('no radio');
  radio.checked = true;
  dispatchTrusted(radio, new Event('change', { bubbles: true }));
}
const question = (): string => on.text('.question p');
const isAsked = (): boolean => on.panel.querySelector('.question')?.hasChildNodes() ?? false;

it('each choice is explained, in the page’s own words', () => {
  expect(on.text('.protect')).toBe('page_protect_no No');
  choose('1');
  expect(on.text('.protect')).toBe('page_protect_yes Yes');
  choose('0');
  expect(on.text('.protect')).toBe('page_protect_no No');
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
    const markup = FORM.replace(' checked', '').replace('value="1"', 'value="1" checked');
    on = await mountAssistant(markup);
    choose('0');
    choose('1');
    expect(isAsked()).toBe(false);
    expect(on.text('.protect')).toBe('page_protect_yes Yes');
  });

  it.each([
    ['page_protect_know', 'page_protect_known'],
    ['page_protect_unsure', 'page_protect_not_known No'],
  ])('%s is answered by %s, where the keyboard is', (button, answer) => {
    choose('1');
    on.button(button).focus();
    press(on.button(button));
    expect(question()).toBe(answer);
    expect(on.panel.activeElement?.textContent).toBe(answer);
    expect(on.find(button)).toBeNull();
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
