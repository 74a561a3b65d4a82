/** Tells the portal's first question for ID and password from the one that follows a wrong answer. */
import { change, signInItem } from '../shared/storage';

/**
 * Notes that a navigation was asked to sign in. The browser keeps its number while the person answers
 * the dialog, however long that takes and whether or not this worker lives on.
 * @param requestId the browser's number of the navigation
 * @returns `failed` when the same navigation was asked before: what was given was not accepted
 */
export async function noteSignInAsked(requestId: string): Promise<'asked' | 'failed'> {
  let isAgain = false;
  await change(signInItem, (last) => {
    isAgain = last.requestId === requestId;
    return isAgain ? last : { requestId };
  });
  return isAgain ? 'failed' : 'asked';
}
