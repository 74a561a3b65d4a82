/**
 * The main path through the extension, step by step, as a person would go it: real mouse, real
 * keyboard, and only what can be seen on the screen. Every step says what it does and what it saw.
 */
import type { AssistantBrowser } from '../test/browser/assistant-browser';
import type { Elements, Tab } from '../test/browser/tab';
import { until } from '../test/browser/until';
import type { Portal } from '../test/portal/server';
import { FIELD_NAMES, PROTECT_VALUES } from '../test/portal/user-info';
import { WORDING, type Wording } from '../test/portal/wording';
import type { Certificate } from './start-arguments';
import type { WordKey, Words } from './words';

/** One character too few: the portal asks for more than 8. */
const SHORT_PASSWORD = 'Parcel12';
const GOOD_PASSWORD = 'Parcel2026new';

/** Longer than a check may take, in milliseconds. */
const STATE_PATIENCE_MS = 25_000;

/** What the steps work with. */
export interface Stage {
  readonly browser: AssistantBrowser;
  readonly portal: Portal;
  readonly words: Words;
  readonly language: 'en' | 'ja';
  /** The popup's page, while an earlier step has left it open. */
  popup: Tab | null;
}

/** What a step saw, and the tab that shows it. */
export interface Sight {
  readonly tab: Tab;
  readonly saw: readonly string[];
}

/** One step; throws when it sees something else than it should. */
export interface Step {
  /** Names the screenshot. */
  readonly name: string;
  /** What the person does. */
  readonly does: string;
  readonly run: (stage: Stage) => Promise<Sight>;
}

function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

const wordingOf = ({ language }: Stage): Wording => WORDING[language];

/** Opens the popup, closing the one of an earlier step, as the browser would. */
async function openPopup(stage: Stage): Promise<Tab> {
  if (stage.popup?.isClosed() === false) await stage.popup.close();
  stage.popup = await stage.browser.openPopup();
  return stage.popup;
}

/** What the popup's two cards say. */
async function readPopup(tab: Tab): Promise<readonly string[]> {
  const cards = await tab.evaluate(() =>
    [...document.querySelectorAll('section.card')].map((card) =>
      // A card whose notice says what to do may have no step of its own.
      ['h2', '.headline', '.step'].map((part) =>
        [...card.querySelectorAll(part)]
          .map(({ textContent }) => textContent)
          .join(' ')
          .trim(),
      ),
    ),
  );
  return cards.map(([title, headline, step]) => `${title}: “${headline}” ${step}`);
}

/** Waits until the popup shows a state. */
async function waitForState(tab: Tab, attribute: string, ...states: readonly string[]) {
  const read = () => tab.locator('main').getAttribute(`data-${attribute}`);
  await until(
    async () => (states.includes((await read()) ?? '') ? true : null),
    async () => `The popup's ${attribute} is “${await read()}” and not ${states.join(' or ')}.`,
    STATE_PATIENCE_MS,
  );
}

/** Waits for a tab that the browser opens. */
const waitForTab = ({ browser }: Stage, start: string): Promise<Tab> =>
  until(() => browser.findTab(start), `No tab shows ${start}.`);

/** The tab that shows the portal. */
const portalTab = (stage: Stage): Promise<Tab> => waitForTab(stage, stage.portal.url);

const field = (tab: Tab, name: keyof typeof FIELD_NAMES): Elements =>
  tab.locator(`input[name="${FIELD_NAMES[name]}"]`);

/** The words on what can be pressed on a page, in order. */
const READ_LABELS = {
  a: (tab: Tab) =>
    tab.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.textContent)),
  '[type=submit]': (tab: Tab) =>
    tab.evaluate(() =>
      [...document.querySelectorAll('[type=submit]')].map((button) =>
        button instanceof HTMLInputElement ? button.value : button.textContent,
      ),
    ),
};

/** Finds what is to be pressed by the words on it; waits for it first. */
async function findByWords(
  tab: Tab,
  selector: keyof typeof READ_LABELS,
  words: string,
): Promise<Elements> {
  const place = await until(async () => {
    // Between two pages there is nothing to read.
    const labels = await READ_LABELS[selector](tab).catch(() => []);
    const found = labels.findIndex((label) => label?.trim() === words);
    return found === -1 ? null : found;
  }, `Nothing on ${tab.url()} says “${words}”.`);
  return tab.locator(selector).nth(place);
}

const findUserInfoLink = (stage: Stage, tab: Tab) =>
  findByWords(tab, 'a', wordingOf(stage).userInfo);

