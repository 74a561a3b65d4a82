/**
 * Which words, sign and colour belong to which status. Pure, and typed so that a state, a cause or
 * a source without words does not compile.
 */
import type {
  CertificateCause,
  CertificateState,
  CertificateStatus,
  EvidenceSource,
} from '../portal/certificate';
import type {
  PasswordProtectSource,
  PasswordProtectState,
  PasswordProtectStatus,
} from '../portal/password-protect';
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
  /** The state that the cause belongs to. */
  readonly state: CertificateState;
  readonly headline: MessageKey;
  /** Instead of the headline, once the evidence is old: only where the headline speaks of today. */
  readonly oldHeadline?: MessageKey;
  readonly meaning: MessageKey | null;
  readonly step: MessageKey;
}

const CERTIFICATE_WORDS: Readonly<Record<CertificateCause, CauseWords>> = {
  'no-evidence': {
    state: 'unknown',
    headline: 'popup_certificate_no_evidence_headline',
    meaning: null,
    step: 'popup_certificate_no_evidence_step',
  },
  answered: {
    state: 'accepted',
    headline: 'popup_certificate_answered_headline',
    oldHeadline: 'popup_certificate_answered_old_headline',
    meaning: 'popup_certificate_answered_meaning',
    step: 'popup_certificate_answered_step',
  },
  'not-chosen': {
    state: 'choose',
    headline: 'popup_certificate_not_chosen_headline',
    meaning: 'popup_certificate_not_chosen_meaning',
    step: 'popup_certificate_not_chosen_step',
  },
  'no-certificate': {
    state: 'refused',
    headline: 'popup_certificate_no_certificate_headline',
    meaning: 'popup_certificate_no_certificate_meaning',
    step: 'popup_certificate_no_certificate_step',
  },
  closed: {
    state: 'refused',
    headline: 'popup_certificate_closed_headline',
    meaning: 'popup_certificate_closed_meaning',
    step: 'popup_certificate_closed_step',
  },
  'http-refused': {
    state: 'refused',
    headline: 'popup_certificate_http_refused_headline',
    meaning: 'popup_certificate_http_refused_meaning',
    step: 'popup_certificate_http_refused_step',
  },
  forbidden: {
    state: 'refused',
    headline: 'popup_certificate_forbidden_headline',
    meaning: 'popup_certificate_forbidden_meaning',
    step: 'popup_certificate_forbidden_step',
  },
  'private-key': {
    state: 'key-unavailable',
    headline: 'popup_certificate_private_key_headline',
    meaning: 'popup_certificate_private_key_meaning',
    step: 'popup_certificate_private_key_step',
  },
  'server-certificate': {
    state: 'server-untrusted',
    headline: 'popup_certificate_server_certificate_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_server_certificate_step',
  },
  'tls-version': {
    state: 'unreachable',
    headline: 'popup_certificate_tls_version_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_tls_version_step',
  },
  proxy: {
    state: 'unreachable',
    headline: 'popup_certificate_proxy_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_proxy_step',
  },
  name: {
    state: 'unreachable',
    headline: 'popup_certificate_name_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_name_step',
  },
  network: {
    state: 'unreachable',
    headline: 'popup_certificate_network_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_network_step',
  },
  'timed-out': {
    state: 'unreachable',
    headline: 'popup_certificate_timed_out_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_timed_out_step',
  },
  'portal-down': {
    state: 'unreachable',
    headline: 'popup_certificate_portal_down_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_portal_down_step',
  },
  blocked: {
    state: 'unreachable',
    headline: 'popup_certificate_blocked_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_blocked_step',
  },
  'no-network': {
    state: 'offline',
    headline: 'popup_certificate_no_network_headline',
    meaning: 'popup_certificate_not_tested',
    step: 'popup_certificate_no_network_step',
  },
  other: {
    state: 'unknown',
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

/** What is said of the certificate. @param old the evidence may be out of date */
export function wordsForCertificate(
  { state, cause }: Pick<CertificateStatus, 'state' | 'cause'>,
  old: boolean,
): StatusWords {
  const { tone, glyph, usualCause } = CERTIFICATE_SIGNS[state];
  // Storage heals field by field, so a cause of another state can stand beside this one.
  const own = CERTIFICATE_WORDS[cause];
  const words = own.state === state ? own : CERTIFICATE_WORDS[usualCause];
  return {
    tone,
    glyph,
    headline: old ? (words.oldHeadline ?? words.headline) : words.headline,
    meaning: words.meaning,
    step: old ? 'popup_old_step' : words.step,
  };
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
};

/** The sentence that says where evidence is from; its `$1` is the age in words. */
export function wordsForSource(source: EvidenceSource | PasswordProtectSource | null): MessageKey {
  return source === null ? 'popup_seen' : SOURCE_WORDS[source];
}
