/** How text may come into the fields but by typing: right or silent, and sent as it came. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readClosedText } from '../browser/closed-shadow';
import { FIELD_NAMES } from '../portal/user-info';
import { expectUpdate, openAltered } from './altered-page';
import {
  expectHeld,
  expectStates,
  expectText,
  say,
  updateAnyway,
  waitForPanel,
} from './panel-words';
import { shareStage } from './shared-stage';

const takeStage = shareStage();

describe('a paste', () => {
  const paste = async (page: Page, text: string): Promise<void> => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+V');
  };

  it('of 10,000 characters is held, and goes out whole', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    const password = `${'aB3'.repeat(3_333)}!`;
    const name = 'n'.repeat(10_000);
    for (const [field, text] of [
      [form.newPassword, password],
      [form.reEntry, password],
      [form.firstName, name],
    ] as const) {
      await field.focus();
      await page.keyboard.press('Control+A');
      await paste(page, text);
    }
    await expectStates(page, 'check check ok ok');
    await form.update.click();
    await expectHeld(page);
    for (const text of [
      say('page_length_long', 'New Password', 19),
      say('page_character_symbol', 10_000),
      say('page_name_long', 'First Name', 10_000, 59),
    ]) {
      expect((await readClosedText(page)).toLowerCase()).toContain(text.toLowerCase());
    }
    await updateAnyway(page);
    await expectUpdate(altered, {
      newPassword: password,
      newPasswordAgain: password,
      firstName: name,
    });
  });

  it('with the end of its line is right: the browser leaves that out', async () => {
    const altered = await openAltered(await takeStage());
    for (const field of [altered.form.newPassword, altered.form.reEntry]) {
      await field.focus();
      await paste(altered.page, 'Parcel2025x\r\n');
    }
    await expectStates(altered.page, 'ok ok ok ok');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: 'Parcel2025x', newPasswordAgain: 'Parcel2025x' });
  });

  it('that a maxlength cuts is checked as what is left of it', async () => {
    const altered = await openAltered(await takeStage(), {
      change: (html) => html.replaceAll('type="password"', 'type="password" maxlength="12"'),
    });
    await altered.form.newPassword.focus();
    await paste(altered.page, 'Parcel2025xyz!');
    await altered.form.reEntry.focus();
    await paste(altered.page, 'Parcel2025xy');
    await expectStates(altered.page, 'ok ok ok ok');
    await altered.form.update.click();
    await expectUpdate(altered, { newPassword: 'Parcel2025xy', newPasswordAgain: 'Parcel2025xy' });
  });
});

it('half a surrogate pair, which only a script can leave behind, is held and sent', async () => {
  const altered = await openAltered(await takeStage());
  const { page, form } = altered;
  await waitForPanel(page);
  for (const field of [form.newPassword, form.reEntry]) {
    await field.evaluate((input) => {
      if (input instanceof HTMLInputElement) input.value = 'Parcel\ud83d2025';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  await expectStates(page, 'ok check ok ok');
  await expectText(page, say('page_character_other', 7));
  await form.update.click();
  await updateAnyway(page);
  // No encoding has half a pair: browsers send the replacement character.
  await expectUpdate(altered, { newPassword: 'Parcel\ufffd2025' });
});

describe('a composition', () => {
  /** What an input method shows while its text is not settled. */
  const compose = async (page: Page, text: string): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    const { length } = text;
    await session.send('Input.imeSetComposition', {
      text,
      selectionStart: length,
      selectionEnd: length,
    });
  };

  it('is left in peace until it ends, and judged then', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    await form.newPassword.focus();
    await page.keyboard.type('Parcel2025');
    await expectStates(page, 'ok ok ok none');
    await compose(page, 'か');
    await compose(page, 'かn');
    await page.waitForTimeout(1_500);
    await expectStates(page, 'ok ok ok none');
    await page.keyboard.insertText('漢');
    await expectStates(page, 'ok check ok none');
    await expectText(page, say('page_character_japanese', 11));
  });

  it('that never ends: Enter is held all the same, and sends what stands there', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    await waitForPanel(page);
    await form.reEntry.fill('Parcel2025');
    await form.newPassword.focus();
    await page.keyboard.type('Parcel2025');
    await compose(page, 'か');
    await page.waitForTimeout(1_500);
    await expectStates(page, 'ok ok ok ok');
    // Not through the input method, as from a keyboard with two sets of keys.
    await page.keyboard.press('Enter');
    await updateAnyway(page);
    await expectUpdate(altered, { newPassword: 'Parcel2025か', newPasswordAgain: 'Parcel2025' });
  });

  it('that never ends, and a press on Update', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    await waitForPanel(page);
    // Both in sight: as a composition ends Chromium scrolls to its field, and away from the press.
    await page.setViewportSize({ width: 1_280, height: 1_400 });
    await form.newPassword.focus();
    await compose(page, 'ぱすわーど');
    await form.update.click();
    await expectHeld(page);
    await form.update.click();
    await expectUpdate(altered, { newPassword: 'ぱすわーど', newPasswordAgain: '' });
  });
});

describe('an autofill whose value the browser hides', () => {
  /** Has the browser say `:autofill` of fields, as it does before the person's first gesture. */
  const pretend = async (page: Page, fields: string): Promise<void> => {
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument', { depth: -1 });
    const selector = `input[name=${fields}]`;
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: ['autofill'] });
  };

  it('in the first field is no empty field: it is said so, and Update is not held', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    await waitForPanel(page);
    await pretend(page, FIELD_NAMES.newPassword);
    await form.reEntry.focus();
    await page.keyboard.type('Parcel2025x');
    await expectText(page, say('page_autofill_hidden'));
    await expectStates(page, 'none none none none');
    await form.update.click();
    await expectUpdate(altered, { newPasswordAgain: 'Parcel2025x' });
  });

  it('in the re-entry differs from nothing; once it shows it is checked', async () => {
    const altered = await openAltered(await takeStage());
    const { page, form } = altered;
    await waitForPanel(page);
    await pretend(page, FIELD_NAMES.newPasswordAgain);
    await form.newPassword.focus();
    await page.keyboard.type('Parcel2025x');
    await expectText(page, say('page_autofill_hidden'));
    await expectStates(page, 'ok ok ok none');
    // The gesture has come: the browser hands out what it had filled in.
    await form.reEntry.evaluate((input) => {
      if (input instanceof HTMLInputElement) input.value = 'Parcel2024';
      for (const type of ['input', 'change'])
        input.dispatchEvent(new Event(type, { bubbles: true }));
    });
    await expectStates(page, 'ok ok ok check');
    await form.update.click();
    await updateAnyway(page);
    await expectUpdate(altered, { newPassword: 'Parcel2025x', newPasswordAgain: 'Parcel2024' });
  });
});
