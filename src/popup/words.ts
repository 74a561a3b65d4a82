/**
 * Which words, sign and colour belong to which status. Pure, and typed so that a state, a cause or
 * a source without words does not compile.
 */
import {
  type CertificateCause,
  type CertificateState,
  type CertificateStatus,
  type EvidenceSource,
  meaningOf,
} from '../portal/certificate/status';
import type { PasswordProtectSource } from '../portal/password-protect/evidence';
import type {
  PasswordProtectState,
  PasswordProtectStatus,
} from '../portal/password-protect/status';
import type { MessageKey } from '../shared/strings';
import type { GlyphName } from './glyph';

/** How a status feels; its colours are in `popup.css`. Never the only sign: glyph and words say it too. */
export type Tone = 'good' | 'note' | 'warning' | 'bad' | 'plain';

/** A status in words. */
export interface StatusWords {
  readonly tone: Tone;
  readonly glyph: GlyphName;
  readonly headline: MessageKey;
  /** What it means; null where the headline says it all. */
  readonly meaning: MessageKey | null;
  /** The headline of then, `$1` of the meaning, where the evidence is old. */
  readonly lastHeadline?: MessageKey;
  /** The one thing to do next. */
  readonly step: MessageKey;
}

interface StateSigns {
  readonly tone: Tone;
  readonly glyph: GlyphName;
  /** The cause whose words fit the state when the stored cause is none of its own. */
  readonly usualCause: CertificateCause;
}

const CERTIFICATE_SIGNS: Readonly<Record<CertificateState, StateSigns>> = {
  accepted: { tone: 'good', glyph: 'check', usualCause: 'answered' },
  choose: { tone: 'note', glyph: 'choose', usualCause: 'not-chosen' },
  refused: { tone: 'bad', glyph: 'cross', usualCause: 'no-certificate' },
  'key-unavailable': { tone: 'bad', glyph: 'key', usualCause: 'private-key' },
  'server-untrusted': { tone: 'warning', glyph: 'shield', usualCause: 'server-certificate' },
  unreachable: { tone: 'warning', glyph: 'unplugged', usualCause: 'network' },
  offline: { tone: 'warning', glyph: 'offline', usualCause: 'no-network' },
  unknown: { tone: 'plain', glyph: 'question', usualCause: 'no-evidence' },
};

interface CauseWords {
  /** Instead of the state's, where the cause is another matter. */
  readonly signs?: Pick<StateSigns, 'tone' | 'glyph'>;
  readonly headline: MessageKey;
  /** Instead of the headline, once the evidence is old: only where the headline speaks of today. */
  readonly oldHeadline?: MessageKey;
  readonly meaning: MessageKey | null;
  readonly step: MessageKey;
}

