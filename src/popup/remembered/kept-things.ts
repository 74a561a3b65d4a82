/** What is remembered, item by item, in a person's words; one without words does not compile. */
import type { Forgettable } from '../../shared/protocol';
import { type MessageKey, say } from '../../shared/strings';
import { sayDay } from '../expiry/say-date';
import { keepsProtect } from '../keeps-protect';
import { sayWhen } from '../say-when';
import type { Setting } from '../status-view';
import type { Remembered } from '../use-remembered';
import { wordsForCertificate } from '../words';

/** What can be forgotten by itself. */
export type Forgotten = Exclude<Forgettable, 'everything'>;

/** A row of the list. */
export interface KeptThing {
  readonly what: Forgotten;
  readonly name: MessageKey;
  /** What exactly is kept. */
  readonly text: string;
}

interface Words {
  readonly name: MessageKey;
  /** Null where nothing is kept. */
  readonly say: (remembered: Remembered, setting: Setting) => string | null;
}

function sayCertificate({ certificate }: Remembered, { now, language }: Setting): string | null {
  if (certificate === undefined || certificate.at === null) return null;
  const { headline } = wordsForCertificate(certificate, false);
  const when = sayWhen(certificate.at, now, language);
  return say('popup_remembered_certificate_text', say(headline), when);
}

function sayProtect({ passwordProtect: record, signIns }: Remembered): string | null {
  if (!keepsProtect(record, signIns)) return null;
  return say('popup_remembered_protect_text', String(record?.seen.length ?? 0));
}

function sayClock({ clock }: Remembered, { now, language }: Setting): string | null {
  if (clock === undefined || clock.at === null) return null;
  return say('popup_remembered_clock_text', sayWhen(clock.at, now, language));
}

const EXPIRY_TEXTS = {
  file: 'popup_remembered_expiry_file',
  typed: 'popup_remembered_expiry_typed',
} as const;

function sayExpiry({ expiry }: Remembered, { language }: Setting): string | null {
  if (expiry === undefined || expiry.endsAt === null) return null;
  return say(EXPIRY_TEXTS[expiry.from ?? 'typed'], sayDay(expiry.endsAt, language));
}

function sayPageMaps({ pageMaps = [] }: Remembered): string | null {
  // An administrator's are not the person's to forget.
  const own = pageMaps.filter(({ shownAt }) => shownAt !== null);
  return own.length === 0 ? null : say('popup_remembered_page_maps_text', String(own.length));
}

function sayVisit({ visit, guide }: Remembered): string | null {
  const moments = [...Object.values(visit ?? {}), guide?.openedAt ?? null];
  return moments.every((at) => at === null) ? null : say('popup_remembered_visit_text');
}

const THINGS: Readonly<Record<Forgotten, Words>> = {
  certificate: { name: 'popup_certificate_label', say: sayCertificate },
  'password-protect': { name: 'popup_password_protect_label', say: sayProtect },
  clock: { name: 'popup_remembered_clock', say: sayClock },
  expiry: { name: 'popup_remembered_expiry', say: sayExpiry },
  'user-info': {
    name: 'popup_remembered_user_info',
    say: ({ userInfo, userInfoInSession }) => userInfo?.url ?? userInfoInSession?.url ?? null,
  },
  'page-maps': { name: 'popup_maps_label', say: sayPageMaps },
  visit: { name: 'popup_remembered_visit', say: sayVisit },
};

/** All that can be forgotten by itself, in the order in which it is listed. */
const ORDER: readonly Forgotten[] = [
  'certificate',
  'password-protect',
  'clock',
  'expiry',
  'user-info',
  'page-maps',
  'visit',
];

/** Lists what holds something. */
export function listKept(remembered: Remembered, setting: Setting): readonly KeptThing[] {
  return ORDER.flatMap((what) => {
    const text = THINGS[what].say(remembered, setting);
    return text === null ? [] : [{ what, name: THINGS[what].name, text }];
  });
}
