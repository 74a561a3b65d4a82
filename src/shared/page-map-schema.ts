/**
 * A page's map as it is written down: one schema for what a person has shown, which is kept in
 * storage, and for what an administrator's policy may bring along. A map holds words of the page,
 * names and places, and never a value that somebody typed.
 */
import * as z from 'zod/mini';
import { MARK_TEXT_AT_MOST, type PageMap } from '../portal/recognition/page-map';
import type { Doubt } from '../portal/recognition/recognition';
import { once } from './once';

/** Every doubt; one that the recogniser adds and that is missing here does not compile. */
const DOUBTS = Object.keys({
  'password-pair': true,
  names: true,
  update: true,
  'password-protect': true,
  'two-forms': true,
  'user-info': true,
  'another-page': true,
  unreadable: true,
} satisfies Record<Doubt, true>) as Doubt[];

/** What may be in doubt about a page. */
export const doubtSchema = once((): z.ZodMiniType<Doubt> => z.enum(DOUBTS));

/** A form has fewer elements of any kind. */
const POSITION_AT_MOST = 9_999;

/** A page's map. */
export const pageMapSchema = once(() => {
  const text = z.string().check(z.maxLength(MARK_TEXT_AT_MOST));
  const mark = z.object({
    label: text,
    name: text,
    id: text,
    type: text,
    position: z.int().check(z.nonnegative(), z.lte(POSITION_AT_MOST)),
  });
  return z.object({
    version: z.literal(1),
    doubts: z.readonly(z.array(doubtSchema()).check(z.maxLength(DOUBTS.length))),
    parts: z.object({
      newPassword: mark,
      reEntry: mark,
      firstName: mark,
      lastName: mark,
      update: mark,
      protectYes: z.exactOptional(mark),
      protectNo: z.exactOptional(mark),
    }),
  }) satisfies z.ZodMiniType<PageMap>;
});

/** Maps that are kept at most: the newest. */
export const PAGE_MAPS_AT_MOST = 10;

/** A map that is kept. */
export interface KeptPageMap {
  readonly id: string;
  /** When it was shown, in milliseconds since 1970; null for one of a policy. */
  readonly shownAt: number | null;
  readonly map: PageMap;
}

/** A map that is kept. */
export const keptPageMapSchema = once(
  (): z.ZodMiniType<KeptPageMap> =>
    z.object({
      id: z.string().check(z.maxLength(64)),
      shownAt: z.nullable(z.number().check(z.nonnegative())),
      map: pageMapSchema(),
    }),
);
