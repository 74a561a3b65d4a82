/**
 * What the helpdesk needs to know, as text to be sent or read out. In English, whatever the popup
 * speaks: its names are those of this program's sources. It holds nothing of a person.
 */
import type { ClockStatus } from '../portal/certificate/clock';
import type { CertificateStatus } from '../portal/certificate/status';
import type { PasswordProtectStatus } from '../portal/password-protect';

/** What a report is made of. */
export interface ReportParts {
  readonly certificate: CertificateStatus | undefined;
  readonly passwordProtect: PasswordProtectStatus | undefined;
  readonly clock: ClockStatus | undefined;
  readonly version: string;
  readonly userAgent: string;
  readonly isOnline: boolean;
  /** The present, in milliseconds since 1970. */
  readonly now: number;
}

/** Storage may hold any number, and one beyond what a calendar holds would throw. */
function momentOf(at: number | null): string {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? 'never' : date.toISOString();
}

function lineOfCertificate(status: CertificateStatus | undefined): string {
  if (status === undefined) return 'unreadable';
  const { state, cause, confidence, detail, source, at } = status;
  const answer = detail === '' ? '' : `, ${detail}`;
  return `${state}: ${cause} (${confidence}${answer}); ${source ?? 'nobody'}, ${momentOf(at)}`;
}

function lineOfPasswordProtect(status: PasswordProtectStatus | undefined): string {
  if (status === undefined) return 'unreadable';
  return `${status.state}; ${status.source ?? 'nobody'}, ${momentOf(status.at)}`;
}

function lineOfClock(clock: ClockStatus | undefined): string {
  if (clock === undefined || clock.aheadMs === null) return 'not compared';
  const seconds = Math.round(clock.aheadMs / 1_000);
  return `${seconds} s ahead of the portal; ${momentOf(clock.at)}`;
}

/** Puts it together, a line a fact. */
export function writeReport(parts: ReportParts): string {
  return [
    `e-Parcel Assistant ${parts.version}`,
    `Certificate: ${lineOfCertificate(parts.certificate)}`,
    `Password Protect: ${lineOfPasswordProtect(parts.passwordProtect)}`,
    `Clock: ${lineOfClock(parts.clock)}`,
    `Network: ${parts.isOnline ? 'online' : 'offline'}`,
    `Browser: ${parts.userAgent}`,
    `Written: ${momentOf(parts.now)}`,
  ].join('\n');
}
