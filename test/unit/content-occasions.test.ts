// @vitest-environment jsdom
/** When something is shown and when it is heard: the table of occasions, on a real panel. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

const RULES = ['length', 'characters', 'spaces', 'match'] as const;

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

const marks = (): readonly (string | undefined)[] => RULES.map(on.mark);
const words = (): readonly string[] => RULES.map((rule) => on.text(`[data-rule=${rule}] .word`));
const glyphs = (): readonly string[] => RULES.map((rule) => on.text(`[data-rule=${rule}] .glyph`));
/** What a screen reader is told with a field. */
const description = (field: HTMLInputElement): string =>
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? '';

describe('when the page is ready', () => {
  it('every rule is seen, neutral, as a word and a glyph; nothing is heard', () => {
    expect(marks()).toEqual(['none', 'none', 'none', 'none']);
    expect(words()).toEqual(Array(4).fill('page_state_none'));
    // A ring that is drawn, not written.
    expect(glyphs()).toEqual(Array(4).fill(''));
    expect(on.line()).toBe('page_password_keep');
    vi.advanceTimersByTime(10_000);
    expect(on.said()).toBe('');
  });

  it('one live region is there, polite and whole, and the list is none', () => {
    const live = [...on.panel.querySelectorAll('[role=status], [aria-live], [role=alert]')];
    expect(live).toHaveLength(1);
    expect(live[0]?.getAttribute('aria-live')).toBe('polite');
    expect(live[0]?.getAttribute('aria-atomic')).toBe('true');
    expect(document.querySelector('[aria-errormessage]')).toBeNull();
  });

  it('each field has its hint as a description', () => {
    expect(description(on.newPassword)).toBe('page_password_hint');
    expect(description(on.reEntry)).toBe('page_password_hint');
    expect(description(on.lastName)).toBe('page_names_hint');
  });

  it('the hint, where it comes from, and every rule’s name are there to be read', () => {
    expect(on.text('[data-section=password] .hint')).toBe('page_password_hint');
    expect(on.text('[data-section=names] .hint')).toBe('page_names_hint');
    expect(on.text('details p')).toBe('page_password_why');
    expect(on.text('[data-rule=length] .text')).toBe('page_rule_length');
  });
});

describe('typing', () => {
  it('a rule that becomes true turns OK at once', () => {
    type(on.newPassword, 'Parcel202');
    expect(marks()).toEqual(['ok', 'ok', 'ok', 'none']);
    expect(words()[0]).toBe('page_state_ok');
    expect(glyphs()[0]).toBe('✓');
  });

  it('one that typing can mend stays neutral', () => {
    type(on.newPassword, 'Parcel20');
    vi.advanceTimersByTime(10_000);
    expect(on.mark('length')).toBe('none');
    expect(on.line()).toBe('page_length_count 8 1');
  });

  it.each([
    ['x'.repeat(20), 'length', 'page_length_one_too_many 20'],
    ['Parcel!2025', 'characters', 'page_character_symbol 7'],
    ['Parcel 2025', 'spaces', 'page_space_inside 7'],
  ])('%s turns to Check after a pause of 700 ms', (password, rule, text) => {
    type(on.newPassword, password);
    vi.advanceTimersByTime(699);
    expect(on.mark(rule)).toBe('none');
    vi.advanceTimersByTime(1);
    expect(on.mark(rule)).toBe('check');
    expect([on.line(), on.kind()]).toEqual([text, 'fault']);
    expect(on.text(`[data-rule=${rule}] .word`)).toBe('page_state_check');
    expect(on.text(`[data-rule=${rule}] .glyph`)).toBe('!');
    expect(description(on.newPassword)).toBe(`${text} page_password_hint`);
    expect(on.newPassword.hasAttribute('aria-invalid')).toBe(false);
  });

  it('each key puts the pause off', () => {
    type(on.newPassword, 'Parcel!');
    vi.advanceTimersByTime(600);
    type(on.newPassword, 'Parcel!2');
    vi.advanceTimersByTime(600);
    expect(on.mark('characters')).toBe('none');
  });

  it('a fault clears on the very next input that mends it', () => {
    type(on.newPassword, 'Parcel!2025');
    vi.advanceTimersByTime(700);
    type(on.newPassword, 'Parcel2025');
    expect(on.mark('characters')).toBe('ok');
    expect(on.line()).toBe('page_match_again');
    expect(description(on.newPassword)).toBe('page_password_hint');
  });
});

