/** Types into the form of a User Info page as a person does, with keys that the browser trusts. */
import type { Page } from 'playwright-core';

/** Time for a frame between two keys: a fast typist's are further apart. */
const BETWEEN_KEYS_MS = 20;
/** Longer than what follows a pause: a fault that is shown, a sentence that is read out. */
const PAUSE_MS = 1_100;

const clear = (text: string) => Array.from(text, () => 'Backspace');
/** A field that is reached by Tab has all of its text selected. */
const NEXT_FIELD = ['Tab', 'End'];
const PAUSE = ['pause'];
const NAMES = ['Hanako', 'Yamada'] as const;
const PASSWORD = 'Summer2024xy';

/** Good and bad passwords on the way, each round from what the round before has left. */
const KEYS: readonly string[] = [
  ...NAMES.flatMap((name) => [...clear(name), ...name, ...NEXT_FIELD]),
  // Company and telephone.
  ...NEXT_FIELD,
  ...NEXT_FIELD,
  ...clear(PASSWORD),
  ...PASSWORD.slice(0, 8),
  '-',
  'Space',
  ...PAUSE,
  ...clear('- '),
  ...PASSWORD.slice(8),
  ...NEXT_FIELD,
  ...clear(PASSWORD),
  ...PASSWORD.slice(0, 7),
  'X',
  ...clear('X'),
  ...PASSWORD.slice(7),
  ...PAUSE,
];

/** Puts the cursor where {@link typeRound} begins. */
export async function goToStart(page: Page): Promise<void> {
  await page.bringToFront();
  await page.focus('[name=a1]');
  await page.keyboard.press('End');
}

/** How many keys of a round change a field. */
export const KEYS_A_ROUND = KEYS.filter((key) => ![...NEXT_FIELD, ...PAUSE].includes(key)).length;

/** Types names, the password and its re-entry, with mistakes and pauses. */
export async function typeRound(page: Page): Promise<void> {
  for (const key of KEYS) {
    if (key === 'pause') await page.waitForTimeout(PAUSE_MS);
    else {
      await page.keyboard.press(key);
      await page.waitForTimeout(BETWEEN_KEYS_MS);
    }
  }
}

/** Types a password that is wrong, and takes it back; `look` is called while it stands. */
export async function typeMistake(page: Page, look: () => Promise<void>): Promise<void> {
  await page.focus('[name=p1]');
  for (const key of 'a-') await page.keyboard.press(key);
  await page.waitForTimeout(PAUSE_MS);
  await look();
  for (const key of clear('a-')) await page.keyboard.press(key);
}
