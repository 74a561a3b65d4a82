/** A status together with its evidence, ready to be shown. */
import type { CertificateState, CertificateStatus } from '../portal/certificate/status';
import type { PasswordProtectStatus } from '../portal/password-protect';
import { type ShownEvidence, showEvidence } from './evidence';
import { type StatusWords, wordsForCertificate, wordsForPasswordProtect } from './words';

/** What a card shows. */
export interface StatusView {
  readonly words: StatusWords;
  readonly evidence: ShownEvidence | null;
  /** The name of an error, to be read out on the telephone; empty when there is none. */
  readonly detail: string;
}

/** The moment and the language to show things in. */
export interface Setting {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
}

const UNREADABLE: StatusView = {
  words: {
    tone: 'plain',
    glyph: 'question',
    headline: 'popup_unreadable',
    meaning: null,
    step: 'popup_unreadable_step',
  },
  evidence: null,
  detail: '',
};

/** The certificate's card. @param status undefined when it could not be read */
export function viewCertificate(
  status: CertificateStatus | undefined,
  { now, language }: Setting,
): StatusView {
  if (status === undefined) return UNREADABLE;
  const evidence = showEvidence(status, now, language);
  const words = wordsForCertificate(status, evidence?.old === true);
  return { words, evidence, detail: status.detail };
}

/**
 * Password Protect's card.
 * @param status undefined when it could not be read
 * @param certificate the certificate's state: while the portal does not open, that comes first
 */
export function viewPasswordProtect(
  status: PasswordProtectStatus | undefined,
  certificate: CertificateState,
  { now, language }: Setting,
): StatusView {
  if (status === undefined) return UNREADABLE;
  const evidence = showEvidence(status, now, language);
  const words = wordsForPasswordProtect(status, certificate, evidence?.old === true);
  return { words, evidence, detail: '' };
}
