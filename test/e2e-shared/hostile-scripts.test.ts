/** Pages whose own scripts are in the way: right or silent, and the page goes on working. */
import { describe, expect, it } from 'vitest';
import type { Panel } from '../browser/tab';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectHeld, expectStates, say, updateAnyway, waitForPanel } from './panel-words';
import { shareOwnPages } from './share-own-pages';
import { shareStage } from './stage';

const GOOD = 'Parcel2025x';
/** A page that takes the panel out is given up within this time. */
const GIVEN_UP_MS = 6_000;
/** Longer than one that answers our coming at once is left alone (4 s): what comes back after that is seen. */
const FOR_GOOD_MS = 5_000;

const share = shareStage();
const own = shareOwnPages(share);

/** Opens the page with a script in its head, which runs before anything of ours. */
async function open(script: string, errors?: RegExp): Promise<AlteredPage> {
  if (errors) share().expectErrors(errors);
  const altered = await openAltered(share(), own, { head: `<script>${script}</script>` });
  await waitForPanel(altered.panel);
  return altered;
}

/** A script that runs at every event of a field. */
const onField = (type: string, body: string): string =>
  `addEventListener('${type}', ({ target }) => { if (target.type === 'password') { ${body} } }, true);`;

async function typeTwice({ page, form }: AlteredPage, text: string): Promise<void> {
  for (const field of [form.newPassword, form.reEntry]) {
    await field.click();
    await page.keyboard.type(text);
  }
}

const countPanels = async (panel: Panel): Promise<number> => {
  const lines = (await panel.readText()).split('\n');
  return lines.filter((line) => line === say('en', 'extension_short_name')).length;
};

describe('a script that writes into the fields', () => {
  it('at every key: what it leaves there is checked', async () => {
    const altered = await open(
      onField('input', "target.value = target.value.replace(/[^a-z0-9]/gi, '').toUpperCase();"),
    );
    await typeTwice(altered, 'Par cel!2025');
    await expectStates(altered.panel, 'en', 'ok ok ok ok');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: 'PARCEL2025', newPasswordAgain: 'PARCEL2025' });
  });

  it('a moment after every key, without an event', async () => {
    const altered = await open(
      onField('input', "setTimeout(() => { target.value = target.value + '!' }, 50);"),
    );
    await altered.form.newPassword.click();
    await altered.page.keyboard.type('P');
    await altered.page.waitForTimeout(100);
    await altered.page.evaluate(`document.execCommand('insertText', false, '${GOOD}')`);
    await expectStates(altered.panel, 'en', 'ok check ok none');
    await altered.form.update.click();
    await updateAnyway(altered.panel);
    await expectUpdate(altered, { newPassword: `P!${GOOD}!`, newPasswordAgain: '' });
  });

  it('when a field is left: what is gone is no fault any more', async () => {
    const altered = await open(onField('blur', "target.value = '';"));
    await altered.form.newPassword.click();
    await altered.page.keyboard.type('abc!');
    await expectStates(altered.panel, 'en', 'none check ok none');
    await altered.form.firstName.click();
    await expectStates(altered.panel, 'en', 'none none none none');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: '', newPasswordAgain: '' });
  });

  // A form that is emptied fires no event at its fields.
  it('that empties the form: nothing is said of what is gone', async () => {
    const altered = await open('');
    await typeTwice(altered, 'abc!');
    await altered.form.update.click();
    await expectHeld(altered.panel);
    // Whatever the last field was left for has been looked at by now.
    await altered.page.waitForTimeout(1_000);
    await altered.page.evaluate('void document.forms[0].reset()');
    await expectStates(altered.panel, 'en', 'none none none none');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: '', newPasswordAgain: '' });
  });

  it('as Update is pressed, every time: held twice at most', async () => {
    const altered = await open(
      // Wrong in another way each time: the same fault again would be the same press again.
      `let presses = 0; addEventListener('mousedown', () => { presses += 1; for (const field of document.querySelectorAll('[type=password]')) { field.value = presses % 2 ? 'far too long a password' : 'ab!'; field.dispatchEvent(new Event('input', { bubbles: true })); } }, true);`,
    );
    await typeTwice(altered, 'abc!');
    for (const _hold of ['first', 'second']) {
      await altered.form.update.click();
      await expectHeld(altered.panel);
      expect(altered.posts).toHaveLength(0);
    }
    await altered.form.update.click();
    await expectUpdate(altered, {});
  });
});

