/** Every way in which a page may send its form: what it lets us hold is held once, and then sent. */
import { describe, expect, it } from 'vitest';
import { pressPart } from '../browser/closed-shadow';
import { type Alteration, replace } from '../e2e-shared/alteration';
import { NO_PANEL, readAllAssisted } from '../e2e-shared/read-assisted';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectHeld, expectText, say, updateAnyway, waitForPanel } from './panel-words';
import { shareStage } from './shared-stage';

const BUTTON = '<button type="submit">Update</button>';
const PASSWORDS = { newPassword: 'short', newPasswordAgain: 'shorter' } as const;
/** A page that is left alone has had time enough to be mistaken. */
const SILENCE_MS = 1_500;

const takeStage = shareStage();

/** A page with another Update. */
const withButton = (button: string): Alteration => ({
  change: (html) => replace(html, BUTTON, button),
});

async function open(alteration: Alteration): Promise<AlteredPage> {
  const altered = await openAltered(await takeStage(), alteration);
  await waitForPanel(altered.page);
  return altered;
}

async function fill({ form }: AlteredPage): Promise<void> {
  await form.newPassword.fill(PASSWORDS.newPassword);
  await form.reEntry.fill(PASSWORDS.newPasswordAgain);
}

const BUTTONS = [
  ['a button', BUTTON],
  ['a picture', '<input type="image" alt="Update" src="data:," width="60" height="30">'],
  [
    'a button of a script that submits, which fires no submit event',
    '<input type="button" value="Update" onclick="this.form.submit()">',
  ],
  [
    'a button outside that submits by script',
    '</form><button type="button" onclick="document.forms[0].submit()">Update</button><form>',
  ],
  [
    'a link whose press submits by script',
    '<a href="#" onclick="document.forms[0].submit(); return false">Update</a>',
  ],
] as const;

describe('Update is held once, and sent by "Update anyway":', () => {
  it.each(BUTTONS)('%s', async (_name, button) => {
    const altered = await open({ change: (html) => html.replace(BUTTON, () => button) });
    await fill(altered);
    const update = altered.page
      .locator('main')
      .locator('[alt=Update],[value=Update],:text-is("Update")');
    await update.click();
    await expectHeld(altered.page);
    expect(altered.posts).toEqual([]);
    await updateAnyway(altered.page);
    await expectUpdate(altered, PASSWORDS);
  });

  it('a page that asks back by its own script, once', async () => {
    const ask = `<script>const ask = (form) => {
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="asked" value="yes">');
      return true;
    }</script>`;
    const altered = await open({
      head: ask,
      change: (html) =>
        replace(html, BUTTON, '<button onclick="return ask(this.form)">Update</button>'),
    });
    await fill(altered);
    await altered.form.update.click();
    await expectHeld(altered.page);
    expect(await altered.page.locator('[name=asked]').count()).toBe(0);
    await updateAnyway(altered.page);
    await expectUpdate(altered, PASSWORDS);
    expect(altered.posts[0]?.getAll('asked')).toEqual(['yes']);
  });
});

describe('Enter', () => {
  it('presses the button', async () => {
    const altered = await open({});
    await fill(altered);
    await altered.form.reEntry.press('Enter');
    await updateAnyway(altered.page);
    await expectUpdate(altered, PASSWORDS);
  });

  it('in a form without a button to submit sends nothing, as before', async () => {
    const altered = await open(
      withButton('<input type="button" value="Update" onclick="this.form.submit()">'),
    );
    await fill(altered);
    await altered.form.reEntry.press('Enter');
    await altered.page.waitForTimeout(SILENCE_MS);
    expect(altered.posts).toEqual([]);
    expect(new URL(altered.page.url()).pathname).toBe('/user-info');
  });

  it('that a page turns into a submit of its own is held, and sent the same way', async () => {
    const altered = await open({
      head: `<script>addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.target.type !== 'password') return;
        event.preventDefault();
        event.target.form.requestSubmit();
      })</script>`,
    });
    await fill(altered);
    await altered.form.reEntry.press('Enter');
    await updateAnyway(altered.page);
    await expectUpdate(altered, PASSWORDS);
  });
});

describe('what fires no event', () => {
  it('a submit by the page’s own script goes through at once', async () => {
    const altered = await open({});
    await fill(altered);
    await altered.page.evaluate('void document.forms[0].submit()');
    await expectUpdate(altered, PASSWORDS);
  });
});

describe('a link that runs a script by its address', () => {
  const LINK = '<a href="javascript:void document.forms[0].submit()">Update</a>';

  it('is held; "Update anyway" asks for one more press, and that sends', async () => {
    const altered = await open(withButton(LINK));
    const { page } = altered;
    const update = page.getByRole('link', { name: 'Update' });
    await fill(altered);
    await update.click();
    await updateAnyway(page);
    await expectText(page, say('page_hold_armed', 'Update'));
    expect(altered.posts).toEqual([]);
    await update.click();
    await expectUpdate(altered, PASSWORDS);
  });

  it('pressed a second time is sent', async () => {
    const altered = await open(withButton(LINK));
    const update = altered.page.getByRole('link', { name: 'Update' });
    await fill(altered);
    await update.click();
    await expectHeld(altered.page);
    await update.click();
    await expectUpdate(altered, PASSWORDS);
  });

  it('is held again when something was changed after "Update anyway"', async () => {
    const altered = await open(withButton(LINK));
    const update = altered.page.getByRole('link', { name: 'Update' });
    await fill(altered);
    await update.click();
    await updateAnyway(altered.page);
    await altered.form.reEntry.fill('other');
    await update.click();
    await expectHeld(altered.page);
    await pressPart(altered.page, { role: 'button', name: say('page_hold_back') });
    expect(altered.posts).toEqual([]);
  });
});

describe('two forms on a page', () => {
  it('a search beside User Info is sent untouched, and User Info is held', async () => {
    const search =
      '<form action="/inbox" role="search"><input type="text" name="q"><button>Search</button></form>';
    const altered = await open({
      change: (html) => replace(html, '<h1>', `${search}<h1>`),
    });
    await fill(altered);
    await altered.form.update.click();
    await expectHeld(altered.page);
    await altered.page.locator('input[name=q]').fill('letter');
    await altered.page.locator('input[name=q]').press('Enter');
    await altered.page.waitForURL('**/inbox?q=letter');
    expect(altered.posts).toEqual([]);
  });

  it('two of User Info: silent, and either is sent as it is', async () => {
    const altered = await openAltered(await takeStage(), {
      change: (html) => {
        const form = /<form.*<\/form>/s.exec(html)?.[0] ?? '';
        return replace(html, form, form + form);
      },
    });
    await altered.page.waitForTimeout(SILENCE_MS);
    expect(await readAllAssisted(altered.page)).toBe(NO_PANEL);
    await fill(altered);
    await altered.form.update.first().click();
    await expectUpdate(altered, PASSWORDS);
  });

  it('another button of the same form is nobody’s business', async () => {
    const cancel = '<button formaction="/inbox" formmethod="get">Cancel</button>';
    const altered = await open({ change: (html) => replace(html, BUTTON, BUTTON + cancel) });
    await fill(altered);
    await altered.page.getByRole('button', { name: 'Cancel' }).click();
    await altered.page.waitForURL('**/inbox?**');
    expect(altered.posts).toEqual([]);
  });
});
