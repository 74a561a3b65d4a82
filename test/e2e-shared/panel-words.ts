/** What the panel says, by the keys of its sentences; and waiting for it to say so. */
import { expect } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import japanese from '../../public/_locales/ja/messages.json';
import type { Panel } from '../browser/tab';

const MESSAGES = { en: english, ja: japanese };
export type Language = keyof typeof MESSAGES;

/** A sentence with its places filled in. */
export function say(
  language: Language,
  key: keyof typeof english,
  ...substitutions: readonly (string | number)[]
): string {
  const { message } = MESSAGES[language][key];
  return message.replace(/\$(\d)/g, (_, place) => String(substitutions[Number(place) - 1] ?? ''));
}

const PATIENCE = { timeout: 5_000 };
/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;
const RULES = [
  'page_rule_length',
  'page_rule_characters',
  'page_rule_spaces',
  'page_rule_match',
] as const;
const STATES = ['none', 'ok', 'check', 'fix'] as const;

/** How the four password rules stand, in order, by the words on the panel. */
async function readStates(panel: Panel, language: Language): Promise<string> {
  const lines = (await panel.readText()).split('\n');
  return RULES.map((rule) => {
    const word = lines[lines.indexOf(say(language, rule)) + 1];
    return STATES.find((state) => word === say(language, `page_state_${state}`)) ?? `? ${word}`;
  }).join(' ');
}

export const expectStates = (panel: Panel, language: Language, states: string): Promise<void> =>
  expect.poll(() => readStates(panel, language), PATIENCE).toBe(states);

/** Waits for the panel, in English. */
export const waitForPanel = (panel: Panel): Promise<void> =>
  panel.waitFor({ role: 'heading', name: say('en', 'extension_short_name') });

/** Waits until Update is held, in English. */
export const expectHeld = (panel: Panel): Promise<void> =>
  panel.waitFor({ role: 'heading', name: say('en', 'page_hold_heading') });

/** Reads the hold, in English, and sends the Update all the same. */
export async function updateAnyway(panel: Panel): Promise<void> {
  await expectHeld(panel);
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  await panel.press({ role: 'button', name: say('en', 'page_hold_anyway') });
}

export const expectText = (panel: Panel, text: string): Promise<void> =>
  expect.poll(() => panel.readText(), PATIENCE).toContain(text);

export const expectNoText = (panel: Panel, text: string): Promise<void> =>
  expect.poll(() => panel.readText(), PATIENCE).not.toContain(text);
