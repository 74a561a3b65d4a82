/** What the popup says of the page in the open tab. Pure. */
import { type Doubt, PARTS, type Part } from '../portal/recognition/recognition';
import type { PageReport } from '../shared/protocol';
import type { MessageKey } from '../shared/strings';

/** A page with fewer boxes than this, two of them for passwords, is never User Info. */
const FEWEST_FIELDS = 4;
const FEWEST_PASSWORDS = 2;

/** What each part is called. */
export const PART_NAMES: Readonly<Record<Part, MessageKey>> = {
  newPassword: 'page_label_new_password',
  reEntry: 'page_label_re_entry',
  firstName: 'page_label_first_name',
  lastName: 'page_label_last_name',
  update: 'page_label_update',
  passwordProtect: 'popup_password_protect_label',
};

/** What is in doubt: parts, or the page as a whole. */
const DOUBTS: Readonly<Record<Doubt, readonly Part[] | MessageKey>> = {
  'password-pair': ['newPassword', 'reEntry'],
  names: ['firstName', 'lastName'],
  update: ['update'],
  'password-protect': ['passwordProtect'],
  'two-forms': 'popup_page_doubt_two_forms',
  'user-info': 'popup_page_doubt_user_info',
  'another-page': 'popup_page_doubt_another_page',
  unreadable: 'popup_page_doubt_unreadable',
};

/** What is shown. */
export type PageView =
  /** All is well, or there is nothing to say. */
  | { readonly kind: 'nothing' }
  /** A quiet line. */
  | { readonly kind: 'line'; readonly text: MessageKey }
  /** The person should know. */
  | { readonly kind: 'notice'; readonly text: MessageKey }
  /** All works, and the person should know how far it counts; a quiet line may go with it. */
  | { readonly kind: 'drift'; readonly line: MessageKey | null }
  /** A quiet offer on a page that does not look like User Info. */
  | { readonly kind: 'offer' }
  | {
      readonly kind: 'unsure';
      readonly headline: MessageKey;
      readonly found: readonly Part[];
      readonly missing: readonly Part[];
      readonly reasons: readonly MessageKey[];
    };

const mayBeShown = ({ fields, passwords }: PageReport): boolean =>
  fields >= FEWEST_FIELDS && passwords >= FEWEST_PASSWORDS;

function rank(report: PageReport): number {
  if (report.state === 'showing') return 4;
  if (report.state !== 'idle' && report.state !== 'stepped-back') return 3;
  if (report.answer !== 'no') return 2;
  return mayBeShown(report) ? 1 : 0;
}

/** The frame that matters most; null of none. */
export function bestReport(reports: readonly PageReport[]): PageReport | null {
  return [...reports].sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function headlineOf(doubts: readonly Doubt[], missing: readonly Part[]): MessageKey {
  if (doubts.includes('two-forms')) return 'popup_page_two_forms';
  return missing.length === 0 ? 'popup_page_yours' : 'popup_page_unsure';
}

function viewUnsure({ found, doubts }: PageReport): PageView {
  const about = doubts.map((doubt) => DOUBTS[doubt]);
  const missing = about.flatMap((doubt) => (typeof doubt === 'string' ? [] : doubt));
  // Of two forms it is said already.
  const unchecked = doubts.includes('two-forms') ? [] : (['popup_page_unchecked'] as const);
  return {
    kind: 'unsure',
    headline: headlineOf(doubts, missing),
    // A part that was found and is in doubt was not really found.
    found: PARTS.filter((part) => found.includes(part) && !missing.includes(part)),
    missing: PARTS.filter((part) => missing.includes(part)),
    reasons: [...about.filter((doubt) => typeof doubt === 'string'), ...unchecked],
  };
}

/** Puts a report into what is shown. */
export function viewPage(report: PageReport | null): PageView {
  switch (report?.state) {
    case 'working':
      return report.isDrifted ? { kind: 'drift', line: null } : { kind: 'nothing' };
    case 'map':
      return report.isDrifted
        ? { kind: 'drift', line: 'popup_page_map' }
        : { kind: 'line', text: 'popup_page_map' };
    case 'showing':
      return { kind: 'line', text: 'popup_page_showing' };
    case 'removed':
      return { kind: 'notice', text: 'popup_page_removed' };
    case 'stopped':
      return { kind: 'notice', text: 'popup_page_stopped' };
    case 'idle':
    case 'stepped-back':
      if (report.answer === 'unsure') return viewUnsure(report);
      return mayBeShown(report) ? { kind: 'offer' } : { kind: 'nothing' };
    default:
      return { kind: 'nothing' };
  }
}
