/** Remembers when the certificate ends; nothing else of a certificate is ever kept. */
import type { Expiry } from '../portal/certificate/expiry';
import { change, expiryItem } from '../shared/storage';

/** Keeps the end that the person gave, in place of an earlier one. */
export async function keepExpiry(expiry: Expiry): Promise<void> {
  await change(expiryItem, () => expiry);
}
