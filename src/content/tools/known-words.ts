/** What others may know of the person: the e-Parcel ID and the names that stand on the page. */
import type { UserInfoParts } from '../../portal/recognition/recognition';
import { textOf } from '../../portal/recognition/visible-text';

/** A form has fewer characters before its ID is named. */
const READ_AT_MOST = 4_000;
/** Without a colon it is one by its digit or @: "your e-Parcel ID and login password" names none. */
const ID =
  /(?:e-?parcel|ユーザー?|user|login|ログイン)\s*ID\s*(?:[:：]\s*|(?=[\w.@-]*[\d@]))([\w.@-]{3,64})/i;

/** Lists them as they are now; they are used where they are, and kept nowhere. */
export function listKnownWords({ firstName, lastName, others, scope }: UserInfoParts): string[] {
  const { parcelId } = others;
  const id =
    parcelId instanceof HTMLInputElement
      ? parcelId.value
      : (ID.exec(textOf(scope, READ_AT_MOST))?.[1] ?? '');
  return [firstName.value, lastName.value, id].filter((word) => word !== '');
}
