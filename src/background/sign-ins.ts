/** Follows the browser's sign-in dialog from the portal's asking to the page that it leads to. */
import { noteAsked, noteServed, type SignIns } from '../portal/password-protect/sign-in';
import { reportFault } from '../shared/report-fault';
import { change, passwordProtectItem, read, signInsItem } from '../shared/storage';
import { recordPasswordProtect } from './record-evidence';

/** A frame of a tab; 0 is the tab's own page. */
interface Frame {
  readonly tabId: number;
  readonly frameId: number;
}

/** The browser has started: from here on no sign-in is missed. Never rejects. */
export async function noteBrowserStart(): Promise<void> {
  await change(signInsItem, (signIns) => ({ ...signIns, isWhole: true })).catch(reportFault);
}

/** The portal asks a frame for a sign-in, at a moment in milliseconds since 1970. */
export async function noteSignInAsked(frame: Frame, at: number): Promise<void> {
  await change(signInsItem, (signIns) => noteAsked(signIns, frame, at));
  await recordPasswordProtect({ state: 'on', source: 'sign-in-asked', at });
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

/** The portal served a tab a page, at a moment in milliseconds since 1970. */
export async function notePageServed(at: number): Promise<void> {
  let before: SignIns | undefined;
  await change(signInsItem, (signIns) => {
    before = signIns;
    return noteServed(signIns, at);
  });
  const { open = null, isWhole = false, wasAsked = true } = before ?? {};
  if (open !== null && open.lastAt < at) await forgetOldPassword(open.firstAt);
  if (isWhole && !wasAsked) await recordServed(at);
}
