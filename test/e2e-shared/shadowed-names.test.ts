/**
 * A form's fields, and a document's forms, take the names of methods away: `<input name="matches">`
 * makes `form.matches` that input. Playwright itself fails on such forms; the keyboard does not.
 */
import { describe, it } from 'vitest';
import type { Tab } from '../browser/tab';
import { type Alteration, replace } from './alteration';
import { type AlteredPage, expectUpdate, openAltered } from './altered-page';
import { expectHeld, updateAnyway, waitForPanel } from './panel-words';
import { shareOwnPages } from './share-own-pages';
import { shareStage } from './stage';

const BUTTON = '<button type="submit">Update</button>';
const PASSWORDS = { newPassword: 'short', newPasswordAgain: 'shorter' } as const;

/** What any script is likely to ask of a form. */
const NAMES = [
  ...[
    'submit',
    'requestSubmit',
    'click',
    'after',
    'before',
    'append',
    'remove',
    'matches',
    'closest',
  ],
  ...[
    'querySelector',
    'querySelectorAll',
    'elements',
    'addEventListener',
    'getRootNode',
    'contains',
  ],
  ...['parentElement', 'parentNode', 'ownerDocument', 'firstElementChild', 'nextElementSibling'],
  ...['shadowRoot', 'localName', 'tagName', 'nodeType', 'isConnected', 'children', 'childNodes'],
  ...['getAttribute', 'hasAttribute', 'getBoundingClientRect', 'checkVisibility', 'textContent'],
  ...['compareDocumentPosition', 'style', 'hidden', 'id', 'attributes', 'hasChildNodes'],
];
const hidden = NAMES.map((name) => `<input type="hidden" name="${name}" value="">`).join('');

const share = shareStage();
const own = shareOwnPages(share);

async function open(alteration: Alteration): Promise<AlteredPage> {
  const altered = await openAltered(share(), own, alteration);
  await waitForPanel(altered.panel);
  return altered;
}

/** Where an element is, asked with methods that nothing shadows. */
const findCentre = (page: Tab, selector: string): Promise<{ x: number; y: number }> => {
  const find = async (wanted: string) => {
    const element = Document.prototype.querySelector.call(document, wanted);
    if (!element) throw new Error(`No ${wanted}`);
    // Firefox follows the cursor a frame after a key, and what it shows the mouse finds a frame later.
    const settle = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await settle();
    element.scrollIntoView({ block: 'center' });
    await settle();
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  return page.evaluate(`(${String(find)})(${JSON.stringify(selector)})`);
};

async function press(page: Tab, selector: string): Promise<void> {
  const { x, y } = await findCentre(page, selector);
  await page.mouse.click(x, y);
}

async function type({ page }: AlteredPage): Promise<void> {
  for (const [name, text] of [
    ['newpwd', PASSWORDS.newPassword],
    ['newpwd2', PASSWORDS.newPasswordAgain],
  ]) {
    await press(page, `input[name=${name}]`);
    await page.keyboard.type(text ?? '');
  }
}

const UPDATE = 'main :is(button, input[type=button])';

describe('a form whose fields have the names of methods', () => {
  it.each([
    ['a press on Update', BUTTON],
    ['a press on an Update named submit', '<button name="submit" value="1">Update</button>'],
    [
      'a press on an Update that submits by script',
      '<input type="button" value="Update" onclick="HTMLFormElement.prototype.submit.call(this.form)">',
    ],
  ] as const)('%s', async (_name, button) => {
    const altered = await open({ change: (html) => replace(html, BUTTON, `${hidden}${button} `) });
    await type(altered);
    await press(altered.page, UPDATE);
    await updateAnyway(altered.panel);
    await expectUpdate(altered, PASSWORDS);
  });

  it('a submit by a script, without a button', async () => {
    const altered = await open({ change: (html) => replace(html, BUTTON, hidden + BUTTON) });
    await type(altered);
    await altered.page.evaluate('HTMLFormElement.prototype.requestSubmit.call(document.forms[0])');
    await updateAnyway(altered.panel);
    await expectUpdate(altered, PASSWORDS);
  });

  // Waits for assistant.ts: it calls the form's own "after".
  it('with the panel behind the form itself, where its parts stand side by side', async () => {
    const altered = await open({
      head: '<style>form, fieldset, form p { display: flex }</style>',
      change: (html) => replace(html, BUTTON, hidden + BUTTON),
    });
    await type(altered);
    await press(altered.page, UPDATE);
    await updateAnyway(altered.panel);
    await expectUpdate(altered, PASSWORDS);
  });
});

// To the page's own scripts. Neither browser shows these to an extension's: here is seen when one begins to,
// or when the assistant asks the page's side.
describe('forms that have the names of what a script asks of the document', () => {
  const all = [
    ...['createElement', 'querySelector', 'querySelectorAll', 'getElementsByTagName'],
    ...['createRange', 'body', 'documentElement', 'activeElement', 'referrer', 'addEventListener'],
  ];
  it.each([
    ['createElement', all.slice(1)],
    // An empty form is no answer to these. The real one is nearly right: it holds the fields.
    ['body', []],
    ['activeElement', []],
  ])('the real one has %s', async (name, others) => {
    const empty = others.map((other) => `<form name="${other}"></form>`).join('');
    const altered = await open({
      change: (html) => replace(html, '<form ', `${empty}<form name="${name}" `),
    });
    await type(altered);
    await press(altered.page, UPDATE);
    await expectHeld(altered.panel);
    await press(altered.page, UPDATE);
    await expectUpdate(altered, PASSWORDS);
  });
});
