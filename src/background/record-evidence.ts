/** Writes evidence into what is remembered. */
import {
  type ClockStatus,
  clockError,
  foldClock,
  isFreshlyMeasured,
} from '../portal/certificate/clock';
import { diagnose, type RequestEvidence } from '../portal/certificate/diagnose';
import { foldCertificate } from '../portal/certificate/fold-evidence';
import { foldPasswordProtect, type PasswordProtectEvidence } from '../portal/password-protect';
import type { Visit } from '../portal/way-in';
import {
  certificateItem,
  change,
  clockItem,
  passwordProtectItem,
  read,
  visitItem,
} from '../shared/storage';

/** Folds evidence of the certificate into its stored status, unless it says nothing. */
export async function recordCertificate(
  seen: Omit<RequestEvidence, 'isClockRight'>,
): Promise<void> {
  const clock = await read(clockItem);
  const isMeasured = isFreshlyMeasured(clock, seen.at);
  const evidence = { ...seen, isClockRight: isMeasured ? clockError(clock) === null : null };
  const finding = diagnose(evidence);
  if (finding === null) return;
  const status = await change(certificateItem, (known) =>
    foldCertificate(known, finding, evidence),
  );
  if (status.state === 'accepted' && status.at === seen.at) await recordVisit('chosenAt');
}

/** Folds evidence of Password Protect into its stored status. */
export async function recordPasswordProtect(evidence: PasswordProtectEvidence): Promise<void> {
  await change(passwordProtectItem, (status) => foldPasswordProtect(status, evidence));
}

/** Folds a measurement of this computer's clock into what is known of it. @param measured null: none */
export async function recordClock(measured: ClockStatus | null): Promise<void> {
  if (measured !== null) await change(clockItem, (clock) => foldClock(clock, measured));
}

/** Notes that the person has come to a part of the way in, now. */
export async function recordVisit(part: keyof Visit): Promise<void> {
  await change(visitItem, (visit) => ({ ...visit, [part]: Date.now() }));
}
