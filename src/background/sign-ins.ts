/** Follows the browser's sign-in dialog from the portal's asking to the page that it leads to. */
import {
  noteAsked,
  noteClosed,
  noteProtected,
  noteServed,
  type SignIns,
} from '../portal/password-protect/sign-in';
import { maySeePortal } from '../shared/portal-access';
import { reportFault } from '../shared/report-fault';
import { change, passwordProtectItem, read, signInsItem } from '../shared/storage';
import { traitsHere } from '../shared/this-browser';
import { recordPasswordProtect } from './record-evidence';

/** A frame of a tab; 0 is the tab's own page. */
interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/**
 * The browser has started: from here on no sign-in is missed, unless the browser does not wake an
 * extension for the requests of its first moments, or does not let it see the portal. Never rejects.
 */
export async function noteBrowserStart(): Promise<void> {
  if (!traitsHere().wakesAtStart || !(await maySeePortal())) return;
  await change(signInsItem, (signIns) => ({ ...signIns, isWhole: true })).catch(reportFault);
}

/** A listener for closed tabs. */
export function onTabClosed(tabId: number): void {
  change(signInsItem, (signIns) => noteClosed(signIns, tabId)).catch(reportFault);
}

/** A part of a page was asked for a sign-in: the browser may have one from now on. */
export async function noteSignedInElsewhere(): Promise<void> {
  await change(signInsItem, noteProtected);
}

/** The portal asks a frame for a sign-in, at a moment in milliseconds since 1970. */
export async function noteSignInAsked(frame: Frame, at: number): Promise<void> {
  await change(signInsItem, (signIns) => noteAsked(signIns, frame, at));
  await recordPasswordProtect({ state: 'on', source: 'sign-in-asked', at });
}

/** The portal's refusal is shown in a frame, after a sign-in that was cancelled. */
export async function noteSignInCancelled(frame: Frame, at: number): Promise<void> {
  await change(signInsItem, (signIns) => noteAsked(signIns, frame, at));
}

/** Who signed in after the password was changed has signed in with the new one. */
async function forgetOldPassword(firstAskedAt: number): Promise<void> {
  await change(passwordProtectItem, (record) =>
    record.passwordChangedAt !== null && firstAskedAt > record.passwordChangedAt
      ? { ...record, passwordChangedAt: null }
      : record,
  );
}

/** That page after page is served says it once. */
const SERVED_AGAIN_MS = 10 * 60_000;

async function recordServed(at: number): Promise<void> {
  const [newest] = (await read(passwordProtectItem)).seen;
  if (newest?.source === 'served' && Math.abs(at - newest.at) < SERVED_AGAIN_MS) return;
  await recordPasswordProtect({ state: 'off', source: 'served', at });
}

/**
 * The portal served a frame a page, at a moment in milliseconds since 1970.
 * @param isWholePage a tab's own page that was asked for by its address: only that says what an access
 * needs
 */
export async function notePageServed(at: number, isWholePage: boolean): Promise<void> {
  let before: SignIns | undefined;
  await change(signInsItem, (signIns) => {
    before = signIns;
    return noteServed(signIns, at);
  });
  if (before === undefined) return;
  const { open, isWhole, wasAsked } = before;
  const answered = open.filter(({ lastAt }) => lastAt < at);
  if (answered.length > 0) {
    await forgetOldPassword(Math.max(...answered.map(({ firstAt }) => firstAt)));
  }
  if (isWholePage && isWhole && !wasAsked) await recordServed(at);
}
