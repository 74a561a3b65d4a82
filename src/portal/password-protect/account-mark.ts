/** Tells one e-Parcel ID from another without keeping either. */

/** Marks are below this. */
export const ACCOUNT_MARKS = 256;

/**
 * Makes a mark of an e-Parcel ID that the portal's page shows. 256 marks are enough to see that the ID
 * became another one, all but once in 256 times, and too few to say which of a company's IDs it is.
 * @param eParcelId as the page shows it as text; never what a person types
 * @returns a number from 0 to 255
 */
export async function markAccount(eParcelId: string): Promise<number> {
  const bytes = new TextEncoder().encode(eParcelId.normalize('NFKC').trim().toLowerCase());
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return new DataView(digest).getUint8(0);
}