describe('a script that takes things away', () => {
  it('the panel, whenever it comes: it gives up, and leaves the form as it was', async () => {
    const script = `
      let removed = 0;
      new MutationObserver(() => {
        for (const child of document.querySelectorAll('form div, main > div')) { child.remove(); removed += 1; }
      }).observe(document, { childList: true, subtree: true });`;
    const altered = await openAltered(share(), own, { head: `<script>${script}</script>` });
    const { page } = altered;
    await page.waitForTimeout(GIVEN_UP_MS);
    const removed = await page.evaluate<number>('removed');
    expect(removed).toBeGreaterThan(0);
    expect(removed).toBeLessThanOrEqual(4);
    const [shown, served] = await page.evaluate(async () => {
      const markup = await (await fetch(location.href)).text();
      const untouched = new DOMParser().parseFromString(markup, 'text/html');
      return [document.forms[0]?.outerHTML, untouched.forms[0]?.outerHTML];
    });
    expect(shown).toBe(served);
    await page.waitForTimeout(FOR_GOOD_MS);
    expect(await page.evaluate<number>('removed')).toBe(removed);
    await altered.form.newPassword.fill('short');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: 'short', newPasswordAgain: '' });
  });

  it('the panel, at every press: the second is sent', async () => {
    const altered = await open('');
    await altered.form.newPassword.fill('short');
    await altered.form.update.click();
    await expectHeld(altered.panel);
    await altered.page.evaluate("document.querySelector('form div').remove()");
    await waitForPanel(altered.panel);
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: 'short', newPasswordAgain: '' });
  });

  it('the form, for a copy of it: one panel, and nothing of the first is left', async () => {
    const altered = await open('');
    const { page, panel, form } = altered;
    await form.newPassword.fill('abc!');
    await form.update.click();
    await expectHeld(panel);
    await page.evaluate('document.forms[0].replaceWith(document.forms[0].cloneNode(true))');
    await expect.poll(() => countPanels(panel)).toBe(1);
    const seen = await page.evaluate(() => ({
      panels: document.querySelectorAll('form div').length,
      text: document.forms[0]?.innerText ?? '',
      invalid: document.querySelectorAll('[aria-invalid]').length,
      descriptions: document.querySelector('input[name=newpwd]')?.getAttribute('aria-describedby'),
    }));
    expect(seen.text).not.toContain(say('en', 'page_password_hint'));
    expect(seen.panels).toBe(1);
    expect(seen.invalid).toBe(0);
    expect(seen.descriptions).toMatch(/^d[0-9a-f-]{36}$/);
    await form.newPassword.fill(GOOD);
    await form.reEntry.fill(GOOD);
    await expectStates(panel, 'en', 'ok ok ok ok');
    await form.update.click();
    await expectUpdate(altered, { newPassword: GOOD, newPasswordAgain: GOOD });
  });
});

describe('a script that is in the way', () => {
  it('throws in all its handlers', async () => {
    const fault = 'the page’s own fault';
    const types = ['input', 'change', 'keydown', 'focus', 'blur', 'click', 'submit', 'paste'];
    const altered = await open(
      types
        .map((type) => `addEventListener('${type}', () => { throw new Error('${fault}') }, true);`)
        .join(''),
      new RegExp(fault),
    );
    await typeTwice(altered, 'abc!');
    await expectStates(altered.panel, 'en', 'check check ok ok');
    await altered.form.update.click();
    await updateAnyway(altered.panel);
    await expectUpdate(altered, { newPassword: 'abc!', newPasswordAgain: 'abc!' });
  });

  it('lets no event through: the fields are checked all the same', async () => {
    const altered = await open(
      ['input', 'change', 'focus', 'blur']
        .map(
          (type) =>
            `addEventListener('${type}', (event) => event.stopImmediatePropagation(), true);`,
        )
        .join(''),
    );
    await altered.form.newPassword.fill(GOOD);
    await altered.form.update.click();
    await updateAnyway(altered.panel);
    await expectUpdate(altered, { newPassword: GOOD, newPasswordAgain: '' });
  });

  it('stops every press and submit of its own: nothing is sent, and nothing breaks', async () => {
    const altered = await open(
      "addEventListener('submit', (event) => event.preventDefault(), true);",
    );
    await altered.form.newPassword.fill('short');
    await altered.form.update.click();
    await updateAnyway(altered.panel);
    await altered.page.waitForTimeout(1_000);
    expect(altered.posts).toEqual([]);
    expect(await altered.form.newPassword.inputValue()).toBe('short');
  });

  it('has replaced what every script builds on', async () => {
    const altered = await open(`
      const broken = () => { throw new Error('replaced by the page') };
      for (const name of ['map', 'flatMap', 'filter', 'find', 'findIndex', 'includes', 'some', 'every', 'forEach', 'slice', 'sort', 'at', 'join', 'push'])
        Array.prototype[name] = broken;
      for (const [holder, names] of [
        [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
        [Element.prototype, ['attachShadow', 'matches', 'closest', 'querySelectorAll', 'setAttribute', 'after', 'append', 'scrollIntoView']],
        [HTMLElement.prototype, ['focus', 'click']],
        [HTMLFormElement.prototype, ['requestSubmit']],
        [Document.prototype, ['createElement', 'createRange', 'querySelectorAll', 'getElementsByTagName']],
        [Event.prototype, ['preventDefault', 'stopImmediatePropagation', 'composedPath']],
        [window, ['getComputedStyle', 'setTimeout', 'MutationObserver', 'CSSStyleSheet', 'AbortController', 'JSON', 'performance', 'fetch', 'Map', 'Set', 'Promise']],
        [crypto, ['randomUUID', 'getRandomValues']],
      ]) for (const name of names) Object.defineProperty(holder, name, { configurable: true, get: () => broken, set: () => undefined });
      Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => 'Perfect2025', set: broken });
      Object.defineProperty(Node.prototype, 'isConnected', { get: () => false });
      RegExp.prototype.test = RegExp.prototype.exec = broken;`);
    await typeTwice(altered, 'abc!');
    await expectStates(altered.panel, 'en', 'check check ok ok');
    await altered.form.update.click();
    await updateAnyway(altered.panel);
    await expectUpdate(altered, { newPassword: 'abc!', newPasswordAgain: 'abc!' });
  });
});