const findUpdate = (stage: Stage, tab: Tab) =>
  findByWords(tab, '[type=submit]', wordingOf(stage).update);

/** Waits until the assistant has drawn its panel on the User Info page. */
const waitForPanel = ({ browser, words }: Stage, tab: Tab): Promise<void> =>
  browser.panelOf(tab).waitFor({ role: 'heading', name: words('extension_short_name') });

/** Waits until the panel says something. */
async function waitForText({ browser }: Stage, tab: Tab, text: string): Promise<void> {
  const panel = browser.panelOf(tab);
  await until(
    async () => ((await panel.readText()).includes(text) ? true : null),
    async () => `The panel does not say “${text}”; it says: ${await panel.readText()}`,
  );
}

/** Types a new password into both fields, key by key, in place of what stands there. */
async function typePassword(tab: Tab, password: string): Promise<void> {
  for (const name of ['newPassword', 'newPasswordAgain'] as const) {
    await field(tab, name).click();
    await tab.evaluate(() => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    });
    await tab.keyboard.type(password);
  }
}

const RULES: readonly WordKey[] = [
  'page_rule_length',
  'page_rule_characters',
  'page_rule_spaces',
  'page_rule_match',
];

/** Reads how each password rule stands, by the words beside it. */
async function readRules({ browser, words }: Stage, tab: Tab): Promise<Map<WordKey, string>> {
  const lines = (await browser.panelOf(tab).readText()).split('\n');
  return new Map(
    RULES.map((rule) => [rule, lines[lines.indexOf(words(rule)) + 1] ?? '(nothing)'] as const),
  );
}

/** Waits until rules stand as they should; the panel gives a person time to finish typing. */
async function waitForRules(
  stage: Stage,
  tab: Tab,
  expected: Partial<Record<WordKey, WordKey>>,
): Promise<readonly string[]> {
  const { words } = stage;
  const list = (rules: ReadonlyMap<WordKey, string>) =>
    [...rules].map(([rule, shown]) => `${words(rule)}: ${shown}`);
  return until(
    async () => {
      const rules = await readRules(stage, tab);
      const isMet = ([rule, state]: [string, WordKey]) =>
        [...rules].some(([known, shown]) => known === rule && shown === words(state));
      return Object.entries(expected).every(isMet) ? list(rules) : null;
    },
    async () => `The rules stand otherwise: ${list(await readRules(stage, tab)).join(', ')}`,
  );
}

const updatesSent = ({ portal }: Stage) =>
  portal.requests.filter(({ method }) => method === 'POST').length;

const firstLook: Step = {
  name: 'popup-before',
  does: 'Open the popup',
  async run(stage) {
    const tab = await openPopup(stage);
    await waitForState(tab, 'certificate', 'unknown');
    await waitForState(tab, 'password-protect', 'unknown');
    return { tab, saw: await readPopup(tab) };
  },
};

const check = (...states: readonly string[]): Step => ({
  name: 'check-now',
  does: 'Press “Check now” in the popup',
  async run(stage) {
    const tab = await openPopup(stage);
    await tab.locator('[data-action="check"]').click();
    await waitForState(tab, 'certificate', ...states);
    await tab.locator('[data-action="check"][aria-disabled="false"]').waitFor();
    // The question for a certificate may have come before the person's eyes in a tab of its own.
    await tab.bringToFront();
    return { tab, saw: await readPopup(tab) };
  },
});

const openPortal: Step = {
  name: 'portal',
  does: 'Press “Open the portal” in the popup',
  async run(stage) {
    const popup = await openPopup(stage);
    await popup.locator('[data-action="open-portal"]').click();
    const tab = await portalTab(stage);
    await tab.waitForURL(stage.portal.url);
    await tab.bringToFront();
    await findUserInfoLink(stage, tab);
    return { tab, saw: [`The portal: “${await tab.title()}”`] };
  },
};

const openUserInfo: Step = {
  name: 'user-info',
  does: 'Press “User Info” in the portal’s navigation',
  async run(stage) {
    const tab = await portalTab(stage);
    await (await findUserInfoLink(stage, tab)).click();
    await waitForPanel(stage, tab);
    const saw = await waitForRules(stage, tab, { page_rule_length: 'page_state_none' });
    return { tab, saw: ['The assistant’s panel is on the page, every rule neutral.', ...saw] };
  },
};

