/** The e-Parcel ID that a User Info page shows. */
import { markAccount } from '../portal/password-protect/account-mark';
import type { UserInfoParts } from '../portal/recognition/recognition';
import { textOf } from '../portal/recognition/visible-text';

/** A form has fewer characters before its ID is named. */
const READ_AT_MOST = 4_000;
/** Without a colon it is one by its digit or @: "your e-Parcel ID and login password" names none. */
const ID =
  /(?:e-?parcel|ユーザー?|user|login|ログイン)\s*ID\s*(?:[:：]\s*|(?=[\w.@-]*[\d@]))([\w.@-]{3,64})/i;

/**
 * Reads the ID as the portal has written it: as text, or into a box that nobody can type into. What
 * a person types is never read here.
 * @returns empty where the page shows none
 */
export function readShownId({ others, scope }: UserInfoParts): string {
  const { parcelId } = others;
  if (!(parcelId instanceof HTMLInputElement)) {
    return ID.exec(textOf(scope, READ_AT_MOST))?.[1] ?? '';
  }
  const isFixed = parcelId.readOnly || parcelId.matches(':disabled');
  // As it was served: it may have been open to typing before.
  return isFixed ? parcelId.defaultValue.trim() : '';
}

/**
 * Marks whose settings the page shows; see `account-mark.ts`.
 * @returns null where it shows no ID, and where it cannot be read or marked: a page that is not secure
 * has no means to
 */
export async function markShownAccount(parts: UserInfoParts): Promise<number | null> {
  try {
    const id = readShownId(parts);
    return id === '' ? null : await markAccount(id);
  } catch {
    return null;
  }
}
