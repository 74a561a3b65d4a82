/**
 * What shows how the portal's Password Protect setting stands.
 *
 * Password Protect "Yes" makes every access ask for the e-Parcel ID and the login password in the
 * browser's own sign-in dialog (source: the published guide); on the wire that is HTTP Basic, a
 * 401 answer. "No" is the initial setting.
 */

/** What a piece of evidence can say. */
export const PASSWORD_PROTECT_CHOICES = ['on', 'off'] as const;
export type PasswordProtectChoice = (typeof PASSWORD_PROTECT_CHOICES)[number];

/** Where it is known from. */
export const PASSWORD_PROTECT_SOURCES = [
  /** The portal asked for a sign-in (401 with a Basic challenge). */
  'sign-in-asked',
  /** A press on "Check now": the portal answered a request that carried no sign-in. */
  'check',
  /** An Update with this choice was confirmed by the portal. */
  'update',
  /** The User Info page showed the saved setting. */
  'user-info',
  /** A page was served, and nobody had been asked to sign in since the browser started. */
  'served',
] as const;
export type PasswordProtectSource = (typeof PASSWORD_PROTECT_SOURCES)[number];

/** One piece of evidence. */
export interface PasswordProtectEvidence {
  readonly state: PasswordProtectChoice;
  readonly source: PasswordProtectSource;
  /** When it was so, in milliseconds since 1970. */
  readonly at: number;
  /** Whose setting it is: see `account-mark.ts`; null when nothing tells. */
  readonly account: number | null;
}

/**
 * What the portal does, or confirms, counts more than what a page shows as saved: a page is recognised
 * by its meaning, and may come from an old copy. That nothing was asked is a conclusion only.
 */
const RANKS: Readonly<Record<PasswordProtectSource, number>> = {
  'sign-in-asked': 2,
  check: 2,
  update: 2,
  'user-info': 1,
  served: 0,
};

/** For how long a rank counts more than the next lower one, in milliseconds: about a visit. */
export const RANK_HOLDS_MS = 60 * 60_000;

/** How much a piece counts, as a moment: each rank counts as if it had been seen an hour later. */
const weightOf = ({ source, at }: PasswordProtectEvidence): number =>
  at + RANKS[source] * RANK_HOLDS_MS;

const compareNumbers = (one: number, other: number): number => Math.sign(one - other);
const compareNames = (one: string, other: string): number =>
  one === other ? 0 : one < other ? -1 : 1;

/** In order of time; what is of one moment has an order, too, so that none depends on its arrival. */
export function compareTimes(one: PasswordProtectEvidence, other: PasswordProtectEvidence): number {
  return (
    compareNumbers(one.at, other.at) ||
    compareNames(one.state, other.state) ||
    compareNames(one.source, other.source) ||
    compareNumbers(one.account ?? -1, other.account ?? -1)
  );
}

/**
 * In order of weight: an older piece is never above a newer one of its rank, and none from before an
 * Update above one from after it, whatever their ranks: it may be no longer so.
 * @param sentAt when Updates were sent, in milliseconds since 1970
 */
export function compareWeights(
  one: PasswordProtectEvidence,
  other: PasswordProtectEvidence,
  sentAt: readonly number[],
): number {
  const updatesBefore = ({ at }: PasswordProtectEvidence): number =>
    sentAt.filter((sent) => sent <= at).length;
  return (
    compareNumbers(updatesBefore(one), updatesBefore(other)) ||
    compareNumbers(weightOf(one), weightOf(other)) ||
    compareTimes(one, other)
  );
}
