/** What a person should know of Password Protect beside its state: the one most urgent thing. Pure. */
import type { PasswordProtectEvidence } from '../portal/password-protect/evidence';
import type { SentChoice } from '../portal/password-protect/record';
import type { SignInView } from '../portal/password-protect/sign-in';
import type {
  PasswordProtectChange,
  PasswordProtectStatus,
} from '../portal/password-protect/status';

/** The last piece of the setting that counts. */
type Counting = Pick<PasswordProtectEvidence, 'state' | 'source' | 'at'>;

/** What belongs to a sign-in besides. */
interface AtWindow {
  readonly at: number;
  /** The browser may have sent the password of before. */
  readonly isNewPassword: boolean;
  /** Why the portal asks at all, where that is news to the person. */
  readonly news: PasswordProtectChange | null;
}

/** What is to be said. Moments are in milliseconds since 1970. */
export type ProtectNotice =
  /** A sign-in came to nothing. */
  | ({ readonly kind: 'failed'; readonly times: number } & AtWindow)
  /** The portal asks for a sign-in now. */
  | ({ readonly kind: 'asked' } & AtWindow)
  /** It became another, and not by the person's own Update. */
  | { readonly kind: 'changed'; readonly change: PasswordProtectChange }
  /** Later evidence says otherwise, and counts less. */
  | {
      readonly kind: 'doubted';
      readonly counting: Counting;
      readonly doubt: PasswordProtectEvidence;
    }
  /** A new password that nobody signed in with yet. */
  | { readonly kind: 'new-password'; readonly at: number }
  /** An Update of which nobody knows whether it was saved. */
  | { readonly kind: 'pending'; readonly sent: SentChoice };

/** Which piece counts, where a later one contradicts it. */
function countingOf({ state, source, at, doubt }: PasswordProtectStatus): Counting | null {
  if (doubt === null || state === 'unknown' || source === null || at === null) return null;
  // What was seen last of all agrees.
  return doubt.at > at ? { state, source, at } : null;
}

/** How long, in milliseconds, the portal's answer to an Update may be on its way, and being read. */
const READING_MS = 20_000;

function noticeOfSetting(
  status: PasswordProtectStatus,
  isNews: boolean,
  now: number,
): ProtectNotice | null {
  const { change, doubt, passwordChangedAt, pending } = status;
  const counting = countingOf(status);
  if (isNews && change !== null) return { kind: 'changed', change };
  if (doubt !== null && counting !== null) return { kind: 'doubted', counting, doubt };
  if (passwordChangedAt !== null) return { kind: 'new-password', at: passwordChangedAt };
  const isUnclear = pending !== null && now - pending.at > READING_MS;
  return isUnclear ? { kind: 'pending', sent: pending } : null;
}

/**
 * Finds the most urgent.
 * @param status undefined when it could not be read
 * @param isNews the person has not known of the change before this popup was opened
 * @param now the present, in milliseconds since 1970
 */
export function noticeOf(
  status: PasswordProtectStatus | undefined,
  signIn: SignInView,
  isNews: boolean,
  now: number,
): ProtectNotice | null {
  const isNewPassword = status !== undefined && status.passwordChangedAt !== null;
  const news = isNews && status?.state === 'on' ? status.change : null;
  if (signIn.kind !== 'none') return { ...signIn, isNewPassword, news };
  return status === undefined ? null : noticeOfSetting(status, isNews, now);
}

/** It is about the sign-in window. */
export const isAtWindow = ({ kind }: ProtectNotice): boolean =>
  kind === 'failed' || kind === 'asked';

/** It tells of two pieces of evidence with their times. */
export const tellsTimes = ({ kind }: ProtectNotice): boolean =>
  kind === 'changed' || kind === 'doubted';
