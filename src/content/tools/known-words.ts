/** What others may know of the person: the e-Parcel ID and the names that stand on the page. */
import type { UserInfoParts } from '../../portal/recognition/recognition';
import { readShownId } from '../parcel-id';

/** Lists them as they are now; they are used where they are, and kept nowhere. */
export function listKnownWords(parts: UserInfoParts): string[] {
  const { firstName, lastName, others } = parts;
  const { parcelId } = others;
  const id = parcelId instanceof HTMLInputElement ? parcelId.value : readShownId(parts);
  return [firstName.value, lastName.value, id].filter((word) => word !== '');
}
