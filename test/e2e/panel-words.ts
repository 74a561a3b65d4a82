/** What the panel says in English, by the keys of its sentences; and waiting for it to say so. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import english from '../../public/_locales/en/messages.json';
import { pressPart, readClosedText, waitForPart } from '../browser/closed-shadow';

/** A sentence with its places filled in. */
export function say(
  key: keyof typeof english,
  ...substitutions: readonly (string | number)[]
): string {
  const { message } = english[key];
  return message.replace(/\$(\d)/g, (_, place) => String(substitutions[Number(place) - 1] ?? ''));
}

/** On a busy machine, a pause of the assistant's own included. */
const PATIENCE = { timeout: 5_000 };
/** After this long a hold counts as read, and its buttons as meant. */
const READING_MS = 600;

const HOLD = { role: 'heading', name: say('page_hold_heading') } as const;

const RULES = [
  'page_rule_length',
  'page_rule_characters',
  'page_rule_spaces',
  'page_rule_match',
] as const;
const STATES = ['none', 'ok', 'check', 'fix'] as const;

/** How the four password rules stand, in order, by the words on the panel. */
export async function readStates(page: Page): Promise<readonly string[]> {
  const lines = (await readClosedText(page)).split('\n');
  return RULES.map((rule) => {
    const word = lines[lines.indexOf(say(rule)) + 1];
    return STATES.find((state) => word === say(`page_state_${state}`)) ?? `? ${word}`;
  });
}

export const expectStates = (page: Page, states: string): Promise<void> =>
  expect.poll(async () => (await readStates(page)).join(' '), PATIENCE).toBe(states);

export const expectText = (page: Page, text: string): Promise<void> =>
  expect.poll(() => readClosedText(page), PATIENCE).toContain(text);

/** Waits for the panel. */
export const waitForPanel = (page: Page) =>
  waitForPart(page, { role: 'heading', name: say('extension_short_name') });

/** Waits until Update is held. */
export const expectHeld = (page: Page) => waitForPart(page, HOLD, PATIENCE.timeout);

/** Reads the hold, and sends the Update all the same. */
export async function updateAnyway(page: Page): Promise<void> {
  await expectHeld(page);
  await page.waitForTimeout(READING_MS);
  await pressPart(page, { role: 'button', name: say('page_hold_anyway') });
}
