/** What to do next, in words. */
import { type MessageKey, say } from '../shared/strings';

/** These ask whether this computer's date and time are right; their `$1` is both. */
const WITH_PRESENT: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'popup_certificate_server_date_step',
  'popup_step_clock',
]);

/** @param sayPresent date and time in words: that takes milliseconds, and few steps need it */
export function sayStep(step: MessageKey, sayPresent: () => string): string {
  return WITH_PRESENT.has(step) ? say(step, sayPresent()) : say(step);
}
