/** Writes evidence into what is remembered. */
import {
  type ClockStatus,
  clockError,
  foldClock,
  isFreshlyMeasured,
} from '../portal/certificate/clock';
import { diagnose, type RequestEvidence } from '../portal/certificate/diagnose';
import { READERS } from '../portal/certificate/errors/readers';
import { foldCertificate } from '../portal/certificate/fold-evidence';
import type { PasswordProtectEvidence } from '../portal/password-protect/evidence';
import {
  addSent,
  foldPasswordProtect,
  type PasswordProtectRecord,
  removeSent,
  type SentChoice,
  withoutFuture,
} from '../portal/password-protect/record';
import { noteProtected } from '../portal/password-protect/sign-in';
import type { Visit } from '../portal/way-in';
import {
  certificateItem,
  change,
  clockItem,
  passwordProtectItem,
  read,
  signInsItem,
  visitItem,
} from '../shared/storage';
import { traitsHere } from '../shared/this-browser';

/** Folds evidence of the certificate into its stored status, unless it says nothing. */
export async function recordCertificate(
  seen: Omit<RequestEvidence, 'isClockRight'>,
): Promise<void> {
  const clock = await read(clockItem);
  const isMeasured = isFreshlyMeasured(clock, seen.at);
  const evidence = { ...seen, isClockRight: isMeasured ? clockError(clock) === null : null };
  const finding = diagnose(evidence, READERS[traitsHere().errors]);
  if (finding === null) return;
  const status = await change(certificateItem, (known) =>
    foldCertificate(known, finding, evidence),
  );
  if (status.state === 'accepted' && status.at === seen.at) await recordVisit('chosenAt');
}

/**
 * Changes the record. What lies ahead is dropped for good only by a clock that was found right: one that
 * is wrong now would take everything with it.
 */
async function changeRecord(
  changeIt: (record: PasswordProtectRecord) => PasswordProtectRecord,
): Promise<void> {
  const now = Date.now();
  const clock = await read(clockItem);
  const isRight = isFreshlyMeasured(clock, now) && clockError(clock) === null;
  await change(passwordProtectItem, (record) =>
    changeIt(isRight ? withoutFuture(record, now) : record),
  );
}

/** Adds evidence of Password Protect to what is kept. @param account whose it is, where that is known */
export async function recordPasswordProtect(
  evidence: Omit<PasswordProtectEvidence, 'account'>,
  account: number | null = null,
): Promise<void> {
  await changeRecord((record) => foldPasswordProtect(record, { ...evidence, account }));
  if (evidence.state === 'on') await change(signInsItem, noteProtected);
}

/** Notes that an Update is on its way with a choice. */
export async function recordSentChoice(sent: SentChoice): Promise<void> {
  await changeRecord((record) => addSent(record, sent));
  if (sent.state === 'on') await change(signInsItem, noteProtected);
}

/** Notes that the portal has refused an Update. @param sentAt when it was sent, in milliseconds since 1970 */
export async function recordRefused(sentAt: number): Promise<void> {
  await changeRecord((record) => removeSent(record, sentAt));
}

const latest = (one: number | null, other: number): number => Math.max(one ?? other, other);

/** Notes that the portal has confirmed a new password, at a moment in milliseconds since 1970. */
export async function recordPasswordChanged(at: number): Promise<void> {
  await changeRecord((record) => ({
    ...record,
    passwordChangedAt: latest(record.passwordChangedAt, at),
  }));
}

/** Notes that the person has been told of every change up to a moment, in milliseconds since 1970. */
export async function noteChangeNoticed(upTo: number): Promise<void> {
  await changeRecord((record) => ({ ...record, noticedAt: latest(record.noticedAt, upTo) }));
}

/** Folds a measurement of this computer's clock into what is known of it. @param measured null: none */
export async function recordClock(measured: ClockStatus | null): Promise<void> {
  if (measured !== null) await change(clockItem, (clock) => foldClock(clock, measured));
}

/** Notes that the person has come to a part of the way in, now. */
export async function recordVisit(part: keyof Visit): Promise<void> {
  await change(visitItem, (visit) => ({ ...visit, [part]: Date.now() }));
}
