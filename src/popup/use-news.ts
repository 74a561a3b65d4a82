/** Whether a change is news for as long as the popup is open. */
import { useRef } from 'preact/hooks';
import type { PasswordProtectChange } from '../portal/password-protect/status';

/**
 * That the person has been told is noted at once, so that the toolbar's badge goes; what they are
 * reading is not to go with it.
 * @param change undefined or null where there is none
 * @returns whether it was news at any time since the popup was opened, and is not the person's own
 */
export function useNews(change: PasswordProtectChange | null | undefined): boolean {
  /** When what was news was seen, in milliseconds since 1970. */
  const caught = useRef<number | null>(null);
  if (change == null || change.isOwn) return false;
  if (change.isNews) caught.current = change.shownBy.at;
  return caught.current === change.shownBy.at;
}
