/** What this page says of an Update, where it is the portal's answer to one. */
import { textOf } from '../portal/recognition/visible-text';
import { ANSWER_AT_MOST, readUpdateAnswer } from '../portal/update-answer';
import type { Request, Response, ToContent } from '../shared/protocol';
import { reportFault } from '../shared/report-fault';
import { isAlive } from './extension';

/** A worker that was stopped in the middle asks again, and the person may have closed the card. */
let isShown = false;

function showOnce(what: Request<ToContent, 'read-answer'>): void {
  if (isShown || !isAlive()) return;
  isShown = true;
  import('./show-done').then(({ showDone }) => showDone(what)).catch(reportFault);
}

/**
 * Reads the page; where it says that the password was changed, or Password Protect switched, the
 * person is told what follows.
 * @returns null when it says neither that the Update was done nor that it was refused
 */
export function readAnswer(
  what: Request<ToContent, 'read-answer'>,
): Response<ToContent, 'read-answer'> | null {
  const outcome = readUpdateAnswer(textOf(document.body, ANSWER_AT_MOST));
  if (outcome === 'done' && (what.passwordChanged || what.switchedTo !== null)) showOnce(what);
  return outcome === 'unclear' ? null : { outcome };
}
