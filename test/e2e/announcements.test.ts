/** What a screen reader says by itself while a person fills in the form: little, and nothing typed. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { pressPart, waitForPart } from '../browser/closed-shadow';
import { say } from './panel-states';
import { openPage, type Stage, setStage, userInfoForm } from './stage';

/** Something said, and when. */
interface Said {
  readonly text: string;
  readonly at: number;
}

type TreeNode = Awaited<ReturnType<typeof readTree>>;

const readTree = async (session: CDPSession) =>
  (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root;

const inside = (node: TreeNode): readonly TreeNode[] => [
  ...(node.shadowRoots ?? []),
  ...(node.children ?? []),
];

/** All live regions of a page, closed shadow roots included. */
function findLive(node: TreeNode): readonly TreeNode[] {
  const { attributes = [] } = node;
  const isLive = attributes.includes('aria-live') || attributes.includes('alert');
  return [...(isLive ? [node] : []), ...inside(node).flatMap(findLive)];
}

/** Listens to the page's only live region from now on. */
async function listen(page: Page): Promise<readonly Said[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  const regions = findLive(await readTree(session));
  expect(regions).toHaveLength(1);
  const [region] = regions;
  expect(region?.attributes?.join(' ')).toContain('role status aria-live polite aria-atomic true');
  // There and empty from the start.
  expect(region?.children ?? []).toEqual([]);
  const said: Said[] = [];
  session.on('DOM.childNodeInserted', ({ parentNodeId, node }) => {
    if (parentNodeId === region?.nodeId) said.push({ text: node.nodeValue, at: Date.now() });
  });
  return said;
}

/** As long as the longest wait for a message: three seconds after the last one. */
const SILENCE_MS = 3_400;

/** The button that shows the password, by the page's own word for it. */
const REVEAL = { en: /^Show New/, ja: /を表示$/ };

const setLanguageStage = (language: 'en' | 'ja'): Promise<Stage> =>
  setStage({ portal: { language, markup: 'labels' }, browser: { language } });

/** Types and pauses as a person does, and compares what is said with what should be. */
async function listenWhileTyping(stage: Stage, language: 'en' | 'ja'): Promise<void> {
  const page = await openPage(stage, '/user-info');
  const form = userInfoForm(page);
  const generate = { role: 'button', name: say(language, 'page_generate') };
  await waitForPart(page, generate);
  const said = await listen(page);
  const texts = () => said.map(({ text }) => text);
  const type = async (keys: string) => {
    await page.keyboard.type(keys, { delay: 40 });
    await page.waitForTimeout(SILENCE_MS);
  };
  const separator = say(language, 'page_list_separator');
  const left = (met: number, ...rules: readonly Parameters<typeof say>[1][]) =>
    say(
      language,
      'page_live_part',
      met,
      4,
      rules.map((rule) => say(language, rule)).join(separator),
    );

  await page.waitForTimeout(1_000);
  expect(texts()).toEqual([]);

  const heard: string[] = [];
  await form.newPassword.click();
  await type('Zq7');
  heard.push(left(2, 'page_rule_length', 'page_rule_match'));
  expect(texts()).toEqual(heard);
  // Longer, and not long enough: the same summary is no news.
  await type('Zq7x');
  expect(texts()).toEqual(heard);
  await type('W !');
  heard.push(left(1, 'page_rule_characters', 'page_rule_spaces', 'page_rule_match'));
  expect(texts()).toEqual(heard);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await type('9');
  heard.push(left(3, 'page_rule_match'));
  expect(texts()).toEqual(heard);
  // Leaving a field and coming to the next one says nothing.
  await form.reEntry.click();
  await page.waitForTimeout(SILENCE_MS);
  expect(texts()).toEqual(heard);
  await type('Zq7Zq7xW9');
  heard.push(say(language, 'page_live_all'));
  expect(texts()).toEqual(heard);
  const summaries = said.map(({ at }) => at);
  for (const [index, at] of summaries.slice(1).entries()) {
    expect(at - (summaries[index] ?? 0)).toBeGreaterThan(2_900);
  }

  // What a person asks for is answered at once.
  await pressPart(page, { role: 'button', name: REVEAL[language] });
  await expect.poll(() => texts().at(-1)).toBe(say(language, 'page_reveal_shown'));

  // Not even the rules' own numbers are those of what was typed.
  expect(texts().join()).not.toMatch(/Zq|xW|7/);
}

it('one message a pause, none twice, and never a character or a count of them: in en, in ja', {
  timeout: 120_000,
}, async () => {
  // At the same time, for this is mostly waiting for silence.
  const [inEnglish, inJapanese] = await Promise.all([
    setLanguageStage('en'),
    setLanguageStage('ja'),
  ]);
  await Promise.all([listenWhileTyping(inEnglish, 'en'), listenWhileTyping(inJapanese, 'ja')]);
});
