/** What follows from the access to the portal, and from its absence. Pure. */
import {
  CERTIFICATE_UNKNOWN,
  type CertificateStatus,
  meaningOf,
} from '../portal/certificate/status';
import type { Visit } from '../portal/way-in';
import type { AccessChange } from '../shared/storage';

/**
 * The certificate while there is no access: whatever is remembered, and also where the background has not
 * been told of it yet.
 * @param now the present, in milliseconds since 1970: the browser has just been asked
 */
export function certificateWithoutAccess(now: number): CertificateStatus {
  const cause = 'no-access';
  const { state, confidence } = meaningOf(cause);
  return { ...CERTIFICATE_UNKNOWN, state, cause, confidence, at: now };
}

/** What is known of visits. */
interface Seen {
  readonly certificate: CertificateStatus | undefined;
  readonly visit: Visit;
}

/**
 * Whether pages of the portal may be open that were opened before the access was given: no browser runs the
 * assistant in those (measured). The first visit that is seen since says that the person knows.
 */
export function isReloadWanted({ allowedAt }: AccessChange, { certificate, visit }: Seen): boolean {
  if (allowedAt === null) return false;
  const inTab = certificate?.source === 'tab' ? certificate.at : null;
  return [visit.portalAt, inTab].every((at) => at === null || at < allowedAt);
}
