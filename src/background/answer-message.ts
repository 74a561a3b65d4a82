/** Sends back what a message is answered with. */
import type { Runtime } from '../shared/browser';
import { handleMessage } from './handle-message';

/**
 * The one listener for messages.
 * @param answer sends the answer back, once
 * @returns true for a message that is answered later; undefined for one that is none of ours
 */
export function answerMessage(
  message: unknown,
  sender: Runtime.MessageSender,
  answer: (response: unknown) => void,
): true | undefined {
  // It gives an answer also when the work failed.
  const work = handleMessage(message, sender)?.then(answer);
  return work && true;
}
