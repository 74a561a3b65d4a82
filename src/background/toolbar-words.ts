/** What the toolbar says: the badge, and the title that says the same in words. */
import type { CertificateCause, CertificateState } from '../portal/certificate/status';
import type { PasswordProtectChoice } from '../portal/password-protect/evidence';
import { sayRelative } from '../shared/say-relative';
import { type MessageKey, say } from '../shared/strings';
import type { EndView, SeenView, ToolbarBadge, ToolbarView } from './toolbar-view';

const SENTENCES: Readonly<Record<CertificateState, MessageKey>> = {
  accepted: 'toolbar_accepted',
  choose: 'toolbar_choose',
  refused: 'toolbar_refused',
  'key-unavailable': 'toolbar_key_unavailable',
  'server-untrusted': 'toolbar_server_untrusted',
  unreachable: 'toolbar_unreachable',
  offline: 'toolbar_offline',
  unknown: 'toolbar_unknown',
};

const PROTECT_SENTENCES: Readonly<Record<PasswordProtectChoice, MessageKey>> = {
  on: 'toolbar_protect_on',
  off: 'toolbar_protect_off',
};

const inWords = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(say('language_tag'), options).format(at);

const DAY = { month: 'short', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const YEAR = { year: 'numeric' } as const;

function sayCertificate(state: CertificateState, cause: CertificateCause, seen: SeenView): string {
  if (cause === 'no-access') return say('toolbar_no_access');
  if (seen.kind === 'never') return say(SENTENCES[state]);
  if (seen.kind === 'fresh') {
    return say('toolbar_seen', say(SENTENCES[state]), inWords(seen.at, { ...DAY, ...TIME }));
  }
  // The one sentence that speaks of today.
  const sentence = say(state === 'accepted' ? 'toolbar_accepted_old' : SENTENCES[state]);
  if (seen.kind === 'some-time') return say('toolbar_seen_some_time', sentence);
  return say('toolbar_seen_old', sentence, inWords(seen.at, { ...YEAR, ...DAY }));
}

function sayEnd(end: EndView): string {
  const date = inWords(end.endsAt, { ...YEAR, ...DAY });
  if (end.kind === 'over') return say('toolbar_ended', date);
  if (end.kind === 'outdated') return say('toolbar_end_outdated', date);
  if (end.daysLeft === 0) {
    return say('toolbar_ends_on', inWords(end.endsAt, { ...YEAR, ...DAY, ...TIME }));
  }
  const distance = sayRelative(end.daysLeft, 'day', say('language_tag'), 'always');
  return say('toolbar_ends_in', distance, date);
}

/** The badge's text, at most four characters; empty: no badge. */
export function sayBadge(badge: ToolbarBadge | null): string {
  if (badge === null) return '';
  return badge.days === null ? '!' : say('toolbar_badge_days', String(badge.days));
}

/** The title: what the mouse shows over the button, and what a screen reader calls it. */
export function sayTitle({ state, cause, seen, end, protect }: ToolbarView['title']): string {
  const sentences = [
    sayCertificate(state, cause, seen),
    ...(protect === null ? [] : [say(PROTECT_SENTENCES[protect])]),
    ...(end === null ? [] : [sayEnd(end)]),
  ];
  const all = sentences.reduce((one, other) => say('toolbar_and', one, other));
  return say('toolbar_title', say('extension_short_name'), all);
}