const CERTIFICATE_WORDS: Readonly<Record<CertificateCause, CauseWords>> = {
  'no-evidence': {
    headline: 'popup_certificate_no_evidence_headline',
    meaning: null,
    step: 'popup_certificate_no_evidence_step',
  },
  answered: {
    headline: 'popup_certificate_answered_headline',
    oldHeadline: 'popup_certificate_answered_old_headline',
    meaning: 'popup_certificate_answered_meaning',
    step: 'popup_certificate_answered_step',
  },
  'sign-in-asked': {
    headline: 'popup_certificate_sign_in_asked_headline',
    oldHeadline: 'popup_certificate_answered_old_headline',
    meaning: 'popup_certificate_sign_in_asked_meaning',
    step: 'popup_certificate_sign_in_asked_step',
  },
  'sign-in-failed': {
    headline: 'popup_certificate_sign_in_failed_headline',
    oldHeadline: 'popup_certificate_answered_old_headline',
    meaning: 'popup_certificate_sign_in_failed_meaning',
    step: 'popup_certificate_sign_in_failed_step',
  },
  'not-chosen': {
    headline: 'popup_certificate_not_chosen_headline',
    meaning: 'popup_certificate_not_chosen_meaning',
    step: 'popup_certificate_not_chosen_step',
  },
  'choice-failed': {
    signs: { tone: 'warning', glyph: 'choose' },
    headline: 'popup_certificate_choice_failed_headline',
    meaning: 'popup_certificate_choice_failed_meaning',
    step: 'popup_certificate_choice_failed_step',
  },
  'choice-awaited': {
    headline: 'popup_certificate_choice_awaited_headline',
    meaning: 'popup_certificate_choice_awaited_meaning',
    step: 'popup_certificate_choice_awaited_step',
  },
  'no-certificate': {
    headline: 'popup_certificate_no_certificate_headline',
    meaning: 'popup_certificate_no_certificate_meaning',
    step: 'popup_certificate_no_certificate_step',
  },
  closed: {
    headline: 'popup_certificate_closed_headline',
    meaning: 'popup_certificate_closed_meaning',
    step: 'popup_certificate_closed_step',
  },
  expired: {
    headline: 'popup_certificate_expired_headline',
    meaning: 'popup_certificate_expired_meaning',
    step: 'popup_certificate_expired_step',
  },
  revoked: {
    headline: 'popup_certificate_revoked_headline',
    meaning: 'popup_certificate_revoked_meaning',
    step: 'popup_certificate_revoked_step',
  },
  'other-issuer': {
    headline: 'popup_certificate_other_issuer_headline',
    meaning: 'popup_certificate_other_issuer_meaning',
    step: 'popup_certificate_other_issuer_step',
  },
  'http-none': {
    headline: 'popup_certificate_http_none_headline',
    meaning: 'popup_certificate_http_none_meaning',
    step: 'popup_certificate_http_none_step',
  },
  'http-invalid': {
    headline: 'popup_certificate_http_invalid_headline',
    meaning: 'popup_certificate_http_invalid_meaning',
    step: 'popup_certificate_http_invalid_step',
  },
  'http-refused': {
    headline: 'popup_certificate_http_refused_headline',
    meaning: 'popup_certificate_http_refused_meaning',
    step: 'popup_certificate_http_refused_step',
  },
  forbidden: {
    headline: 'popup_certificate_forbidden_headline',
    meaning: 'popup_certificate_forbidden_meaning',
    step: 'popup_certificate_forbidden_step',
  },
  'private-key': {
    headline: 'popup_certificate_private_key_headline',
    meaning: 'popup_certificate_private_key_meaning',
    step: 'popup_certificate_private_key_step',
  },
  'key-failed': {
    headline: 'popup_certificate_key_failed_headline',
    meaning: 'popup_certificate_key_failed_meaning',
    step: 'popup_certificate_key_failed_step',
  },
  'server-date': {
    headline: 'popup_certificate_server_date_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_server_date_step',
  },
  'server-name': {
    headline: 'popup_certificate_server_name_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_server_name_step',
  },
  'server-issuer': {
    headline: 'popup_certificate_server_issuer_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_server_issuer_step',
  },
  'server-certificate': {
    headline: 'popup_certificate_server_certificate_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_server_certificate_step',
  },
  'tls-version': {
    headline: 'popup_certificate_tls_version_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_tls_version_step',
  },
  proxy: {
    headline: 'popup_certificate_proxy_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_proxy_step',
  },
  name: {
    headline: 'popup_certificate_name_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_name_step',
  },
  network: {
    headline: 'popup_certificate_network_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_network_step',
  },
  'timed-out': {
    headline: 'popup_certificate_timed_out_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_timed_out_step',
  },
  'portal-down': {
    headline: 'popup_certificate_portal_down_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_portal_down_step',
  },
  'portal-silent': {
    headline: 'popup_certificate_portal_silent_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_portal_silent_step',
  },
  'blocked-by-extension': {
    headline: 'popup_certificate_blocked_by_extension_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_blocked_by_extension_step',
  },
  'blocked-by-policy': {
    headline: 'popup_certificate_blocked_by_policy_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_blocked_by_policy_step',
  },
  'no-network': {
    headline: 'popup_certificate_no_network_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_no_network_step',
  },
  'no-access': {
    headline: 'popup_certificate_no_access_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_no_access_step',
  },
  other: {
    headline: 'popup_certificate_other_headline',
    meaning: 'popup_certificate_other_meaning',
    step: 'popup_certificate_other_step',
  },
};