describe('the re-entry', () => {
  beforeEach(() => type(on.newPassword, 'Parcel2025'));

  it('empty: waiting', () => {
    vi.advanceTimersByTime(5_000);
    expect([on.mark('match'), on.line()]).toEqual(['none', 'page_match_again']);
  });

  it('a prefix: the same so far', () => {
    type(on.reEntry, 'Parcel');
    vi.advanceTimersByTime(5_000);
    expect([on.mark('match'), on.line()]).toEqual(['none', 'page_match_so_far']);
  });

  it('equal: OK', () => {
    type(on.reEntry, 'Parcel2025');
    expect([on.mark('match'), on.line()]).toEqual(['ok', 'page_match_ok']);
  });

  it.each([
    ['Parcel2x', 'page_match_differs 8 AGAIN'],
    ['parcel2025', 'page_match_case 1'],
    ['Parcel20255', 'page_match_differs 11 AGAIN'],
  ])('%s differs: Check after a pause', (password, text) => {
    type(on.reEntry, password);
    expect(on.mark('match')).toBe('none');
    vi.advanceTimersByTime(700);
    expect([on.mark('match'), on.line()]).toEqual(['check', text]);
  });

  it('the first changed afterwards: waiting again, with its own text, until it is typed in', () => {
    type(on.reEntry, 'Parcel2025');
    type(on.newPassword, 'Parcel2026');
    vi.advanceTimersByTime(5_000);
    expect([on.mark('match'), on.line()]).toEqual(['none', 'page_match_changed NEW AGAIN']);
    type(on.reEntry, 'Parcel2025');
    vi.advanceTimersByTime(700);
    expect([on.mark('match'), on.line()]).toEqual(['check', 'page_match_differs 10 AGAIN']);
  });

  it('the first changed while the re-entry is empty is no change after it', () => {
    type(on.newPassword, 'Parcel2026');
    expect(on.line()).toBe('page_match_again');
  });

  it('both empty: nothing to say and nothing to hold', () => {
    type(on.newPassword, '');
    vi.advanceTimersByTime(5_000);
    expect(marks()).toEqual(['none', 'none', 'none', 'none']);
    expect(on.line()).toBe('page_password_keep');
  });
});

describe('leaving a field', () => {
  it('turns what is unmet to Check after 300 ms, at the field as well; nothing is heard', () => {
    on.newPassword.focus();
    type(on.newPassword, 'Parcel');
    vi.advanceTimersByTime(5_000);
    const heard = on.said();
    on.newPassword.blur();
    vi.advanceTimersByTime(299);
    expect(on.mark('length')).toBe('none');
    vi.advanceTimersByTime(1);
    expect([on.mark('length'), on.line()]).toEqual(['check', 'page_length_short NEW 9']);
    expect(description(on.newPassword)).toBe('page_length_short NEW 9 page_password_hint');
    vi.advanceTimersByTime(5_000);
    expect(on.said()).toBe(heard);
  });

  it('that is empty turns nothing', () => {
    on.reEntry.focus();
    type(on.newPassword, 'Parcel2025');
    on.reEntry.blur();
    vi.advanceTimersByTime(5_000);
    expect(on.mark('match')).toBe('none');
  });

  it('a prefix in the re-entry is Check then', () => {
    type(on.newPassword, 'Parcel2025');
    on.reEntry.focus();
    type(on.reEntry, 'Parcel');
    on.reEntry.blur();
    vi.advanceTimersByTime(300);
    expect([on.mark('match'), on.line()]).toEqual(['check', 'page_match_differs 7 AGAIN']);
  });
});

describe('what is heard', () => {
  it('one message a second after the last input: how many are met, and which are left', () => {
    type(on.newPassword, 'Parcel2025');
    vi.advanceTimersByTime(999);
    expect(on.said()).toBe('');
    vi.advanceTimersByTime(1);
    expect(on.said()).toBe('page_live_part 3 4 page_rule_match');
  });

  it('all met, and names of several rules', () => {
    type(on.newPassword, 'Par cel!');
    vi.advanceTimersByTime(1_000);
    const left = [
      'page_rule_length',
      'page_rule_characters',
      'page_rule_spaces',
      'page_rule_match',
    ];
    expect(on.said()).toBe(`page_live_part 0 4 ${left.join('page_list_separator')}`);
    type(on.newPassword, 'Parcel2025');
    type(on.reEntry, 'Parcel2025');
    vi.advanceTimersByTime(3_000);
    expect(on.said()).toBe('page_live_all');
  });

  it('nothing that is typed, and no length of it', () => {
    type(on.newPassword, 'Qx7');
    vi.advanceTimersByTime(10_000);
    expect(on.said()).not.toMatch(/Qx7|\b3\b/);
  });

  it('of the names only those that were changed', () => {
    type(on.firstName, 'x'.repeat(60));
    vi.advanceTimersByTime(1_000);
    expect(on.said()).toBe('page_live_part 0 1 page_rule_name FIRST');
  });

  it('what a tool says is not talked over within three seconds', () => {
    press(on.button('page_generate'));
    vi.advanceTimersByTime(2_900);
    expect(on.said()).toBe('page_generate_done UPDATE');
    vi.advanceTimersByTime(100);
    expect(on.said()).toBe('page_live_all');
  });
});

