// @vitest-environment jsdom
/** What password managers and keyboards are told where the page is silent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AssistedForm, FORM, mountAssistant, unmount } from './assisted-form';

const OURS = {
  autocomplete: 'new-password',
  passwordrules: 'minlength: 9; maxlength: 19; allowed: lower, upper, digit',
  autocapitalize: 'none',
  spellcheck: 'false',
};

let on: AssistedForm;
beforeEach(async () => {
  on = await mountAssistant();
});
afterEach(() => unmount(on));

async function remount(markup: string): Promise<void> {
  unmount(on);
  on = await mountAssistant(markup);
}
const annotations = (field: HTMLInputElement): Record<string, string | null> =>
  Object.fromEntries(Object.keys(OURS).map((name) => [name, field.getAttribute(name)]));

it('both password fields have all four, and no other field has any', () => {
  expect(annotations(on.newPassword)).toEqual(OURS);
  expect(annotations(on.reEntry)).toEqual(OURS);
  const nothing = {
    autocomplete: null,
    passwordrules: null,
    autocapitalize: null,
    spellcheck: null,
  };
  expect(annotations(on.firstName)).toEqual(nothing);
});

it('what the page says itself stands, even where it says nothing', async () => {
  await remount(
    FORM.replace('id="new"', 'id="new" autocomplete="off" spellcheck="" passwordrules="x"'),
  );
  expect(annotations(on.newPassword)).toEqual({
    autocomplete: 'off',
    passwordrules: 'x',
    autocapitalize: 'none',
    spellcheck: '',
  });
  expect(annotations(on.reEntry)).toEqual(OURS);
});

it('ours are not told as rules where the page states others', async () => {
  await remount(FORM.replace('id="new"', 'id="new" minlength="12"'));
  expect(annotations(on.newPassword)).toEqual({ ...OURS, passwordrules: null });
  expect(annotations(on.reEntry)).toEqual({ ...OURS, passwordrules: null });
});

it.each([
  ['nothing', FORM],
  ['some of it', FORM.replace('id="new"', 'id="new" autocomplete="off" aria-describedby="hint"')],
])('all is put back byte for byte where the page said %s', async (_name, markup) => {
  await remount(markup);
  on.stop.abort();
  const page = new DOMParser().parseFromString(markup, 'text/html');
  expect(document.body.innerHTML).toBe(page.body.innerHTML);
});
