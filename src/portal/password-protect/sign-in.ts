/**
 * The browser's sign-in dialog, as far as requests show it. Pure.
 *
 * After a wrong password the portal asks again. Chromium makes a new request of a cancelled dialog, too,
 * so that there the two look the same; Firefox shows the portal's refusal at once (both measured).
 */
import { CLOCK_SLACK_MS, OLD_AFTER_MS } from '../evidence-age';

/** How long a dialog may stand open, in milliseconds, until the next request is another matter. */
const ANSWER_MS = 10 * 60_000;

/** More frames than anybody signs in to at once. */
const MOST_OPEN = 10;

/** A frame of a tab; 0 is the tab's own page. */
interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/** Askings in a row, in one frame. Moments are in milliseconds since 1970. */
export interface Asking extends Frame {
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often the portal asked, or refused; once is the dialog itself. */
  readonly times: number;
}

/** Sign-ins since the browser started. */
export interface SignIns {
  /**
   * The extension has been there since then: only so does "nobody was asked" mean that nobody is
   * signed in.
   */
  readonly isWhole: boolean;
  /** Somebody was asked, or is known to be when next there is a chance. */
  readonly wasAsked: boolean;
  /** The askings that did not lead to a page, latest first. */
  readonly open: readonly Asking[];
}

/** Nothing is known of the time since the browser started. */
export const NO_SIGN_INS: SignIns = { isWhole: false, wasAsked: false, open: [] };

/** From here on a page that is served does not mean that nobody is asked. */
export function noteProtected(signIns: SignIns): SignIns {
  return signIns.wasAsked ? signIns : { ...signIns, wasAsked: true };
}

/** The portal asks a frame for a sign-in, or again, at a moment in milliseconds since 1970. */
export function noteAsked(signIns: SignIns, { tabId, frameId }: Frame, at: number): SignIns {
  const isHere = (asking: Asking): boolean => asking.tabId === tabId && asking.frameId === frameId;
  const known = signIns.open.find(isHere);
  const goesOn = known !== undefined && Math.abs(at - known.lastAt) < ANSWER_MS;
  // One report that is told twice is one.
  if (goesOn && at <= known.lastAt) return signIns;
  const asking: Asking = goesOn
    ? { ...known, lastAt: at, times: known.times + 1 }
    : { tabId, frameId, firstAt: at, lastAt: at, times: 1 };
  const others = signIns.open.filter((other) => !isHere(other));
  return { ...signIns, wasAsked: true, open: [asking, ...others].slice(0, MOST_OPEN) };
}

/** A page of the portal was served: whoever was asked before has signed in, or need not. */
export function noteServed(signIns: SignIns, at: number): SignIns {
  const open = signIns.open.filter(({ lastAt }) => lastAt >= at);
  return open.length === signIns.open.length ? signIns : { ...signIns, open };
}

/** A tab was closed, and with it a dialog that nobody has answered; what failed is still told. */
export function noteClosed(signIns: SignIns, tabId: number): SignIns {
  const open = signIns.open.filter((asking) => asking.tabId !== tabId || asking.times > 1);
  return open.length === signIns.open.length ? signIns : { ...signIns, open };
}

/** How a sign-in stands. */
export type SignInView =
  | { readonly kind: 'none' }
  /** The portal has asked once: the dialog is open, or was until a moment ago. */
  | { readonly kind: 'asked'; readonly at: number }
  /** It asked again: cancelled, or ID or password was wrong. */
  | { readonly kind: 'failed'; readonly at: number; readonly times: number };

/**
 * Says how it stands: of several frames, the one that was asked most often.
 * @param now the present, in milliseconds since 1970
 */
export function viewSignIn({ open }: SignIns, now: number): SignInView {
  const current = open.filter(({ lastAt, times }) => {
    const age = now - lastAt;
    return age >= -CLOCK_SLACK_MS && age <= (times === 1 ? ANSWER_MS : OLD_AFTER_MS);
  });
  const [asking] = current.toSorted((one, other) => other.times - one.times);
  if (asking === undefined) return { kind: 'none' };
  const { lastAt: at, times } = asking;
  return times === 1 ? { kind: 'asked', at } : { kind: 'failed', at, times };
}
