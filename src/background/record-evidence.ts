/** Writes evidence into the two statuses. */
import { type CertificateEvidence, foldCertificate } from '../portal/certificate';
import { foldPasswordProtect, type PasswordProtectEvidence } from '../portal/password-protect';
import { certificateItem, change, passwordProtectItem } from '../shared/storage';

/** Folds evidence of the certificate into its stored status. */
export async function recordCertificate(evidence: CertificateEvidence): Promise<void> {
  await change(certificateItem, (status) => foldCertificate(status, evidence));
}

/** Folds evidence of Password Protect into its stored status. */
export async function recordPasswordProtect(evidence: PasswordProtectEvidence): Promise<void> {
  await change(passwordProtectItem, (status) => foldPasswordProtect(status, evidence));
}
