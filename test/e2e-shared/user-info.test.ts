/** The assistant on the User Info page, as a person meets it, in every browser. */
import { describe, expect, it } from 'vitest';
import { expectStates, expectText, say } from './panel-words';
import { listPosts, openPage, setStage, userInfoForm } from './stage';

/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

describe.each([
  ['en', 'table'],
  ['ja', 'labels'],
] as const)('in %s, in a page of %s', (language, markup) => {
  const options = { portal: { language, markup }, browser: { language } };

  it('checks the password live, holds Update once, and lets it through anyway', async () => {
    const stage = await setStage(options);
    const page = await openPage(stage, '/user-info');
    const panel = stage.browser().panelOf(page);
    const form = userInfoForm(page);

    // Every rule is there before anything was typed.
    await expectStates(panel, language, 'none none none none');

    await form.newPassword.click();
    await page.keyboard.type('Parcel20');
    await expectStates(panel, language, 'none ok ok none');
    await page.keyboard.type('2');
    await expectStates(panel, language, 'ok ok ok none');
    await page.keyboard.type('!');
    await expectStates(panel, language, 'ok check ok none');
    await expectText(panel, say(language, 'page_character_symbol', 10));
    await page.keyboard.press('Backspace');
    await expectStates(panel, language, 'ok ok ok none');

    await form.reEntry.click();
    await page.keyboard.type('Parcel');
    await expectText(panel, say(language, 'page_match_so_far'));
    await page.keyboard.type('x');
    await expectStates(panel, language, 'ok ok ok check');

    const before = stage.portal.requests.length;
    await form.update.click();
    await panel.waitFor({ role: 'heading', name: say(language, 'page_hold_heading') });
    await expectStates(panel, language, 'ok ok ok fix');
    expect(await form.reEntry.getAttribute('aria-invalid')).toBe('true');
    expect(stage.portal.requests).toHaveLength(before);

    await page.waitForTimeout(READING_MS);
    await panel.press({ role: 'button', name: say(language, 'page_hold_anyway') });
    await page.waitForURL('**/user-info/update');
    expect(listPosts(stage)).toHaveLength(1);
  });

  it('goes back to the field, and then lets a right password through', async () => {
    const stage = await setStage(options);
    const page = await openPage(stage, '/user-info');
    const panel = stage.browser().panelOf(page);
    const form = userInfoForm(page);
    await expectStates(panel, language, 'none none none none');
    await form.newPassword.fill('Parcel2025x');
    await form.update.click();
    await panel.press({ role: 'button', name: say(language, 'page_hold_back') });
    await expect
      .poll(() =>
        page.evaluate(
          () =>
            document.activeElement === document.querySelectorAll('input[type=password]').item(1),
        ),
      )
      .toBe(true);
    await page.keyboard.type('Parcel2025x');
    await expectStates(panel, language, 'ok ok ok ok');
    expect(await form.reEntry.getAttribute('aria-invalid')).toBeNull();
    await form.update.click();
    await page.waitForURL('**/user-info/update');
    expect(stage.portal.user.password).toBe('Parcel2025x');
  });
});

it('Enter in a field is held like a press of Update', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const panel = stage.browser().panelOf(page);
  const form = userInfoForm(page);
  await expectStates(panel, 'en', 'none none none none');
  await form.newPassword.click();
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await panel.waitFor({ role: 'heading', name: say('en', 'page_hold_heading') });
  expect(listPosts(stage)).toEqual([]);
  // A second press of the portal's own Update always passes.
  await form.update.click();
  await page.waitForURL('**/user-info/update');
  expect(listPosts(stage)).toHaveLength(1);
});

it('makes a password that fits, rates it, and puts it into both fields', async () => {
  const stage = await setStage();
  const page = await openPage(stage, '/user-info');
  const panel = stage.browser().panelOf(page);
  await expectStates(panel, 'en', 'none none none none');
  await panel.press({ role: 'button', name: say('en', 'page_generate') });
  await expectText(panel, say('en', 'page_generate_undo'));
  await expectStates(panel, 'en', 'ok ok ok ok');
  // The estimator and its lists of words come in a file of their own.
  await expectText(panel, say('en', 'page_strength_4'));
  await userInfoForm(page).update.click();
  await page.waitForURL('**/user-info/update');
  expect(stage.portal.user.password).toMatch(/^[A-Za-z0-9]{19}$/);
});
