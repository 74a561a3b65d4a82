/**
 * The browser's sign-in dialog, as far as requests show it. Pure.
 *
 * The browser makes a new request of each try, and of a cancelled dialog, too (measured), so that a
 * wrong password and a cancelled dialog look the same: the portal asks again.
 */
import { CLOCK_SLACK_MS } from '../evidence-age';

/** How long a dialog may stand open, in milliseconds, until the next request is another matter. */
const ANSWER_MS = 10 * 60_000;

/** For how long, in milliseconds, a sign-in that came to nothing is worth a word. */
const WORTH_A_WORD_MS = 60 * 60_000;

/** A frame of a tab; 0 is the tab's own page. */
interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/** Askings in a row, in one frame. Moments are in milliseconds since 1970. */
export interface Asking extends Frame {
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often the portal asked; once is the dialog itself. */
  readonly times: number;
}

/** Sign-ins since the browser started. */
export interface SignIns {
  /**
   * The extension has been there since then: only so does "nobody was asked" mean that nobody is
   * signed in.
   */
  readonly isWhole: boolean;
  /** Somebody was asked. */
  readonly wasAsked: boolean;
  /** The last asking that did not lead to a page; null when there is none. */
  readonly open: Asking | null;
}

/** Nothing is known of the time since the browser started. */
export const NO_SIGN_INS: SignIns = { isWhole: false, wasAsked: false, open: null };

/** The portal asks for a sign-in, at a moment in milliseconds since 1970. */
export function noteAsked(signIns: SignIns, { tabId, frameId }: Frame, at: number): SignIns {
  const { open } = signIns;
  const goesOn =
    open !== null &&
    open.tabId === tabId &&
    open.frameId === frameId &&
    Math.abs(at - open.lastAt) < ANSWER_MS;
  if (!goesOn) {
    const asking = { tabId, frameId, firstAt: at, lastAt: at, times: 1 };
    return { ...signIns, wasAsked: true, open: asking };
  }
  // One report that is told twice is one.
  if (at <= open.lastAt) return signIns;
  return { ...signIns, wasAsked: true, open: { ...open, lastAt: at, times: open.times + 1 } };
}

/** A page of the portal was served: whoever was asked has signed in, or need not. */
export function noteServed(signIns: SignIns, at: number): SignIns {
  const { open } = signIns;
  return open === null || at <= open.lastAt ? signIns : { ...signIns, open: null };
}

/** How a sign-in stands. */
export type SignInView =
  | { readonly kind: 'none' }
  /** The portal has asked once: the dialog is open, or was until a moment ago. */
  | { readonly kind: 'asked'; readonly at: number }
  /** It asked again: cancelled, or ID or password was wrong. */
  | { readonly kind: 'failed'; readonly at: number; readonly times: number };

/** @param now the present, in milliseconds since 1970 */
export function viewSignIn({ open }: SignIns, now: number): SignInView {
  if (open === null || open.lastAt > now + CLOCK_SLACK_MS) return { kind: 'none' };
  const { lastAt: at, times } = open;
  if (now - at > (times === 1 ? ANSWER_MS : WORTH_A_WORD_MS)) return { kind: 'none' };
  return times === 1 ? { kind: 'asked', at } : { kind: 'failed', at, times };
}
