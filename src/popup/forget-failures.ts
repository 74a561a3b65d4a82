/** What is said when something could not be forgotten. */
import type { SendingFailures } from './use-sending';

/** It may be forgotten all the same, where no answer came; to look again tells. */
export const FORGET_FAILURES: SendingFailures = {
  failed: 'popup_forget_failed',
  'no-answer': 'popup_forget_failed',
};
