/**
 * What is known of the portal's Password Protect setting, and from what.
 *
 * Password Protect "Yes" makes every access ask for the e-Parcel ID and the login password in the
 * browser's own sign-in dialog (source: the published guide); on the wire that is HTTP Basic, a
 * 401 answer. "No" is the initial setting.
 */

import { isOvertaken } from './evidence-order';

/** What is said about the setting. */
export const PASSWORD_PROTECT_STATES = ['on', 'off', 'unknown'] as const;
export type PasswordProtectState = (typeof PASSWORD_PROTECT_STATES)[number];

/** Where it is known from. */
export const PASSWORD_PROTECT_SOURCES = [
  /** The portal asked for a sign-in (401 with a Basic challenge). */
  'sign-in-asked',
  /** A press on "Check now": the portal answered a request that carried no sign-in. */
  'check',
  /** The User Info page showed the saved setting. */
  'user-info',
  /** An Update with this choice was confirmed by the portal. */
  'update',
] as const;
export type PasswordProtectSource = (typeof PASSWORD_PROTECT_SOURCES)[number];

/** What is known of the setting, with its evidence. */
export interface PasswordProtectStatus {
  readonly state: PasswordProtectState;
  /** Null when nothing was seen yet. */
  readonly source: PasswordProtectSource | null;
  /** When it was last seen, in milliseconds since 1970; null when nothing was seen yet. */
  readonly at: number | null;
  /** Since when every piece of evidence has said the same, likewise. */
  readonly since: number | null;
}

/** Nothing was seen yet. */
export const PASSWORD_PROTECT_UNKNOWN: PasswordProtectStatus = {
  state: 'unknown',
  source: null,
  at: null,
  since: null,
};

/** One piece of evidence; `at` in milliseconds since 1970. */
export interface PasswordProtectEvidence {
  readonly state: 'on' | 'off';
  readonly source: PasswordProtectSource;
  readonly at: number;
}

/**
 * Folds a piece of evidence into the status: the newest wins.
 * @returns the new status; the same object when the evidence is older than what is known
 */
export function foldPasswordProtect(
  previous: PasswordProtectStatus,
  evidence: PasswordProtectEvidence,
): PasswordProtectStatus {
  if (isOvertaken(previous.at, evidence.at)) return previous;
  const unchanged = previous.state === evidence.state && previous.since !== null;
  return { ...evidence, since: unchanged ? previous.since : evidence.at };
}

/** A header as `webRequest` reports it. */
interface Header {
  readonly name: string;
  readonly value?: string | undefined;
}

/**
 * Tells whether an answer asks for a sign-in the way Password Protect does.
 * @param status the HTTP status
 * @param headers the answer's headers
 * @returns true for a 401 that carries a Basic challenge (RFC 7617), alone or among others
 */
export function asksForSignIn(status: number, headers: readonly Header[]): boolean {
  if (status !== 401) return false;
  return headers.some(
    ({ name, value }) =>
      name.toLowerCase() === 'www-authenticate' && /(?:^|,)\s*basic(?:\s|,|$)/i.test(value ?? ''),
  );
}
