/** Whether the browser's own dialogs can be seen and answered here. */
import { DISPLAY_TOOLS, displayHint, hasDisplay } from '../../scripts/setup/find-display.mjs';
import { familyOf } from '../../scripts/setup/install-hint.mjs';
import { isFirefox } from './stage';

/** Tells it, and says so when they cannot: in Chromium it takes a display. */
export function canShowDialogs(): boolean {
  if (isFirefox || hasDisplay()) return true;
  console.warn(
    `NOT TESTED: the browser's own dialogs, answered by keys; this machine lacks ${DISPLAY_TOOLS.join(' or ')} (packages xvfb and xdotool). To get them: ${displayHint(DISPLAY_TOOLS, familyOf())}`,
  );
  return false;
}
