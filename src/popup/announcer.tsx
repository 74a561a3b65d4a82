/** What a screen reader says by itself while the popup is open. */
import { useRef } from 'preact/hooks';
import { say } from '../shared/strings';

interface Props {
  readonly running: boolean;
  /** A sentence about something that went wrong; null when nothing did. */
  readonly notice: string | null;
  /** What is heard once a check has ended. */
  readonly headlines: readonly string[];
}

/**
 * One polite live region, there and empty from the start: that a check is under way, then what came
 * of it. What already stands on the popup when it opens is read in the ordinary way.
 */
export function Announcer({ running, notice, headlines }: Props) {
  const wasRunning = useRef(false);
  if (running) wasRunning.current = true;
  const result = wasRunning.current ? headlines.join(' – ') : '';
  return (
    <p class="heard-only" role="status" aria-atomic="true">
      {running ? say('popup_checking') : (notice ?? result)}
    </p>
  );
}