const typeShort: Step = {
  name: 'too-short',
  does: `Type a password of ${SHORT_PASSWORD.length} characters into both fields`,
  async run(stage) {
    const { browser, words } = stage;
    const tab = await portalTab(stage);
    await typePassword(tab, SHORT_PASSWORD);
    const saw = await waitForRules(stage, tab, {
      page_rule_characters: 'page_state_ok',
      page_rule_spaces: 'page_state_ok',
      page_rule_match: 'page_state_ok',
    });
    const text = await browser.panelOf(tab).readText();
    // While it may still grow it is counted; once its field was left it is said to be too short.
    const remarks = [
      words('page_length_count', String(SHORT_PASSWORD.length), '1'),
      words('page_length_one_too_few', String(SHORT_PASSWORD.length)),
    ];
    const remark = remarks.find((candidate) => text.includes(candidate));
    expect(remark !== undefined, `Nothing is said of the length; there is: ${text}`);
    return { tab, saw: [...saw, `“${remark}”`] };
  },
};

const updateHeld: Step = {
  name: 'update-held',
  does: 'Press “Update” all the same',
  async run(stage) {
    const tab = await portalTab(stage);
    const before = updatesSent(stage);
    await (await findUpdate(stage, tab)).click();
    const heading = stage.words('page_hold_heading');
    await stage.browser.panelOf(tab).waitFor({ role: 'heading', name: heading });
    expect(updatesSent(stage) === before, 'The Update was sent although it was held.');
    return { tab, saw: [`“${heading}”; nothing was sent to the portal.`] };
  },
};

const goBackAndFix: Step = {
  name: 'fixed',
  does: `Press “Go back and fix” and type a password of ${GOOD_PASSWORD.length} characters into both fields`,
  async run(stage) {
    const tab = await portalTab(stage);
    const back = stage.words('page_hold_back');
    await stage.browser.panelOf(tab).press({ role: 'button', name: back });
    await typePassword(tab, GOOD_PASSWORD);
    const saw = await waitForRules(stage, tab, {
      page_rule_length: 'page_state_ok',
      page_rule_characters: 'page_state_ok',
      page_rule_spaces: 'page_state_ok',
      page_rule_match: 'page_state_ok',
    });
    return { tab, saw };
  },
};

/** Presses Update and waits for the portal's own word that it was done, and for the card below it. */
async function updateForGood(stage: Stage, tab: Tab, follows: WordKey): Promise<readonly string[]> {
  const { words } = stage;
  const { updated } = wordingOf(stage);
  await (await findUpdate(stage, tab)).click();
  await until(async () => {
    // Between two pages there is nothing to read.
    const text = await tab.evaluate(() => document.body.innerText).catch(() => '');
    return text.includes(updated) ? true : null;
  }, `The portal does not say “${updated}”.`);
  await waitForText(stage, tab, words(follows));
  return [`The portal says: “${updated}”`, `A card says: “${words(follows)}”`];
}

const updatePassword: Step = {
  name: 'updated',
  does: 'Press “Update”',
  async run(stage) {
    const tab = await portalTab(stage);
    const saw = await updateForGood(stage, tab, 'page_done_next');
    expect(stage.portal.user.password === GOOD_PASSWORD, 'The portal has another password.');
    return { tab, saw };
  },
};

const chooseProtect: Step = {
  name: 'password-protect-yes',
  does: 'Go back to User Info, choose “Yes” for Password Protect',
  async run(stage) {
    const tab = await portalTab(stage);
    await (await findUserInfoLink(stage, tab)).click();
    await waitForPanel(stage, tab);
    await tab
      .locator(`[name="${FIELD_NAMES.passwordProtect}"][value="${PROTECT_VALUES.yes}"]`)
      .check();
    const question = stage.words('page_protect_question');
    await waitForText(stage, tab, question);
    return { tab, saw: [`The panel asks: “${question}”`] };
  },
};

const answerKnown: Step = {
  name: 'answered',
  does: 'Answer that both are known',
  async run(stage) {
    const { browser, words } = stage;
    const tab = await portalTab(stage);
    const panel = browser.panelOf(tab);
    await panel.press({ role: 'button', name: words('page_protect_know') });
    const answer = words('page_protect_known', wordingOf(stage).update);
    await waitForText(stage, tab, answer);
    return { tab, saw: [`“${answer}”`, `“${await panel.describeDrawing()}”`] };
  },
};

const updateProtect: Step = {
  name: 'password-protect-on',
  does: 'Press “Update”',
  async run(stage) {
    const tab = await portalTab(stage);
    const saw = await updateForGood(stage, tab, 'page_done_switched');
    expect(stage.portal.user.passwordProtect, 'The portal did not turn Password Protect on.');
    return { tab, saw };
  },
};