const PASSWORD_PROTECT_WORDS: Readonly<Record<PasswordProtectState, StatusWords>> = {
  on: {
    tone: 'note',
    glyph: 'locked',
    headline: 'popup_password_protect_on_headline',
    meaning: 'popup_password_protect_on_meaning',
    step: 'popup_password_protect_on_step',
  },
  off: {
    tone: 'plain',
    glyph: 'unlocked',
    headline: 'popup_password_protect_off_headline',
    meaning: 'popup_password_protect_off_meaning',
    step: 'popup_password_protect_off_step',
  },
  unknown: {
    tone: 'plain',
    glyph: 'question',
    headline: 'popup_password_protect_unknown_headline',
    meaning: null,
    step: 'popup_password_protect_unknown_step',
  },
};

/** What is said of evidence that may be out of date: trouble of days ago is not today's. */
function wordsWhenOld(words: CauseWords, state: CertificateState, signs: StateSigns): StatusWords {
  const step = 'popup_old_step';
  if (state === 'accepted') {
    const headline = words.oldHeadline ?? words.headline;
    return { tone: signs.tone, glyph: signs.glyph, headline, meaning: words.meaning, step };
  }
  return {
    tone: 'plain',
    glyph: 'question',
    headline: 'popup_old_headline',
    meaning: 'popup_old_meaning',
    lastHeadline: words.headline,
    step,
  };
}

/** What is said of the certificate. @param old the evidence may be out of date */
export function wordsForCertificate(
  { state, cause }: Pick<CertificateStatus, 'state' | 'cause'>,
  old: boolean,
): StatusWords {
  const stateSigns = CERTIFICATE_SIGNS[state];
  // Storage heals field by field, so a cause of another state can stand beside this one.
  const fits = meaningOf(cause).state === state;
  const words = CERTIFICATE_WORDS[fits ? cause : stateSigns.usualCause];
  const signs = { ...stateSigns, ...words.signs };
  if (old) return wordsWhenOld(words, state, signs);
  const { headline, meaning, step } = words;
  return { tone: signs.tone, glyph: signs.glyph, headline, meaning, step };
}

/**
 * What is said of Password Protect.
 * @param certificate the certificate's state: while the portal does not open, that comes first
 * @param old the evidence may be out of date
 */
export function wordsForPasswordProtect(
  { state }: Pick<PasswordProtectStatus, 'state'>,
  certificate: CertificateState,
  old: boolean,
): StatusWords {
  const words = PASSWORD_PROTECT_WORDS[state];
  if (state === 'unknown' && certificate !== 'accepted') {
    return { ...words, step: 'popup_password_protect_unknown_step_after' };
  }
  return old ? { ...words, step: 'popup_old_step' } : words;
}

const SOURCE_WORDS: Readonly<Record<EvidenceSource | PasswordProtectSource, MessageKey>> = {
  tab: 'popup_seen_tab',
  check: 'popup_seen_check',
  'sign-in-asked': 'popup_seen_sign_in',
  'user-info': 'popup_seen_user_info',
  update: 'popup_seen_update',
  served: 'popup_seen_served',
};

/** The sentence that says where evidence is from; its `$1` is the age in words. */
export function wordsForSource(source: EvidenceSource | PasswordProtectSource | null): MessageKey {
  return source === null ? 'popup_seen' : SOURCE_WORDS[source];
}
