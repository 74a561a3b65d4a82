/**
 * How the portal is gone to: where a sign-in is wanted, its tab brought to the front may show no more
 * than that nobody signed in, and no window. Pure.
 */
import type { CertificateStatus } from '../portal/certificate/status';
import type { SignIns } from '../portal/password-protect/sign-in';
import type { ProtectNotice } from './protect-notice';

/** The way. */
export type PortalWay =
  /** To any tab of the portal. */
  | { readonly kind: 'any-tab' }
  /** To the tab in which the sign-in window may be open. */
  | { readonly kind: 'tab'; readonly tabId: number }
  /** The portal is asked anew, in this tab where nobody can be typing, else in a new one. */
  | { readonly kind: 'anew'; readonly tabId: number | null };

/** Where nobody is kept from signing in. */
export const ANY_TAB: PortalWay = { kind: 'any-tab' };

const NEW_TAB: PortalWay = { kind: 'anew', tabId: null };

/** What the choice of a way goes by. */
interface Known {
  readonly notice: ProtectNotice | null;
  readonly signIns: SignIns;
  readonly cause: CertificateStatus['cause'];
}

/** The way to the asking that a notice is about. */
function wayToAsking(
  { kind, at }: Extract<ProtectNotice, { kind: 'asked' | 'failed' }>,
  { open }: SignIns,
): PortalWay {
  const asking = open.find(
    ({ lastAt, times }) => lastAt === at && times > 1 === (kind === 'failed'),
  );
  if (asking === undefined) return NEW_TAB;
  const { tabId, frameId } = asking;
  if (kind === 'asked') return { kind: 'tab', tabId };
  // Where only a frame was refused, the page around it may be half filled in.
  return { kind: 'anew', tabId: frameId === 0 ? tabId : null };
}

/** Chooses the way. */
export function wayToPortal({ notice, signIns, cause }: Known): PortalWay {
  if (notice?.kind === 'asked' || notice?.kind === 'failed') return wayToAsking(notice, signIns);
  const isSwitchedOn = notice?.kind === 'changed' && notice.change.shownBy.state === 'on';
  const isWanted = isSwitchedOn || notice?.kind === 'new-password' || cause === 'sign-in-failed';
  return isWanted ? NEW_TAB : ANY_TAB;
}

/** The way where a sign-in comes next, whatever is known of askings. */
export const wayToSignIn = (way: PortalWay): PortalWay => (way.kind === 'any-tab' ? NEW_TAB : way);