const signInAsked: Step = {
  name: 'sign-in-asked',
  does: 'Open the portal again, and look into the popup when the browser asks for a sign-in',
  async run(stage) {
    const { browser, portal } = stage;
    const asked = await browser.isAskedToSignIn(await portalTab(stage), portal.url);
    expect(asked, 'The portal opened without asking for a sign-in.');
    const tab = await openPopup(stage);
    await waitForState(tab, 'password-protect', 'on');
    const saw = await readPopup(tab);
    return { tab, saw: ['The browser asked for the e-Parcel ID and password.', ...saw] };
  },
};

const signIn: Step = {
  name: 'sign-in',
  does: 'Open the portal once more, and sign in with the e-Parcel ID and the new password',
  async run(stage) {
    const { browser, portal } = stage;
    await browser.signInAs(portal.user);
    // Where the dialog was left unanswered the tab shows an error page, and no longer the portal.
    const tab = await browser.newTab();
    await tab.goto(portal.url);
    await findUserInfoLink(stage, tab);
    return { tab, saw: ['The portal opened.'] };
  },
};

const lastLook: Step = {
  name: 'popup-after',
  does: 'Open the popup again',
  async run(stage) {
    const tab = await openPopup(stage);
    await waitForState(tab, 'certificate', 'accepted');
    await waitForState(tab, 'password-protect', 'on');
    return { tab, saw: await readPopup(tab) };
  },
};

const stepByStep: Step = {
  name: 'step-by-step',
  does: 'Press “Step by step” in the popup',
  async run(stage) {
    const tab = await openPopup(stage);
    await tab.locator('[data-action="guide"]').click();
    await tab.locator('[data-step]').nth(0).waitFor();
    const way = await tab.evaluate(() =>
      [...document.querySelectorAll('[data-milestone] .name')].map((name) => name.textContent),
    );
    const steps = await tab.evaluate(() =>
      [...document.querySelectorAll('[data-step]')].map((step) => step.textContent),
    );
    return {
      tab,
      saw: [...way, ...steps.map((step, index) => `${index + 1}. ${step}`)].map(String),
    };
  },
};

const askForReminder: Step = {
  name: 'expiry',
  does: 'Open the popup, and press the button below the certificate that asks for its last day',
  async run(stage) {
    const popup = await openPopup(stage);
    const before = await stage.browser.listUrls();
    await popup.locator('[data-action="expiry"]').click();
    const opened = await until(
      async () => (await stage.browser.listUrls()).find((url) => !before.includes(url)),
      'No page opened.',
    );
    const tab = await waitForTab(stage, opened);
    const heading = tab.locator('h1');
    await heading.waitFor();
    return { tab, saw: [`A page asks: “${await heading.textContent()}”`] };
  },
};

/** The name that a browser gives a failure; in Firefox's longer ones the last says the most. */
const FAILURE = /net::\w+|(?:NS|SSL|SEC|MOZILLA_PKIX)_ERROR_\w+/g;

const portalRefuses: Step = {
  name: 'portal-refuses',
  does: 'Open the portal',
  async run({ browser, portal }) {
    const tab = await browser.newTab();
    const failure = await tab.goto(portal.url).then(
      () => null,
      (error: unknown) => String(error).match(FAILURE)?.at(-1) ?? String(error),
    );
    expect(failure !== null, 'The portal opened without a certificate that fits.');
    // The browser's own words come a moment after its page.
    await until(
      async () => ((await tab.title()) === '' ? null : true),
      'The browser shows nothing in place of the portal.',
    );
    return { tab, saw: [`The browser could not open it (${failure}).`] };
  },
};

const stillRefused: Step = {
  name: 'popup-after',
  does: 'Open the popup again',
  async run(stage) {
    const tab = await openPopup(stage);
    await waitForState(tab, 'certificate', 'refused');
    return { tab, saw: await readPopup(tab) };
  },
};

/** @returns the steps for a browser with such a certificate */
export function stepsFor(certificate: Certificate): readonly Step[] {
  if (certificate !== 'good') {
    return [firstLook, check('refused'), portalRefuses, stillRefused, stepByStep];
  }
  return [
    firstLook,
    // Before anybody chose it, the installed certificate is known to be there and no more.
    check('accepted', 'choose'),
    openPortal,
    openUserInfo,
    typeShort,
    updateHeld,
    goBackAndFix,
    updatePassword,
    chooseProtect,
    answerKnown,
    updateProtect,
    signInAsked,
    signIn,
    lastLook,
    askForReminder,
  ];
}
