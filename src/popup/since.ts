/** Since when Password Protect is as it is, in words. */
import type { PasswordProtectStatus } from '../portal/password-protect/status';
import { type MessageKey, say } from '../shared/strings';
import { sayWhen } from './say-when';

const SINCE: Readonly<Record<'on' | 'off', MessageKey>> = {
  on: 'popup_since_on',
  off: 'popup_since_off',
};
const SINCE_AT_LEAST: Readonly<Record<'on' | 'off', MessageKey>> = {
  on: 'popup_since_on_least',
  off: 'popup_since_off_least',
};

/**
 * Says it: "On since 10:05 AM". Only of an Update that the portal confirmed is the minute known; else
 * it was so when it was first seen.
 * @param now the present, in milliseconds since 1970
 * @param language of the sentence (BCP 47)
 * @returns null where it says no more than the evidence itself
 */
export function saySince(
  { state, since, at, change }: PasswordProtectStatus,
  now: number,
  language: string,
): string | null {
  if (state === 'unknown' || since === null || (since === at && change === null)) return null;
  const words = change?.shownBy.source === 'update' ? SINCE : SINCE_AT_LEAST;
  return say(words[state], sayWhen(since, now, language));
}
