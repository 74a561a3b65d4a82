// @vitest-environment jsdom
/** "Change to half-width": offered where that is all there is to mend, done on a press, undone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

const FIX = 'page_half_width_fix';
const UNDO = 'page_undo';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

/** Types into New Password, and waits until its faults are shown. */
function typeAndWait(value: string): void {
  type(on.newPassword, value);
  vi.advanceTimersByTime(700);
}

describe('the offer', () => {
  it.each(['Ｐarcel2025', 'ＰＡＲＣＥＬ２０２５', 'parcel２０２５', 'ａ'])(
    'stands beside %s',
    (value) => {
      typeAndWait(value);
      expect(on.line()).toMatch(/^page_character_full_width/);
      expect(on.button(FIX).closest('.line')?.textContent).toContain('page_character_full_width');
    },
  );

  it.each([
    'Parcel2025',
    'Ｐarcel 2025',
    'Ｐarcel　2025',
    'Ｐarcel2025！',
    'Ｐarcel２０２５あ',
    'ﾊﾟｽ2025',
    'Ｐ\u200barcel2025',
    '',
  ])('does not stand beside %j', (value) => {
    typeAndWait('Ｐarcel2025');
    typeAndWait(value);
    expect(on.find(FIX)).toBeNull();
  });

  it('goes with the fault', () => {
    typeAndWait('Ｐarcel2025');
    type(on.newPassword, 'Parcel2025');
    expect(on.find(FIX)).toBeNull();
  });

  it('stands beside what was typed before the tools had come', async () => {
    unmount(on);
    on = await mountAssistant(FORM.replace('id="new"', 'id="new" value="Ｐarcel2025"'));
    expect(on.mark('characters')).toBe('check');
    on.button(FIX);
  });
});

describe('a press on it', () => {
  it('changes both fields, tells the page, says so, and moves on to the field', () => {
    const events: string[] = [];
    for (const name of ['input', 'change']) {
      on.form.addEventListener(name, ({ type: kind, target, bubbles, composed }) => {
        const composes = kind === 'change' || composed;
        if (target instanceof Element && bubbles && composes) events.push(`${kind} ${target.id}`);
      });
    }
    type(on.reEntry, 'Ｐarcel2025');
    typeAndWait('Ｐarcel２０２５');
    events.length = 0;
    press(on.button(FIX));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Parcel2025', 'Parcel2025']);
    expect(events).toEqual(['input new', 'change new', 'input again', 'change again']);
    expect([on.line(), on.kind(), on.said()]).toEqual([
      'page_half_width_done',
      'done',
      'page_half_width_done',
    ]);
    expect(on.mark('match')).toBe('ok');
    expect(on.find(FIX)).toBeNull();
    expect(document.activeElement).toBe(on.newPassword);
  });

  it('leaves a re-entry alone that has something else in it', () => {
    type(on.reEntry, 'Ｐarcel 2025');
    typeAndWait('Ｐarcel2025');
    press(on.button(FIX));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Parcel2025', 'Ｐarcel 2025']);
  });

  it('does nothing when a script of the page makes it', () => {
    typeAndWait('Ｐarcel2025');
    on.button(FIX).click();
    expect(on.newPassword.value).toBe('Ｐarcel2025');
  });

  it('is taken back exactly by Undo', () => {
    type(on.reEntry, 'Ｐarcel２');
    typeAndWait('Ｐarcel２０25');
    press(on.button(FIX));
    press(on.button(UNDO));
    expect([on.newPassword.value, on.reEntry.value]).toEqual(['Ｐarcel２０25', 'Ｐarcel２']);
    expect([on.line(), on.said()]).toEqual(['page_character_full_width 1', 'page_undone']);
    expect(on.find(UNDO)).toBeNull();
    expect(document.activeElement).toBe(on.newPassword);
  });

  it('does not say that Undo put it back where the page’s script did not take it', () => {
    typeAndWait('Ｐarcel2025');
    press(on.button(FIX));
    on.newPassword.addEventListener('input', () => {
      on.newPassword.value = 'Parcel2025';
    });
    press(on.button(UNDO));
    expect(on.newPassword.value).toBe('Parcel2025');
    expect([on.line(), on.said()]).toEqual(['page_generate_failed', 'page_generate_failed']);
    expect(on.find(UNDO)).toBeNull();
  });

  it('is offered again after Undo: what was wrong is wrong again', () => {
    typeAndWait('Ｐarcel2025');
    press(on.button(FIX));
    press(on.button(UNDO));
    vi.advanceTimersByTime(700);
    expect(on.line()).toMatch(/^page_character_full_width/);
    press(on.button(FIX));
    expect(on.newPassword.value).toBe('Parcel2025');
  });

  it('says so where the page’s script does not take it, and puts it back', () => {
    typeAndWait('Ｐarcel2025');
    const takeBack = () => {
      if (on.newPassword.value === 'Parcel2025') on.newPassword.value = '';
    };
    on.newPassword.addEventListener('input', takeBack);
    press(on.button(FIX));
    expect(on.newPassword.value).toBe('Ｐarcel2025');
    expect([on.line(), on.said()]).toEqual(['page_generate_failed', 'page_generate_failed']);
    expect(on.find(UNDO)).toBeNull();
  });
});

describe('the way back', () => {
  it('goes when a field changes', () => {
    typeAndWait('Ｐarcel2025');
    press(on.button(FIX));
    type(on.reEntry, 'P');
    expect(on.find(UNDO)).toBeNull();
  });

  it.each([
    ['is sent', FORM],
    // Where nothing can be generated, too.
    [
      'is sent by a page with short fields',
      FORM.replaceAll('type="password"', 'type="password" maxlength="8"'),
    ],
  ])('goes when Update %s: nothing keeps what stood there before', async (_name, markup) => {
    unmount(on);
    on = await mountAssistant(markup);
    typeAndWait('Ｐarc20');
    press(on.button(FIX));
    on.button(UNDO);
    type(on.firstName, 'Hana');
    on.button(UNDO);
    type(on.firstName, 'Hanako');
    on.form.addEventListener('submit', (event) => event.preventDefault());
    press(on.update);
    press(on.update);
    expect(on.find(UNDO)).toBeNull();
  });
});
