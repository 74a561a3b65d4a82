/** Whether anything of Password Protect is kept that a person may want forgotten. Pure. */
import type { PasswordProtectRecord } from '../portal/password-protect/record';
import type { SignIns } from '../portal/password-protect/sign-in';

/**
 * The record itself is asked, not what follows from it: where nothing follows, something may be kept.
 * From when on evidence counts is no more than a moment, and is what is left after forgetting.
 * @param record undefined when it could not be read; the sign-ins likewise
 */
export function keepsProtect(
  record: PasswordProtectRecord | undefined,
  signIns: SignIns | undefined,
): boolean {
  if (signIns !== undefined && signIns.open.length > 0) return true;
  if (record === undefined) return false;
  const { seen, sent, passwordChangedAt, noticedAt } = record;
  return seen.length + sent.length > 0 || passwordChangedAt !== null || noticedAt !== null;
}
