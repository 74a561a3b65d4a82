/** What is said when the date could not be kept or forgotten. */
import type { SendingFailures } from '../use-sending';

export const EXPIRY_FAILURES: SendingFailures = {
  failed: 'expiry_failed',
  'no-answer': 'expiry_no_answer',
};
