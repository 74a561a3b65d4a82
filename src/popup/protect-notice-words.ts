/** The words of a notice in the card "Password Protect"; one without words does not compile. */
import { codeOf } from '../portal/certificate/status';
import type { PasswordProtectEvidence } from '../portal/password-protect/evidence';
import { say } from '../shared/strings';
import type { GlyphName } from './glyph';
import { LESS, wordsForLook } from './protect-looks';
import type { ProtectNotice } from './protect-notice';
import { sayWhen } from './say-when';
import type { Setting } from './status-view';
import type { Tone } from './words';

/** What was seen, and when. */
export interface ShownLook {
  readonly when: string;
  readonly text: string;
}

/** A notice in words. */
export interface NoticeWords {
  readonly tone: Extract<Tone, 'note' | 'warning'>;
  readonly glyph: GlyphName;
  readonly headline: string;
  /** Two pieces of evidence, older first, where it is about both. */
  readonly looks: readonly ShownLook[];
  readonly texts: readonly string[];
  /** What to do next. */
  readonly step: string;
  /** For the helpdesk; empty where there is none. */
  readonly code: string;
}

/** From here on it is worth a word how often, in askings. */
const OFTEN = 3;

type NoticeOf<K extends ProtectNotice['kind']> = Extract<ProtectNotice, { kind: K }>;

const STEPS = { on: 'popup_notice_changed_on_step', off: 'popup_notice_changed_off_step' } as const;
const CHANGED = { on: 'popup_notice_changed_on', off: 'popup_notice_changed_off' } as const;
const SENT = { on: 'popup_notice_pending_on', off: 'popup_notice_pending_off' } as const;

const NOTHING_MORE = { looks: [], texts: [], code: '' } as const;

function showLook(
  { state, source, at }: Pick<PasswordProtectEvidence, 'state' | 'source' | 'at'>,
  { now, language }: Setting,
): ShownLook {
  return { when: sayWhen(at, now, language), text: say(wordsForLook(state, source)) };
}

/** Why nobody is signed in. */
const sayReason = (times: number): string =>
  times < OFTEN
    ? say('popup_notice_failed_either')
    : say('popup_notice_failed_often', String(times));

/**
 * Of a sign-in: where it is news that one is asked for at all, that takes the place of how it stands.
 * Both would make the popup higher than the browser lets it be.
 */
const WORDS: {
  readonly [K in ProtectNotice['kind']]: (notice: NoticeOf<K>, setting: Setting) => NoticeWords;
} = {
  failed: ({ times, isNewPassword, news }) => ({
    tone: 'warning',
    glyph: 'alert',
    headline: say('popup_notice_failed'),
    looks: [],
    texts:
      news === null
        ? [say('popup_notice_failed_wanted'), sayReason(times)]
        : [say('popup_notice_asked_news'), say('popup_notice_failed_wanted')],
    step: say(isNewPassword ? 'popup_notice_new_password_step' : 'popup_notice_failed_step'),
    code: codeOf('sign-in-failed'),
  }),
  asked: ({ isNewPassword, news }) => ({
    ...NOTHING_MORE,
    tone: 'note',
    glyph: 'info',
    headline: say('popup_notice_asked'),
    texts: [say(news === null ? 'popup_notice_asked_text' : 'popup_notice_asked_news')],
    step: say(isNewPassword ? 'popup_notice_asked_new_step' : 'popup_notice_asked_step'),
  }),
  changed: ({ change: { before, shownBy } }, setting) => ({
    ...NOTHING_MORE,
    tone: 'warning',
    glyph: 'alert',
    headline: say(CHANGED[shownBy.state]),
    looks: [showLook(before, setting), showLook(shownBy, setting)],
    texts: [say('popup_notice_changed_why')],
    step: say(STEPS[shownBy.state]),
  }),
  doubted: ({ counting, doubt }, setting) => ({
    ...NOTHING_MORE,
    tone: 'note',
    glyph: 'question',
    headline: say('popup_notice_doubted'),
    looks: [showLook(counting, setting), showLook(doubt, setting)],
    texts: [say(LESS[doubt.source])],
    step: say('popup_notice_doubted_step'),
  }),
  'new-password': ({ at }, { now, language }) => ({
    ...NOTHING_MORE,
    tone: 'note',
    glyph: 'key',
    headline: say('popup_notice_new_password', sayWhen(at, now, language)),
    texts: [say('popup_notice_new_password_text')],
    step: say('popup_notice_new_password_step'),
  }),
  pending: ({ sent: { state, at } }, { now, language }) => ({
    ...NOTHING_MORE,
    tone: 'note',
    glyph: 'question',
    headline: say('popup_notice_pending'),
    texts: [say(SENT[state], sayWhen(at, now, language))],
    step: say('popup_notice_pending_step'),
  }),
};

/** Puts a notice into words. */
export function sayNotice<K extends ProtectNotice['kind']>(
  notice: NoticeOf<K> & { readonly kind: K },
  setting: Setting,
): NoticeWords {
  const sayIt: (notice: NoticeOf<K>, setting: Setting) => NoticeWords = WORDS[notice.kind];
  return sayIt(notice, setting);
}
