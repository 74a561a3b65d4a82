/** A status together with its evidence, ready to be shown. */
import {
  type CertificateState,
  type CertificateStatus,
  codeOf,
} from '../portal/certificate/status';
import type { PasswordProtectStatus } from '../portal/password-protect/status';
import { type ShownEvidence, showEvidence } from './evidence';
import { saySince } from './since';
import { type StatusWords, wordsForCertificate, wordsForPasswordProtect } from './words';

/** What a card shows. */
export interface StatusView {
  readonly words: StatusWords;
  readonly evidence: ShownEvidence | null;
  /** Since when it is so, as a sentence; null where the evidence says it all. */
  readonly since: string | null;
  /** Date and time by this computer's clock, for sentences that ask whether they are right. */
  readonly sayPresent: () => string;
  /** The result has other possible causes; a quiet word says so. */
  readonly isLikely: boolean;
  /** The cause, short enough to be read out; empty where there is nothing to tell anybody. */
  readonly code: string;
  /** The name of an error, to be read out on the telephone; empty when there is none. */
  readonly detail: string;
}

/** The moment and the language to show things in. */
export interface Setting {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly language: string;
}

const UNREADABLE: Omit<StatusView, 'sayPresent'> = {
  words: {
    tone: 'plain',
    glyph: 'question',
    headline: 'popup_unreadable',
    meaning: null,
    step: 'popup_unreadable_step',
  },
  evidence: null,
  since: null,
  isLikely: false,
  code: '',
  detail: '',
};

const presentOf =
  ({ now, language }: Setting) =>
  (): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(now);

/** The certificate's card. @param status undefined when it could not be read */
export function viewCertificate(
  status: CertificateStatus | undefined,
  setting: Setting,
): StatusView {
  const sayPresent = presentOf(setting);
  if (status === undefined) return { ...UNREADABLE, sayPresent };
  const evidence = showEvidence(status, setting.now, setting.language);
  const words = wordsForCertificate(status, evidence?.old === true);
  const isOld = evidence?.old === true;
  const isLikely = status.confidence === 'likely' && !isOld;
  // Where all is well there is nothing to be read out.
  const isGood = words.tone === 'good' && !isOld && status.cause !== 'sign-in-failed';
  const isWell = evidence === null || isGood;
  const code = isWell ? '' : codeOf(status.cause);
  const detail = isWell ? '' : status.detail;
  return { words, evidence, since: null, sayPresent, isLikely, code, detail };
}

/**
 * Password Protect's card.
 * @param status undefined when it could not be read
 * @param certificate the certificate's state: while the portal does not open, that comes first
 */
export function viewPasswordProtect(
  status: PasswordProtectStatus | undefined,
  certificate: CertificateState,
  setting: Setting,
): StatusView {
  const sayPresent = presentOf(setting);
  if (status === undefined) return { ...UNREADABLE, sayPresent };
  const evidence = showEvidence(status, setting.now, setting.language);
  const words = wordsForPasswordProtect(status, certificate, evidence?.old === true);
  const since = saySince(status, setting.now, setting.language);
  return { words, evidence, since, sayPresent, isLikely: false, code: '', detail: '' };
}