describe('a value that comes without an event', () => {
  it('is seen within a second while its field has the focus', () => {
    on.newPassword.focus();
    on.newPassword.value = 'Parcel2025';
    vi.advanceTimersByTime(1_000);
    expect(on.mark('length')).toBe('ok');
  });

  it('is not looked for once the field is left', () => {
    on.newPassword.focus();
    on.newPassword.blur();
    on.newPassword.value = 'Parcel2025';
    vi.advanceTimersByTime(10_000);
    expect(on.mark('length')).toBe('none');
  });

  it('is seen with a change alone, as some password managers fire it', () => {
    on.newPassword.value = 'Parcel2025';
    on.newPassword.dispatchEvent(new Event('change', { bubbles: true }));
    expect(on.mark('length')).toBe('ok');
  });

  it('that the browser hides is unknown, not empty', () => {
    vi.spyOn(on.newPassword, 'matches').mockImplementation((asked) => asked === ':autofill');
    type(on.reEntry, '');
    vi.advanceTimersByTime(700);
    expect(on.line()).toBe('page_autofill_hidden');
    vi.spyOn(on.reEntry, 'matches').mockImplementation((asked) => asked === ':autofill');
    let isSent = false;
    on.form.addEventListener('submit', (event) => {
      event.preventDefault();
      isSent = true;
    });
    press(on.update);
    expect(isSent).toBe(true);
  });
});

describe('Update with something unmet', () => {
  it('is stopped, with what is unmet in the same words as at the field, and the fields are marked', () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    on.form.addEventListener('submit', sent);
    type(on.newPassword, 'Parcel!');
    type(on.reEntry, 'x');
    press(on.update);
    expect(sent).not.toHaveBeenCalled();
    expect(on.text('.hold-heading')).toBe('page_hold_heading');
    expect(on.panel.activeElement).toBe(on.panel.querySelector('.hold-heading'));
    const items = Array.from(on.panel.querySelectorAll('.hold-item'), (item) => item.textContent);
    expect(items).toEqual([
      'page_length_short NEW 9',
      'page_character_symbol 7',
      'page_match_differs 1 AGAIN',
    ]);
    expect(on.text('.hold > p:not(.quiet)')).toBe('page_hold_body 3');
    expect(on.text('.hold .quiet')).toBe('page_hold_note');
    expect(marks()).toEqual(['fix', 'fix', 'ok', 'fix']);
    expect(words()[0]).toBe('page_state_fix');
    expect(on.newPassword.getAttribute('aria-invalid')).toBe('true');
    expect(on.reEntry.getAttribute('aria-invalid')).toBe('true');
    expect(on.update.hasAttribute('disabled')).toBe(false);
    press(on.button('page_match_differs'));
    expect(document.activeElement).toBe(on.reEntry);
  });

  it.each(['', 'Parcel2025'])('one item has its own sentence: %j first', (first) => {
    type(on.newPassword, first);
    type(on.reEntry, first === '' ? 'Parcel2025' : '');
    press(on.update);
    expect(on.text('.hold > p:not(.quiet)')).toBe('page_hold_body_one');
    on.button(first === '' ? 'page_empty_first' : 'page_match_again');
  });

  it('Update anyway takes a press half a second later, and no sooner', () => {
    const sent = vi.fn((event: Event) => event.preventDefault());
    on.form.addEventListener('submit', sent);
    type(on.newPassword, 'Parcel');
    press(on.update);
    vi.advanceTimersByTime(499);
    press(on.button('page_hold_anyway'));
    expect(sent).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    on.button('page_hold_anyway').click();
    expect(sent).not.toHaveBeenCalled();
    press(on.button('page_hold_anyway'));
    expect(sent).toHaveBeenCalledOnce();
  });

  it('Go back and fix goes to the field', () => {
    type(on.newPassword, 'Parcel');
    press(on.update);
    press(on.button('page_hold_back'));
    expect(document.activeElement).toBe(on.newPassword);
    expect(on.panel.querySelector('.hold-heading')).toBeNull();
  });
});
