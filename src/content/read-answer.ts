/** What this page says of an Update, where it is the portal's answer to one. */
import { textOf } from '../portal/recognition/visible-text';
import { ANSWER_AT_MOST, readUpdateAnswer } from '../portal/update-answer';
import type { Response, ToContent } from '../shared/protocol';

/** Reads the page; null when it says neither that it was done nor that it was refused. */
export function readAnswer(): Response<ToContent, 'read-answer'> | null {
  const outcome = readUpdateAnswer(textOf(document.body, ANSWER_AT_MOST));
  return outcome === 'unclear' ? null : { outcome };
}
