/**
 * The main path through the extension, step by step, as a person would go it: real mouse, real
 * keyboard, and only what can be seen on the screen. Every step says what it does and what it saw.
 */
import type { Page } from 'playwright-core';
import type { RunningChromium } from '../test/browser/chromium';
import { pressPart, readClosedText, waitForPart } from '../test/browser/closed-shadow';
import type { Portal } from '../test/portal/server';
import { FIELD_NAMES, PROTECT_VALUES } from '../test/portal/user-info';
import { WORDING, type Wording } from '../test/portal/wording';
import type { Certificate } from './start-arguments';
import type { WordKey, Words } from './words';

/** One character too few: the portal asks for more than 8. */
const SHORT_PASSWORD = 'Parcel12';
const GOOD_PASSWORD = 'Parcel2026new';

/** What the steps work with. */
export interface Stage {
  readonly browser: RunningChromium;
  readonly portal: Portal;
  readonly words: Words;
  readonly language: 'en' | 'ja';
}

/** What a step saw, and the page that shows it. */
export interface Sight {
  readonly page: Page;
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
async function openPopup({ browser }: Stage): Promise<Page> {
  for (const page of browser.context.pages()) {
    if (page.url().startsWith(browser.extensionUrl(''))) await page.close();
  }
  return browser.openPopup();
}

/** What the popup's two cards say. */
async function readPopup(page: Page): Promise<readonly string[]> {
  const cards = await page.locator('section.card').all();
  return Promise.all(
    cards.map(async (card) => {
      const [title, headline, step] = await Promise.all(
        // A card whose notice says what to do may have no step of its own.
        ['h2', '.headline', '.step'].map(async (part) =>
          (await card.locator(part).allTextContents()).join(' ').trim(),
        ),
      );
      return `${title}: “${headline}” ${step}`;
    }),
  );
}

/** Waits until the popup shows a state. */
async function waitForState(page: Page, attribute: string, ...states: readonly string[]) {
  const selector = states.map((state) => `main[data-${attribute}="${state}"]`).join(', ');
  try {
    await page.waitForSelector(selector, { timeout: 25_000 });
  } catch {
    const there = await page.getAttribute('main', `data-${attribute}`);
    throw new Error(`The popup's ${attribute} is “${there}” and not ${states.join(' or ')}.`);
  }
}

/** The tab that shows the portal. */
function portalPage({ browser, portal }: Stage): Page {
  const page = browser.context.pages().find((candidate) => candidate.url().startsWith(portal.url));
  expect(page !== undefined, 'No tab shows the portal.');
  return page;
}

const field = (page: Page, name: keyof typeof FIELD_NAMES) =>
  page.locator(`input[name="${FIELD_NAMES[name]}"]`);

const updateButton = (page: Page, { update }: Wording) =>
  page.getByRole('button', { name: update, exact: true });

/** Types a new password into both fields, key by key, in place of what stands there. */
async function typePassword(page: Page, password: string): Promise<void> {
  for (const name of ['newPassword', 'newPasswordAgain'] as const) {
    await field(page, name).click({ clickCount: 3 });
    await page.keyboard.type(password, { delay: 20 });
  }
}

const RULES: readonly WordKey[] = [
  'page_rule_length',
  'page_rule_characters',
  'page_rule_spaces',
  'page_rule_match',
];

/** Reads how each password rule stands, by the words beside it. */
async function readRules(page: Page, words: Words): Promise<ReadonlyMap<WordKey, string>> {
  const lines = (await readClosedText(page)).split('\n');
  return new Map(
    RULES.map((rule) => [rule, lines[lines.indexOf(words(rule)) + 1] ?? '(nothing)'] as const),
  );
}

/** Waits until rules stand as they should; the panel gives a person time to finish typing. */
async function waitForRules(
  page: Page,
  words: Words,
  expected: Partial<Record<WordKey, WordKey>>,
): Promise<readonly string[]> {
  const limit = Date.now() + 5_000;
  for (;;) {
    const rules = await readRules(page, words);
    const isMet = ([rule, state]: [string, WordKey]) =>
      [...rules].some(([known, shown]) => known === rule && shown === words(state));
    if (Object.entries(expected).every(isMet)) {
      return [...rules].map(([rule, shown]) => `${words(rule)}: ${shown}`);
    }
    expect(
      Date.now() < limit,
      `The rules stand otherwise: ${[...rules].map((pair) => pair.join(' = ')).join(', ')}`,
    );
    await page.waitForTimeout(100);
  }
}

const updatesSent = ({ portal }: Stage) =>
  portal.requests.filter(({ method }) => method === 'POST').length;

const firstLook: Step = {
  name: 'popup-before',
  does: 'Open the popup',
  async run(stage) {
    const page = await openPopup(stage);
    await waitForState(page, 'certificate', 'unknown');
    await waitForState(page, 'password-protect', 'unknown');
    return { page, saw: await readPopup(page) };
  },
};

const check = (...states: readonly string[]): Step => ({
  name: 'check-now',
  does: 'Press “Check now” in the popup',
  async run(stage) {
    const page = await openPopup(stage);
    await page.click('[data-action="check"]');
    await waitForState(page, 'certificate', ...states);
    await page.waitForSelector('[data-action="check"][aria-disabled="false"]');
    return { page, saw: await readPopup(page) };
  },
});

const openPortal: Step = {
  name: 'portal',
  does: 'Press “Open the portal” in the popup',
  async run(stage) {
    const popup = await openPopup(stage);
    const opened = stage.browser.context.waitForEvent('page');
    await popup.click('[data-action="open-portal"]');
    const page = await opened;
    await page.waitForURL(stage.portal.url);
    await page.bringToFront();
    const { userInfo } = wordingOf(stage);
    await page.getByRole('link', { name: userInfo, exact: true }).waitFor();
    return { page, saw: [`The portal: “${await page.title()}”`] };
  },
};

const openUserInfo: Step = {
  name: 'user-info',
  does: 'Press “User Info” in the portal’s navigation',
  async run(stage) {
    const page = portalPage(stage);
    await page.getByRole('link', { name: wordingOf(stage).userInfo, exact: true }).click();
    await waitForPart(page, { role: 'heading', name: stage.words('extension_short_name') });
    const saw = await waitForRules(page, stage.words, { page_rule_length: 'page_state_none' });
    return { page, saw: ['The assistant’s panel is on the page, every rule neutral.', ...saw] };
  },
};

const typeShort: Step = {
  name: 'too-short',
  does: `Type a password of ${SHORT_PASSWORD.length} characters into both fields`,
  async run(stage) {
    const { words } = stage;
    const page = portalPage(stage);
    await typePassword(page, SHORT_PASSWORD);
    const saw = await waitForRules(page, words, {
      page_rule_characters: 'page_state_ok',
      page_rule_spaces: 'page_state_ok',
      page_rule_match: 'page_state_ok',
    });
    const text = await readClosedText(page);
    // While it may still grow it is counted; once its field was left it is said to be too short.
    const remarks = [
      words('page_length_count', String(SHORT_PASSWORD.length), '1'),
      words('page_length_one_too_few', String(SHORT_PASSWORD.length)),
    ];
    const remark = remarks.find((candidate) => text.includes(candidate));
    expect(remark !== undefined, `Nothing is said of the length; there is: ${text}`);
    return { page, saw: [...saw, `“${remark}”`] };
  },
};

const updateHeld: Step = {
  name: 'update-held',
  does: 'Press “Update” all the same',
  async run(stage) {
    const page = portalPage(stage);
    const before = updatesSent(stage);
    await updateButton(page, wordingOf(stage)).click();
    const heading = stage.words('page_hold_heading');
    await waitForPart(page, { role: 'heading', name: heading });
    expect(updatesSent(stage) === before, 'The Update was sent although it was held.');
    return { page, saw: [`“${heading}”; nothing was sent to the portal.`] };
  },
};

const goBackAndFix: Step = {
  name: 'fixed',
  does: `Press “Go back and fix” and type a password of ${GOOD_PASSWORD.length} characters into both fields`,
  async run(stage) {
    const page = portalPage(stage);
    await pressPart(page, { role: 'button', name: stage.words('page_hold_back') });
    await typePassword(page, GOOD_PASSWORD);
    const saw = await waitForRules(page, stage.words, {
      page_rule_length: 'page_state_ok',
      page_rule_characters: 'page_state_ok',
      page_rule_spaces: 'page_state_ok',
      page_rule_match: 'page_state_ok',
    });
    return { page, saw };
  },
};

/** Presses Update and waits for the portal's own word that it was done, and for the card below it. */
async function updateForGood(
  { words, language }: Stage,
  page: Page,
  follows: WordKey,
): Promise<readonly string[]> {
  const wording = WORDING[language];
  await updateButton(page, wording).click();
  await page.getByText(wording.updated).waitFor();
  await waitForPart(page, { role: 'StaticText', name: words(follows) });
  return [`The portal says: “${wording.updated}”`, `A card says: “${words(follows)}”`];
}

const updatePassword: Step = {
  name: 'updated',
  does: 'Press “Update”',
  async run(stage) {
    const page = portalPage(stage);
    const saw = await updateForGood(stage, page, 'page_done_next');
    expect(stage.portal.user.password === GOOD_PASSWORD, 'The portal has another password.');
    return { page, saw };
  },
};

const chooseProtect: Step = {
  name: 'password-protect-yes',
  does: 'Go back to User Info, choose “Yes” for Password Protect',
  async run(stage) {
    const page = portalPage(stage);
    await page.getByRole('link', { name: wordingOf(stage).userInfo, exact: true }).click();
    await waitForPart(page, { role: 'heading', name: stage.words('extension_short_name') });
    await page
      .locator(`[name="${FIELD_NAMES.passwordProtect}"][value="${PROTECT_VALUES.yes}"]`)
      .check();
    const question = stage.words('page_protect_question');
    await waitForPart(page, { role: 'StaticText', name: question });
    return { page, saw: [`The panel asks: “${question}”`] };
  },
};

const answerKnown: Step = {
  name: 'answered',
  does: 'Answer that both are known',
  async run(stage) {
    const { words } = stage;
    const page = portalPage(stage);
    await pressPart(page, { role: 'button', name: words('page_protect_know') });
    const answer = words('page_protect_known', wordingOf(stage).update);
    await waitForPart(page, { role: 'StaticText', name: answer });
    const drawing = await waitForPart(page, { role: 'image', name: /./ });
    return { page, saw: [`“${answer}”`, `“${drawing.name}”`] };
  },
};

const updateProtect: Step = {
  name: 'password-protect-on',
  does: 'Press “Update”',
  async run(stage) {
    const page = portalPage(stage);
    const saw = await updateForGood(stage, page, 'page_done_switched');
    expect(stage.portal.user.passwordProtect, 'The portal did not turn Password Protect on.');
    return { page, saw };
  },
};

const signInAsked: Step = {
  name: 'sign-in-asked',
  does: 'Open the portal again, and look into the popup when the browser asks for a sign-in',
  async run(stage) {
    const { portal } = stage;
    const asked = await portalPage(stage)
      .goto(portal.url)
      .then(
        () => false,
        // A browser without a window leaves its sign-in dialog unanswered, and says so in these words.
        (error: unknown) => String(error).includes('ERR_INVALID_AUTH_CREDENTIALS'),
      );
    expect(asked, 'The portal opened without asking for a sign-in.');
    const page = await openPopup(stage);
    await waitForState(page, 'password-protect', 'on');
    const saw = await readPopup(page);
    return { page, saw: ['The browser asked for the e-Parcel ID and password.', ...saw] };
  },
};

const signIn: Step = {
  name: 'sign-in',
  does: 'Open the portal once more, and sign in with the e-Parcel ID and the new password',
  async run(stage) {
    const { browser, portal } = stage;
    await browser.signInAs(portal.user);
    // Where the dialog was left unanswered the tab shows an error page, and no longer the portal.
    const page = await browser.context.newPage();
    await page.goto(portal.url);
    await page.getByRole('link', { name: wordingOf(stage).userInfo, exact: true }).waitFor();
    return { page, saw: ['The portal opened.'] };
  },
};

const lastLook: Step = {
  name: 'popup-after',
  does: 'Open the popup again',
  async run(stage) {
    const page = await openPopup(stage);
    await waitForState(page, 'certificate', 'accepted');
    await waitForState(page, 'password-protect', 'on');
    return { page, saw: await readPopup(page) };
  },
};

const stepByStep: Step = {
  name: 'step-by-step',
  does: 'Press “Step by step” in the popup',
  async run(stage) {
    const page = await openPopup(stage);
    await page.click('[data-action="guide"]');
    const parts = await page.locator('[data-milestone]').all();
    const way = await Promise.all(
      parts.map(async (part) => (await part.locator('.name').textContent()) ?? ''),
    );
    const steps = await page.locator('[data-step]').allTextContents();
    expect(steps.length > 0, 'The guide has no steps.');
    return { page, saw: [...way, ...steps.map((step, index) => `${index + 1}. ${step}`)] };
  },
};

const askForReminder: Step = {
  name: 'expiry',
  does: 'Open the popup, and press the button below the certificate that asks for its last day',
  async run(stage) {
    const popup = await openPopup(stage);
    const opened = stage.browser.context.waitForEvent('page');
    await popup.click('[data-action="expiry"]');
    const page = await opened;
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    return { page, saw: [`A page asks: “${await heading.textContent()}”`] };
  },
};

const portalRefuses: Step = {
  name: 'portal-refuses',
  does: 'Open the portal',
  async run({ browser, portal }) {
    const page = await browser.context.newPage();
    const failure = await page.goto(portal.url).then(
      () => null,
      (error: unknown) => /net::\w+/.exec(String(error))?.[0] ?? String(error),
    );
    expect(failure !== null, 'The portal opened without a certificate that fits.');
    return { page, saw: [`The browser could not open it (${failure}).`] };
  },
};

const stillRefused: Step = {
  name: 'popup-after',
  does: 'Open the popup again',
  async run(stage) {
    const page = await openPopup(stage);
    await waitForState(page, 'certificate', 'refused');
    return { page, saw: await readPopup(page) };
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
