/** Every kind of character that may be typed: right or silent, and sent as it is. */

import * as fc from 'fast-check';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readClosedText } from '../browser/closed-shadow';
import { PATHS } from '../portal/layout';
import { applyUpdate, FIELD_NAMES } from '../portal/user-info';
import { openAltered } from './altered-page';
import { expectHeld, say, waitForPanel } from './panel-words';
import { shareStage } from './shared-stage';
import type { Stage } from './stage';

const LONG_MS = 180_000;

const takeStage = shareStage();
const HELD = say('page_hold_heading');
/** Half of a good password each. */
const [HEAD, TAIL] = ['Parcel', '2025x'];

const SPACES =
  '\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
/** Zero-width, joiners, byte order mark, soft hyphen, direction marks, fillers, controls, a tag. */
const INVISIBLE =
  '\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202e\u2066\u2028\u2029\u3164\uffa0\ufe0f\u0001\u001b\u007f\u0085\u{e0041}';
const OTHERS = [
  ['か', 'japanese'],
  ['ｶ', 'japanese'],
  ['漢', 'japanese'],
  ['𠮷', 'japanese'],
  ['Ａ', 'full_width'],
  ['９', 'full_width'],
  ['！', 'symbol'],
  ['😀', 'symbol'],
  ['é', 'other'],
  ['ß', 'other'],
  ['²', 'other'],
] as const;

interface Typed {
  readonly text: string;
  /** What the hold says of it. */
  readonly says: string;
}

const spaces = Array.from(SPACES).flatMap((space): readonly Typed[] => [
  { text: space + HEAD + TAIL, says: say('page_space_at_edge') },
  { text: HEAD + space + TAIL, says: say('page_space_inside', HEAD.length + 1) },
  { text: HEAD + TAIL + space, says: say('page_space_at_edge') },
]);

const inPlaces = (character: string, kind: 'invisible' | (typeof OTHERS)[number][1]) =>
  [
    ['', HEAD + TAIL],
    [HEAD, TAIL],
    [HEAD + TAIL, ''],
  ].map(
    ([before = '', after = '']): Typed => ({
      text: before + character + after,
      says: say(`page_character_${kind}`, before.length + 1),
    }),
  );

/** Puts a text where the cursor is, as an input method or the emoji window does. */
async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** A page that stays when Update is sent: the answer is taken on the way, and empty. */
async function openStaying(stage: Stage) {
  const altered = await openAltered(stage);
  await altered.page.route(`**${PATHS.update}`, (route) => route.fulfill({ status: 204 }));
  await waitForPanel(altered.page);
  return altered;
}

/** Types each text twice and presses Update until it is sent: once, or twice where it is held. */
async function tryAll(stage: Stage, texts: readonly Typed[]): Promise<readonly string[]> {
  const { page, form, posts } = await openStaying(stage);
  const wrong: string[] = [];
  for (const { text, says } of texts) {
    const shown = JSON.stringify(text).replace(
      /[^ -~]/gu,
      (c) => `<${c.codePointAt(0)?.toString(16)}>`,
    );
    for (const field of [form.newPassword, form.reEntry]) {
      await field.focus();
      await retype(page, text);
      if ((await field.inputValue()) !== text) wrong.push(`${shown}: the field has something else`);
    }
    const before = posts.length;
    await form.update.click();
    await expectHeld(page).catch(() => wrong.push(`${shown}: not held`));
    if (posts.length > before) wrong.push(`${shown}: sent at once`);
    const seen = await readClosedText(page);
    if (!seen.includes(says)) wrong.push(`${shown}: "${says}" is not in ${seen}`);
    await form.update.click();
    await expect.poll(() => posts.length).toBe(before + 1);
    const sent = [FIELD_NAMES.newPassword, FIELD_NAMES.newPasswordAgain].map((name) =>
      posts.at(-1)?.get(name),
    );
    if (sent.some((value) => value !== text)) wrong.push(`${shown}: sent as ${sent.join()}`);
  }
  return wrong;
}

describe('is named with its place, and sent as it is when Update is pressed again:', () => {
  it(
    'every kind of space at the start, in the middle, at the end',
    async () => {
      expect(await tryAll(await takeStage(), spaces)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'every kind of invisible character, likewise',
    async () => {
      const texts = Array.from(INVISIBLE).flatMap((character) => inPlaces(character, 'invisible'));
      expect(await tryAll(await takeStage(), texts)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'kana, kanji, emoji, full-width among half-width, accents, a kanji with its variant',
    async () => {
      const texts = OTHERS.flatMap(([character, kind]) => inPlaces(character, kind));
      // A variation sequence: the kanji is what a person sees.
      const variant = {
        text: `${HEAD}葛\u{e0100}${TAIL}`,
        says: say('page_character_japanese', 7),
      };
      expect(await tryAll(await takeStage(), [...texts, variant])).toEqual([]);
    },
    LONG_MS,
  );
});

it(
  'whatever is typed: held just when the portal refuses it',
  async () => {
    const stage = await takeStage();
    const { page, form, posts } = await openStaying(stage);
    const pieces = fc.constantFrom(...'aZ09 !é', 'ａ', 'か', '漢', '😀', '\u200b', 'e\u0301');
    const password = fc.oneof(
      fc.string({ unit: pieces, maxLength: 24 }),
      fc.string({ unit: fc.constantFrom(...'abXY12'), minLength: 8, maxLength: 20 }),
    );
    const cases = fc.sample(
      fc.record({
        newPassword: password,
        // As typed by a person: mostly the same again.
        again: fc.option(password, { freq: 3, nil: null }),
        firstName: fc.string({ unit: pieces, minLength: 30, maxLength: 60 }),
      }),
      { numRuns: 60, seed: 20250704 },
    );
    const wrong: unknown[] = [];
    let held = 0;
    for (const { newPassword, again, firstName } of cases) {
      const typed = [
        [form.newPassword, FIELD_NAMES.newPassword, newPassword],
        [form.reEntry, FIELD_NAMES.newPasswordAgain, again ?? newPassword],
        [form.firstName, FIELD_NAMES.firstName, firstName],
      ] as const;
      for (const [field, , text] of typed) {
        await field.focus();
        await page.keyboard.press('Control+A');
        if (text === '') await page.keyboard.press('Delete');
        else await page.keyboard.insertText(text);
      }
      const sent = new URLSearchParams(typed.map(([, name, text]) => [name, text]));
      const isRefused = !applyUpdate(stage.portal.user, sent).ok;
      const before = posts.length;
      await form.update.click();
      const isHeld = await expect
        .poll(async () => posts.length > before || (await readClosedText(page)).includes(HELD))
        .toBe(true)
        .then(() => posts.length === before);
      if (isHeld) {
        held += 1;
        await form.update.click();
      }
      await expect.poll(() => posts.length).toBe(before + 1);
      const got = typed.map(([, name]) => posts.at(-1)?.get(name));
      const isSame = typed.every(([, , text], index) => got[index] === text);
      if (isHeld !== isRefused || !isSame)
        wrong.push({ isHeld, isRefused, typed: typed.map(([, , text]) => text), got });
    }
    expect(wrong).toEqual([]);
    // Both kinds were tried.
    expect(held).toBeGreaterThan(10);
    expect(cases.length - held).toBeGreaterThan(5);
  },
  LONG_MS,
);
