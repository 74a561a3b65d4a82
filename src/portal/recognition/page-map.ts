/**
 * A page as a person showed it: which element is which part, by what can be told of each. A map is
 * used only while everything that it says of every part still agrees with the page.
 */
import type { Doubt } from './recognition';

/** What a part looked like when it was shown. */
export interface PartMark {
  /** The text that names it on the page, normalised; empty where there is none. */
  readonly label: string;
  readonly name: string;
  readonly id: string;
  /** `type` of an input or button, `select-one`, or the name of any other element. */
  readonly type: string;
  /** Its place among the usable elements of its kind (fields, choices, buttons) of its form, from 0. */
  readonly position: number;
}

/** Steps of showing: Password Protect's two choices are shown one by one. */
export const SHOWN_PARTS = [
  'newPassword',
  'reEntry',
  'firstName',
  'lastName',
  'update',
  'protectYes',
  'protectNo',
] as const;
export type ShownPart = (typeof SHOWN_PARTS)[number];

/** A page's map. */
export interface PageMap {
  readonly version: 1;
  /** The doubts that the person settled by showing: with any other, the map is not used. */
  readonly doubts: readonly Doubt[];
  /** The two choices of Password Protect are left out where the page has none. */
  readonly parts: Readonly<Partial<Record<ShownPart, PartMark>>>;
}
