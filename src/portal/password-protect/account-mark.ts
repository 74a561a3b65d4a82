/** Tells one e-Parcel ID from another without keeping either. */

/** Marks are below this. */
export const ACCOUNT_MARKS = 0x1_00_00;

/**
 * Makes a mark of an e-Parcel ID that the portal's page shows. 65,536 marks are enough to see that the
 * ID became another one, and far too few to say which it is.
 * @param eParcelId as the page shows it as text; never what a person types
 * @returns a number from 0 to 65,535
 */
export async function markAccount(eParcelId: string): Promise<number> {
  const bytes = new TextEncoder().encode(eParcelId.normalize('NFKC').trim().toLowerCase());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return new DataView(digest).getUint16(0);
}
