/// <reference path="./strength-words.d.ts" />
/**
 * How well a password would stand up to guessing, as advice. A module of its own that is loaded when
 * first needed: it brings words by the ten thousand. Never on the typing path: an estimate costs
 * milliseconds. It runs here and nowhere else, and asks no one.
 */

import { graphs, lists } from 'virtual:strength-words';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** 0 guessed at once, 1 very easily, 2 easily, 3 hard to guess, 4 very hard. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** The portal takes 19; whoever pastes a book should not wait for it. */
const LONGEST = 64;

/**
 * How many readings of digits as letters ("p4ssw0rd") are tried: each is one more look through all
 * words. The library's own 100 take three to five times as long at worst, and lower the level of one
 * password in 200 that are made to be read so.
 */
const READINGS = 20;

/**
 * The library looks words up in plain objects, where this one is found even if it is in no list, as a
 * function: what would be worked out from it is not a number, and the word passes for a random one.
 */
const FOUND_IN_EVERY_OBJECT = 'constructor';

/** Makes the library's every part forget the one before: it has something repeated. */
const NOBODYS = 'aa';

/** Lets the page do something else: reading, making ready and estimating are a task each. */
const rest = (): Promise<void> =>
  new Promise((done) => {
    // A timer would wait, for a second in a tab that is behind another.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });

await rest();
const dictionary = Object.fromEntries(
  Object.entries(lists).map(([name, words]) => [name, words.split('\n')]),
);
await rest();
const estimator = new ZxcvbnFactory({
  dictionary,
  graphs,
  maxLength: LONGEST,
  l33tMaxSubstitutions: READINGS,
});
await rest();

/** What is known of the person, and its parts: "taro.yamada@…" makes "yamada" easy to guess. */
function partsOf(known: readonly string[]): string[] {
  const texts = known.map((text) => text.slice(0, LONGEST));
  return [...texts, ...texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))];
}

/**
 * Estimates how hard a password is to guess. The library keeps the last password it saw; so it is
 * shown another one before this returns, and nothing of what was typed stays.
 * @param password what is typed, of any length; the first 64 characters count
 * @param known what others may know of the person: e-Parcel ID, names
 */
export function estimateStrength(password: string, known: readonly string[]): Strength {
  try {
    return estimator.check(password, [...partsOf(known), FOUND_IN_EVERY_OBJECT]).score;
  } finally {
    estimator.check(NOBODYS);
  }
}
