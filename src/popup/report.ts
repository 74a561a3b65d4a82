/**
 * What the helpdesk needs to know, as text to be sent or read out. In English, whatever the popup
 * speaks: its names are those of this program's sources. It holds nothing of a person.
 */
import type { ClockStatus } from '../portal/certificate/clock';
import type { Expiry } from '../portal/certificate/expiry';
import { type CertificateStatus, codeOf, type EvidenceSource } from '../portal/certificate/status';
import type { SignInView } from '../portal/password-protect/sign-in';
import type { PasswordProtectStatus } from '../portal/password-protect/status';
import { momentOf } from './report-moment';
import { reportPasswordProtect } from './report-password-protect';

/** What a report is made of. */
export interface ReportParts {
  readonly certificate: CertificateStatus | undefined;
  readonly passwordProtect: PasswordProtectStatus | undefined;
  readonly signIn: SignInView;
  readonly clock: ClockStatus | undefined;
  readonly expiry: Expiry | undefined;
  /** What the popup says of the certificate, in the person's language. */
  readonly headline: string;
  readonly version: string;
  readonly userAgent: string;
  readonly isOnline: boolean;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

const SOURCES: Readonly<Record<EvidenceSource, string>> = {
  tab: 'a visit',
  check: 'Check now',
};

function lineOfCertificate(status: CertificateStatus | undefined): string {
  if (status === undefined) return 'unreadable';
  const { state, cause, confidence, detail, source, at } = status;
  const answer = detail === '' ? '' : `, ${detail}`;
  const seenBy = source === null ? 'not seen yet' : `seen by ${SOURCES[source]}`;
  return `${codeOf(cause)} ${state}: ${cause} (${confidence}${answer}); ${seenBy}, ${momentOf(at)}`;
}

function lineOfClock(clock: ClockStatus | undefined): string {
  if (clock === undefined || clock.aheadMs === null) return 'not compared';
  const minutes = Math.round(clock.aheadMs / 60_000);
  return `${minutes} min ahead of the portal; ${momentOf(clock.at)}`;
}

function lineOfExpiry(expiry: Expiry | undefined): string {
  if (expiry === undefined || expiry.endsAt === null) return 'not given';
  return `${momentOf(expiry.endsAt)} (${expiry.from ?? 'unknown'})`;
}

/** Puts it together, a line a fact. */
export function writeReport(parts: ReportParts): string {
  return [
    parts.headline,
    `e-Parcel Assistant ${parts.version}`,
    `Certificate: ${lineOfCertificate(parts.certificate)}`,
    ...reportPasswordProtect(parts.passwordProtect, parts.signIn),
    `Clock: ${lineOfClock(parts.clock)}`,
    `Expiry: ${lineOfExpiry(parts.expiry)}`,
    `Network: ${parts.isOnline ? 'online' : 'offline'}`,
    `Browser: ${parts.userAgent}`,
    `Written: ${momentOf(parts.now)}`,
  ].join('\n');
}
