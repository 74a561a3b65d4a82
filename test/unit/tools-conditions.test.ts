// @vitest-environment jsdom
/** What the page itself says of the password: where it plainly says otherwise, nothing is held. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';
import { press, type } from './trusted-events';

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

async function remount(markup: string): Promise<void> {
  unmount(on);
  on = await mountAssistant(markup);
}

/** Presses Update with eight characters; whether the page got it. */
function isSent(): boolean {
  let sent = false;
  on.form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = true;
  });
  type(on.newPassword, 'Parcel25');
  type(on.reEntry, 'Parcel25');
  press(on.update);
  return sent;
}
const drift = (): HTMLElement | null => on.panel.querySelector('.drift');

const rowOf = (id: string): RegExp => new RegExp(`<tr>(?:(?!<tr>).)*id="${id}".*?</tr>`, 's');
const inRow = (id: string, note: string): string =>
  FORM.replace(new RegExp(`(id="${id}"[^>]*>)`), `$1 <small>${note}</small>`);
const rowAfter = (id: string, note: string): string =>
  FORM.replace(rowOf(id), (row) => `${row}<tr><td colspan="2">${note}</td></tr>`);
const withAttribute = (id: string, attribute: string): string =>
  FORM.replace(`id="${id}"`, `id="${id}" ${attribute}`);

const NOTE = '8 to 20 alphanumeric characters';
const NOTE_JA = '半角英数字8文字以上20文字以下で入力してください。';

describe('a page that plainly says otherwise', () => {
  it.each([
    ['in the row', inRow('new', NOTE)],
    ['in the row, in Japanese', inRow('new', NOTE_JA)],
    ['in the row of the re-entry', inRow('again', NOTE)],
    ['in the header of the row', FORM.replace('<th>New Password', `<th>New Password (${NOTE})`)],
    ['in a row beside', rowAfter('again', NOTE)],
    ['in a row between', rowAfter('new', NOTE_JA)],
    ['in a row above that says whose it is', rowAfter('tel', `Password: ${NOTE}`)],
    ['in a title', withAttribute('new', `title="${NOTE}"`)],
    ['in a placeholder', withAttribute('again', `placeholder="${NOTE}"`)],
    ['in a pattern', withAttribute('new', 'pattern="[A-Za-z0-9]{8,20}"')],
    ['in a minlength', withAttribute('new', 'minlength="8"')],
    ['by fields that hold too few', withAttribute('new', 'maxlength="8"')],
    ['that symbols may be', inRow('new', 'Letters, digits and symbols are allowed.')],
  ])('%s: it is said, and nothing is held', async (_name, markup) => {
    await remount(markup);
    expect(drift()?.hidden).toBe(false);
    expect(drift()?.textContent).toBe('page_drift');
    expect(on.onDrift).toHaveBeenCalledOnce();
    expect(isSent()).toBe(true);
    expect(on.newPassword.hasAttribute('aria-invalid')).toBe(false);
  });

  it('is still checked, as a guide', async () => {
    await remount(inRow('new', NOTE));
    type(on.newPassword, 'Parcel2025');
    expect(on.mark('length')).toBe('ok');
  });
});

describe('a page that does not', () => {
  it.each([
    ['that says nothing', FORM],
    ['that says what the guide says', inRow('new', 'More than 8 but less than 20 characters')],
    ['that says the same in numbers', inRow('new', '半角英数字9～19文字')],
    ['with a pattern that says the same', withAttribute('new', 'pattern="[A-Za-z0-9]{9,19}"')],
    ['with a field that holds more', withAttribute('new', 'maxlength="64"')],
    ['with a telephone’s note in its row', inRow('tel', '8 to 13 characters')],
    [
      'with a telephone’s note in a row below it',
      rowAfter('tel', '8 to 13 characters, no hyphens'),
    ],
    ['with the same in Japanese', rowAfter('tel', '半角数字8文字以上13文字以下')],
    ['with a note on Password Protect', FORM.replace('>No<', '>No (4 to 8 characters)<')],
    ['with a note on a name', inRow('first', 'up to 40 characters')],
  ])('%s: the eighth character is missed, and nothing is said', async (_name, markup) => {
    await remount(markup);
    expect(drift()?.hidden).toBe(true);
    expect(on.onDrift).not.toHaveBeenCalled();
    expect(isSent()).toBe(false);
    expect(on.mark('length')).toBe('fix');
  });
});
